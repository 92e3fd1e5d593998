using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed record AnswersOfEvent(Guid InnovationEventId, string Name, DateOnly Day, FirstAnswers Answers);

internal sealed record IdeaWithoutAnswer(Guid IdeaId, string Title, int Days);

/// <param name="All">over every event</param>
/// <param name="Events">the latest first</param>
/// <param name="LongestWaiting">the ideas that have waited longest, no more than 20</param>
internal sealed record AnswersFound(
    FirstAnswers All,
    IReadOnlyList<AnswersOfEvent> Events,
    IReadOnlyList<IdeaWithoutAnswer> LongestWaiting
);

/// <summary>
/// How long it took until those who had an idea first heard of it, for every idea of every event: taken forward, given to a theme or an
/// organisation, parked, closed, or decided at a gate, whichever people knew first.
/// </summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record FirstAnswersByEvent : IQuery<AnswersFound>;

internal sealed class FirstAnswersByEventHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IIdeas ideas,
    IIdeaAnswers answers,
    IInnovationEvents events,
    TimeProvider clock
) : IQueryHandler<FirstAnswersByEvent, AnswersFound>
{
    private const int Listed = 20;

    public async Task<AnswersFound> Handle(FirstAnswersByEvent query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Decide, ct);
        var today = London.DayOf(clock.GetUtcNow());
        // Being taken forward is itself an answer, and never later than a gate's decision about what it became.
        var taken = (
            await db
                .Initiatives.VisibleTo(scopes)
                .Where(i => i.IdeaId != null)
                .Select(i => new { IdeaId = i.IdeaId!.Value, i.OpenedAt })
                .ToListAsync(ct)
        )
            .GroupBy(i => i.IdeaId)
            .ToDictionary(i => i.Key, i => i.Min(o => o.OpenedAt));
        var waits = await answers.Waits(scopes, ct);
        var cards = await events.Cards(waits.Select(w => w.InnovationEventId).Distinct(), ct);

        var longest = waits
            .Where(w => w.AnsweredAt is null && !taken.ContainsKey(w.IdeaId))
            .OrderBy(w => w.AddedAt)
            .ThenBy(w => w.IdeaId)
            .Take(Listed)
            .ToList();
        var titles = await ideas.Cards(longest.Select(w => w.IdeaId), ct);

        (DateOnly, DateOnly?) Days(IdeaWait wait)
        {
            DateTimeOffset? opened = taken.TryGetValue(wait.IdeaId, out var at) ? at : null;
            var first = wait.AnsweredAt < opened || opened is null ? wait.AnsweredAt ?? opened : opened;
            return (London.DayOf(wait.AddedAt), first is { } known ? London.DayOf(known) : null);
        }
        return new(
            FirstAnswers.Of(waits.Select(Days), today),
            [
                .. waits
                    .Where(w => cards.ContainsKey(w.InnovationEventId))
                    .GroupBy(w => cards[w.InnovationEventId])
                    .Select(e => new AnswersOfEvent(e.Key.Id, e.Key.Name, e.Key.Day, FirstAnswers.Of(e.Select(Days), today)))
                    .OrderByDescending(e => e.Day)
                    .ThenBy(e => e.Name, StringComparer.Ordinal),
            ],
            [
                .. longest
                    .Where(w => titles.ContainsKey(w.IdeaId))
                    .Select(w => new IdeaWithoutAnswer(
                        w.IdeaId,
                        titles[w.IdeaId].Title,
                        Math.Max(0, today.DayNumber - London.DayOf(w.AddedAt).DayNumber)
                    )),
            ]
        );
    }
}
