using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Time;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InnovationPipeline.Platform.Data;

/// <summary>Schema platform: migrates what the modules share, and holds what only the Platform writes.</summary>
public sealed class PlatformDb(NpgsqlDataSource source) : DbContext, IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("__migrations", PlatformTables.Schema))
            .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(PlatformTables.Schema);
        PlatformTables.Map(model, ownedHere: true);
        model.Entity<KnownReaction>().ToTable("reactions").HasKey(r => r.Handler);
        model.Entity<ClockSetting>().ToTable("clock").HasKey(c => c.Id);
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit_entries").HasKey(x => x.Number);
            e.Property(x => x.Number).ValueGeneratedNever();
            e.HasIndex(x => x.ScopeId);
            e.HasIndex(x => x.ActorId);
        });
        model.Entity<AuditPayload>(e =>
        {
            e.ToTable("audit_payloads").HasKey(x => x.Number);
            e.Property(x => x.Number).ValueGeneratedNever();
            e.HasOne<AuditEntry>().WithOne().HasForeignKey<AuditPayload>(x => x.Number);
        });
        model.Entity<AuditHead>(e =>
        {
            e.ToTable("audit_head").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
        });
    }
}
