using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class ProgrammeMap : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("programmes");
        builder.Property(p => p.Limits).IsJson();
    }
}

internal sealed class StageModelMap : IEntityTypeConfiguration<StageModel>
{
    public void Configure(EntityTypeBuilder<StageModel> builder)
    {
        builder.ToTable("stage_models");
        builder.Property(m => m.Text).IsJson();
        builder.Property(m => m.Name).HasMaxLength(80);
        builder.Ignore(m => m.Questions);
        builder.Ignore(m => m.Sections);
        builder
            .HasIndex(m => new
            {
                m.OrganisationId,
                m.Name,
                m.Number,
            })
            .IsUnique();
    }
}
