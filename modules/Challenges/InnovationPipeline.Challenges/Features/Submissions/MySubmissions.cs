using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Features.Submissions;

internal sealed record SubmissionRow(
    Guid Id,
    string Title,
    string Question,
    string State,
    string Colour,
    string NextStep,
    DateOnly? DueOn,
    string? Answer
);

internal sealed record SubmissionRows(IReadOnlyList<SubmissionRow> Rows, int Page, int Pages);

/// <summary>What the caller has written and sent in, newest first.</summary>
[Requires(ChallengesPermission.Submit)]
internal sealed record MySubmissions(int Page) : IQuery<SubmissionRows>;

internal sealed class MySubmissionsHandler(ChallengesDb db, ICaller caller) : IQueryHandler<MySubmissions, SubmissionRows>
{
    private const int OnAPage = 25;

    public async Task<SubmissionRows> Handle(MySubmissions query, CancellationToken ct)
    {
        var own = db.Submissions.AsNoTracking().OwnOf(caller);
        var pages = Math.Max(1, (await own.CountAsync(ct) + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(query.Page, 1, pages);
        var found = await own.OrderByDescending(s => s.SubmittedAt)
            .ThenBy(s => s.Id)
            .Skip((page - 1) * OnAPage)
            .Take(OnAPage)
            .ToListAsync(ct);
        return new SubmissionRows(
            [
                .. found.Select(s => new SubmissionRow(
                    s.Id,
                    s.Title,
                    s.Question,
                    PlainWords.Of(s.State),
                    PlainWords.ColourOf(s.State),
                    PlainWords.NextStep(s.State),
                    s.DueOn,
                    s.Answer
                )),
            ],
            page,
            pages
        );
    }
}

internal sealed record StepTaken(string What, DateTimeOffset At, string By, string? Words);

internal sealed record MyChallenge(
    Guid Id,
    string State,
    string Colour,
    string Title,
    string Question,
    string Context,
    string Affected,
    string Measures,
    string Urgency,
    bool MayBeShared,
    string From,
    string To,
    string NextStep,
    DateOnly? DueOn,
    string? Owner,
    DateTimeOffset? WaitingSince,
    string? Asked,
    string? Answer,
    bool IsDraft,
    bool IsOpen,
    IReadOnlyList<StepTaken> Steps
);

[Requires(ChallengesPermission.Submit)]
internal sealed record MySubmission(Guid SubmissionId) : IQuery<MyChallenge>, IInSubmission;

internal sealed class MySubmissionHandler(ChallengesDb db, ICaller caller, IOrganisations organisations, IPeople people)
    : IQueryHandler<MySubmission, MyChallenge>
{
    public async Task<MyChallenge> Handle(MySubmission query, CancellationToken ct)
    {
        var s = await db.Submissions.AsNoTracking().GetOwn(query.SubmissionId, caller, ct);
        var places = await organisations.Cards([s.FromOrganisationId, s.ToOrganisationId], ct);
        var names = await people.Cards([.. s.Steps.Select(step => step.By), .. s.OwnerId is { } owner ? new[] { owner } : []], ct);
        return new MyChallenge(
            s.Id,
            PlainWords.Of(s.State),
            PlainWords.ColourOf(s.State),
            s.Title,
            s.Question,
            s.Context,
            s.Affected,
            s.Measures,
            PlainWords.Of(s.Urgency),
            s.MayBeShared,
            places.GetValueOrDefault(s.FromOrganisationId)?.Name ?? "",
            places.GetValueOrDefault(s.ToOrganisationId)?.Name ?? "",
            PlainWords.NextStep(s.State),
            s.DueOn,
            s.OwnerId is { } o ? names.GetValueOrDefault(o)?.Name : null,
            s.State == SubmissionState.Submitted ? s.StateSince : null,
            s.Asked,
            s.Answer,
            s.State == SubmissionState.Draft,
            s.IsOpen,
            [
                .. s
                    .Steps.OrderBy(step => step.At)
                    .Select(step => new StepTaken(
                        PlainWords.Happened(step.State),
                        step.At,
                        names.GetValueOrDefault(step.By)?.Name ?? "",
                        step.Words
                    )),
            ]
        );
    }
}

[Requires(ChallengesPermission.Submit)]
internal sealed record SubmitChallenge(Guid SubmissionId) : ICommand, IInSubmission;

internal sealed class SubmitChallengeHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<SubmitChallenge>
{
    public async Task Handle(SubmitChallenge command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetOwn(command.SubmissionId, caller, ct);
        var now = clock.GetUtcNow();
        submission.Submit(caller.Person(), now, London.DayOf(now));
        await db.Index(
            new SearchDocument(
                submission.Id,
                "Challenge submission",
                submission.Id,
                ChallengesPermission.SeeSubmission,
                submission.Title,
                $"{submission.Question} {submission.Context} {submission.Affected}",
                $"/triage/{submission.Id}"
            ),
            ct
        );
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Submit)]
internal sealed record ReplyToTriage(
    Guid SubmissionId,
    [property: Required(ErrorMessage = "Enter your reply"), StringLength(4000, ErrorMessage = "Use 4,000 characters or fewer")] string Reply
) : ICommand, IInSubmission;

internal sealed class ReplyToTriageHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ReplyToTriage>
{
    public async Task Handle(ReplyToTriage command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetOwn(command.SubmissionId, caller, ct);
        var now = clock.GetUtcNow();
        submission.Reply(command.Reply, caller.Person(), now, London.DayOf(now));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Submit)]
internal sealed record WithdrawChallenge(
    Guid SubmissionId,
    [property: StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")] string? Reason
) : ICommand, IInSubmission;

internal sealed class WithdrawChallengeHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<WithdrawChallenge>
{
    public async Task Handle(WithdrawChallenge command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetOwn(command.SubmissionId, caller, ct);
        submission.Withdraw(command.Reason, caller.Person(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Submit)]
internal sealed record DiscardDraft(Guid SubmissionId) : ICommand, IInSubmission;

internal sealed class DiscardDraftHandler(ChallengesDb db, ICaller caller) : ICommandHandler<DiscardDraft>
{
    public async Task Handle(DiscardDraft command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetOwn(command.SubmissionId, caller, ct);
        ChallengeSubmission.Rules.DraftOnly.Require(submission.State == SubmissionState.Draft);
        await db.TakeBack(caller.Person(), Role.IcsPartner, submission.Id, ct);
        db.Remove(submission);
        await db.SaveChangesAsync(ct);
    }
}
