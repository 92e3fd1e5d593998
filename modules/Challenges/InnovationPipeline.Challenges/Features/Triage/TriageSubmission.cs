using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Features.Triage;

internal sealed record TriageStep(string What, DateTimeOffset At, string By, string? Words);

internal sealed record OtherSubmission(Guid Id, string Title);

internal sealed record InHand(
    Guid Id,
    string Title,
    string Question,
    string Context,
    string Affected,
    string Measures,
    string Urgency,
    bool MayBeShared,
    string From,
    string SubmittedBy,
    DateTimeOffset SubmittedAt,
    string State,
    string Colour,
    string? Owner,
    bool OwnedByCaller,
    DateTimeOffset Since,
    string NextStep,
    DateOnly? DueOn,
    string? Asked,
    string? Answer,
    OtherSubmission? DuplicateOf,
    bool MayBeTakenOn,
    bool InTriage,
    IReadOnlyList<TriageStep> Steps,
    IReadOnlyList<OtherSubmission> Others
);

[Requires(ChallengesPermission.Triage)]
internal sealed record SubmissionInTriage(Guid SubmissionId) : IQuery<InHand>, IInSubmission;

internal sealed class SubmissionInTriageHandler(ChallengesDb db, ICaller caller, IOrganisations organisations, IPeople people)
    : IQueryHandler<SubmissionInTriage, InHand>
{
    public async Task<InHand> Handle(SubmissionInTriage query, CancellationToken ct)
    {
        var s = await db.Submissions.AsNoTracking().GetSentIn(query.SubmissionId, ct);
        var others = await db
            .Submissions.AsNoTracking()
            .Where(o => o.ToOrganisationId == s.ToOrganisationId && o.Id != s.Id)
            .Where(o => o.State != SubmissionState.Draft && o.State != SubmissionState.Withdrawn && o.State != SubmissionState.Duplicate)
            .OrderBy(o => o.Title)
            .Select(o => new OtherSubmission(o.Id, o.Title))
            .ToListAsync(ct);
        var places = await organisations.Cards([s.FromOrganisationId], ct);
        var names = await people.Cards([s.SubmittedBy, s.OwnerId ?? s.SubmittedBy, .. s.Steps.Select(step => step.By)], ct);
        string Name(Guid id) => names.GetValueOrDefault(id)?.Name ?? "";
        return new InHand(
            s.Id,
            s.Title,
            s.Question,
            s.Context,
            s.Affected,
            s.Measures,
            PlainWords.Of(s.Urgency),
            s.MayBeShared,
            places.GetValueOrDefault(s.FromOrganisationId)?.Name ?? "",
            Name(s.SubmittedBy),
            s.SubmittedAt,
            PlainWords.Of(s.State),
            PlainWords.ColourOf(s.State),
            s.OwnerId is { } owner ? Name(owner) : null,
            s.OwnerId == caller.PersonId,
            s.StateSince,
            PlainWords.NextStep(s.State),
            s.DueOn,
            s.Asked,
            s.Answer,
            others.FirstOrDefault(o => o.Id == s.DuplicateOfId),
            s.State == SubmissionState.Submitted || (s.IsOpen && s.OwnerId != caller.PersonId),
            s.State == SubmissionState.InTriage,
            [
                .. s
                    .Steps.OrderBy(step => step.At)
                    .Select(step => new TriageStep(PlainWords.Happened(step.State), step.At, Name(step.By), step.Words)),
            ],
            others
        );
    }
}

[Requires(ChallengesPermission.Triage)]
internal sealed record TakeOnSubmission(Guid SubmissionId) : ICommand, IInSubmission;

internal sealed class TakeOnSubmissionHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<TakeOnSubmission>
{
    public async Task Handle(TakeOnSubmission command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetSentIn(command.SubmissionId, ct);
        var now = clock.GetUtcNow();
        submission.TakeOn(caller.Person(), now, London.DayOf(now));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Triage)]
internal sealed record AskSubmitter(
    Guid SubmissionId,
    [property: Required(ErrorMessage = "Enter what you need to know"), StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
        string Question
) : ICommand, IInSubmission;

internal sealed class AskSubmitterHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AskSubmitter>
{
    public async Task Handle(AskSubmitter command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetSentIn(command.SubmissionId, ct);
        var now = clock.GetUtcNow();
        submission.Ask(command.Question.Trim(), caller.Person(), now, London.DayOf(now));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Triage)]
internal sealed record AcceptSubmission(
    Guid SubmissionId,
    [property:
        Required(ErrorMessage = "Enter a reason for the submitter"),
        StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInSubmission;

internal sealed class AcceptSubmissionHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AcceptSubmission>
{
    public async Task Handle(AcceptSubmission command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetSentIn(command.SubmissionId, ct);
        submission.Accept(command.Reason.Trim(), caller.Person(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Triage)]
internal sealed record DeclineSubmission(
    Guid SubmissionId,
    [property:
        Required(ErrorMessage = "Enter a reason for the submitter"),
        StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInSubmission;

internal sealed class DeclineSubmissionHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<DeclineSubmission>
{
    public async Task Handle(DeclineSubmission command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetSentIn(command.SubmissionId, ct);
        submission.Decline(command.Reason.Trim(), caller.Person(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(ChallengesPermission.Triage)]
internal sealed record MarkDuplicate(
    Guid SubmissionId,
    Guid OfSubmissionId,
    [property:
        Required(ErrorMessage = "Enter a reason for the submitter"),
        StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInSubmission;

internal sealed class MarkDuplicateHandler(ChallengesDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MarkDuplicate>
{
    public async Task Handle(MarkDuplicate command, CancellationToken ct)
    {
        var submission = await db.Submissions.GetSentIn(command.SubmissionId, ct);
        var of = await db.Submissions.AsNoTracking().GetSentIn(command.OfSubmissionId, ct);
        if (of.ToOrganisationId != submission.ToOrganisationId)
            throw new NotFound();
        submission.MarkDuplicate(of.Id, command.Reason.Trim(), caller.Person(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
