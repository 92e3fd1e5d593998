using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

/// <param name="AskedBy">none where it was asked without a name</param>
/// <param name="Ending">the answer in writing, where there is one</param>
internal sealed record QuestionLine(
    Guid Id,
    string Text,
    string About,
    string? AskedBy,
    int Votes,
    bool Voted,
    bool TakesVotes,
    QuestionState State,
    bool IsShown,
    string? Answer,
    DateOnly? DueOn
)
{
    public string StateInWords => QuestionWords.Of(State, IsShown);
}

internal sealed record QuestionPage(
    Guid InnovationEventId,
    string EventName,
    IReadOnlyList<QuestionLine> Open,
    IReadOnlyList<QuestionLine> Ended,
    int Page,
    int Pages,
    bool IsOver,
    bool MayAnswer,
    bool MayAsk
);

/// <summary>Questions that everyone there reads: the open ones by votes, then those that have an ending.</summary>
[Requires(PitchingPermission.See)]
internal sealed record QuestionsOf(Guid InnovationEventId, Guid? IdeaId, int Page) : IQuery<QuestionPage>, IInEvent;

internal sealed class QuestionsOfHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IPeople people,
    AccessTables access,
    ICaller caller
) : IQueryHandler<QuestionsOf, QuestionPage>
{
    private const int PageSize = 25;

    public async Task<QuestionPage> Handle(QuestionsOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var shown = db
            .Questions.AsNoTracking()
            .Where(q => q.InnovationEventId == held.Id && q.IsShown && q.State != QuestionState.Merged)
            .Where(q => query.IdeaId == null || q.SubjectId == query.IdeaId);
        var pages = Math.Max(1, (await shown.CountAsync(ct) + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var found = await shown
            .OrderBy(q => q.EndedAt != null)
            .ThenByDescending(q => db.QuestionVotes.Count(v => v.QuestionId == q.Id))
            .ThenBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var ids = found.ConvertAll(q => q.Id);
        var votes = await db.VotesFor(ids, ct);
        var own = await db.QuestionVotes.Where(v => ids.Contains(v.QuestionId) && v.PersonId == caller.PersonId).ToListAsync(ct);
        var titles = await TopicTitles.For(found, events, ideas, ct);
        var names = await people.Cards(found.Select(q => q.AskerId).OfType<Guid>().Distinct(), ct);
        var lines = found.ConvertAll(q => new QuestionLine(
            q.Id,
            q.Text,
            titles.Of(q),
            q.AskerId is { } asker ? names.GetValueOrDefault(asker)?.Name : null,
            votes.GetValueOrDefault(q.Id),
            own.Exists(v => v.QuestionId == q.Id),
            !q.HasEnded,
            q.State,
            q.IsShown,
            q.Answer,
            q.DueOn
        ));
        return new QuestionPage(
            held.Id,
            held.Name,
            lines.FindAll(l => l.TakesVotes),
            lines.FindAll(l => !l.TakesVotes),
            page,
            pages,
            held.IsOver(await db.DeskOf(held.Id, ct)),
            await access.May(caller, PitchingPermission.Answer, held.Id, ct),
            await access.May(caller, PitchingPermission.Ask, held.Id, ct)
        );
    }
}

/// <summary>One vote of one person; given again, it is given already.</summary>
[Requires(PitchingPermission.Ask), Unaudited("a vote for a question decides nothing; the person may take it back")]
internal sealed record UpvoteQuestion(Guid InnovationEventId, Guid QuestionId) : ICommand, IInEvent;

internal sealed class UpvoteQuestionHandler(VotingDb db, ICaller caller) : ICommandHandler<UpvoteQuestion>
{
    public async Task Handle(UpvoteQuestion command, CancellationToken ct)
    {
        // Not tracked: a vote is no change to the question, and 200 phones do not queue for its row.
        var question = await db
            .Questions.AsNoTracking()
            .SingleOrDefaultAsync(q => q.Id == command.QuestionId && q.InnovationEventId == command.InnovationEventId && q.IsShown, ct);
        Question.Rules.NotEnded.Require(!(question ?? throw new NotFound()).HasEnded);
        if (await db.QuestionVotes.FindAsync([command.QuestionId, caller.Person()], ct) is not null)
            return;
        db.Add(new QuestionVote(command.QuestionId, caller.Person()));
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Ask), Unaudited("a vote for a question decides nothing")]
internal sealed record TakeBackUpvote(Guid InnovationEventId, Guid QuestionId) : ICommand, IInEvent;

internal sealed class TakeBackUpvoteHandler(VotingDb db, ICaller caller) : ICommandHandler<TakeBackUpvote>
{
    public async Task Handle(TakeBackUpvote command, CancellationToken ct)
    {
        if (!await db.Questions.AnyAsync(q => q.Id == command.QuestionId && q.InnovationEventId == command.InnovationEventId, ct))
            throw new NotFound();
        if (await db.QuestionVotes.FindAsync([command.QuestionId, caller.Person()], ct) is not { } vote)
            return;
        db.Remove(vote);
        db.Changed(PitchingTopic.Questions, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
