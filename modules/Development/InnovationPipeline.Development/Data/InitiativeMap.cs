using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class InitiativeMap : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable(
            "initiatives",
            t =>
            {
                t.HasCheckConstraint("ck_initiatives_stage", OneOf<Stage>("stage"));
                t.HasCheckConstraint(
                    "ck_initiatives_comes_from_somewhere",
                    "idea_id IS NOT NULL OR theme_id IS NOT NULL OR submission_id IS NOT NULL"
                );
            }
        );
        builder.Property(i => i.Title).HasMaxLength(200);
        builder.Property(i => i.Origin).IsJson();
        builder.Property(i => i.RagOverride).HasColumnType("jsonb").HasConversion(JsonColumn.Of<RagOverride>());
        builder.Property(i => i.GroupDiversity).HasPrecision(5, 4);
        builder.HasIndex(i => i.IdeaId).IsUnique();
        builder.HasIndex(i => i.SubmissionId).IsUnique();
        builder.HasIndex(i => i.ThemeId);
        builder.HasIndex(i => new { i.OrganisationId, i.Stage });
        builder.HasIndex(i => i.ReviewOn).HasFilter("review_on IS NOT NULL");
        builder.HasIndex(i => i.AttentionSince).HasFilter("attention_since IS NOT NULL");
        builder.HasIndex(i => i.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
        builder.HasMany(i => i.Funding).WithOne().HasForeignKey(f => f.InitiativeId);
        builder.Navigation(i => i.Funding).AutoInclude();
    }

    internal static string OneOf<T>(string column)
        where T : struct, Enum => $"{column} IN ({string.Join(", ", Enum.GetNames<T>().Select(n => $"'{n}'"))})";
}

internal sealed class FundingLineMap : IEntityTypeConfiguration<FundingLine>
{
    public void Configure(EntityTypeBuilder<FundingLine> builder)
    {
        builder.ToTable("funding_lines", t => t.HasCheckConstraint("ck_funding_lines_asked", "asked > 0"));
        builder.Property(f => f.Asked).HasPrecision(15, 2);
        builder
            .HasIndex(f => new
            {
                f.InitiativeId,
                f.IdeaId,
                f.Kind,
            })
            .IsUnique();
    }
}

internal sealed class HandOffMap : IEntityTypeConfiguration<HandOff>
{
    public void Configure(EntityTypeBuilder<HandOff> builder)
    {
        builder.ToTable("hand_offs");
        builder.HasIndex(h => h.OrganisationId).HasFilter("initiative_id IS NULL AND answered_at IS NULL");
    }
}

internal sealed class InitiativeHistoryMap : IEntityTypeConfiguration<InitiativeHistory>
{
    public void Configure(EntityTypeBuilder<InitiativeHistory> builder)
    {
        builder.ToTable("initiative_history");
        builder.Property(h => h.SubjectId).HasColumnName("initiative_id");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(h => h.SubjectId);
        builder.HasIndex(h => new { h.SubjectId, h.At });
    }
}

