using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.AsAt;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Kernel;
using InnovationPipeline.Portfolio.Features.Figures;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>What was planned for after an initiative was stopped or merged.</summary>
public sealed class EndedPlanTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task What_was_planned_for_after_a_stop_or_a_merger_leaves_register_and_portfolio_to_the_penny_until_that_is_taken_back()
    {
        var place = await Mergers.Named(house);
        var (stopped, merged) = (await Mergers.Beside(house, place), await Mergers.Beside(house, place));
        foreach (var (one, measure) in new[] { (place, "Agency hours"), (stopped, "Bank hours"), (merged, "Locum hours") })
        {
            var planned = Planning(one, measure);
            await house.Send(one.BenefitOwner, planned);
            await house.Send(
                one.BenefitOwner,
                new RecordActual(Guid.CreateVersion7(), planned.Id, planned.Plan.Profile[0].Start, 320m, 100.01m, "Invoices", null)
            );
        }
        // 33% of £5,000.01 and of £15,000.03 for each of the three.
        Assert.Equal((19_800m, 0m, 99m), await Cash(place));

        var stop = await Mergers.Decide(house, stopped, DecisionKind.Stop);
        Assert.Equal($"{Mergers.Today(house):yyyy-MM-dd}", await EndedOn(stopped));
        Assert.Equal((14_850m, 4_950m, 99m), await Cash(place));
        var between = house.Clock.GetUtcNow();
        await Mergers.Decide(house, merged, DecisionKind.Merge, into: place.Initiative);
        Assert.Equal((9_900m, 9_900m, 99m), await Cash(place));
        using var browser = await house.Browse(place.Organiser);
        var register = await browser.Go("/benefits");
        Assert.Contains("£4,950 (33% of £15,000.03) no longer expected", register.Text, StringComparison.Ordinal);
        Assert.Contains("No longer expected is what was planned", register.Text, StringComparison.Ordinal);
        var page = await browser.Go($"/initiatives/{stopped.Initiative}");
        Assert.Contains("£1,650 (33% of £5,000.01)", page.Text, StringComparison.Ordinal);
        Assert.Contains("£4,950 (33% of £15,000.03) no longer expected", page.Text, StringComparison.Ordinal);

        await Mergers.Decide(house, stopped, DecisionKind.Proceed, cites: stop);
        Assert.Null(await EndedOn(stopped));
        Assert.Equal((14_850m, 4_950m, 99m), await Cash(place));
        Assert.DoesNotContain(
            "no longer expected",
            (await browser.Go($"/initiatives/{stopped.Initiative}")).Text,
            StringComparison.Ordinal
        );
        var then = (await house.Ask(place.Organiser, new InitiativeThen(stopped.Initiative, null, between))).Facts!.Benefits.Single();
        Assert.Equal((1_650m, "£4,950 (33% of £15,000.03)"), (then.Planned!.Value, then.NoLongerExpected));
        Assert.Contains(
            "£4,950 (33% of £15,000.03) no longer expected",
            (await browser.Go($"/initiatives/{merged.Initiative}/as-at")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>From which its collection is reckoned.</summary>
    private Task<string?> EndedOn(Place place) =>
        house.Scalar<string>("SELECT initiative_ended_on::text FROM development.benefits WHERE initiative_id = $1", place.Initiative);

    [Fact]
    public async Task What_was_planned_at_the_very_moment_of_the_stop_ends_with_the_next_settling()
    {
        var place = await Mergers.Named(house);
        await house.Send(place.BenefitOwner, Planning(place, "Agency hours"));
        await Mergers.Decide(house, place, DecisionKind.Stop);
        await house.Execute("UPDATE development.benefits SET expected_until = NULL WHERE initiative_id = $1", place.Initiative);
        await house.SendAsSystem(new SettleExclusionsDue());
        Assert.Equal((1_650m, 4_950m, 0m), await Cash(place));
        Assert.Single(
            (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).History,
            l => l.What == "“Agency hours” is expected only up to the end of its initiative" && l.Who == "InnovationPipeline"
        );
    }

    [Fact]
    public async Task What_is_measured_after_a_target_is_compared_with_what_others_claim_for_as_long_as_it_is_collected()
    {
        var place = await Mergers.Named(house);
        var first = Planning(place, "Agency hours") with { Plan = Until(new DateOnly(2026, 6, 30), new DateOnly(2026, 3, 31)) };
        var second = Planning(place, "Agency hours") with { Plan = Until(new DateOnly(2027, 6, 30), new DateOnly(2026, 9, 30)) };
        await house.Send(place.BenefitOwner, first);
        await house.Send(place.BenefitOwner, second);
        // Collected for four quarters after June 2026.
        Assert.Equal((true, true), await Excluded());
        await Collect(1);
        Assert.Equal((true, true), await Excluded());
        await Collect(0);
        Assert.Equal((false, false), await Excluded());
        var late = new RecordActual(Guid.CreateVersion7(), first.Id, new DateOnly(2026, 7, 1), 1m, 1m, "Invoices", null);
        Assert.Equal(
            "Choose a period up to April to June 2026: collection ends with it",
            (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, late))).Message
        );
        await Collect(1);
        await house.Send(place.BenefitOwner, late);
        Assert.Equal(
            "July to September 2026 has been measured already: choose a later target or collect for more periods",
            (await Assert.ThrowsAsync<RuleBroken>(() => Collect(0))).Message
        );

        Task Collect(int periods) =>
            house.Send(place.BenefitOwner, new SetCollection(first.Id, DevelopmentHouse.Email(place.BenefitOwner), periods));

        async Task<(bool, bool)> Excluded() =>
            (
                (await house.Ask(place.Organiser, new BenefitToRead(first.Id))).IsExcluded,
                (await house.Ask(place.Organiser, new BenefitToRead(second.Id))).IsExcluded
            );

        PlanForm Until(DateOnly target, DateOnly baseline) => new(0m, baseline, "Rotas", 900m, target, [], 60);
    }

    /// <summary>Planned, no longer expected and claimed of the register, once the portfolio is found to say the same.</summary>
    private async Task<(decimal Planned, decimal NoLonger, decimal Claimed)> Cash(Place place)
    {
        await house.Settle();
        var total = (await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1))).Totals.Single();
        var figures = (await house.Ask(place.Organiser, new PortfolioAsAt(On: null))).Figures;
        Assert.Equal((total.Planned, total.Claimed, total.Verified), (figures.Cash.Planned, figures.Cash.Claimed, figures.Cash.Verified));
        return (total.Planned, total.NoLongerExpected, total.Claimed);
    }

    private PlanBenefit Planning(Place place, string measure) => Mergers.Planning(house, place, measure, attribution: 33);
}
