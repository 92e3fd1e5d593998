using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class BenefitMap : IEntityTypeConfiguration<Benefit>
{
    public void Configure(EntityTypeBuilder<Benefit> builder)
    {
        builder.ToTable(
            "benefits",
            t =>
            {
                t.HasCheckConstraint("ck_benefits_class", InitiativeMap.OneOf<BenefitClass>("class"));
                t.HasCheckConstraint("ck_benefits_merged", "NOT is_merged OR expected_until IS NOT NULL");
                t.HasCheckConstraint("ck_benefits_budget", "budget IS NULL OR (class = 'CashReleasing' AND budget_reduced_on IS NOT NULL)");
            }
        );
        builder.Property(b => b.Measure).HasMaxLength(200);
        builder.Property(b => b.Unit).HasMaxLength(60);
        builder.Ignore(b => b.Plan);
        builder.Ignore(b => b.Proposed);
        builder.Ignore(b => b.Periods);
        builder.Ignore(b => b.CollectionPeriods);
        builder.Ignore(b => b.LastPeriod);
        builder.Property(b => b.Budget).HasMaxLength(200);
        builder.Property(b => b.DependsOn).HasMaxLength(Benefit.LongestGround);
        builder.Property(b => b.Assumptions).HasMaxLength(Benefit.LongestGround);
        builder.Property(b => b.DataSource).HasMaxLength(BenefitPlan.LongestSource);
        builder.HasOne<PlanObjective>().WithMany().HasForeignKey(b => b.ObjectiveId);
        builder.HasIndex(b => b.CatalogueMeasureId);
        builder.HasOne<CatalogueMeasure>().WithMany().HasForeignKey(b => b.CatalogueMeasureId);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(b => b.InitiativeId);
        builder.HasOne<Benefit>().WithMany().HasForeignKey(b => b.PlannedAgainFromId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(b => new { b.PlannedAgainFromId, b.InitiativeId })
            .IsUnique()
            .HasFilter("planned_again_from_id IS NOT NULL")
            .HasDatabaseName("ix_benefits_planned_again_once");
        builder.HasMany(b => b.Plans).WithOne().HasForeignKey(p => p.BenefitId);
        builder.HasMany(b => b.Actuals).WithOne().HasForeignKey(a => a.BenefitId);
        builder.Navigation(b => b.Plans).AutoInclude();
        builder.Navigation(b => b.Actuals).AutoInclude();
    }
}

internal sealed class BenefitPlanMap : IEntityTypeConfiguration<BenefitPlan>
{
    public void Configure(EntityTypeBuilder<BenefitPlan> builder)
    {
        builder.ToTable(
            "benefit_plans",
            t =>
            {
                t.HasCheckConstraint("ck_benefit_plans_attribution", "attribution_percent BETWEEN 1 AND 100");
                t.HasCheckConstraint("ck_benefit_plans_dates", "target_on > baseline_on");
                t.HasCheckConstraint("ck_benefit_plans_reason", "number = 1 OR reason <> ''");
                t.HasCheckConstraint("ck_benefit_plans_approver", "number = 1 OR approved_by IS NULL OR approved_by <> proposed_by");
            }
        );
        builder.Property(p => p.BaselineValue).HasPrecision(18, 4);
        builder.Property(p => p.TargetValue).HasPrecision(18, 4);
        builder.HasIndex(p => new { p.BenefitId, p.Number }).IsUnique();
        builder.HasIndex(p => p.BenefitId).IsUnique().HasFilter("approved_at IS NULL").HasDatabaseName("ix_benefit_plans_one_proposal");
        builder.HasMany(p => p.Profile).WithOne().HasForeignKey(p => p.PlanId);
        builder.Navigation(p => p.Profile).AutoInclude();
    }
}

internal sealed class PlannedPeriodMap : IEntityTypeConfiguration<PlannedPeriod>
{
    public void Configure(EntityTypeBuilder<PlannedPeriod> builder)
    {
        builder.ToTable("planned_periods", t => t.HasCheckConstraint("ck_planned_periods_pounds", "pounds >= 0"));
        builder.HasKey(p => new { p.PlanId, p.Start });
        builder.Property(p => p.Value).HasPrecision(18, 4);
        builder.Property(p => p.Pounds).HasPrecision(15, 2);
    }
}

internal sealed class ActualMap : IEntityTypeConfiguration<Actual>
{
    public void Configure(EntityTypeBuilder<Actual> builder)
    {
        builder.ToTable(
            "actuals",
            t =>
            {
                t.HasCheckConstraint("ck_actuals_verified_by_another", "verified_by <> recorded_by");
                t.HasCheckConstraint(
                    "ck_actuals_no_more_than_claimed",
                    "verified_pounds IS NULL OR (reverses_id IS NULL AND verified_pounds BETWEEN 0 AND claimed_pounds) "
                        + "OR (reverses_id IS NOT NULL AND verified_pounds BETWEEN claimed_pounds AND 0)"
                );
                t.HasCheckConstraint("ck_actuals_claimed", "reverses_id IS NOT NULL OR claimed_pounds IS NULL OR claimed_pounds >= 0");
                t.HasCheckConstraint(
                    "ck_actuals_verified_has_verifier",
                    "state = 'Claimed' OR (verified_by IS NOT NULL AND verified_at IS NOT NULL)"
                );
                t.HasCheckConstraint("ck_actuals_denominator", "denominator IS NULL OR denominator > 0");
                t.HasCheckConstraint("ck_actuals_returned_has_reason", "state <> 'Returned' OR reason <> ''");
            }
        );
        builder.Property(a => a.Value).HasPrecision(18, 4);
        builder.Property(a => a.Denominator).HasPrecision(18, 4);
        builder.Property(a => a.VerifiedValue).HasPrecision(18, 4);
        builder.Property(a => a.ClaimedPounds).HasPrecision(15, 2);
        builder.Property(a => a.VerifiedPounds).HasPrecision(15, 2);
        builder.HasIndex(a => a.ReversesId).IsUnique();
        builder
            .HasIndex(a => new { a.BenefitId, a.Period })
            .IsUnique()
            .HasFilter("state <> 'Returned' AND reverses_id IS NULL AND reversed_by_id IS NULL")
            .HasDatabaseName("ix_actuals_one_live_per_period");
        builder.HasIndex(a => a.BenefitId);
        builder.HasIndex(a => a.RecordedAt).HasFilter("state = 'Claimed'");
    }
}
