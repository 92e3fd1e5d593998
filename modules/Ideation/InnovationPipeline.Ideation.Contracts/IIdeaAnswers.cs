namespace InnovationPipeline.Ideation.Contracts;

/// <summary>What those who had an idea have been told about it, in the words that they read.</summary>
public interface IIdeaAnswers
{
    /// <summary>By idea; ideas to which nothing has been answered yet are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IdeaAnswer>> Of(IEnumerable<Guid> ideaIds, CancellationToken ct);

    /// <summary>Every idea of these events that was not withdrawn, with how long its first answer took.</summary>
    Task<IReadOnlyList<IdeaWait>> Waits(IReadOnlyCollection<Guid> innovationEventIds, CancellationToken ct);
}

/// <param name="DueAt">when people are told an answer that is decided and that they do not know yet</param>
public sealed record IdeaAnswer(Guid IdeaId, ToldAnswer? Told, DateTimeOffset? DueAt);

/// <param name="Disposition">ToTheme, ToInitiative, OfferedToIcs, Parked or Closed</param>
/// <param name="GoesOn">not parked or closed</param>
/// <param name="Heading">one sentence</param>
public sealed record ToldAnswer(string Disposition, bool GoesOn, DateTimeOffset At, string Heading, IReadOnlyList<string> Sentences);

/// <param name="AnsweredAt">when people were first told what becomes of it</param>
public sealed record IdeaWait(Guid IdeaId, Guid InnovationEventId, DateTimeOffset AddedAt, DateTimeOffset? AnsweredAt);

/// <summary>Those who take ideas forward: asked where ideas are listed, and before one is parked or closed.</summary>
public interface ITakeIdeasForward
{
    Task<IReadOnlySet<Guid>> Taken(IReadOnlyCollection<Guid> ideaIds, CancellationToken ct);

    /// <summary>Whether it has been taken forward; the answer holds until the act that asks has ended.</summary>
    Task<bool> HasTaken(Guid ideaId, CancellationToken ct);
}
