namespace InnovationPipeline.Challenges.Contracts;

/// <summary>What partners have sent in.</summary>
public interface IChallengeSubmissions
{
    /// <summary>Accepted by the organisation, newest first.</summary>
    Task<IReadOnlyList<SubmissionCard>> AcceptedBy(Guid organisationId, CancellationToken ct);

    Task<SubmissionCard?> Find(Guid submissionId, CancellationToken ct);
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
