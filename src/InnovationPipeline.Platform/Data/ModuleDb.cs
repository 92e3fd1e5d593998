using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InnovationPipeline.Platform.Data;

/// <summary>
/// A module's own schema. Saving writes, in the caller's transaction: the rows, a new version of every root whose
/// children changed, what the aggregates announced, and one delivery for each reaction that hears it.
/// </summary>
public abstract class ModuleDb(ModuleDbServices services, string schema) : DbContext
{
    public string Schema { get; } = schema;

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options
            .UseNpgsql(services.Session.Connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", Schema))
            .UseSnakeCaseNamingConvention();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<OrganisationCode>().HaveConversion<OrganisationCodeColumn>();
        conventions.Properties<Money>().HaveConversion<MoneyColumn>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(Schema);
        PlatformTables.Map(model, ownedHere: false);
        model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.FindPrimaryKey()?.Properties.Where(p => p.ClrType == typeof(Guid)) ?? [])
                key.ValueGenerated = ValueGenerated.Never;
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
                model.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsRowVersion();
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (services.Session.Transaction is { } transaction && Database.CurrentTransaction is null)
            await Database.UseTransactionAsync(transaction, cancellationToken);

        ChangeTracker.DetectChanges();
        foreach (var root in ChangedRoots())
            root.Touch();

        var announced = ChangeTracker
            .Entries<Aggregate>()
            .SelectMany(entry => entry.Entity.TakeAnnouncements(services.Clock.GetUtcNow()))
            .ToList();
        // Rows first: a conflict or a repeat is found at the root, not at the number of what it announced.
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        services.Session.Saved(saved);
        if (announced.Count == 0)
            return saved;

        foreach (var happened in announced)
        {
            Add(services.Reactions.Store(happened));
            foreach (var handler in services.Reactions.HandlersOf(happened))
                Add(new Delivery(happened.Id, handler, happened.At));
        }
        services.Session.TellAfterCommit(Dispatcher.Channel, "");
        return saved + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Says to every screen that watches the topic that it changed; told after commit.</summary>
    public void Changed(string topic, Guid scopeId) => services.Session.TellAfterCommit(Live.LiveHub.Channel, $"{topic}/{scopeId}");

    /// <summary>Says to the hosts that a long run is there to be advanced; told after commit.</summary>
    public void WorkToDo() => services.Session.TellAfterCommit(LongRunner.Channel, "");

    /// <summary>Makes a scope below another, once.</summary>
    public async Task OpenScope(Guid id, string kind, Guid parentId, CancellationToken ct)
    {
        if (await FindAsync<Scope>([id], ct) is null)
            Add(new Scope(id, kind, parentId));
    }

    /// <summary>Gives a person a role in a scope; a second time it is given already.</summary>
    public async Task Give(Guid personId, string role, Guid scopeId, CancellationToken ct)
    {
        if (await FindAsync<Grant>([personId, role, scopeId], ct) is null)
            Add(new Grant(personId, role, scopeId));
    }

    public async Task TakeBack(Guid personId, string role, Guid scopeId, CancellationToken ct)
    {
        if (await FindAsync<Grant>([personId, role, scopeId], ct) is { } grant)
            Remove(grant);
    }

    /// <summary>Puts or replaces a searchable document in the same transaction.</summary>
    public async Task Index(SearchDocument document, CancellationToken ct)
    {
        if (await FindAsync<SearchDocument>([document.Id], ct) is { } known)
            known.Replace(document);
        else
            Add(document);
    }

    public async Task Unindex(Guid id, CancellationToken ct)
    {
        if (await FindAsync<SearchDocument>([id], ct) is { } known)
            Remove(known);
    }

    private IReadOnlyCollection<Aggregate> ChangedRoots()
    {
        var roots = new HashSet<Aggregate>();
        foreach (var entry in ChangeTracker.Entries().ToList())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && RootOf(entry) is { } root)
                roots.Add(root);
        return roots;
    }

    private Aggregate? RootOf(EntityEntry entry)
    {
        if (entry.Entity is Aggregate root)
            return entry.State == EntityState.Deleted ? null : root;
        foreach (var key in entry.Metadata.GetForeignKeys())
        {
            var values = key.Properties.Select(p =>
                entry.State == EntityState.Deleted ? entry.Property(p.Name).OriginalValue : entry.Property(p.Name).CurrentValue
            );
            var principal = ChangeTracker
                .Entries()
                .FirstOrDefault(e =>
                    key.PrincipalEntityType.IsAssignableFrom(e.Metadata)
                    && key.PrincipalKey.Properties.Select(p => e.Property(p.Name).CurrentValue).SequenceEqual(values)
                );
            if (principal is not null && RootOf(principal) is { } found)
                return found;
        }
        return null;
    }
}

/// <summary>What every module's database needs from its scope.</summary>
public sealed class ModuleDbServices(DatabaseSession session, TimeProvider clock, ReactionCatalogue reactions)
{
    internal DatabaseSession Session { get; } = session;
    internal TimeProvider Clock { get; } = clock;
    internal ReactionCatalogue Reactions { get; } = reactions;
}
