using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class BenefitTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 7, 9, 0, 0, default);
    private static readonly DateOnly Today = new(2026, 10, 7);
    private static readonly DateOnly Quarter = new(2026, 4, 1);
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Recorder = Guid.CreateVersion7();
    private static readonly Guid Verifier = Guid.CreateVersion7();

    [Fact]
    public void Whatever_is_claimed_verified_returned_and_reversed_the_sums_are_those_of_the_entries() =>
        Gen.Int[0, 3]
            .List[1, 30]
            .Sample(acts =>
            {
                var benefit = Planned();
                var period = Quarter;
                foreach (var act in acts)
                {
                    var live = benefit.Actuals.FirstOrDefault(a => a.IsLive);
                    switch (act)
                    {
                        case 0 when live is null:
                            benefit.Record(Guid.CreateVersion7(), new Measured(period, 100m, 1_000m, "Rotas", null), Recorder, Now, Today);
                            break;
                        case 1 when live is { State: ActualState.Claimed }:
                            benefit.Verify(live.Id, new Verification(90m, 900m, "Counted twice"), Verifier, [], Now);
                            break;
                        case 2 when live is { State: ActualState.Claimed }:
                            benefit.Return(live.Id, "No evidence", Verifier, [], Now);
                            break;
                        case 3 when live is { State: ActualState.Verified }:
                            benefit.Reverse(live.Id, Guid.CreateVersion7(), "Wrong", Verifier, [], Now);
                            break;
                        default:
                            break;
                    }
                }
                var counted = benefit.Actuals.FirstOrDefault(a => a.IsLive);
                return benefit.VerifiedPounds == (counted?.VerifiedPounds ?? 0) && benefit.ClaimedPounds == (counted?.ClaimedPounds ?? 0);
            });

    [Fact]
    public void A_disbenefit_counts_against()
    {
        var benefit = Planned(isDisbenefit: true);
        benefit.Record(Guid.CreateVersion7(), new Measured(Quarter, 1m, 500m, "Invoices", null), Recorder, Now, Today);
        Assert.Equal(-500m, benefit.ClaimedPounds);
    }

    [Theory]
    [InlineData("Up", 110, 100, false)]
    [InlineData("Up", 100, 110, true)]
    [InlineData("Down", 100, 110, false)]
    [InlineData("Down", 110, 100, true)]
    public void No_better_value_is_verified_than_was_claimed(string direction, int verified, int claimed, bool allowed)
    {
        var benefit = Planned(direction: Enum.Parse<Direction>(direction));
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, claimed, 1_000m, "Rotas", null), Recorder, Now, Today);
        var verify = () => benefit.Verify(id, new Verification(verified, 1_000m, "Counted again"), Verifier, [], Now);
        if (allowed)
            verify();
        else
            Assert.Equal(Benefit.Rules.NoMoreThanClaimed, Assert.Throws<RuleBroken>(verify).Rule);
    }

    [Fact]
    public void Only_somebody_else_verifies()
    {
        var benefit = Planned();
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, Now, Today);
        var lead = Guid.CreateVersion7();
        foreach (var person in new[] { Owner, Recorder, lead })
            Assert.Equal(
                Benefit.Rules.SomeoneElse,
                Assert.Throws<RuleBroken>(() => benefit.Verify(id, new Verification(1m, 1m, null), person, [lead], Now)).Rule
            );
    }

    [Fact]
    public void Quarters_are_those_of_the_financial_year_and_follow_the_baseline()
    {
        Assert.Equal(new DateOnly(2026, 1, 1), Intervals.StartOf(Interval.Quarter, new DateOnly(2026, 3, 31)));
        Assert.Equal(
            [new DateOnly(2026, 4, 1), new(2026, 7, 1)],
            Intervals.Between(Interval.Quarter, new DateOnly(2026, 2, 28), new DateOnly(2026, 9, 30))
        );
        Assert.Equal("April to June 2026", Intervals.InWords(Interval.Quarter, new DateOnly(2026, 4, 1)));
    }

    [Fact]
    public void A_target_lies_in_the_direction_and_after_the_baseline()
    {
        Assert.Equal(
            BenefitPlan.Rules.RightDirection,
            Assert.Throws<RuleBroken>(() => Planned(figures: Figures() with { TargetValue = -1m })).Rule
        );
        Assert.Equal(
            BenefitPlan.Rules.TargetAfterBaseline,
            Assert.Throws<RuleBroken>(() => Planned(figures: Figures() with { TargetOn = new DateOnly(2026, 2, 28) })).Rule
        );
        Assert.Equal(
            BenefitPlan.Rules.InItsPeriods,
            Assert
                .Throws<RuleBroken>(() =>
                    Planned(figures: Figures() with { Profile = [new PlannedFigure(new DateOnly(2030, 1, 1), 1m, 1m)] })
                )
                .Rule
        );
    }

    private static PlanFigures Figures() => new(0m, new DateOnly(2026, 2, 28), "Rotas", 900m, new DateOnly(2027, 3, 31), []);

    private static Benefit Planned(bool isDisbenefit = false, Direction direction = Direction.Up, PlanFigures? figures = null) =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new BenefitWords(
                BenefitClass.NonCashReleasing,
                isDisbenefit,
                "Clinician time released",
                "hours",
                direction,
                Interval.Quarter,
                Confidence.Medium,
                80,
                Owner,
                Guid.CreateVersion7()
            ),
            figures ?? (direction == Direction.Up ? Figures() : Figures() with { TargetValue = -900m }),
            lockedFromBirth: false,
            Owner,
            Now
        );
}
