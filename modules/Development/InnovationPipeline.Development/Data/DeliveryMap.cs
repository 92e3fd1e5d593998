using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class MilestoneMap : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestones");
        builder.Property(m => m.Title).HasMaxLength(200);
        builder.Ignore(m => m.SlipDays);
        builder.Ignore(m => m.ExpectedOn);
        builder.Ignore(m => m.Dates);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(m => m.InitiativeId);
    }
}

internal sealed class InitiativeTaskMap : IEntityTypeConfiguration<InitiativeTask>
{
    public void Configure(EntityTypeBuilder<InitiativeTask> builder)
    {
        builder.ToTable("tasks", t => t.HasCheckConstraint("ck_tasks_reason", "state IN ('Open', 'Done') OR reason <> ''"));
        builder.Property(t => t.Text).HasMaxLength(300);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(t => t.InitiativeId);
        builder.HasOne<InitiativeTask>().WithMany().HasForeignKey(t => t.CarriedFromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.OwnerId, t.DueOn }).HasFilter("state = 'Open'");
    }
}

internal sealed class FundingEntryMap : IEntityTypeConfiguration<FundingEntry>
{
    public void Configure(EntityTypeBuilder<FundingEntry> builder)
    {
        builder.ToTable(
            "funding_entries",
            t =>
            {
                t.HasCheckConstraint("ck_funding_entries_pounds", "pounds > 0");
                t.HasCheckConstraint("ck_funding_entries_source", "step = 'Asked' OR source <> ''");
                t.HasCheckConstraint("ck_funding_entries_decision", "(step = 'Asked') = (decision_id IS NULL)");
            }
        );
        builder.Property(f => f.Pounds).HasPrecision(15, 2);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(f => f.InitiativeId);
        builder.HasOne<GateDecision>().WithMany().HasForeignKey(f => f.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanObjectiveMap : IEntityTypeConfiguration<PlanObjective>
{
    public void Configure(EntityTypeBuilder<PlanObjective> builder)
    {
        builder.ToTable("plan_objectives");
        builder.HasIndex(o => o.OrganisationId);
    }
}

internal sealed class ObjectiveHistoryMap : IEntityTypeConfiguration<ObjectiveHistory>
{
    public void Configure(EntityTypeBuilder<ObjectiveHistory> builder)
    {
        builder.ToTable("objective_history");
        builder.Property(h => h.SubjectId).HasColumnName("objective_id");
        builder.HasOne<PlanObjective>().WithMany().HasForeignKey(h => h.SubjectId);
        builder.HasIndex(h => new { h.SubjectId, h.At });
    }
}

internal sealed class InitiativeObjectiveMap : IEntityTypeConfiguration<InitiativeObjective>
{
    public void Configure(EntityTypeBuilder<InitiativeObjective> builder)
    {
        builder.ToTable("initiative_objectives").HasKey(o => new { o.InitiativeId, o.ObjectiveId });
        builder.HasOne<Initiative>().WithMany().HasForeignKey(o => o.InitiativeId);
        builder.HasOne<PlanObjective>().WithMany().HasForeignKey(o => o.ObjectiveId);
    }
}

internal sealed class SupplierInvolvementMap : IEntityTypeConfiguration<SupplierInvolvement>
{
    public void Configure(EntityTypeBuilder<SupplierInvolvement> builder)
    {
        builder.ToTable("supplier_involvements").HasKey(s => new { s.InitiativeId, s.OrganisationId });
        builder.HasOne<Initiative>().WithMany().HasForeignKey(s => s.InitiativeId);
    }
}

internal sealed class ExpertQuestionMap : IEntityTypeConfiguration<ExpertQuestion>
{
    public void Configure(EntityTypeBuilder<ExpertQuestion> builder)
    {
        builder.ToTable("expert_questions");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(q => q.InitiativeId);
        builder.HasMany(q => q.Answers).WithOne().HasForeignKey(a => a.QuestionId);
        builder.Navigation(q => q.Answers).AutoInclude();
    }
}

internal sealed class ExpertAnswerMap : IEntityTypeConfiguration<ExpertAnswer>
{
    public void Configure(EntityTypeBuilder<ExpertAnswer> builder)
    {
        builder.ToTable("expert_answers").HasKey(a => new { a.QuestionId, a.PersonId });
        builder.HasIndex(a => a.PersonId);
    }
}

internal sealed class TransferOfferMap : IEntityTypeConfiguration<TransferOffer>
{
    public void Configure(EntityTypeBuilder<TransferOffer> builder)
    {
        builder.ToTable("transfer_offers");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(t => t.InitiativeId);
        builder
            .HasIndex(t => new { t.InitiativeId, t.Position })
            .IsUnique()
            .HasFilter("state = 'Pending'")
            .HasDatabaseName("ix_transfer_offers_one_at_a_time");
        builder.HasIndex(t => t.ToId);
    }
}
