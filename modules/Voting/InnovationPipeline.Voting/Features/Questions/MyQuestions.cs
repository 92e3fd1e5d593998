using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed record MyQuestion(
    Guid Id,
    Guid InnovationEventId,
    string EventName,
    string Text,
    string About,
    string State,
    QuestionState Kind,
    DateOnly? DueOn,
    bool IsOverdue
);

internal sealed record QuestionEvent(Guid InnovationEventId, string Name, bool MayAnswer);

internal sealed record MyQuestions(
    IReadOnlyList<MyQuestion> Owed,
    IReadOnlyList<MyQuestion> Asked,
    int Page,
    int Pages,
    IReadOnlyList<QuestionEvent> Events
);

/// <summary>What the person has asked under their name, what they owe an answer to, and where they may ask.</summary>
[Requires(PitchingPermission.See)]
internal sealed record OwnQuestions(int Page) : IQuery<MyQuestions>;

internal sealed class OwnQuestionsHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    AccessTables access,
    ICaller caller,
    TimeProvider clock
) : IQueryHandler<OwnQuestions, MyQuestions>
{
    private const int PageSize = 25;
    private const int MostEvents = 20;

    public async Task<MyQuestions> Handle(OwnQuestions query, CancellationToken ct)
    {
        var person = caller.Person();
        var visible = await db.Questions.AsNoTracking().VisibleTo(caller, access, ct);
        var owed = await visible
            .Where(q => q.OwnerId == person && q.State == QuestionState.HandedOver)
            .OrderBy(q => q.DueOn)
            .ThenBy(q => q.AskedAt)
            .ToListAsync(ct);
        var asked = visible.Where(q => q.AskerId == person);
        var pages = Math.Max(1, (await asked.CountAsync(ct) + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var shown = await asked
            .OrderByDescending(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var titles = await TopicTitles.For([.. owed, .. shown], events, ideas, ct);
        var mine = await access.ScopesWith(caller, PitchingPermission.See, ct);
        var hosted = await access.ScopesWith(caller, PitchingPermission.Answer, ct);
        var held = await db.Set<Scope>().Where(s => s.Kind == "event" && mine.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        var cards = await events.Cards(held.Concat(shown.Concat(owed).Select(q => q.InnovationEventId)).Distinct(), ct);
        var today = London.DayOf(clock.GetUtcNow());
        MyQuestion Line(Question q) =>
            new(
                q.Id,
                q.InnovationEventId,
                cards.GetValueOrDefault(q.InnovationEventId)?.Name ?? "",
                q.Text,
                titles.Of(q),
                QuestionWords.Of(q.State, q.IsShown),
                q.State,
                q.DueOn,
                !q.HasEnded && q.DueOn < today
            );
        return new MyQuestions(
            owed.ConvertAll(Line),
            shown.ConvertAll(Line),
            page,
            pages,
            [
                .. cards
                    .Values.Where(c => held.Contains(c.Id))
                    .OrderByDescending(c => c.Day)
                    .ThenBy(c => c.Name, StringComparer.Ordinal)
                    .Take(MostEvents)
                    .Select(c => new QuestionEvent(c.Id, c.Name, hosted.Contains(c.Id))),
            ]
        );
    }
}
