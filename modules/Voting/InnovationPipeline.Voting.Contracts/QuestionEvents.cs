using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Contracts;

/// <summary>A question has its ending; what was said is asked for.</summary>
/// <param name="Ending">AnsweredLive, AnsweredInWriting, Merged or Declined</param>
public sealed record QuestionEnded(Guid InnovationEventId, Guid QuestionId, string Ending) : IntegrationEvent;

/// <summary>The day left a question unanswered: somebody owes an answer in writing.</summary>
public sealed record QuestionHandedOver(Guid InnovationEventId, Guid QuestionId, DateOnly DueOn) : IntegrationEvent;
