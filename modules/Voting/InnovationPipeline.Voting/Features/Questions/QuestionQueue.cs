using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

/// <summary>Which part of the queue is looked at.</summary>
internal enum QueueShelf
{
    Waiting,
    Open,
    Owed,
    Ended,
}

internal sealed record QueueLine(
    Guid Id,
    string Text,
    string About,
    string? AskedBy,
    int Votes,
    QuestionState State,
    bool IsShown,
    string? OwnerName,
    DateOnly? DueOn,
    bool IsOverdue
)
{
    public string StateInWords => QuestionWords.Of(State, IsShown);
}

internal sealed record Queue(
    string EventName,
    QueueShelf Shelf,
    IReadOnlyDictionary<QueueShelf, int> Counts,
    IReadOnlyList<QueueLine> Lines,
    int Page,
    int Pages,
    bool MayManage,
    DateTimeOffset? ClosedAt
);

/// <summary>Every question of the event, by votes: for the panel and named hosts.</summary>
[Requires(PitchingPermission.Answer)]
internal sealed record QueueOf(Guid InnovationEventId, QueueShelf? Shelf, int Page) : IQuery<Queue>, IInEvent;

internal sealed class QueueOfHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IPeople people,
    AccessTables access,
    ICaller caller,
    TimeProvider clock
) : IQueryHandler<QueueOf, Queue>
{
    private const int PageSize = 25;

    public async Task<Queue> Handle(QueueOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var all = db.Questions.AsNoTracking().Where(q => q.InnovationEventId == held.Id);
        var counts = new Dictionary<QueueShelf, int>();
        foreach (var each in Enum.GetValues<QueueShelf>())
            counts[each] = await On(all, each).CountAsync(ct);
        var shelf = query.Shelf ?? Enum.GetValues<QueueShelf>().Where(s => counts[s] > 0).DefaultIfEmpty(QueueShelf.Open).First();
        var pages = Math.Max(1, (counts[shelf] + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var found = await On(all, shelf)
            .OrderByDescending(q => db.QuestionVotes.Count(v => v.QuestionId == q.Id))
            .ThenBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var votes = await db.VotesFor(found.ConvertAll(q => q.Id), ct);
        var titles = await TopicTitles.For(found, events, ideas, ct);
        var names = await people.Cards(found.SelectMany(q => new[] { q.AskerId, q.OwnerId }).OfType<Guid>().Distinct(), ct);
        var today = London.DayOf(clock.GetUtcNow());
        return new Queue(
            held.Name,
            shelf,
            counts,
            found.ConvertAll(q => new QueueLine(
                q.Id,
                q.Text,
                titles.Of(q),
                q.AskerId is { } asker ? names.GetValueOrDefault(asker)?.Name : null,
                votes.GetValueOrDefault(q.Id),
                q.State,
                q.IsShown,
                q.OwnerId is { } owner ? names.GetValueOrDefault(owner)?.Name : null,
                q.DueOn,
                !q.HasEnded && q.DueOn < today
            )),
            page,
            pages,
            await access.May(caller, PitchingPermission.Chair, held.Id, ct),
            (await db.DeskOf(held.Id, ct)).ClosedAt
        );
    }

    private static IQueryable<Question> On(IQueryable<Question> questions, QueueShelf shelf) =>
        shelf switch
        {
            QueueShelf.Waiting => questions.Where(q => q.State == QuestionState.Open && !q.IsShown),
            QueueShelf.Open => questions.Where(q => q.State == QuestionState.Open && q.IsShown),
            QueueShelf.Owed => questions.Where(q => q.State == QuestionState.HandedOver),
            _ => questions.Where(q => q.EndedAt != null),
        };
}
