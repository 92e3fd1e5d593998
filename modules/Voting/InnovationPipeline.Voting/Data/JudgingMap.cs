using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Voting.Data;

internal sealed class PanelMap : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.ToTable(
            "panels",
            table =>
            {
                table.HasCheckConstraint("ck_panels_min_judges", "min_judges BETWEEN 1 AND 20");
                table.HasCheckConstraint("ck_panels_percent", "panel_percent BETWEEN 1 AND 99");
                table.HasCheckConstraint("ck_panels_definition", "state = 'Draft' OR definition_hash IS NOT NULL");
                table.HasCheckConstraint("ck_panels_outcome", "(state IN ('Closed', 'Revealed')) = (outcome IS NOT NULL)");
                table.HasCheckConstraint("ck_panels_revealed", "(state = 'Revealed') = (revealed_at IS NOT NULL)");
            }
        );
        panel.Property(p => p.DefinitionHash).HasMaxLength(64);
        panel.Property(p => p.Outcome).HasColumnType("jsonb").HasConversion(JsonColumn.Of<PanelOutcome>());
        panel.Ignore(p => p.InOrder);
        panel.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => c.PanelId);
        panel.HasMany(p => p.Ideas).WithOne().HasForeignKey(i => i.PanelId);
        panel.HasMany(p => p.Suppliers).WithOne().HasForeignKey(s => s.PanelId);
        panel.HasMany(p => p.Lifts).WithOne().HasForeignKey(l => l.PanelId);
        panel.Navigation(p => p.Criteria).AutoInclude();
        panel.Navigation(p => p.Ideas).AutoInclude();
        panel.Navigation(p => p.Suppliers).AutoInclude();
        panel.Navigation(p => p.Lifts).AutoInclude();
    }
}

internal sealed class CriterionMap : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.ToTable("panel_criteria", table => table.HasCheckConstraint("ck_panel_criteria_weight", "weight BETWEEN 1 AND 100"));
        criterion.Property(c => c.Name).HasMaxLength(Panel.LongestName);
        criterion.Property(c => c.Hint).HasMaxLength(300);
        criterion.HasIndex(c => new { c.PanelId, c.Number }).IsUnique();
    }
}

internal sealed class PanelIdeaMap : IEntityTypeConfiguration<PanelIdea>
{
    public void Configure(EntityTypeBuilder<PanelIdea> idea)
    {
        idea.ToTable("panel_ideas");
        idea.HasKey(i => new { i.PanelId, i.IdeaId });
        idea.HasIndex(i => i.IdeaId);
    }
}

internal sealed class SupplierMap : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> supplier)
    {
        supplier.ToTable("panel_suppliers");
        supplier.HasKey(s => new
        {
            s.PanelId,
            s.IdeaId,
            s.OrganisationId,
        });
    }
}

internal sealed class RecusalLiftMap : IEntityTypeConfiguration<RecusalLift>
{
    public void Configure(EntityTypeBuilder<RecusalLift> lift)
    {
        lift.ToTable("recusal_lifts");
        lift.Property(l => l.Reason).HasMaxLength(Panel.LongestReason);
        lift.Property(l => l.Causes).IsJson();
        lift.HasIndex(l => new
        {
            l.PanelId,
            l.JudgeId,
            l.IdeaId,
        });
    }
}

internal sealed class InterestDeclarationMap : IEntityTypeConfiguration<InterestDeclaration>
{
    public void Configure(EntityTypeBuilder<InterestDeclaration> declaration)
    {
        declaration.ToTable("interest_declarations");
        declaration.HasKey(d => new
        {
            d.PanelId,
            d.JudgeId,
            d.IdeaId,
        });
        declaration.Property(d => d.Note).HasMaxLength(InterestDeclaration.LongestNote);
        declaration.HasIndex(d => d.JudgeId);
        declaration.HasOne<PanelIdea>().WithMany().HasForeignKey(d => new { d.PanelId, d.IdeaId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScoreSheetMap : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> sheet)
    {
        sheet.ToTable(
            "score_sheets",
            table => table.HasCheckConstraint("ck_score_sheets_marks", "1 <= ALL (marks) AND 5 >= ALL (marks) AND cardinality(marks) > 0")
        );
        sheet.HasKey(s => new
        {
            s.PanelId,
            s.JudgeId,
            s.IdeaId,
        });
        sheet.HasIndex(s => s.JudgeId);
        sheet.HasOne<PanelIdea>().WithMany().HasForeignKey(s => new { s.PanelId, s.IdeaId }).OnDelete(DeleteBehavior.Restrict);
    }
}
