using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Data;

/// <summary>What several handlers look up, and what they write beside an idea.</summary>
internal static class Lookups
{
    /// <exception cref="NotFound">when the idea is not one of this group</exception>
    public static async Task<Idea> InGroup(this IQueryable<Idea> ideas, Guid ideaId, Guid groupId, CancellationToken ct) =>
        await ideas.SingleOrDefaultAsync(i => i.Id == ideaId && i.GroupId == groupId, ct) ?? throw new NotFound();

    /// <exception cref="NotFound">when the group has no board</exception>
    public static async Task<GroupBoard> OfGroup(this IQueryable<GroupBoard> boards, Guid groupId, CancellationToken ct) =>
        await boards.SingleOrDefaultAsync(b => b.GroupId == groupId, ct) ?? throw new NotFound();

    public static async Task<(Idea Idea, GroupBoard Board)> IdeaAndBoard(this IdeationDb db, Guid ideaId, CancellationToken ct)
    {
        var idea = await db.Ideas.Get(ideaId, ct);
        var board = await db.Boards.OfGroup(idea.GroupId, ct);
        return (idea, board);
    }

    public static async Task<Lineage> LineageOf(this IdeationDb db, Guid innovationEventId, CancellationToken ct)
    {
        var links = await db
            .Links.AsNoTracking()
            .Where(l => db.Ideas.Any(i => i.Id == l.IdeaId && i.InnovationEventId == innovationEventId))
            .ToListAsync(ct);
        return new Lineage(links);
    }

    /// <summary>The organisation that runs the event: the place above it.</summary>
    public static async Task<Guid> OrganisationOf(this IdeationDb db, Guid innovationEventId, CancellationToken ct) =>
        (await db.FindAsync<Scope>([innovationEventId], ct))?.ParentId ?? throw new NotFound();

    /// <summary>A new idea with its blank case, its scope below its group, and its place in the search.</summary>
    public static async Task AddWhole(this IdeationDb db, Idea idea, GroupBoard board, DateTimeOffset now, CancellationToken ct)
    {
        db.Add(idea);
        db.Add(new Proposition(idea.Id));
        db.Add(new InvestmentAsk(idea.Id));
        await db.OpenScope(idea.Id, "idea", idea.GroupId, ct);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
    }

    /// <summary>Found by its group alone, or by the whole event once everybody there may read it.</summary>
    public static async Task IndexIdea(this IdeationDb db, Idea idea, GroupBoard board, DateTimeOffset now, CancellationToken ct)
    {
        if (idea.IsWithdrawn)
        {
            await db.Unindex(idea.Id, ct);
            return;
        }
        var forAll = board.ShowsToEvent(idea, now);
        await db.Index(
            new SearchDocument(
                idea.Id,
                "Idea",
                forAll ? idea.InnovationEventId : idea.Id,
                forAll ? IdeationPermission.SeeEvent : IdeationPermission.SeeGroup,
                idea.Title,
                idea.Text,
                $"/ideas/{idea.Id}"
            ),
            ct
        );
    }

    public static void ChangedOnBoard(this IdeationDb db, GroupBoard board)
    {
        db.Changed(IdeationTopic.GroupBoard, board.GroupId);
        db.Changed(IdeationTopic.IdeaWall, board.InnovationEventId);
    }
}

/// <summary>One reaction at a time for each event, so that what comes early is seen by what comes late.</summary>
internal static class Turns
{
    public static Task TakeTurn(this IdeationDb db, Guid innovationEventId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({innovationEventId.ToString()}, 0))", ct);
}
