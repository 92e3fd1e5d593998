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
        builder.Property(c => c.Score).HasPrecision(4, 2);
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
                t.HasCheckConstraint("ck_gate_decisions_review", "(decision = 'Park') >= (review_on IS NOT NULL)");
                t.HasCheckConstraint("ck_gate_decisions_merge", "(decision = 'Merge') = (merged_into_id IS NOT NULL)");
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

internal sealed class GateScorecardMap : IEntityTypeConfiguration<GateScorecard>
{
    public void Configure(EntityTypeBuilder<GateScorecard> builder)
    {
        builder.ToTable(
            "gate_scorecards",
            t =>
            {
                t.HasCheckConstraint("ck_gate_scorecards_declared_first", "submitted_at IS NULL OR declared_at IS NOT NULL");
                t.HasCheckConstraint(
                    "ck_gate_scorecards_lifted_with_reason",
                    "lifted_by IS NULL OR (lift_reason <> '' AND lifted_by <> assessor_id)"
                );
            }
        );
        builder.Property(s => s.Body).IsJson();
        builder.Property(s => s.Recusal).IsJson();
        builder.HasIndex(s => new { s.GateId, s.AssessorId }).IsUnique();
        builder.HasIndex(s => new { s.AssessorId, s.SubmittedAt });
        builder.HasOne<GateReview>().WithMany().HasForeignKey(s => s.GateId);
    }
}

internal sealed class DecisionReleaseMap : IEntityTypeConfiguration<DecisionRelease>
{
    public void Configure(EntityTypeBuilder<DecisionRelease> builder)
    {
        builder.ToTable("decision_releases");
        builder.HasIndex(r => r.DueAt).HasFilter("released_at IS NULL");
        builder.HasIndex(r => r.InitiativeId);
        builder.HasOne<GateDecision>().WithOne().HasForeignKey<DecisionRelease>(r => r.Id);
    }
}
