using InnovationPipeline.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Events.Data;

internal sealed class RunSheetMap : IEntityTypeConfiguration<RunSheet>
{
    public void Configure(EntityTypeBuilder<RunSheet> sheet)
    {
        sheet.ToTable("run_sheets");
        sheet.HasIndex(s => s.InnovationEventId).IsUnique();
        sheet.HasOne<InnovationEvent>().WithMany().HasForeignKey(s => s.InnovationEventId);
        sheet.HasMany(s => s.Blocks).WithOne().HasForeignKey(b => b.RunSheetId).OnDelete(DeleteBehavior.Cascade);
        sheet.Navigation(s => s.Blocks).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class BlockMap : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> block) =>
        block.ToTable("blocks", table => table.HasCheckConstraint("ck_blocks_minutes", "minutes BETWEEN 1 AND 480"));
}
