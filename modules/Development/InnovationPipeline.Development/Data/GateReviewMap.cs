using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class GateReviewMap : IEntityTypeConfiguration<GateReview>
{
    public void Configure(EntityTypeBuilder<GateReview> builder)
    {
        builder.ToTable("gate_reviews");
        builder.Property(g => g.Pack).IsJson();
        builder.Ignore(g => g.Score);
        builder.HasIndex(g => g.InitiativeId).IsUnique().HasFilter("decided_at IS NULL");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(g => g.InitiativeId);
        builder.HasMany(g => g.Criteria).WithOne().HasForeignKey(c => c.GateId);
        builder.HasOne(g => g.Decision).WithOne().HasForeignKey<GateDecision>(d => d.GateId);
        builder.Navigation(g => g.Criteria).AutoInclude();
        builder.Navigation(g => g.Decision).AutoInclude();
    }
}

internal sealed class GateCriterionMap : IEntityTypeConfiguration<GateCriterion>
{
    public void Configure(EntityTypeBuilder<GateCriterion> builder)
    {
        builder.ToTable(
            "gate_criteria",
            t =>
            {
                t.HasCheckConstraint("ck_gate_criteria_score", "score BETWEEN 0 AND 5");
                t.HasCheckConstraint("ck_gate_criteria_waiver", "met <> 'Waived' OR (note IS NOT NULL AND waived_by IS NOT NULL)");
            }
        );
        builder.HasKey(c => new { c.GateId, c.Number });
    }
}

internal sealed class GateDecisionMap : IEntityTypeConfiguration<GateDecision>
{
    public void Configure(EntityTypeBuilder<GateDecision> builder)
    {
        builder.ToTable(
            "gate_decisions",
            t =>
            {
                t.HasCheckConstraint("ck_gate_decisions_reason", "reason <> ''");
                t.HasCheckConstraint(
                    "ck_gate_decisions_what_would_change",
                    "decision IN ('Proceed', 'ProceedWithConditions') OR what_would_change_this <> ''"
                );
            }
        );
        builder.HasIndex(d => d.GateId).IsUnique();
        builder.HasIndex(d => new { d.InitiativeId, d.At });
        builder.HasOne<Initiative>().WithMany().HasForeignKey(d => d.InitiativeId);
        builder.HasMany(d => d.Conditions).WithOne().HasForeignKey(c => c.DecisionId);
        builder.Navigation(d => d.Conditions).AutoInclude();
    }
}

internal sealed class GateConditionMap : IEntityTypeConfiguration<GateCondition>
{
    public void Configure(EntityTypeBuilder<GateCondition> builder) =>
        builder.ToTable("gate_conditions").HasKey(c => new { c.DecisionId, c.Number });
}
