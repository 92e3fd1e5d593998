using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Platform.Data;

/// <summary>The tables of schema platform that every module writes in its own transaction.</summary>
internal static class PlatformTables
{
    public const string Schema = "platform";

    public static void Map(ModelBuilder model, bool ownedHere)
    {
        void Table<T>(EntityTypeBuilder<T> entity, string name)
            where T : class =>
            entity.ToTable(
                name,
                Schema,
                table =>
                {
                    if (!ownedHere)
                        table.ExcludeFromMigrations();
                }
            );

        model.Entity<StoredEvent>(e =>
        {
            Table(e, "events");
            e.HasKey(x => x.Id);
            e.Property(x => x.Body).HasColumnType("jsonb");
            e.HasIndex(x => x.Type);
            e.HasIndex(x => new { x.AggregateId, x.Sequence }).IsUnique();
        });
        model.Entity<Delivery>(e =>
        {
            Table(e, "deliveries");
            e.HasKey(x => new { x.EventId, x.Handler });
            e.HasOne<StoredEvent>().WithMany().HasForeignKey(x => x.EventId);
            e.HasIndex(x => x.NextTryAt).HasFilter("done_at IS NULL AND dead_at IS NULL");
            e.HasIndex(x => x.DeadAt).HasFilter("dead_at IS NOT NULL");
        });
        model.Entity<Scope>(e =>
        {
            Table(e, "scopes");
            e.HasKey(x => x.Id);
            e.HasIndex(x => x.ParentId);
        });
        model.Entity<Grant>(e =>
        {
            Table(e, "grants");
            e.HasKey(x => new
            {
                x.PersonId,
                x.Role,
                x.ScopeId,
            });
            e.HasOne<Scope>().WithMany().HasForeignKey(x => x.ScopeId);
            e.HasIndex(x => x.ScopeId);
        });
        model.Entity<SearchDocument>(e =>
        {
            Table(e, "search_documents");
            e.HasKey(x => x.Id);
            e.HasIndex(x => x.ScopeId);
        });
    }
}
