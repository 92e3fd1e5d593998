using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.AsAt;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class DoubleCountTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task What_another_programme_plans_changes_the_page_from_that_moment_and_the_history_says_which_benefit_it_was()
    {
        var (place, other) = (await Named(), await Named());
        var (own, rival) = (Planning(place, place.Organisation, 60), Planning(other, place.Organisation, 50));
        await house.Send(place.BenefitOwner, own);
        var before = house.Clock.GetUtcNow();
        await house.Send(other.BenefitOwner, rival);

        var page = await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, before));
        Assert.Equal((false, 12_000m), (page.Facts!.Benefits.Single().IsExcluded, page.Facts.Benefits.Single().Planned!.Value));
        Assert.DoesNotContain(page.History, l => l.What.Contains("left the totals", StringComparison.Ordinal));
        page = await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null));
        Assert.True(page.Facts!.Benefits.Single().IsExcluded);
        Assert.True(page.Since > before);
        var line = page.History.Single(l => l.What == "“Clinician time released” left the totals");
        Assert.Equal(("InnovationPipeline", null), (line.Who, line.Reason));
        Assert.Equal("the same gain is counted by a benefit that you may not see", line.After);
        Assert.True((await house.Ask(other.Organiser, new BenefitToRead(rival.Id))).IsExcluded);

        // Whoever may see the other reads which one it is, and what is settled comes back with a line of its own.
        await house.Give(place.Organiser, Role.Organiser, other.Organisation);
        Assert.Equal(
            $"the same gain is counted by “Clinician time released” of “{await Title(other)}”",
            (await History(place)).Single(l => l.What.EndsWith("left the totals", StringComparison.Ordinal)).After
        );
        var during = house.Clock.GetUtcNow();
        using var browser = await house.Browse(other.BenefitOwner);
        await (await browser.Go($"/benefits/{rival.Id}/plan")).Submit(("AttributionPercent", "40"));
        Assert.True(
            (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, during))).Facts!.Benefits.Single().IsExcluded
        );
        Assert.False(
            (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null))).Facts!.Benefits.Single().IsExcluded
        );
        Assert.Single(await History(place), l => l.What == "“Clinician time released” came back into the totals");
        await house.SendAsSystem(new SettleExclusionsDue());
        Assert.Equal(2, (await History(place)).Count(l => l.What.Contains("the totals", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_programmes_that_plan_the_same_gain_at_once_are_both_seen()
    {
        var (place, other) = (await Named(), await Named());
        for (var round = 0; round < 3; round++)
        {
            var measure = Unheard("Beds freed");
            var (own, rival) = (Planning(place, place.Organisation, 60, measure), Planning(other, place.Organisation, 50, measure));
            await Task.WhenAll(house.Send(place.BenefitOwner, own), house.Send(other.BenefitOwner, rival));
            Assert.True((await house.Ask(place.Organiser, new BenefitToRead(own.Id))).IsExcluded);
            Assert.True((await house.Ask(other.Organiser, new BenefitToRead(rival.Id))).IsExcluded);
        }
    }

    [Theory]
    [InlineData("2026-12-31", "2026-03-31", true)] // Planned beyond the day on which one took the other over.
    [InlineData("2026-06-30", "2026-07-01", false)] // One ended, as itself, before the other began as its successor.
    [InlineData("2026-06-30", "2026-03-31", false)] // Side by side, while they were two.
    public async Task A_successor_counts_its_predecessors_gain_from_the_day_of_the_succession(string target, string baseline, bool twice)
    {
        var (old, successor) = (await Named(), await Named());
        var measure = Unheard("Beds freed");
        var first = Planning(old, old.Organisation, 60, measure);
        first = first with { Plan = first.Plan with { TargetOn = DateOnly.Parse(target), Profile = [] } };
        var second = Planning(successor, successor.Organisation, 60, measure);
        second = second with { Plan = second.Plan with { BaselineOn = DateOnly.Parse(baseline), Profile = [] } };
        await house.Send(old.BenefitOwner, first);
        await house.Send(old.BenefitOwner, new SetCollection(first.Id, DevelopmentHouse.Email(old.BenefitOwner), 0));
        await house.Send(successor.BenefitOwner, second);
        Assert.Equal((false, false), await Excluded());

        var administrator = await house.Person("Ada Administrator", (Role.Administrator, Scope.System));
        await house.Send(
            administrator,
            new CloseOrganisation(
                Guid.CreateVersion7(),
                old.Organisation,
                new DateOnly(2026, 6, 30),
                $"Support Unit {successor.Organisation:N}"
            )
        );
        await house.SendAsSystem(new SettleExclusionsDue());
        Assert.Equal((twice, twice), await Excluded());

        async Task<(bool, bool)> Excluded() =>
            (
                (await house.Ask(old.Organiser, new BenefitToRead(first.Id))).IsExcluded,
                (await house.Ask(successor.Organiser, new BenefitToRead(second.Id))).IsExcluded
            );
    }

    [Fact]
    public async Task The_same_hours_as_cash_and_as_time_and_a_systems_hours_beside_its_members_are_counted_twice()
    {
        var (place, system) = (await Named(), await Named());
        var ics = Guid.CreateVersion7();
        await house.SendAsSystem(new AddOrganisation(ics, $"System {ics:N}", OrganisationKind.Icb, null, new DateOnly(2020, 1, 1)));
        await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), place.Organisation, ics, new DateOnly(2020, 1, 1)));
        var measure = Unheard("Hours");
        var time = Planning(place, place.Organisation, 60, measure) with { Class = BenefitClass.NonCashReleasing };
        var cash = Planning(system, ics, 50, measure) with { Class = BenefitClass.CashReleasing };
        await house.Send(place.BenefitOwner, time);
        await house.Send(system.BenefitOwner, cash);
        Assert.True((await house.Ask(place.Organiser, new BenefitToRead(time.Id))).IsExcluded);
        Assert.True((await house.Ask(system.Organiser, new BenefitToRead(cash.Id))).IsExcluded);
    }

    [Fact]
    public async Task A_system_beside_two_members_is_counted_twice_only_at_the_member_where_it_comes_to_more_than_all()
    {
        var (one, other, system) = (await Named(), await Named(), await Named());
        var ics = Guid.CreateVersion7();
        await house.SendAsSystem(new AddOrganisation(ics, $"System {ics:N}", OrganisationKind.Icb, null, new DateOnly(2020, 1, 1)));
        foreach (var member in new[] { one, other })
            await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), member.Organisation, ics, new DateOnly(2020, 1, 1)));
        var measure = Unheard("Hours");
        var (first, second) = (Planning(one, one.Organisation, 60, measure), Planning(other, other.Organisation, 60, measure));
        var whole = Planning(system, ics, 40, measure);
        await house.Send(one.BenefitOwner, first);
        await house.Send(other.BenefitOwner, second);
        await house.Send(system.BenefitOwner, whole);
        Assert.Equal((false, false, false), await Excluded());
        using var browser = await house.Browse(one.BenefitOwner);
        await (await browser.Go($"/benefits/{first.Id}/plan")).Submit(("AttributionPercent", "61"));
        Assert.Equal((true, false, true), await Excluded());

        async Task<(bool, bool, bool)> Excluded() =>
            (
                (await house.Ask(one.Organiser, new BenefitToRead(first.Id))).IsExcluded,
                (await house.Ask(other.Organiser, new BenefitToRead(second.Id))).IsExcluded,
                (await house.Ask(system.Organiser, new BenefitToRead(whole.Id))).IsExcluded
            );
    }

    /// <summary>In letters only: digits in a row may look like a patient's number.</summary>
    private static string Unheard(string measure) =>
        $"{measure} {string.Concat($"{Guid.CreateVersion7():N}".Select(c => char.IsDigit(c) ? (char)(c - '0' + 'g') : c))}";

    private async Task<string> Title(Place place) => (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).Title;

    private async Task<IReadOnlyList<HistoryLine>> History(Place place) =>
        (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).History;

    private async Task<Place> Named()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        return place;
    }

    /// <summary>A gain of the organisation, whoever's programme plans it.</summary>
    private static PlanBenefit Planning(Place place, Guid beneficiary, int attribution, string measure = "Clinician time released") =>
        RegisterTests.Planning(place, BenefitClass.CashReleasing, attribution, measure) with
        {
            BeneficiaryOrganisationId = beneficiary,
        };
}
