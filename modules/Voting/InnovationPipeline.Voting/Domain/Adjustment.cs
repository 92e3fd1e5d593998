namespace InnovationPipeline.Voting.Domain;

internal enum AdjustmentKind
{
    OpenedWithout,
    Extended,
    Corrected,
    Cancelled,
    CardsPrinted,
    TakenBack,
    RosterChanged,

    /// <summary>More ballots of a secret round are in than were dealt or handed out.</summary>
    MoreThanDealt,

    /// <summary>Told with the result: it says who was chosen.</summary>
    PanelCast,
}

/// <summary>What was changed after the definition was fixed: when, by whom and why, for everyone to read.</summary>
internal sealed class Adjustment(Guid id, AdjustmentKind kind, DateTimeOffset at, Guid? by, string reason)
{
    public const int LongestReason = 500;

    public Guid Id { get; private set; } = id;
    public Guid RoundId { get; private set; }
    public AdjustmentKind Kind { get; private set; } = kind;
    public DateTimeOffset At { get; private set; } = at;
    public Guid? By { get; private set; } = by;
    public string Reason { get; private set; } = reason;
}
