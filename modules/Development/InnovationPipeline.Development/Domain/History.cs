namespace InnovationPipeline.Development.Domain;

/// <summary>One line of what happened: who, when, what, before, after and why. Only ever added.</summary>
internal abstract class HistoryEntry(
    Guid subjectId,
    Guid? who,
    DateTimeOffset at,
    string what,
    string? before,
    string? after,
    string? reason
)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid SubjectId { get; private set; } = subjectId;

    /// <summary>None where a reaction did it.</summary>
    public Guid? Who { get; private set; } = who;
    public DateTimeOffset At { get; private set; } = at;
    public string What { get; private set; } = what;
    public string? Before { get; private set; } = before;
    public string? After { get; private set; } = after;
    public string? Reason { get; private set; } = reason;
}

internal sealed class InitiativeHistory(
    Guid subjectId,
    Guid? who,
    DateTimeOffset at,
    string what,
    string? before = null,
    string? after = null,
    string? reason = null
) : HistoryEntry(subjectId, who, at, what, before, after, reason)
{
    /// <summary>What the person held in the initiative, or above it, at that moment; none where nobody acted, and in lines from before it was kept.</summary>
    public string? Role { get; private set; }

    internal void ActedAs(IReadOnlyCollection<string> roles) => Role = roles.Count == 0 ? null : string.Join(", ", roles);
}

internal sealed class ThemeHistory(
    Guid subjectId,
    Guid? who,
    DateTimeOffset at,
    string what,
    string? before = null,
    string? after = null,
    string? reason = null
) : HistoryEntry(subjectId, who, at, what, before, after, reason);

internal sealed class ObjectiveHistory(
    Guid subjectId,
    Guid? who,
    DateTimeOffset at,
    string what,
    string? before = null,
    string? after = null,
    string? reason = null
) : HistoryEntry(subjectId, who, at, what, before, after, reason);
