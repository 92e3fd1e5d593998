using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Adoption;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class AdoptionTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Organisations_that_became_one_are_counted_once_and_each_system_shows_its_states_sites_and_population()
    {
        var place = await Mergers.Named(house);
        var system = await Made("System", OrganisationKind.Icb);
        var (one, two, heir, other) = (await Made("One"), await Made("Two"), await Made("Heir"), await Made("Other"));
        foreach (var member in new[] { one, two, heir, other })
            await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), member.Id, system.Id, new DateOnly(2020, 1, 1)));
        await Record(one.Id, AdoptionState.Adopted, new DateOnly(2026, 2, 3), sites: 2, population: 1_000);
        await Record(two.Id, AdoptionState.Adopted, new DateOnly(2026, 3, 3), sites: 3, population: 2_000);
        await Record(other.Id, AdoptionState.Piloting, new DateOnly(2026, 3, 9), sites: 1, population: 400);
        Assert.Equal([1, 2], (await Curve()).Take(2));
        Assert.Equal(("2 adopted, 1 piloting", 6, 3_400), await There());

        var administrator = await house.Person("Ada Administrator", (Role.Administrator, Scope.System));
        foreach (var gone in new[] { one, two })
            await house.Send(administrator, new CloseOrganisation(Guid.CreateVersion7(), gone.Id, new DateOnly(2026, 3, 31), heir.Name));
        Assert.Equal([1, 1, 1], (await Curve()).Take(3));
        Assert.Equal(("1 adopted, 1 piloting", 6, 3_400), await There());
        await Record(heir.Id, AdoptionState.Embedded, new DateOnly(2026, 6, 1), sites: 4, population: 2_900);
        Assert.Equal(("1 embedded, 1 piloting", 5, 3_300), await There());
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go("/adoption");
        Assert.Contains("1 embedded, 1 piloting", page.Text, StringComparison.Ordinal);
        Assert.Contains("5 sites, population 3,300", page.Text, StringComparison.Ordinal);

        async Task<(string, int, int)> There()
        {
            var there = (await house.Ask(place.Organiser, new BenefitByPlace())).Spread.Single().InSystems[system.Name];
            return (there.States, there.Sites, there.Population);
        }

        async Task<IEnumerable<int>> Curve() =>
            (await house.Ask(place.Organiser, new AdoptionOf(place.Initiative))).Curve.Select(p => p.Organisations);

        Task Record(Guid organisation, AdoptionState state, DateOnly on, int sites, int population) =>
            house.Send(
                place.Organiser,
                new RecordAdoption(Guid.CreateVersion7(), place.Initiative, organisation, state, sites, population, on, null)
            );
    }

    [Fact]
    public async Task Gains_without_pounds_come_together_by_system_each_measure_its_own_way()
    {
        var place = await Mergers.Named(house);
        var system = await Made("System", OrganisationKind.Icb);
        await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), place.Organisation, system.Id, new DateOnly(2020, 1, 1)));
        await Verified("Complaints answered", Aggregation.Sum, 60, (300m, null), (100m, null));
        await Verified("Calls answered at once", Aggregation.WeightedMean, 100, (90m, 100m), (60m, 300m));
        await Verified("People who wait", Aggregation.Latest, 100, (40m, null), (30m, null));
        var waiting = RegisterTests.Planning(place, BenefitClass.Access, 100, "Never verified");
        await house.Send(place.BenefitOwner, waiting);

        var shown = (await house.Ask(place.Organiser, new BenefitByPlace())).Measured;
        Assert.Equal(
            [("Calls answered at once", "67.5"), ("Complaints answered", "240"), ("People who wait", "30")],
            shown.Select(m => (m.Measure, m.Figure))
        );
        Assert.All(shown, m => Assert.Equal(system.Name, m.Ics));
        using var browser = await house.Browse(place.Organiser);
        Assert.Contains("Mean, weighted by what each was measured over", (await browser.Go("/adoption")).Text, StringComparison.Ordinal);

        async Task Verified(string measure, Aggregation aggregation, int attribution, params (decimal Value, decimal? Over)[] values)
        {
            var planned = RegisterTests.Planning(place, BenefitClass.Access, attribution, measure) with { Aggregation = aggregation };
            await house.Send(place.BenefitOwner, planned);
            foreach (var ((value, over), i) in values.Select((v, i) => (v, i)))
            {
                var period = new DateOnly(2026, 4, 1).AddMonths(3 * i);
                var actual = new RecordActual(Guid.CreateVersion7(), planned.Id, period, value, null, "Report", null, over);
                await house.Send(place.BenefitOwner, actual);
                await house.Send(place.Verifier, new VerifyActual(planned.Id, actual.Id, value, null, null));
            }
        }
    }

    private async Task<(Guid Id, string Name)> Made(string name, OrganisationKind kind = OrganisationKind.Trust)
    {
        var id = Guid.CreateVersion7();
        await house.SendAsSystem(new AddOrganisation(id, $"{name} {id:N}", kind, null, new DateOnly(2020, 1, 1)));
        return (id, $"{name} {id:N}");
    }
}
