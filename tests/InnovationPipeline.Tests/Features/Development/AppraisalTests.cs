using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Development.Features.Appraisal;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class AppraisalTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Costs_entered_and_benefits_of_the_register_meet_on_one_page()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var (appraisal, yearZero) = ($"/initiatives/{place.Initiative}/appraisal", await YearZero(place));
        using var browser = await house.Browse(place.Organiser);
        var empty = await browser.Go(appraisal);
        Assert.Contains("There are no costs here yet", empty.Text, StringComparison.Ordinal);

        var form = await browser.Go($"{appraisal}/lines/new");
        var refused = await form.Submit(
            ("Kind", "Capital"),
            ("Words", "Telephone system"),
            ("PoundsAYear", "-5"),
            ("FromYear", $"{yearZero}"),
            ("ToYear", $"{yearZero}")
        );
        Assert.Equal(["Enter an amount above £0"], refused.Errors);
        var page = await refused.Submit(("PoundsAYear", "1000.50"));
        Assert.Empty(page.Errors);
        Assert.Contains("£1,000.50", page.Text, StringComparison.Ordinal);

        await house.Send(
            place.BenefitOwner,
            new PlanBenefit(
                Guid.CreateVersion7(),
                place.Initiative,
                BenefitClass.CashReleasing,
                IsDisbenefit: false,
                "Agency hours",
                "hours",
                Direction.Down,
                Interval.Quarter,
                Confidence.High,
                OwnerEmail: null,
                place.Organisation,
                new PlanForm(
                    100m,
                    new DateOnly(yearZero, 4, 1),
                    "Rotas",
                    10m,
                    new DateOnly(yearZero + 1, 6, 30),
                    [
                        new PlannedFigure(new DateOnly(yearZero, 7, 1), 50m, 3_000m),
                        new PlannedFigure(new DateOnly(yearZero + 1, 4, 1), 10m, 1_035m),
                    ],
                    AttributionPercent: 50
                )
            )
        );
        var shown = await house.Ask(place.Organiser, new AppraisalToRead(place.Initiative));
        Assert.Equal((1_000.50m, 2_000m, 999.50m), (shown.Figures.PvCosts, shown.Figures.PvBenefits, shown.Figures.Npsv));
        Assert.Equal(shown.Figures.Npsv, shown.Figures.CashReleasingNpv);

        var rates = await (await browser.Go(appraisal)).Follow("Green Book, February 2026");
        Assert.Contains("3.5% to year 30, 3% to year 75, 2.5% beyond", rates.Text, StringComparison.Ordinal);
        Assert.Contains("In force from 1 February 2026", rates.Text, StringComparison.Ordinal);
        Assert.Contains("HM Treasury, The Green Book 2022", rates.Text, StringComparison.Ordinal);
        var assumptions = await browser.Go($"{appraisal}/assumptions");
        var without = await assumptions.Submit(("CostsRaisedPercent", "300"), ("Source", "Finance"));
        Assert.Equal([InitiativeAppraisal.Rules.PlausiblePercents.Sentence], without.Errors);
        Assert.Contains("not a national rule", rates.Text, StringComparison.Ordinal);
        // High confidence in the only benefit is what is proposed, and filled in.
        const string proposed = "costs 5% higher and benefits 5% lower";
        Assert.Contains($"Proposed from the confidence in the benefits: {proposed}", assumptions.Text, StringComparison.Ordinal);
        Assert.Contains(proposed, (await browser.Go(appraisal)).Text, StringComparison.Ordinal);
        var why = await without.Submit(("CostsRaisedPercent", "100"), ("BenefitsCutPercent", "0"));
        Assert.Equal([InitiativeAppraisal.Rules.BiasHasReason.Sentence], why.Errors);
        var saved = await why.Submit(("BiasReason", "The supplier has never delivered"));
        Assert.Contains("£2,001", saved.Text, StringComparison.Ordinal);
        Assert.Contains(
            "0 years later instead of what the product proposed (The supplier has never delivered)",
            saved.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "instead of what the product proposed (The supplier has never delivered)",
            (await browser.Go($"/initiatives/{place.Initiative}/as-at")).Text,
            StringComparison.Ordinal
        );
        var accepted = await (await browser.Go($"{appraisal}/assumptions")).Submit(
            ("CostsRaisedPercent", "5"),
            ("BenefitsCutPercent", "5"),
            ("BenefitsLaterYears", "0")
        );
        Assert.Contains("as the product proposed", accepted.Text, StringComparison.Ordinal);
        var stale = await assumptions.Submit(("Source", "Somebody else"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Someone else has saved", stale.Text, StringComparison.Ordinal);

        var removed = await accepted.Press("Remove Telephone system");
        Assert.Contains("None yet", removed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appraisal_is_changed_by_those_who_deliver_and_a_line_is_added_once()
    {
        var place = await house.PlaceWithInitiative();
        var year = await YearZero(place);
        var add = new AddAppraisalLine(Guid.CreateVersion7(), place.Initiative, LineKind.Revenue, year, year + 4, 20_000m, "Two nurses");
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Chair, add));
        await house.Send(place.Organiser, add);
        await house.Send(place.Organiser, add);
        var shown = await house.Ask(place.Chair, new AppraisalToRead(place.Initiative));
        Assert.Equal(20_000m, Assert.Single(shown.Lines).PoundsAYear);
        Assert.Equal(5, shown.Years.Count);

        var elsewhere = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() => house.Send(elsewhere.Organiser, new RemoveAppraisalLine(place.Initiative, add.Id)));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(elsewhere.Organiser, new RemoveAppraisalLine(elsewhere.Initiative, add.Id)));
    }

    [Fact]
    public async Task A_file_is_appraised_by_anyone_and_refused_with_its_place()
    {
        var good = await house.Ask(
            Guid.CreateVersion7(),
            new AppraisedFile("""{"schedule":"Health","costs":[[0,10]],"benefits":[[1,20.3,"Qaly"]]}""")
        );
        Assert.Equal((20m, 10m, 1), (good.Figures!.PvBenefits, good.Figures.Npsv, good.Figures.PaybackYear!.Value));
        Assert.Contains("1.5% to year 30", good.Sentences[0], StringComparison.Ordinal);
        Assert.Contains("All benefits cover the costs by the end of year 1, not discounted.", good.Sentences);
        Assert.Contains("Cash-releasing benefits alone never cover the costs in the years given, not discounted.", good.Sentences);
        var bad = await house.Ask(Guid.CreateVersion7(), new AppraisedFile("""{"schedule":"health","costs":[[0,10]]}"""));
        Assert.Equal("benefits: this field is missing", bad.Refusal);
    }

    private async Task<int> YearZero(Place place) =>
        (await house.Ask(place.Organiser, new AppraisalToRead(place.Initiative))).Assumed.YearZero;
}
