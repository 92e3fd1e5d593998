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
                // An answer from before people were told apart from it has no told_at, and may lack what is asked for now.
                table.HasCheckConstraint("ck_ideas_disposition", $"disposition IS NULL OR ({Whole("disposition", "disposition_")})");
                table.HasCheckConstraint(
                    "ck_ideas_disposition_told",
                    $"disposition_told_at IS NULL OR (first_answered_at IS NOT NULL AND {Reasoned("disposition", "disposition_")})"
                );
                table.HasCheckConstraint(
                    "ck_ideas_prepared",
                    $"prepared IS NULL OR (prepared_told_at IS NOT NULL AND {Whole("prepared", "prepared_")} AND {Reasoned("prepared", "prepared_")})"
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
        idea.ComplexProperty(i => i.Disposition, disposition => Columns(disposition, "disposition"));
        idea.ComplexProperty(i => i.Prepared, prepared => Columns(prepared, "prepared"));
        idea.HasMany(i => i.Revisions).WithOne().HasForeignKey(r => r.IdeaId);
        idea.HasMany(i => i.Links).WithOne().HasForeignKey(l => l.IdeaId);
    }

    private static string Whole(string kind, string part) =>
        $"""
            coalesce({part}reason, '') <> ''
            AND ({kind} <> 'ToTheme' OR {part}theme_id IS NOT NULL)
            AND ({kind} <> 'OfferedToIcs' OR {part}organisation_id IS NOT NULL)
            AND ({kind} <> 'Parked' OR {part}review_on IS NOT NULL)
            """;

    private static string Reasoned(string kind, string part) =>
        $"({kind} NOT IN ('Parked', 'Closed') OR ({part}code IS NOT NULL AND {part}what_next IS NOT NULL))";

    private static void Columns(ComplexPropertyBuilder<Disposition> answer, string part)
    {
        answer.Property(d => d.Kind).HasColumnName(part);
        answer.Property(d => d.Reason).HasColumnName($"{part}_reason").HasMaxLength(Idea.LongestReason);
        answer.Property(d => d.Code).HasColumnName($"{part}_code");
        answer.Property(d => d.WhatNext).HasColumnName($"{part}_what_next").HasMaxLength(Idea.LongestReason);
        answer.Property(d => d.By).HasColumnName($"{part}_by");
        answer.Property(d => d.At).HasColumnName($"{part}_at");
        answer.Property(d => d.ToldAt).HasColumnName($"{part}_told_at");
        answer.Property(d => d.ThemeId).HasColumnName($"{part}_theme_id");
        answer.Property(d => d.OrganisationId).HasColumnName($"{part}_organisation_id");
        answer.Property(d => d.ReviewOn).HasColumnName($"{part}_review_on");
        answer.Ignore(d => d.Subject);
        answer.Ignore(d => d.GoesOn);
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
