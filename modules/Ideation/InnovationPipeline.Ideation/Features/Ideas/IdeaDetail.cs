using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Ideas;

internal sealed record IdeaView(
    Guid Id,
    Guid GroupId,
    string GroupName,
    string? Question,
    string Title,
    string Text,
    string? Author,
    string? EnteredBy,
    string? Origin,
    DateTimeOffset AddedAt,
    int Revisions,
    Standing Standing,
    bool IsOpen,
    bool IsMine,
    CaseProgress Progress,
    string? Headline,
    LineageNode Lineage,
    IReadOnlyList<TakenBy> TakenBy,
    DispositionFact? Disposition
);

/// <summary>How far each part of the case is worked up, in per cent.</summary>
internal sealed record CaseProgress(int Proposition, int Angles, int Barriers, int Ask);

/// <param name="Relation">how the idea above came from this one; none at the top</param>
internal sealed record LineageNode(
    Guid IdeaId,
    string Title,
    string GroupName,
    string? Author,
    string? Relation,
    string? Note,
    DateTimeOffset? At,
    IReadOnlyList<LineageNode> Sources
);

internal sealed record TakenBy(string GroupName, DateTimeOffset At);

internal sealed record DispositionFact(
    string Words,
    string Reason,
    DateOnly? ReviewOn,
    string? Subject,
    DateTimeOffset At,
    string? Code,
    string? WhatNext
);

/// <summary>Seen by its group, and by the whole event once the group shares it or takes it to the vote.</summary>
[Requires(IdeationPermission.SeeEvent)]
internal sealed record IdeaOf(Guid IdeaId) : IQuery<IdeaView>, IInIdea;

internal sealed class IdeaOfHandler(
    IdeationDb db,
    IInnovationEvents events,
    IPeople people,
    IOrganisations organisations,
    AccessTables access,
    ICaller caller,
    TimeProvider clock
) : IQueryHandler<IdeaOf, IdeaView>
{
    public async Task<IdeaView> Handle(IdeaOf query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        if (!board.ShowsToEvent(idea, now) && !await access.May(caller, IdeationPermission.SeeGroup, query.IdeaId, ct))
            throw new NotFound();

        var revisions = await db.Set<IdeaRevision>().CountAsync(r => r.IdeaId == idea.Id, ct);
        var lineage = await db.LineageOf(idea.InnovationEventId, ct);
        var sourceIds = lineage.AllSourcesOf(idea.Id).Select(l => l.SourceIdeaId).Append(idea.Id).Distinct().ToList();
        var family = await db.Ideas.AsNoTracking().Where(i => sourceIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var taken = await db.Links.AsNoTracking().Where(l => l.SourceIdeaId == idea.Id).OrderBy(l => l.At).ToListAsync(ct);

        var groups = (await events.Groups(idea.InnovationEventId, ct)).ToDictionary(g => g.Id);
        string GroupName(Guid id) => groups.TryGetValue(id, out var group) ? group.Name : "Another group";
        var cards = await people.Cards(
            family.Values.SelectMany(i => new[] { i.AuthorId, i.EnteredById }).OfType<Guid>().Distinct().ToList(),
            ct
        );
        string? Name(Guid? id) => id is { } known && cards.TryGetValue(known, out var card) ? card.Name : null;

        LineageNode Node(Guid id, IdeaLink? via) =>
            new(
                id,
                family.TryGetValue(id, out var one) ? one.Title : "An idea",
                GroupName(one?.GroupId ?? via?.SourceGroupId ?? Guid.Empty),
                Name(one?.AuthorId),
                via?.Kind.Words(),
                via?.Note,
                via?.At,
                [.. lineage.SourcesOf(id).Select(l => Node(l.SourceIdeaId, l))]
            );

        return new(
            idea.Id,
            idea.GroupId,
            groups.ContainsKey(idea.GroupId) ? GroupName(idea.GroupId) : $"Group {board.Number}",
            groups.TryGetValue(idea.GroupId, out var own) ? own.Area.Question : null,
            idea.Title,
            idea.Text,
            Name(idea.AuthorId),
            Name(idea.EnteredById),
            idea.Origin,
            idea.AddedAt,
            revisions,
            board.StandingOf(idea, now),
            board.IsOpen(now),
            caller.PersonId is { } me && idea.BelongsTo(me),
            await ProgressOf(idea.Id, ct),
            await HeadlineOf(idea.Id, ct),
            Node(idea.Id, via: null),
            [.. taken.Select(l => new TakenBy(GroupName(l.GroupId), l.At))],
            await DispositionOf(idea, ct)
        );
    }

    private async Task<CaseProgress> ProgressOf(Guid ideaId, CancellationToken ct)
    {
        var proposition = await db.Propositions.AsNoTracking().SingleAsync(p => p.Id == ideaId, ct);
        var angles = await db.AngleNotes.Where(n => n.IdeaId == ideaId).Select(n => n.Angle).Distinct().CountAsync(ct);
        var barriers = await db.Barriers.AsNoTracking().Where(b => b.IdeaId == ideaId).ToListAsync(ct);
        var ask = await db.Asks.AsNoTracking().SingleAsync(a => a.Id == ideaId, ct);
        return new(
            proposition.PercentComplete,
            Percent.Of(angles, Enum.GetValues<Angle>().Length),
            Percent.Of(barriers.Count(b => b.IsAddressed), barriers.Count),
            ask.PercentComplete
        );
    }

    private async Task<string?> HeadlineOf(Guid ideaId, CancellationToken ct) =>
        await db.Propositions.Where(p => p.Id == ideaId && p.Words.Headline != "").Select(p => p.Words.Headline).SingleOrDefaultAsync(ct);

    private async Task<DispositionFact?> DispositionOf(Idea idea, CancellationToken ct)
    {
        if (idea.Disposition is not { } disposition)
            return null;
        return new(
            disposition.Kind.Words(),
            disposition.Reason,
            disposition.ReviewOn,
            await db.SubjectOf(disposition, organisations, ct),
            disposition.ToldAt ?? disposition.At,
            disposition.Code is { } code ? Reasons.InWords(code) : null,
            disposition.WhatNext
        );
    }
}
