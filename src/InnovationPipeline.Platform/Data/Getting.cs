using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Platform.Data;

/// <summary>Loading a root, or saying that there is none.</summary>
public static class Getting
{
    /// <exception cref="NotFound">when there is no such root</exception>
    public static async Task<T> Get<T>(this IQueryable<T> roots, Guid id, CancellationToken ct)
        where T : Aggregate => await roots.SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound();

    /// <summary>For an edit: the root at the version that the form showed.</summary>
    /// <exception cref="NotFound">when there is no such root</exception>
    /// <exception cref="Stale">when somebody else saved first</exception>
    public static async Task<T> Get<T>(this IQueryable<T> roots, Guid id, uint version, CancellationToken ct)
        where T : Aggregate
    {
        var root = await roots.Get(id, ct);
        return root.Version == version ? root : throw new Stale();
    }
}
