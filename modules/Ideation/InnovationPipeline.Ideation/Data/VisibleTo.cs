using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Ideation.Data;

/// <summary>Where a message names no scope, it starts from what the caller may see.</summary>
internal static class Visibility
{
    public static async Task<IQueryable<GroupBoard>> VisibleTo(
        this IQueryable<GroupBoard> boards,
        AccessTables access,
        ICaller caller,
        CancellationToken ct
    )
    {
        var groups = (await access.ScopesWith(caller, IdeationPermission.SeeGroup, ct)).ToList();
        return boards.Where(b => groups.Contains(b.GroupId));
    }

    public static IQueryable<Idea> VisibleTo(this IQueryable<Idea> ideas, IReadOnlySet<Guid> scopes) =>
        ideas.Where(i => scopes.Contains(i.InnovationEventId));
}
