using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class ClockPauseMap : IEntityTypeConfiguration<ClockPause>
{
    public void Configure(EntityTypeBuilder<ClockPause> builder)
    {
        builder.ToTable("clock_pauses");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId);
        builder.HasIndex(p => p.InitiativeId).IsUnique().HasFilter("until IS NULL").HasDatabaseName("ix_clock_pauses_one_at_a_time");
        builder.HasIndex(p => new { p.InitiativeId, p.From });
    }
}
