using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Measures;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class MeasureTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task A_measure_is_added_changed_until_a_benefit_uses_it_retired_and_brought_back()
    {
        var place = await Named();
        using var organiser = await house.Browse(place.Organiser);
        var catalogue = await organiser.Go("/measures");
        Assert.Contains("Nothing is measured yet where you may look", catalogue.Text, StringComparison.Ordinal);
        Assert.Contains("Bed days released", catalogue.Text, StringComparison.Ordinal);
        var percentages = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(
                place.Organiser,
                new AddMeasure(
                    Guid.CreateVersion7(),
                    place.Organisation,
                    new MeasureForm("Calls answered", "% of calls", "Telephones", Aggregation.Sum, null)
                )
            )
        );
        Assert.Equal(CatalogueMeasure.Rules.NotAdded, percentages.Rule);
        var empty = await (await catalogue.Follow("Add a measure")).Submit();
        Assert.Equal(
            ["Enter what is measured", "Enter a unit", "Say where its figures come from", "Choose how periods make one figure"],
            empty.Errors
        );
        var added = await empty.Submit(
            ("Form.Name", "Beds freed"),
            ("Form.Unit", "beds"),
            ("Form.Source", "Ward returns"),
            ("Form.Aggregation", "Sum"),
            ("Form.Class", "NonCashReleasing")
        );
        Assert.Contains("Ward returns", added.Text, StringComparison.Ordinal);
        var twice = await (await organiser.Go($"/programmes/{place.Organisation}/measures/new")).Submit(
            ("Form.Name", " beds  FREED"),
            ("Form.Unit", "Beds"),
            ("Form.Source", "Ward returns"),
            ("Form.Aggregation", "Latest")
        );
        Assert.Equal([CatalogueMeasure.Rules.Once.Sentence], twice.Errors);
        var open = await added.Follow("Beds freed");
        var changed = await open.Submit(("Form.Unit", "bed nights"));
        Assert.Contains("bed nights", changed.Text, StringComparison.Ordinal);
        Assert.Contains("Someone else has saved", (await open.Submit(("Form.Unit", "bed hours"))).Text, StringComparison.Ordinal);

        using var owner = await house.Browse(place.BenefitOwner);
        var planned = await (await owner.Go($"/initiatives/{place.Initiative}/benefits/new")).Submit(
            ("MeasureKey", "beds freed|bed nights"),
            ("Direction", "Up"),
            ("BaselineValue", "0"),
            ("BaselineOn.Day", "31"),
            ("BaselineOn.Month", "3"),
            ("BaselineOn.Year", "2026"),
            ("BaselineSource", "Ward returns"),
            ("TargetValue", "900"),
            ("TargetOn.Day", "31"),
            ("TargetOn.Month", "3"),
            ("TargetOn.Year", "2027"),
            ("Interval", "Quarter"),
            ("Confidence", "Medium"),
            ("BeneficiaryOrganisationId", place.Organisation.ToString())
        );
        Assert.Empty(planned.Errors);
        var benefit = await house.Ask(place.BenefitOwner, new BenefitToRead(Guid.Parse(planned.Url.Segments[2].TrimEnd('/'))));
        Assert.Equal(
            ("Beds freed", "bed nights", "Non-cash releasing", Aggregation.Sum),
            (benefit.Measure, benefit.Unit, benefit.Class, benefit.Aggregation)
        );

        var used = await (await organiser.Go("/measures")).Follow("Beds freed");
        Assert.Contains("1 benefit uses it, so that its words stay", used.Text, StringComparison.Ordinal);
        var measure = await Id(place, "beds freed|bed nights");
        var version = (await house.Ask(place.Organiser, new MeasureToRead(place.Organisation, measure))).Version;
        var form = new MeasureForm("Beds freed", "bed hours", "Ward returns", Aggregation.Sum, null);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new ChangeMeasure(place.Organisation, measure, version, form))
        );
        Assert.Equal(CatalogueMeasure.Rules.UsedByNone, refusal.Rule);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.catalogue_measures SET unit = 'bed hours' WHERE id = $1", measure)
        );

        var retired = await used.Press("Retire this measure");
        Assert.Contains("Retired", retired.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Beds freed (",
            (await owner.Go($"/initiatives/{place.Initiative}/benefits/new")).Text,
            StringComparison.Ordinal
        );
        foreach (
            var again in new[]
            {
                Planning(place) with
                {
                    MeasureKey = "beds freed|bed nights",
                },
                Planning(place, "BEDS freed", "bed nights"),
            }
        )
            Assert.Equal(
                CatalogueMeasure.Rules.IsOffered,
                (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, again))).Rule
            );
        await (await retired.Follow("Beds freed")).Press("Offer it again");
        await house.Send(place.BenefitOwner, Planning(place, "BEDS freed", "bed nights"));
        Assert.Equal(2, (await house.Ask(place.Organiser, new MeasureCatalogue(1))).Page.Rows.Single().Benefits);

        // Another programme's people neither see nor change it.
        var stranger = await house.PlaceWithInitiative();
        Assert.Equal(0, (await house.Ask(stranger.Organiser, new MeasureCatalogue(1))).Page.Total);
        using var browser = await house.Browse(stranger.Organiser);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/programmes/{place.Organisation}/measures/{measure}")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(stranger.Organiser, new RetireMeasure(stranger.Organisation, measure)));
    }

    [Fact]
    public async Task What_is_offered_to_everybody_is_taken_in_by_the_first_benefit_and_is_the_same_gain_in_every_programme()
    {
        var (place, other) = (await Named(), await Named());
        var words = OfferedMeasures.All.Single(m => m.Name == "Carbon emissions");
        var key = CatalogueMeasure.KeyOf(words.Name, words.Unit);
        var (own, rival) = (
            Planning(place) with
            {
                MeasureKey = key,
                Class = null,
            },
            Planning(other) with
            {
                MeasureKey = key,
                Class = null,
                BeneficiaryOrganisationId = place.Organisation,
            }
        );
        await house.Send(place.BenefitOwner, own);
        await house.Send(other.BenefitOwner, rival);
        var shown = await house.Ask(place.Organiser, new BenefitToRead(own.Id));
        Assert.Equal(("Carbon emissions", "tCO2e", "Carbon", true), (shown.Measure, shown.Unit, shown.Class, shown.IsExcluded));
        Assert.True((await house.Ask(other.Organiser, new BenefitToRead(rival.Id))).IsExcluded);
        var catalogue = await house.Ask(place.Organiser, new MeasureCatalogue(1));
        Assert.Equal(words, catalogue.Page.Rows.Single().Words);
        Assert.DoesNotContain(words, catalogue.Offered);
        await Assert.ThrowsAsync<Invalid>(() => house.Send(place.BenefitOwner, Planning(place) with { MeasureKey = "nothing|at all" }));
        var without = await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(place.BenefitOwner, Planning(place) with { Measure = " ", Unit = null })
        );
        Assert.Equal("Choose a measure of the catalogue, or say what is measured", without.Message);
        Assert.Equal(OfferedMeasures.All.Count, OfferedMeasures.All.Select(m => CatalogueMeasure.KeyOf(m.Name, m.Unit)).Distinct().Count());
    }

    [Fact]
    public async Task A_measure_that_changes_while_a_benefit_is_planned_by_it_is_never_changed_under_the_benefit()
    {
        var place = await Named();
        for (var round = 0; round < 4; round++)
        {
            var (measure, name) = (Guid.CreateVersion7(), $"Measure {round}");
            var form = new MeasureForm(name, "beds", "Ward returns", Aggregation.Sum, null);
            await house.Send(place.Organiser, new AddMeasure(measure, place.Organisation, form));
            var version = (await house.Ask(place.Organiser, new MeasureToRead(place.Organisation, measure))).Version;
            var benefit = Planning(place) with { MeasureKey = CatalogueMeasure.KeyOf(name, "beds") };
            var outcomes = await Task.WhenAll(
                Try(place.BenefitOwner, benefit),
                Try(place.Organiser, new ChangeMeasure(place.Organisation, measure, version, form with { Unit = "bed nights" }))
            );
            if (outcomes[0] is not null)
            {
                Assert.IsType<Invalid>(outcomes[0]);
                continue;
            }
            var unit = (await house.Ask(place.Organiser, new BenefitToRead(benefit.Id))).Unit;
            Assert.Equal(
                unit,
                await house.Scalar<string>(
                    "SELECT m.unit FROM development.catalogue_measures m JOIN development.benefits b ON b.catalogue_measure_id = m.id WHERE b.id = $1",
                    benefit.Id
                )
            );
        }
    }

    private async Task<Exception?> Try(Guid person, ICommand command)
    {
        try
        {
            await house.Send(person, command);
            return null;
        }
        catch (Exception e) when (e is RuleBroken or Invalid)
        {
            return e;
        }
    }

    private Task<Guid> Id(Place place, string key) =>
        house.Scalar<Guid>(
            "SELECT id FROM development.catalogue_measures WHERE organisation_id = $1 AND key = $2",
            place.Organisation,
            key
        );

    private async Task<Place> Named()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        return place;
    }

    private static PlanBenefit Planning(Place place, string measure = "Bleeps", string unit = "bleeps") =>
        RegisterTests.Planning(place, BenefitClass.Quality, 100, measure) with
        {
            Unit = unit,
        };
}
