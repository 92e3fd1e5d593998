using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>What somebody owes by a day.</summary>
internal enum ObligationKind
{
    Actual,
    Assessment,
    GateScores,
    Condition,
    Risk,
    Milestone,
    TaskToDo,
    Transfer,
    Stage,
    Question,
    Mention,

    /// <summary>Executives and those above an initiative hear of a risk that has become high.</summary>
    HighRisk,

    /// <summary>A gate review is open: whoever scores, decides or answers for the initiative hears of it.</summary>
    GateOpened,
    Assigned,

    /// <summary>A task or a condition of a gate.</summary>
    TaskGiven,

    /// <summary>A parked initiative is to be looked at again, or a quiet one may be parked.</summary>
    Attention,

    /// <summary>A milestone is now expected after one that waits for it.</summary>
    MilestoneTooEarly,

    /// <summary>Whoever had something and whoever has it now hear that it was handed over.</summary>
    HandedOver,

    /// <summary>A gate has its scores, or the day for them has passed: its chairs decide.</summary>
    GateDecision,
}

/// <summary>How far a reminder has climbed.</summary>
internal enum Rung
{
    Due,
    SevenDays,
    TwentyOneDays,
    Escalated,
}

/// <summary>One thing that one person owes; those above hear of it last.</summary>
/// <param name="InitiativeId">or the theme, where a theme was handed over</param>
/// <param name="SubjectId">the benefit, gate, risk … that it is about; the line of history where something was handed over</param>
/// <param name="What">for the message, for example "Record “agency hours” for April to June 2026"</param>
/// <param name="Href">where it is done</param>
internal sealed record Obligation(
    ObligationKind Kind,
    Guid InitiativeId,
    Guid SubjectId,
    DateOnly DueOn,
    Guid PersonId,
    IReadOnlyList<Guid> Above,
    string What,
    string Href
);

/// <summary>When somebody is reminded: on the day it is due, 7 and 21 days later, and then those above them; on working days only.</summary>
internal static class Ladder
{
    private static readonly (Rung Rung, int Days)[] Rungs =
    [
        (Rung.Due, 0),
        (Rung.SevenDays, 7),
        (Rung.TwentyOneDays, 21),
        (Rung.Escalated, 28),
    ];

    /// <summary>The day of each rung: the first working day from then on.</summary>
    public static DateOnly DayOf(Rung rung, DateOnly dueOn)
    {
        var day = dueOn.AddDays(Rungs[(int)rung].Days);
        return WorkingDays.IsWorkingDay(day) ? day : WorkingDays.Add(day, 1);
    }

    /// <summary>The highest rung reached by a day; none before it is due.</summary>
    public static Rung? Reached(DateOnly dueOn, DateOnly today)
    {
        Rung? reached = null;
        foreach (var (rung, _) in Rungs)
            if (DayOf(rung, dueOn) <= today)
                reached = rung;
        return reached;
    }

    /// <summary>Every reminder that falls between two days, if nobody does what they owe.</summary>
    public static IEnumerable<(DateOnly Day, Rung Rung, Guid PersonId)> Between(Obligation owed, DateOnly from, DateOnly to)
    {
        foreach (var (rung, _) in Rungs)
        {
            var day = DayOf(rung, owed.DueOn);
            if (day < from || day > to)
                continue;
            foreach (var person in People(owed, rung))
                yield return (day, rung, person);
        }
    }

    public static IReadOnlyList<Guid> People(Obligation owed, Rung rung) =>
        rung == Rung.Escalated ? [.. owed.Above.Where(p => p != owed.PersonId).Distinct()] : [owed.PersonId];
}

/// <summary>A reminder that went out: one person, one thing, one rung, once.</summary>
internal sealed class Reminder : Aggregate
{
    private Reminder()
        : base(Guid.Empty) { }

    public Reminder(Guid id, Obligation owed, Rung rung, Guid personId, DateTimeOffset now)
        : base(id)
    {
        (Kind, InitiativeId, SubjectId, DueOn) = (owed.Kind, owed.InitiativeId, owed.SubjectId, owed.DueOn);
        (Rung, PersonId, SentAt, What, Href) = (rung, personId, now, owed.What, owed.Href);
        Announce(new ReminderSent(InitiativeId, id, personId));
    }

    public ObligationKind Kind { get; private set; }
    public Guid InitiativeId { get; private set; }
    public Guid SubjectId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Rung Rung { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string What { get; private set; } = "";
    public string Href { get; private set; } = "";
}
