using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Contracts;

/// <summary>A group has chosen the one idea it takes to the vote.</summary>
public sealed record TopIdeaChosen(Guid InnovationEventId, Guid GroupId, Guid IdeaId) : IntegrationEvent;

/// <summary>A group has taken another group's idea, with credit.</summary>
public sealed record IdeaTaken(Guid InnovationEventId, Guid SourceIdeaId, Guid SourceGroupId, Guid IdeaId, Guid GroupId) : IntegrationEvent;

/// <summary>What becomes of an idea may be read by everyone who contributed: they are told.</summary>
/// <param name="Disposition">ToTheme, ToInitiative, OfferedToIcs, Parked or Closed</param>
/// <param name="Subject">the theme or organisation it goes to, where there is one</param>
public sealed record IdeaDisposed(Guid InnovationEventId, Guid IdeaId, string Disposition, Guid? Subject) : IntegrationEvent;
