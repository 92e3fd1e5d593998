using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

internal sealed class Ideas(IdeationDb db, TimeProvider clock) : IIdeas
{
    public async Task<IReadOnlyList<IdeaCard>> TopIdeas(Guid innovationEventId, CancellationToken ct)
    {
        var boards = await db
            .Boards.AsNoTracking()
            .Where(b => b.InnovationEventId == innovationEventId && b.TopIdeaId != null)
            .OrderBy(b => b.Number)
            .ToListAsync(ct);
        var cards = await Cards(boards.Select(b => b.TopIdeaId!.Value), ct);
        return [.. boards.Select(b => cards[b.TopIdeaId!.Value])];
    }

    public async Task<IReadOnlyList<IdeaCard>> OfEvent(Guid innovationEventId, CancellationToken ct)
    {
        var ids = await db
            .Ideas.Where(i => i.InnovationEventId == innovationEventId)
            .OrderBy(i => i.AddedAt)
            .ThenBy(i => i.Id)
            .Select(i => i.Id)
            .ToListAsync(ct);
        var cards = await Cards(ids, ct);
        return [.. ids.Select(id => cards[id])];
    }

    public async Task<IReadOnlyDictionary<Guid, IdeaCard>> Cards(IEnumerable<Guid> ideaIds, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var wanted = ideaIds.Distinct().ToList();
        var ideas = await db.Ideas.AsNoTracking().Where(i => wanted.Contains(i.Id)).ToListAsync(ct);
        var groups = ideas.Select(i => i.GroupId).Distinct().ToList();
        var boards = await db.Boards.AsNoTracking().Where(b => groups.Contains(b.GroupId)).ToDictionaryAsync(b => b.GroupId, ct);
        var propositions = await db.Propositions.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var asks = await db.Asks.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        return ideas.ToDictionary(
            i => i.Id,
            i => new IdeaCard(
                i.Id,
                i.InnovationEventId,
                i.GroupId,
                i.ChallengeAreaId,
                i.Title,
                i.Text,
                boards[i.GroupId].StandingOf(i, now).ToString(),
                Said(propositions[i.Id].Words.Headline),
                propositions[i.Id].Words.BallotLines,
                asks[i.Id].Facts.InWords(),
                i.Disposition is { } d ? $"{d.Kind.Words()}: {d.Reason}" : null
            )
        );
    }

    public async Task<IdeaCase?> Case(Guid ideaId, CancellationToken ct)
    {
        var cards = await Cards([ideaId], ct);
        if (!cards.TryGetValue(ideaId, out var card))
            return null;
        var proposition = await db.Propositions.AsNoTracking().SingleAsync(p => p.Id == ideaId, ct);
        var ask = await db.Asks.AsNoTracking().SingleAsync(a => a.Id == ideaId, ct);
        var notes = await db.AngleNotes.AsNoTracking().Where(n => n.IdeaId == ideaId).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        var barriers = await db.Barriers.AsNoTracking().Where(b => b.IdeaId == ideaId).OrderBy(b => b.At).ThenBy(b => b.Id).ToListAsync(ct);
        var lineage = await db.LineageOf(card.InnovationEventId, ct);
        return new(
            card,
            proposition.WrittenAt is null ? null : Written(proposition.Words),
            [.. notes.OrderBy(n => n.Angle).Select(n => new AnglePoint(n.Id, n.Angle.ToString(), n.IsOpportunity, n.Text))],
            [.. barriers.OrderByDescending(b => b.Weight).Select(Known)],
            ask.WrittenAt is null ? null : Asked(ask.Facts),
            [.. lineage.AllSourcesOf(ideaId).Select(l => new LineageFact(l.SourceIdeaId, l.SourceGroupId, l.Kind.ToString(), l.Note, l.At))]
        );
    }

    public async Task<IReadOnlyList<Contributor>> Contributors(Guid ideaId, CancellationToken ct)
    {
        var idea = await db.Ideas.AsNoTracking().SingleOrDefaultAsync(i => i.Id == ideaId, ct);
        if (idea is null)
            return [];
        var sources = (await db.LineageOf(idea.InnovationEventId, ct)).AllSourcesOf(ideaId).Select(l => l.SourceIdeaId).Distinct().ToList();
        var sourceIdeas = await db.Ideas.AsNoTracking().Where(i => sources.Contains(i.Id)).ToListAsync(ct);
        var groups = sourceIdeas.Select(i => i.GroupId).Append(idea.GroupId).Distinct().ToList();
        var members = await db
            .Boards.AsNoTracking()
            .Where(b => groups.Contains(b.GroupId))
            .ToDictionaryAsync(b => b.GroupId, b => b.MemberIds, ct);

        var found = new List<Contributor>();
        void Add(IEnumerable<Guid> people, string capacity) => found.AddRange(people.Select(p => new Contributor(p, capacity)));
        Add(new[] { idea.AuthorId }.OfType<Guid>(), "Author");
        Add(members[idea.GroupId], "Group member");
        Add(sourceIdeas.Select(i => i.AuthorId).OfType<Guid>(), "Author of a source idea");
        Add(sourceIdeas.SelectMany(i => members[i.GroupId]), "Group member of a source idea");
        return [.. found.DistinctBy(c => c.PersonId)];
    }

    private static ValueProposition Written(PropositionWords words) =>
        new(
            words.Users,
            words.Jobs,
            words.Pains,
            words.Gains,
            words.Offer,
            words.PainRelievers,
            words.GainCreators,
            words.MeasureOfSuccess,
            words.Maximisers,
            Said(words.Evidence),
            Said(words.Inequalities),
            Said(words.Carbon)
        );

    private static BarrierFact Known(Barrier barrier)
    {
        var facts = barrier.Facts;
        return new(barrier.Id, facts.Category.ToString(), facts.Text, facts.Likelihood, facts.Impact, facts.Mitigation, facts.Owner);
    }

    private static AskFact Asked(AskFacts facts) =>
        new(
            facts.Capital ?? 0,
            facts.RevenueOneOff ?? 0,
            facts.RevenueRecurrent ?? 0,
            facts.WholeTimeEquivalents ?? 0,
            Lines.Of(facts.InKind),
            Lines.Of(facts.SupportTypes),
            facts.NeededBy
        );

    private static string? Said(string words) => words.Length > 0 ? words : null;
}
