using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class AppraisalMap : IEntityTypeConfiguration<InitiativeAppraisal>
{
    public void Configure(EntityTypeBuilder<InitiativeAppraisal> builder)
    {
        builder.ToTable(
            "appraisals",
            t => t.HasCheckConstraint("ck_appraisals_bias", "bias_reason IS NULL OR bias_proposed_by IS NOT NULL")
        );
        builder.Ignore(a => a.Bias);
        builder.Property(a => a.BiasProposedBy).HasMaxLength(120);
        builder.Property(a => a.BiasReason).HasMaxLength(500);
        builder.Property(a => a.InflationPercent).HasPrecision(6, 3);
        builder.Property(a => a.CostsRaisedPercent).HasPrecision(6, 3);
        builder.Property(a => a.BenefitsCutPercent).HasPrecision(6, 3);
        builder.HasOne<Initiative>().WithOne().HasForeignKey<InitiativeAppraisal>(a => a.Id);
        builder.HasMany(a => a.Lines).WithOne().HasForeignKey(l => l.InitiativeId);
        builder.Navigation(a => a.Lines).AutoInclude();
    }
}

internal sealed class AppraisalLineMap : IEntityTypeConfiguration<AppraisalLine>
{
    public void Configure(EntityTypeBuilder<AppraisalLine> builder)
    {
        builder.ToTable(
            "appraisal_lines",
            t =>
            {
                t.HasCheckConstraint("ck_appraisal_lines_pounds", "pounds_a_year > 0");
                t.HasCheckConstraint("ck_appraisal_lines_years", "to_year >= from_year");
            }
        );
        builder.Property(l => l.PoundsAYear).HasPrecision(15, 2);
    }
}
