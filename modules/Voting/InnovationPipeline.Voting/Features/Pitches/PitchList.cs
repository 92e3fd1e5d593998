using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed record SlotLine(Guid IdeaId, int Place, string Title, string? Headline, string Group, SlotPhase Phase);

/// <param name="EndsAt">none while the clock is paused or nobody has the floor</param>
internal sealed record SessionView(
    Guid Id,
    Guid InnovationEventId,
    string EventName,
    PitchKind Kind,
    IReadOnlyList<SlotLine> Slots,
    SlotLine? OnTheFloor,
    DateTimeOffset? EndsAt,
    TimeSpan? Left,
    DateTimeOffset Now,
    bool HasQuestions,
    string Seed,
    SeedSource SeedSource
)
{
    public string Title => Kind == PitchKind.Headlines ? "Headlines" : "Pitches in full";

    public IEnumerable<SlotLine> ToCome => Slots.Where(s => s.Phase == SlotPhase.Waiting);

    public string HowDrawn =>
        (Kind, SeedSource) switch
        {
            (PitchKind.Full, _) =>
                "By rank in the vote, the winner first. Equal ranks come in the order drawn from the round’s definition hash.",
            (_, SeedSource.RoundDefinition) => "Drawn from the round’s definition hash.",
            _ => "Drawn from the event and its list of ideas, as no round was open.",
        };
}

internal sealed record Programme(
    string EventName,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<SlotLine> NotInASession,
    bool MayChair
);

/// <summary>All runs of pitches of an event, the latest first.</summary>
[Requires(PitchingPermission.See)]
internal sealed record ProgrammeOf(Guid InnovationEventId) : IQuery<Programme>, IInEvent;

internal sealed class ProgrammeOfHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    AccessTables access,
    ICaller caller,
    TimeProvider clock
) : IQueryHandler<ProgrammeOf, Programme>
{
    public async Task<Programme> Handle(ProgrammeOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var sessions = await db
            .PitchSessions.AsNoTracking()
            .Where(s => s.InnovationEventId == held.Id)
            .OrderByDescending(s => s.PreparedAt)
            .ThenByDescending(s => s.Id)
            .ToListAsync(ct);
        var pitched = await db.PitchedIdeas(held.Id, ct);
        var lines = await SlotLines.For(pitched, held.Id, events, ideas, ct);
        var inSessions = sessions.SelectMany(s => s.Slots).Select(s => s.IdeaId).ToHashSet();
        return new Programme(
            held.Name,
            sessions.ConvertAll(s => lines.View(s, held.Name, clock.GetUtcNow())),
            [.. pitched.Where(id => !inSessions.Contains(id)).Select(lines.Alone).OrderBy(l => l.Group, StringComparer.Ordinal)],
            await access.May(caller, PitchingPermission.Chair, held.Id, ct)
        );
    }
}

/// <summary>One run of pitches, for the chair and the big screen.</summary>
[Requires(PitchingPermission.See)]
internal sealed record SessionOf(Guid InnovationEventId, Guid SessionId) : IQuery<SessionView>, IInEvent;

internal sealed class SessionOfHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, TimeProvider clock)
    : IQueryHandler<SessionOf, SessionView>
{
    public async Task<SessionView> Handle(SessionOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var session = await db.PitchSessionOf(held.Id, query.SessionId, ct);
        var lines = await SlotLines.For([.. session.Slots.Select(s => s.IdeaId)], held.Id, events, ideas, ct);
        return lines.View(session, held.Name, clock.GetUtcNow());
    }
}

/// <summary>Slots with the titles, headlines and groups of their ideas.</summary>
internal sealed class SlotLines(IReadOnlyDictionary<Guid, IdeaCard> ideas, IReadOnlyDictionary<Guid, string> groups)
{
    public static async Task<SlotLines> For(
        IReadOnlyCollection<Guid> ideaIds,
        Guid innovationEventId,
        IInnovationEvents events,
        IIdeas ideas,
        CancellationToken ct
    ) => new(await ideas.Cards(ideaIds, ct), (await events.Groups(innovationEventId, ct)).ToDictionary(g => g.Id, g => g.Name));

    public SlotLine Alone(Guid ideaId) => Line(ideaId, 0, SlotPhase.Waiting);

    public SessionView View(PitchSession session, string eventName, DateTimeOffset now)
    {
        var slots = session.Slots.OrderBy(s => s.Place).Select(s => Line(s.IdeaId, s.Place, s.Phase)).ToList();
        return new SessionView(
            session.Id,
            session.InnovationEventId,
            eventName,
            session.Kind,
            slots,
            slots.Find(s => s.Phase is SlotPhase.Pitching or SlotPhase.Questions),
            session.EndsAt,
            session.Left,
            now,
            session.QuestionLength > TimeSpan.Zero,
            session.Seed,
            session.SeedSource
        );
    }

    private SlotLine Line(Guid ideaId, int place, SlotPhase phase) =>
        ideas.GetValueOrDefault(ideaId) is { } idea
            ? new(ideaId, place, idea.Title, idea.Headline, groups.GetValueOrDefault(idea.GroupId, ""), phase)
            : new(ideaId, place, "An idea that is no longer here", null, "", phase);
}
