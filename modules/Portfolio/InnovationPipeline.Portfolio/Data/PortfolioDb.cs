using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Portfolio.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Portfolio.Data;

internal sealed class PortfolioDb(ModuleDbServices services) : ModuleDb(services, "portfolio")
{
    public DbSet<Fact> Facts => Set<Fact>();

    /// <summary>Which of these scopes are of the kind, for example "event".</summary>
    public Task<List<Guid>> ScopesOfKind(string kind, IReadOnlySet<Guid> scopes, CancellationToken ct) =>
        Set<Scope>().AsNoTracking().Where(s => s.Kind == kind && scopes.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);

    /// <summary>Keeps the fact, once.</summary>
    public async Task Append(Fact fact, CancellationToken ct)
    {
        if (await Facts.AnyAsync(f => f.AggregateId == fact.AggregateId && f.Sequence == fact.Sequence, ct))
            return;
        Add(fact);
        await SaveChangesAsync(ct);
    }
}
