using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed record OtherQuestion(Guid Id, string Text, string State);

/// <param name="MayHost">let through, answer live, merge and decline</param>
/// <param name="MayAnswer">as a host, or as the one who owes the answer</param>
/// <param name="Others">questions that this one may be merged into</param>
internal sealed record QuestionInFull(
    Guid Id,
    Guid InnovationEventId,
    uint Version,
    string Text,
    string About,
    string? AskedBy,
    DateTimeOffset AskedAt,
    int Votes,
    QuestionState State,
    bool IsShown,
    string? Answer,
    string? EndedBy,
    DateTimeOffset? EndedAt,
    string? Reason,
    string? OwnerName,
    DateOnly? DueOn,
    bool IsOverdue,
    OtherQuestion? MergedInto,
    IReadOnlyList<OtherQuestion> Merged,
    bool MayHost,
    bool MayAnswer,
    IReadOnlyList<OtherQuestion> Others
)
{
    public bool HasEnded => EndedAt is not null;
    public string StateInWords => QuestionWords.Of(State, IsShown);
}

/// <summary>Everyone there reads what is shown; what is not, only hosts, the one who asked and the one who owes the answer.</summary>
[Requires(PitchingPermission.See)]
internal sealed record QuestionToRead(Guid InnovationEventId, Guid QuestionId) : IQuery<QuestionInFull>, IInEvent;

internal sealed class QuestionToReadHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IPeople people,
    AccessTables access,
    ICaller caller,
    TimeProvider clock
) : IQueryHandler<QuestionToRead, QuestionInFull>
{
    public async Task<QuestionInFull> Handle(QuestionToRead query, CancellationToken ct)
    {
        var question = await db.QuestionOf(query.InnovationEventId, query.QuestionId, ct);
        var mayHost = await access.May(caller, PitchingPermission.Answer, query.InnovationEventId, ct);
        var own = caller.PersonId is { } person && (question.AskerId == person || question.OwnerId == person);
        if (!question.IsShown && !mayHost && !own)
            throw new NotFound();
        var titles = await TopicTitles.For([question], events, ideas, ct);
        var names = await people.Cards(new[] { question.AskerId, question.EndedById, question.OwnerId }.OfType<Guid>().Distinct(), ct);
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known)?.Name : null;
        var merged = await db.Questions.AsNoTracking().Where(q => q.MergedIntoId == question.Id).OrderBy(q => q.AskedAt).ToListAsync(ct);
        var into = question.MergedIntoId is { } target ? await db.Questions.AsNoTracking().SingleAsync(q => q.Id == target, ct) : null;
        var others =
            mayHost && !question.HasEnded
                ? await db
                    .Questions.AsNoTracking()
                    .Where(q => q.InnovationEventId == question.InnovationEventId && q.Id != question.Id)
                    .Where(q => q.State != QuestionState.Merged && q.State != QuestionState.Declined)
                    .OrderBy(q => q.AskedAt)
                    .ToListAsync(ct)
                : [];
        return new QuestionInFull(
            question.Id,
            question.InnovationEventId,
            question.Version,
            question.Text,
            titles.Of(question),
            Name(question.AskerId),
            question.AskedAt,
            (await db.VotesFor([question.Id], ct)).GetValueOrDefault(question.Id),
            question.State,
            question.IsShown,
            question.Answer,
            Name(question.EndedById),
            question.EndedAt,
            // Everyone else learns that it was declined, not why: the reason is for whoever asked.
            mayHost || own
                ? question.Reason
                : null,
            Name(question.OwnerId),
            question.DueOn,
            !question.HasEnded && question.DueOn < London.DayOf(clock.GetUtcNow()),
            into is null ? null : Line(into),
            [.. merged.Where(q => mayHost || q.IsShown).Select(Line)],
            mayHost,
            mayHost || (caller.PersonId is { } reader && question.OwnerId == reader),
            [.. others.Select(Line)]
        );
    }

    private static OtherQuestion Line(Question question) =>
        new(question.Id, question.Text, QuestionWords.Of(question.State, question.IsShown));
}

