using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Answers;

internal sealed class ChallengeSubmissions(ChallengesDb db) : IChallengeSubmissions
{
    public async Task<IReadOnlyList<SubmissionCard>> AcceptedBy(Guid organisationId, CancellationToken ct)
    {
        var accepted = await db
            .Submissions.AsNoTracking()
            .Where(s => s.ToOrganisationId == organisationId && s.State == SubmissionState.Accepted)
            .OrderByDescending(s => s.StateSince)
            .ThenBy(s => s.Id)
            .ToListAsync(ct);
        return [.. accepted.Select(Card)];
    }

    public async Task<SubmissionCard?> Find(Guid submissionId, CancellationToken ct) =>
        await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == submissionId && s.State != SubmissionState.Draft, ct)
            is { } found
            ? Card(found)
            : null;

    public async Task<SubmissionInFull?> InFull(Guid submissionId, CancellationToken ct) =>
        await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == submissionId && s.State != SubmissionState.Draft, ct)
            is { } found
            ? new(
                Card(found),
                found.Question,
                found.Affected,
                found.Measures,
                PlainWords.Of(found.Urgency),
                found.MayBeShared,
                found.ToOrganisationId,
                [
                    .. found
                        .Steps.OrderBy(s => s.At)
                        .ThenBy(s => s.Id)
                        .Select(s => new SubmissionStepFact(s.At, s.By, PlainWords.Happened(s.State), s.Words)),
                ]
            )
            : null;

    private static SubmissionCard Card(ChallengeSubmission s) =>
        new(
            s.Id,
            s.Title,
            s.Outcome,
            s.Means,
            s.Context,
            s.FromOrganisationId,
            s.SubmittedBy,
            s.SubmittedAt,
            PlainWords.Of(s.State),
            s.Answer
        );
}
