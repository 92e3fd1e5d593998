using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Contracts;

/// <summary>A round takes ballots.</summary>
public sealed record RoundOpened(Guid InnovationEventId, Guid RoundId) : IntegrationEvent;

/// <summary>A round takes no more ballots; its result is still sealed.</summary>
public sealed record RoundClosed(Guid InnovationEventId, Guid RoundId) : IntegrationEvent;

/// <summary>A round has been given up before its result was known.</summary>
public sealed record RoundCancelled(Guid InnovationEventId, Guid RoundId) : IntegrationEvent;

/// <summary>A result is known to all.</summary>
/// <param name="WinnerIdeaIds">one, or several where joint winners were declared beforehand</param>
public sealed record ResultRevealed(Guid InnovationEventId, Guid RoundId, IReadOnlyList<Guid> WinnerIdeaIds) : IntegrationEvent;

/// <summary>The chair wants those reminded who have not voted; who they are is asked for at sending time.</summary>
public sealed record VotersReminded(Guid InnovationEventId, Guid RoundId) : IntegrationEvent;