[Requires(PitchingPermission.Answer)]
internal sealed record LetQuestionThrough(Guid InnovationEventId, Guid QuestionId) : ICommand, IInEvent;

internal sealed class LetQuestionThroughHandler(VotingDb db) : ICommandHandler<LetQuestionThrough>
{
    public async Task Handle(LetQuestionThrough command, CancellationToken ct)
    {
        (await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct)).LetThrough();
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Answer)]
internal sealed record AnswerLive(Guid InnovationEventId, Guid QuestionId) : ICommand, IInEvent;

internal sealed class AnswerLiveHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AnswerLive>
{
    public async Task Handle(AnswerLive command, CancellationToken ct)
    {
        (await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct)).AnswerLive(caller.Person(), clock.GetUtcNow());
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Answer)]
internal sealed record OpenQuestionAgain(Guid InnovationEventId, Guid QuestionId) : ICommand, IInEvent;

internal sealed class OpenQuestionAgainHandler(VotingDb db) : ICommandHandler<OpenQuestionAgain>
{
    public async Task Handle(OpenQuestionAgain command, CancellationToken ct)
    {
        (await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct)).OpenAgain();
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Hosts may, and whoever the question was handed to.</summary>
[Requires(PitchingPermission.See)]
internal sealed record AnswerInWriting(
    Guid InnovationEventId,
    Guid QuestionId,
    uint Version,
    [property:
        Required(ErrorMessage = "Enter the answer"),
        StringLength(Question.LongestAnswer, ErrorMessage = "Use 2,000 characters or fewer")
    ]
        string Answer
) : ICommand, IEdits, IInEvent;

internal sealed class AnswerInWritingHandler(VotingDb db, AccessTables access, ICaller caller, TimeProvider clock)
    : ICommandHandler<AnswerInWriting>
{
    public async Task Handle(AnswerInWriting command, CancellationToken ct)
    {
        var question = await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct);
        if (question.OwnerId != caller.Person() && !await access.May(caller, PitchingPermission.Answer, command.InnovationEventId, ct))
            throw question.IsShown ? new Forbidden() : new NotFound();
        if (question.Version != command.Version)
            throw new Stale();
        question.AnswerInWriting(command.Answer, caller.Person(), clock.GetUtcNow());
        await db.Index(
            new SearchDocument(
                question.Id,
                "Question",
                question.InnovationEventId,
                PitchingPermission.See,
                question.Text,
                question.Answer!,
                $"/events/{question.InnovationEventId}/questions/{question.Id}"
            ),
            ct
        );
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Answer)]
internal sealed record DeclineQuestion(
    Guid InnovationEventId,
    Guid QuestionId,
    [property:
        Required(ErrorMessage = "Enter why the question is declined"),
        StringLength(Question.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInEvent;

internal sealed class DeclineQuestionHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<DeclineQuestion>
{
    public async Task Handle(DeclineQuestion command, CancellationToken ct)
    {
        var question = await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct);
        question.Decline(command.Reason, caller.Person(), clock.GetUtcNow());
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The other stands for both; whoever voted for either has voted for it, once.</summary>
[Requires(PitchingPermission.Answer)]
internal sealed record MergeQuestion(Guid InnovationEventId, Guid QuestionId, Guid IntoId) : ICommand, IInEvent;

internal sealed class MergeQuestionHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MergeQuestion>
{
    public async Task Handle(MergeQuestion command, CancellationToken ct)
    {
        var question = await db.QuestionOf(command.InnovationEventId, command.QuestionId, ct);
        var other = await db.QuestionOf(command.InnovationEventId, command.IntoId, ct);
        question.MergeInto(other, caller.Person(), clock.GetUtcNow());
        var voters = await db
            .QuestionVotes.Where(v => v.QuestionId == question.Id)
            .Select(v => v.PersonId)
            .Except(db.QuestionVotes.Where(v => v.QuestionId == other.Id).Select(v => v.PersonId))
            .ToListAsync(ct);
        db.AddRange(voters.Select(v => new QuestionVote(other.Id, v)));
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
