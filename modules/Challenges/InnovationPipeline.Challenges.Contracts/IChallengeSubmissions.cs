namespace InnovationPipeline.Challenges.Contracts;

/// <summary>What partners have sent in.</summary>
public interface IChallengeSubmissions
{
    /// <summary>Accepted by the organisation, newest first.</summary>
    Task<IReadOnlyList<SubmissionCard>> AcceptedBy(Guid organisationId, CancellationToken ct);

    Task<SubmissionCard?> Find(Guid submissionId, CancellationToken ct);

    /// <summary>Everything that was sent in and said about it: what Development carries on, with nothing retyped.</summary>
    Task<SubmissionInFull?> InFull(Guid submissionId, CancellationToken ct);
}

/// <param name="State">in the words of the product, for example "Accepted"</param>
/// <param name="Answer">the triage's sentence, once there is one</param>
public sealed record SubmissionCard(
    Guid Id,
    string Title,
    string Outcome,
    string Means,
    string Context,
    Guid FromOrganisationId,
    Guid SubmittedBy,
    DateTimeOffset SubmittedAt,
    string State,
    string? Answer
);

/// <param name="Urgency">in the words of the product</param>
/// <param name="MayBeShared">whether other partners may read it</param>
/// <param name="Steps">oldest first</param>
public sealed record SubmissionInFull(
    SubmissionCard Submission,
    string Question,
    string Affected,
    string Measures,
    string Urgency,
    bool MayBeShared,
    Guid ToOrganisationId,
    IReadOnlyList<SubmissionStepFact> Steps
);

/// <param name="What">in the words of the product, for example "More information asked for"</param>
/// <param name="Words">what was asked, replied or given as the reason</param>
public sealed record SubmissionStepFact(DateTimeOffset At, Guid By, string What, string? Words);
