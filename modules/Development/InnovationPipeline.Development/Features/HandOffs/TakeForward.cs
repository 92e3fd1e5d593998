using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.HandOffs;

/// <param name="AnswerDueAt">when people are told another answer, that is prepared: until then it is not taken forward</param>
internal sealed record WaitingIdea(
    Guid IdeaId,
    string Title,
    string? Headline,
    string EventName,
    bool Won,
    DateTimeOffset Since,
    DateTimeOffset? AnswerDueAt
);

/// <summary>Ideas that won or were given to initiatives, and that nobody has taken forward yet.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record IdeasWaiting(int Page) : IQuery<Paged<WaitingIdea>>;

internal sealed class IdeasWaitingHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IIdeas ideas,
    IIdeaAnswers answers,
    IInnovationEvents events
) : IQueryHandler<IdeasWaiting, Paged<WaitingIdea>>
{
    public async Task<Paged<WaitingIdea>> Handle(IdeasWaiting query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.TakeForward, ct);
        var waiting = db.HandOffs.VisibleTo(scopes).Waiting();
        var total = await waiting.CountAsync(ct);
        var rows = await waiting
            .OrderByDescending(h => h.Won)
            .ThenBy(h => h.Since)
            .ThenBy(h => h.Id)
            .Skip(Paged<WaitingIdea>.Skip(query.Page))
            .Take(Paged<WaitingIdea>.Size)
            .ToListAsync(ct);
        var cards = await ideas.Cards(rows.Select(r => r.Id), ct);
        var answered = await answers.Of(rows.Select(r => r.Id), ct);
        var held = await events.Cards(rows.Select(r => r.InnovationEventId).Distinct(), ct);
        return Paged<WaitingIdea>.Of(
            [
                .. rows.Select(r => new WaitingIdea(
                    r.Id,
                    cards.GetValueOrDefault(r.Id)?.Title ?? "An idea that can no longer be read",
                    cards.GetValueOrDefault(r.Id)?.Headline,
                    held.GetValueOrDefault(r.InnovationEventId)?.Name ?? "An earlier event",
                    r.Won,
                    r.Since,
                    answered.GetValueOrDefault(r.Id)?.DueAt
                )),
            ],
            query.Page,
            total
        );
    }
}

/// <summary>Makes the initiative with everything its idea holds; the person who does it leads it.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record TakeForward(Guid Id, Guid IdeaId) : ICommand, ICreates, IInIdea;

internal sealed class TakeForwardHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IIdeaAnswers answers,
    IInnovationEvents events,
    IResults results,
    IPitchRecords pitches,
    IPeople people
) : ICommandHandler<TakeForward>
{
    public async Task Handle(TakeForward command, CancellationToken ct)
    {
        await db.HoldHandOff(command.IdeaId, ct);
        var handOff = await db.HandOffs.Get(command.IdeaId, ct);
        var answer = (await answers.Of([command.IdeaId], ct)).GetValueOrDefault(command.IdeaId);
        handOff.Take(command.Id, answer?.DueAt is not null, answer?.Told is { GoesOn: false } told ? told.At : null);

        var now = clock.GetUtcNow();
        var records = new IdeaRecords(ideas, events, results, pitches);
        var record = await records.Of(command.IdeaId, ct) ?? throw new NotFound();
        var themeId = await db
            .Themes.Where(t => t.OrganisationId == handOff.OrganisationId && t.Ideas.Any(i => i.IdeaId == command.IdeaId))
            .Select(t => (Guid?)t.Id)
            .FirstOrDefaultAsync(ct);

        var initiative = new Initiative(
            command.Id,
            handOff.OrganisationId,
            record.Idea!.InnovationEventId,
            command.IdeaId,
            themeId,
            record.Idea.Title,
            record,
            caller.Person(),
            now,
            (await db.ProgrammeOf(handOff.OrganisationId, ct)).StageModelId
        );
        initiative.BeganWith(await records.Disciplines([record], ct));
        await db.Open(initiative, people, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
