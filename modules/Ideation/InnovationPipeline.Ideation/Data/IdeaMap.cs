using InnovationPipeline.Ideation.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Ideation.Data;

internal sealed class IdeaMap : IEntityTypeConfiguration<Idea>
{
    public void Configure(EntityTypeBuilder<Idea> idea)
    {
        idea.ToTable(
            "ideas",
            table =>
            {
                table.HasCheckConstraint("ck_ideas_title", "title <> ''");
                table.HasCheckConstraint("ck_ideas_credit", "author_id IS NOT NULL OR origin IS NOT NULL");
                table.HasCheckConstraint(
                    "ck_ideas_disposition",
                    """
                    disposition IS NULL OR (disposition_reason <> ''
                    AND (disposition <> 'ToTheme' OR disposition_theme_id IS NOT NULL)
                    AND (disposition <> 'OfferedToIcs' OR disposition_organisation_id IS NOT NULL)
                    AND (disposition <> 'Parked' OR disposition_review_on IS NOT NULL))
                    """
                );
            }
        );
        idea.Property(i => i.Title).HasMaxLength(Idea.LongestTitle);
        idea.Property(i => i.Text).HasMaxLength(Idea.LongestText);
        idea.HasIndex(i => i.GroupId);
        idea.HasIndex(i => i.InnovationEventId);
        idea.HasOne<GroupBoard>()
            .WithMany()
            .HasForeignKey(i => i.GroupId)
            .HasPrincipalKey(b => b.GroupId)
            .OnDelete(DeleteBehavior.Restrict);
        idea.ComplexProperty(
            i => i.Disposition,
            disposition =>
            {
                disposition.Property(d => d.Kind).HasColumnName("disposition");
                disposition.Property(d => d.Reason).HasColumnName("disposition_reason").HasMaxLength(Idea.LongestReason);
                disposition.Property(d => d.By).HasColumnName("disposition_by");
                disposition.Property(d => d.At).HasColumnName("disposition_at");
                disposition.Property(d => d.ThemeId).HasColumnName("disposition_theme_id");
                disposition.Property(d => d.OrganisationId).HasColumnName("disposition_organisation_id");
                disposition.Property(d => d.ReviewOn).HasColumnName("disposition_review_on");
                disposition.Ignore(d => d.Subject);
            }
        );
        idea.HasMany(i => i.Revisions).WithOne().HasForeignKey(r => r.IdeaId);
        idea.HasMany(i => i.Links).WithOne().HasForeignKey(l => l.IdeaId);
    }
}

internal sealed class IdeaRevisionMap : IEntityTypeConfiguration<IdeaRevision>
{
    public void Configure(EntityTypeBuilder<IdeaRevision> revision)
    {
        revision.ToTable("idea_revisions");
        revision.HasKey(r => new { r.IdeaId, r.Number });
        revision.Property(r => r.Number).ValueGeneratedNever();
    }
}

internal sealed class IdeaLinkMap : IEntityTypeConfiguration<IdeaLink>
{
    public void Configure(EntityTypeBuilder<IdeaLink> link)
    {
        link.ToTable(
            "idea_links",
            table => table.HasCheckConstraint("ck_idea_links_not_own", "idea_id <> source_idea_id AND group_id <> source_group_id")
        );
        link.HasKey(l => new { l.IdeaId, l.SourceIdeaId });
        link.HasIndex(l => new { l.GroupId, l.SourceIdeaId }).IsUnique();
        link.HasIndex(l => l.SourceIdeaId);
        link.Property(l => l.Note).HasMaxLength(500);
        link.HasOne<Idea>().WithMany().HasForeignKey(l => l.SourceIdeaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ThemeSuggestionMap : IEntityTypeConfiguration<ThemeSuggestion>
{
    public void Configure(EntityTypeBuilder<ThemeSuggestion> theme)
    {
        theme.ToTable("theme_suggestions");
        theme.Property(t => t.Name).HasMaxLength(ThemeSuggestion.LongestName);
        theme.HasIndex(t => new { t.OrganisationId, t.NameKey }).IsUnique();
    }
}
