using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>Days on which a stage's clock stands still, and why.</summary>
internal sealed class ClockPause
{
    internal static class Rules
    {
        internal static readonly Rule HasReason = new("Say what the initiative waits for");
        internal static readonly Rule OneAtATime = new("The clock is paused already");
        internal static readonly Rule IsPaused = new("The clock is not paused");
    }

    private ClockPause() { }

    public ClockPause(Guid id, Guid initiativeId, string reason, Guid by, DateOnly from)
    {
        Rules.HasReason.Require(!string.IsNullOrWhiteSpace(reason));
        (Id, InitiativeId, Reason, By, From) = (id, initiativeId, reason.Trim(), by, from);
    }

    public Guid Id { get; private set; }
    public Guid InitiativeId { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The day on which it runs again; none while it is paused.</summary>
    public DateOnly? Until { get; private set; }

    public void End(DateOnly today)
    {
        Rules.IsPaused.Require(Until is null);
        Until = today;
    }
}

/// <summary>How long an initiative has been in its stage, in working days, pauses left out.</summary>
/// <param name="Used">working days so far</param>
/// <param name="Allowed">by its stage model; none where the stage has no clock (it has ended or is off the road)</param>
/// <param name="DueOn">none while it is paused</param>
internal sealed record StageClock(int Used, int? Allowed, DateOnly? DueOn, bool IsPaused)
{
    public bool IsOver => Used > Allowed;

    public string UsedInWords => $"{Used}{(Allowed is { } allowed ? $" of {allowed}" : "")}{(IsOver ? ": over" : "")}";

    public static StageClock Of(DateOnly since, int? allowed, IReadOnlyCollection<ClockPause> pauses, DateOnly today) =>
        Of(since, allowed, [.. pauses.Select(p => (p.From, p.Until))], today);

    public static StageClock Of(DateOnly since, int? allowed, IReadOnlyCollection<(DateOnly From, DateOnly? Until)> pauses, DateOnly today)
    {
        var (used, day) = (0, since);
        while (day < today)
        {
            day = day.AddDays(1);
            if (Counts(day, pauses))
                used++;
        }
        var paused = pauses.Any(p => p.Until is null && p.From <= today);
        if (allowed is not { } days || paused)
            return new StageClock(used, allowed, null, paused);
        var (left, due) = (days, since);
        while (left > 0)
        {
            due = due.AddDays(1);
            if (Counts(due, pauses))
                left--;
        }
        return new StageClock(used, allowed, due, IsPaused: false);
    }

    private static bool Counts(DateOnly day, IReadOnlyCollection<(DateOnly From, DateOnly? Until)> pauses) =>
        WorkingDays.IsWorkingDay(day) && !pauses.Any(p => p.From <= day && (p.Until is null || day < p.Until));
}
