namespace InnovationPipeline.Ideation.Features.Case;

/// <summary>What every form of the case says at its head.</summary>
internal sealed record CaseHead(Guid IdeaId, string Title, bool IsOpen);
