using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Data;

internal static class VisibleTo
{
    /// <summary>A partner's own, drafts and withdrawn ones included; within one event a caller has none.</summary>
    public static IQueryable<ChallengeSubmission> OwnOf(this IQueryable<ChallengeSubmission> submissions, ICaller caller)
    {
        var person = caller.Person();
        return submissions.Where(s => s.SubmittedBy == person && caller.Within == null);
    }

    /// <summary>Sent in to one of these organisations: a draft is its writer's alone.</summary>
    public static IQueryable<ChallengeSubmission> SentTo(
        this IQueryable<ChallengeSubmission> submissions,
        IReadOnlySet<Guid> organisations
    ) => submissions.Where(s => s.State != SubmissionState.Draft && organisations.Contains(s.ToOrganisationId));

    public static async Task<ChallengeSubmission> GetOwn(
        this IQueryable<ChallengeSubmission> submissions,
        Guid id,
        ICaller caller,
        CancellationToken ct
    ) => await submissions.OwnOf(caller).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound();

    public static async Task<ChallengeSubmission> GetSentIn(
        this IQueryable<ChallengeSubmission> submissions,
        Guid id,
        CancellationToken ct
    ) => await submissions.SingleOrDefaultAsync(s => s.Id == id && s.State != SubmissionState.Draft, ct) ?? throw new NotFound();
}
