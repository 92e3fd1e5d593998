using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Events.Data;

internal sealed class SavedDesignMap : IEntityTypeConfiguration<SavedDesign>
{
    public void Configure(EntityTypeBuilder<SavedDesign> design)
    {
        design.ToTable("designs");
        design.Property(d => d.Brief).IsJson();
        design.HasIndex(d => new { d.InnovationEventId, d.Number }).IsUnique();
        design.HasOne<InnovationEvent>().WithMany().HasForeignKey(d => d.InnovationEventId);
        design.HasMany<DesignStep>("_steps").WithOne().HasForeignKey(s => s.SavedDesignId).OnDelete(DeleteBehavior.Cascade);
        design.Navigation("_steps").AutoInclude();
        design.Ignore(d => d.Steps);
        design.Ignore(d => d.Seats);
    }
}

internal sealed class DesignStepMap : IEntityTypeConfiguration<DesignStep>
{
    public void Configure(EntityTypeBuilder<DesignStep> step)
    {
        step.ToTable("design_steps");
        step.HasKey(s => new { s.SavedDesignId, s.Number });
        step.Property(s => s.Seats).IsJson();
        step.Property(s => s.Change).HasColumnType("jsonb").HasConversion(JsonColumn.Of<SeatChange>());
    }
}

internal sealed class DesignRunMap : IEntityTypeConfiguration<DesignRun>
{
    public void Configure(EntityTypeBuilder<DesignRun> run)
    {
        run.ToTable("design_runs");
        run.Property(r => r.Searches).IsJson();
        run.Property(r => r.People).IsJson();
        run.Property(r => r.Points).IsJson();
        run.Property(r => r.Conflicts).IsJson();
        run.HasIndex(r => r.EndedAt);
        run.HasOne<SavedDesign>().WithOne().HasForeignKey<DesignRun>(r => r.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PairBookMap : IEntityTypeConfiguration<PairBook>
{
    public void Configure(EntityTypeBuilder<PairBook> book)
    {
        book.ToTable("pair_books");
        book.HasOne<InnovationEvent>().WithOne().HasForeignKey<PairBook>(b => b.Id);
        book.HasMany(b => b.Pairs).WithOne().HasForeignKey(p => p.PairBookId).OnDelete(DeleteBehavior.Cascade);
        book.Navigation(b => b.Pairs).AutoInclude();
    }
}

internal sealed class PlannedPairMap : IEntityTypeConfiguration<PlannedPair>
{
    public void Configure(EntityTypeBuilder<PlannedPair> pair) => pair.ToTable("planned_pairs");
}