internal sealed class RiskMap : IEntityTypeConfiguration<Risk>
{
    public void Configure(EntityTypeBuilder<Risk> builder)
    {
        builder.ToTable(
            "risks",
            t =>
            {
                t.HasCheckConstraint("ck_risks_scale", "likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5");
                t.HasCheckConstraint("ck_risks_kind", "(category IS NULL) = (other_category IS NOT NULL)");
                t.HasCheckConstraint("ck_risks_worked", "worked IS NULL OR is_closed");
                t.HasCheckConstraint("ck_risks_elsewhere", "NOT is_elsewhere OR is_closed");
            }
        );
        builder.Property(r => r.OtherCategory).HasMaxLength(80);
        builder.Property(r => r.Worked).HasMaxLength(1000);
        builder.Ignore(r => r.End);
        builder.Ignore(r => r.CategoryInWords);
        builder.Ignore(r => r.EndedInWords);
        builder.HasIndex(r => new { r.InitiativeId, r.BarrierId }).IsUnique();
        builder.Ignore(r => r.IsEscalated);
        builder.HasIndex(r => r.ReviewOn).HasFilter("is_closed = false AND review_on IS NOT NULL");
        builder.HasOne<Initiative>().WithMany().HasForeignKey(r => r.InitiativeId);
        builder.HasOne<Risk>().WithMany().HasForeignKey(r => r.CarriedFromId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ThemeMap : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> builder)
    {
        builder.ToTable("themes", t => t.HasCheckConstraint("ck_themes_merged", "merged_into_id IS NULL OR state = 'Closed'"));
        builder.Property(t => t.Name).HasMaxLength(120);
        builder.HasIndex(t => t.OrganisationId);
        builder.HasOne<Theme>().WithMany().HasForeignKey(t => t.MergedIntoId);
        builder.HasMany(t => t.Ideas).WithOne().HasForeignKey(i => i.ThemeId);
        builder.Navigation(t => t.Ideas).AutoInclude();
    }
}

internal sealed class ThemeIdeaMap : IEntityTypeConfiguration<ThemeIdea>
{
    public void Configure(EntityTypeBuilder<ThemeIdea> builder)
    {
        builder.ToTable("theme_ideas").HasKey(i => new { i.ThemeId, i.IdeaId });
        builder.HasIndex(i => i.IdeaId);
    }
}

internal sealed class ThemeHistoryMap : IEntityTypeConfiguration<ThemeHistory>
{
    public void Configure(EntityTypeBuilder<ThemeHistory> builder)
    {
        builder.ToTable("theme_history");
        builder.Property(h => h.SubjectId).HasColumnName("theme_id");
        builder.HasOne<Theme>().WithMany().HasForeignKey(h => h.SubjectId);
        builder.HasIndex(h => new { h.SubjectId, h.At });
    }
}

internal sealed class AssessmentMap : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("assessments");
        builder.HasIndex(a => new { a.InitiativeId, a.Number }).IsUnique();
        builder.HasOne<Initiative>().WithMany().HasForeignKey(a => a.InitiativeId);
        builder.HasMany(a => a.Answers).WithOne().HasForeignKey(a => a.AssessmentId);
        builder.Property(a => a.WhyLate).HasMaxLength(500);
        builder.HasMany(a => a.Interests).WithOne().HasForeignKey(i => i.AssessmentId);
        builder.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AssessmentId);
        builder.HasIndex(a => new { a.AssessorId, a.CompletedAt });
        builder.Navigation(a => a.Answers).AutoInclude();
        builder.Navigation(a => a.Versions).AutoInclude();
        builder.Navigation(a => a.Interests).AutoInclude();
    }
}

internal sealed class AssessmentInterestMap : IEntityTypeConfiguration<AssessmentInterest>
{
    public void Configure(EntityTypeBuilder<AssessmentInterest> builder)
    {
        builder.ToTable(
            "assessment_interests",
            t => t.HasCheckConstraint("ck_assessment_interests_words", "interest = 'None' OR words <> ''")
        );
        builder.HasKey(i => new
        {
            i.AssessmentId,
            i.PersonId,
            i.Major,
        });
        builder.Property(i => i.Words).HasMaxLength(500);
        builder.Property(i => i.Recusal).IsJson();
        builder.HasIndex(i => i.PersonId);
    }
}

internal sealed class AssessmentAnswerMap : IEntityTypeConfiguration<AssessmentAnswer>
{
    public void Configure(EntityTypeBuilder<AssessmentAnswer> builder)
    {
        builder.ToTable("assessment_answers").HasKey(a => new { a.AssessmentId, a.QuestionKey });
        builder.Property(a => a.Comment).HasMaxLength(Assessment.LongestComment);
    }
}

internal sealed class AssessmentVersionMap : IEntityTypeConfiguration<AssessmentVersion>
{
    public void Configure(EntityTypeBuilder<AssessmentVersion> builder)
    {
        builder.ToTable("assessment_versions", t => t.HasCheckConstraint("ck_assessment_versions_reason", "minor = 0 OR reason <> ''"));
        builder.HasKey(v => new
        {
            v.AssessmentId,
            v.Major,
            v.Minor,
        });
        builder.Property(v => v.WhyLate).HasMaxLength(500);
        builder.Property(v => v.Answers).IsJson();
    }
}
