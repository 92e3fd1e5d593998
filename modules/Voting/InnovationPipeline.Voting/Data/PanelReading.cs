using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal static class PanelReading
{
    /// <summary>The event's panel, or an empty one where nothing has been declared.</summary>
    public static async Task<Panel> PanelOf(this VotingDb db, Guid innovationEventId, CancellationToken ct) =>
        await db.Panels.SingleOrDefaultAsync(p => p.Id == innovationEventId, ct) ?? new Panel(innovationEventId);

    public static async Task<Panel> PanelToChange(this VotingDb db, Guid innovationEventId, CancellationToken ct)
    {
        var panel = await db.PanelOf(innovationEventId, ct);
        if (db.Entry(panel).State == EntityState.Detached)
            db.Add(panel);
        return panel;
    }

    /// <summary>Panellists but those taken off, and whoever is named a judge; once scores are open, those of then.</summary>
    public static async Task<IReadOnlyList<Guid>> JudgesOf(this VotingDb db, Panel panel, CancellationToken ct) =>
        panel.State != PanelState.Draft
            ? panel.JudgeIds
            : await db.Set<Grant>()
                .Where(g => g.ScopeId == panel.Id && (g.Role == Role.Panellist || g.Role == Role.Judge))
                .Select(g => g.PersonId)
                .Distinct()
                .Where(p => !panel.NotJudging.Contains(p))
                .OrderBy(p => p)
                .ToListAsync(ct);

    /// <summary>What is judged; until scores open that is every group's top idea of now.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Title)>> IdeasOf(this Panel panel, IIdeas ideas, CancellationToken ct) =>
        panel.State == PanelState.Draft
            ? [.. (await ideas.TopIdeas(panel.Id, ct)).Select(i => (i.Id, i.Title))]
            : [.. panel.Ideas.OrderBy(i => i.Number).Select(i => (i.IdeaId, i.Title))];

    public static async Task<IReadOnlyList<Standing>> StandingOf(
        this VotingDb db,
        Panel panel,
        IReadOnlyCollection<Guid> judgeIds,
        IReadOnlyCollection<Guid> ideaIds,
        ClosenessReader reader,
        CancellationToken ct
    )
    {
        var declared = await db
            .Interests.AsNoTracking()
            .Where(d => d.PanelId == panel.Id)
            .ToDictionaryAsync(d => (d.JudgeId, d.IdeaId), ct);
        var standing = new List<Standing>();
        foreach (var ideaId in ideaIds)
        {
            var suppliers = panel.Suppliers.Where(s => s.IdeaId == ideaId).Select(s => s.OrganisationId).ToHashSet();
            foreach (var (judge, closeness) in await reader.Of(panel.Id, ideaId, judgeIds, suppliers, ct))
            {
                var said = declared.GetValueOrDefault((judge, ideaId));
                standing.Add(new(judge, ideaId, closeness, said?.Kind, said?.At));
            }
        }
        return standing;
    }

    /// <summary>Whether the room knows a result; asked under the panel's lock, which a reveal takes alone.</summary>
    public static Task<bool> RoomIsRevealed(this VotingDb db, Guid innovationEventId, CancellationToken ct) =>
        db.Rounds.AnyAsync(r => r.InnovationEventId == innovationEventId && r.State == RoundState.Revealed, ct);
}

/// <summary>How judges stand to an idea, from registrations, groups, authorship and organisations.</summary>
internal sealed class ClosenessReader(IInnovationEvents events, IIdeas ideas, IPeople people)
{
    public async Task<IReadOnlyDictionary<Guid, Closeness>> Of(
        Guid innovationEventId,
        Guid ideaId,
        IReadOnlyCollection<Guid> judgeIds,
        IReadOnlySet<Guid> suppliers,
        CancellationToken ct
    )
    {
        var idea = await ideas.Case(ideaId, ct);
        var group = idea is null ? null : await events.Group(idea.Idea.GroupId, ct);
        var inGroup = group is null ? [] : group.MemberIds.Append(group.FacilitatorId).ToHashSet();
        // Asked of each source too: of somebody who is both, contributors say only the nearer capacity.
        var authors = new HashSet<Guid>();
        foreach (var source in (idea?.Lineage.Select(l => l.SourceIdeaId) ?? []).Append(ideaId).Distinct())
            authors.UnionWith((await ideas.Contributors(source, ct)).Where(c => c.Capacity is "Author").Select(c => c.PersonId));
        var managers = await events.ManagersOf(authors, innovationEventId, ct);
        var organisations = await OrganisationsOf([.. judgeIds.Union(authors)], innovationEventId, ct);
        var authorHouses = authors.SelectMany(a => organisations[a]).ToHashSet();
        return judgeIds.ToDictionary(
            judge => judge,
            judge => new Closeness(
                inGroup.Contains(judge),
                authors.Contains(judge),
                managers.Contains(judge),
                organisations[judge].Any(suppliers.Contains),
                organisations[judge].Any(authorHouses.Contains)
            )
        );
    }

    /// <summary>The organisation of their account and the one they registered with.</summary>
    private async Task<ILookup<Guid, Guid>> OrganisationsOf(IReadOnlyCollection<Guid> persons, Guid innovationEventId, CancellationToken ct)
    {
        var cards = (await people.Cards(persons, ct)).Values.Select(c => (c.Id, c.OrganisationId));
        var registered = (await events.Registrations(innovationEventId, ct)).Select(r => (r.PersonId, r.OrganisationId));
        return cards
            .Concat(registered.Where(r => persons.Contains(r.PersonId)))
            .Where(p => p.Item2 is not null)
            .Distinct()
            .ToLookup(p => p.Item1, p => p.Item2!.Value);
    }
}
