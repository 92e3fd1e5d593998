using InnovationPipeline.Kernel;

namespace InnovationPipeline.Challenges.Contracts;

/// <summary>A partner has sent in a challenge.</summary>
public sealed record ChallengeSubmitted(Guid SubmissionId, Guid FromOrganisationId, Guid ToOrganisationId, Guid SubmittedBy)
    : IntegrationEvent;

/// <summary>Triage has accepted a submission; it may become a challenge area.</summary>
public sealed record ChallengeAccepted(Guid SubmissionId, Guid SubmittedBy) : IntegrationEvent;

/// <summary>Triage has declined a submission; the reason is asked for.</summary>
public sealed record ChallengeDeclined(Guid SubmissionId, Guid SubmittedBy) : IntegrationEvent;
