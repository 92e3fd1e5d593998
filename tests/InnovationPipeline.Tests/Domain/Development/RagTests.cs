using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class RagTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData(0, 0, null, 0, "Green")]
    [InlineData(14, 0, 90, 30, "Green")]
    [InlineData(15, 0, null, 0, "Amber")]
    [InlineData(30, 0, null, 0, "Amber")]
    [InlineData(31, 0, null, 0, "Red")]
    [InlineData(0, 1, null, 0, "Amber")]
    [InlineData(0, 2, null, 0, "Red")]
    [InlineData(0, 0, 89, 0, "Amber")]
    [InlineData(0, 0, 70, 0, "Amber")]
    [InlineData(0, 0, 69, 0, "Red")]
    [InlineData(0, 0, 100, 31, "NotReported")]
    [InlineData(60, 3, 10, 31, "NotReported")]
    public void The_colour_follows_the_rule(int slip, int overdue, int? verified, int silent, string colour)
    {
        var initiative = Guid.CreateVersion7();
        List<Milestone> milestones = [];
        var slipping = new Milestone(Guid.CreateVersion7(), initiative, "Slips", new DateOnly(2026, 9, 7), null);
        slipping.Forecast(new DateOnly(2026, 9, 7).AddDays(slip), "Late");
        milestones.Add(slipping);
        for (var i = 0; i < overdue; i++)
            milestones.Add(new Milestone(Guid.CreateVersion7(), initiative, $"Overdue {i}", Today.AddDays(-1), null));
        Assert.Equal(colour, RagRule.Of([.. milestones.Select(m => m.Dates)], verified, Today.AddDays(-silent), Today).Colour.ToString());
    }

    [Fact]
    public void What_is_verified_of_the_plan_due_is_that_of_the_benefit_that_does_worst()
    {
        PeriodDue[] well = [new(10m, 10m), new(20m, 17m)];
        PeriodDue[] badly = [new(-50m, -40m), new(-50m, 0m)];
        Assert.Equal(90m, RagRule.VerifiedPercent([well]));
        Assert.Equal(40m, RagRule.VerifiedPercent([well, badly]));
        Assert.Null(
            RagRule.VerifiedPercent([
                [],
                [new(0m, 0m)],
            ])
        );
    }

    [Fact]
    public void A_milestone_depends_on_no_circle_and_is_reached_once_and_not_in_the_future()
    {
        var one = new Milestone(Guid.CreateVersion7(), Guid.CreateVersion7(), "One", Today, null);
        Assert.Throws<RuleBroken>(() => new Milestone(Guid.CreateVersion7(), Guid.CreateVersion7(), "Elsewhere", Today, one));
        Assert.Equal(Milestone.Rules.NotInTheFuture, Assert.Throws<RuleBroken>(() => one.Reach(Today.AddDays(1), Today)).Rule);
        one.Reach(Today.AddDays(-2), Today);
        Assert.Equal(-2, one.SlipDays);
        Assert.Throws<RuleBroken>(() => one.Reach(Today, Today));
        Assert.Throws<RuleBroken>(() => one.Forecast(Today, "x"));
    }

    [Fact]
    public void Whatever_is_moved_with_a_milestone_that_moves_leaves_nothing_too_early_behind_it() =>
        Gen.Select(Gen.Int[0, 60].Array[2, 12], Gen.Int[0, 1_000].Array[12], Gen.Int[0, 120])
            .Sample(
                (days, parents, to) =>
                {
                    var initiative = Guid.CreateVersion7();
                    var all = new List<Milestone>();
                    foreach (var (i, day) in days.Index())
                        all.Add(
                            new Milestone(
                                Guid.CreateVersion7(),
                                initiative,
                                $"{i}",
                                Today.AddDays(day),
                                i == 0 || parents[i] % 4 == 0 ? null : all[parents[i] % i]
                            )
                        );
                    var (moved, day0) = (all[0], Today.AddDays(to));
                    var before = EarlyMilestone.Of(all).Select(e => e.Milestone).ToHashSet();
                    var found = EarlyMilestone.IfMoved(all, moved, day0);
                    // A dependency has one way to it, so that each is named once, and only where it would be too early.
                    Assert.Equal(found.Count, found.Select(e => e.Milestone).Distinct().Count());
                    Assert.All(found, e => Assert.True(e.Days > 0 && e.Milestone.ForecastOn < day0));
                    moved.Forecast(day0, "It moves");
                    foreach (var early in found)
                        early.Milestone.Forecast(day0, "It follows");
                    Assert.DoesNotContain(
                        EarlyMilestone.Of(all),
                        e => !before.Contains(e.Milestone) && (e.WaitsFor == moved || found.Any(f => f.Milestone == e.WaitsFor))
                    );
                }
            );

    [Fact]
    public void What_the_group_asked_for_stands_in_its_years_and_a_recurring_ask_in_three()
    {
        var lines = FundingLine.From(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new CarriedAsk(100m, 20m, 30m, 0, [], [], new DateOnly(2026, 9, 1))
        );
        var years = FundingYear.Of(lines, [], Today);
        Assert.Equal(
            [(2026, true, 100m), (2026, false, 50m), (2027, false, 30m), (2028, false, 30m)],
            years.Select(y => (y.Year, y.IsCapital, y.Gap))
        );
    }
}
