using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class LadderTests
{
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Lead = Guid.CreateVersion7();

    [Fact]
    public void A_reminder_waits_for_a_working_day()
    {
        // 28 December 2026 is a bank holiday.
        Assert.Equal(new DateOnly(2026, 12, 29), Ladder.DayOf(Rung.Due, new DateOnly(2026, 12, 25)));
        Assert.Equal(new DateOnly(2026, 12, 24), Ladder.DayOf(Rung.Due, new DateOnly(2026, 12, 24)));
        Assert.Null(Ladder.Reached(new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 28)));
    }

    [Fact]
    public void Over_any_span_each_rung_comes_once_in_order_on_a_working_day_and_those_above_hear_last() =>
        Gen.Int[0, 3000]
            .Sample(days =>
            {
                var due = new DateOnly(2024, 1, 1).AddDays(days);
                var owed = new Obligation(ObligationKind.Actual, Owner, Owner, due, Owner, [Lead, Owner], "Record", "/");
                var all = Ladder.Between(owed, due, due.AddDays(60)).ToList();
                return all.Count == 4
                    && all.All(r => WorkingDays.IsWorkingDay(r.Day))
                    && all.Select(r => r.Day).SequenceEqual(all.Select(r => r.Day).Order())
                    && all.Take(3).All(r => r.PersonId == Owner)
                    && all[3] is { Rung: Rung.Escalated }
                    && all[3].PersonId == Lead
                    && Ladder.Between(owed, due.AddDays(61), due.AddYears(1)).ToList().Count == 0;
            });

    [Fact]
    public void A_stage_clock_counts_working_days_and_stands_still_while_it_is_paused()
    {
        var since = new DateOnly(2026, 4, 1);
        Assert.Equal((5, new DateOnly(2026, 4, 17)), (Of([], new DateOnly(2026, 4, 10)).Used, Of([], new DateOnly(2026, 4, 10)).DueOn));
        var pause = new ClockPause(Guid.CreateVersion7(), Owner, "Information governance", Owner, new DateOnly(2026, 4, 7));
        var paused = Of([pause], new DateOnly(2026, 4, 10));
        Assert.Equal((1, true, null), (paused.Used, paused.IsPaused, paused.DueOn));
        pause.End(new DateOnly(2026, 4, 10));
        Assert.Equal(
            (2, new DateOnly(2026, 4, 22)),
            (Of([pause], new DateOnly(2026, 4, 10)).Used, Of([pause], new DateOnly(2026, 4, 10)).DueOn!.Value)
        );

        StageClock Of(ClockPause[] pauses, DateOnly today) => StageClock.Of(since, 10, pauses, today);
    }
}
