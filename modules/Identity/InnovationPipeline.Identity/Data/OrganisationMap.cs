using InnovationPipeline.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Identity.Data;

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable(
            "organisations",
            table =>
            {
                table.HasCheckConstraint("ck_organisations_life", "valid_to IS NULL OR valid_to >= valid_from");
                table.HasCheckConstraint("ck_organisations_code", "code ~ '^[A-Z0-9]{2,8}$'");
            }
        );
        organisation.Property(o => o.Name).HasMaxLength(Organisation.LongestName);
        organisation.HasIndex(o => o.Code).IsUnique();
        organisation.HasIndex(o => o.Name);
        organisation.Ignore(o => o.Life);
        organisation.HasMany(o => o.IcsLinks).WithOne().HasForeignKey(link => link.OrganisationId);
        organisation.Navigation(o => o.IcsLinks).AutoInclude();
    }
}

internal sealed class IcsLinkMap : IEntityTypeConfiguration<IcsLink>
{
    public void Configure(EntityTypeBuilder<IcsLink> link)
    {
        link.ToTable("ics_links", table => table.HasCheckConstraint("ck_ics_links_period", "\"to\" IS NULL OR \"to\" >= \"from\""));
        link.HasKey(l => l.Id);
        link.Ignore(l => l.Period);
        link.HasIndex(l => new { l.OrganisationId, l.From }).IsUnique();
        link.HasIndex(l => l.OrganisationId).HasFilter("\"to\" IS NULL").IsUnique().HasDatabaseName("ix_ics_links_one_running");
        link.HasIndex(l => l.IcsId);
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.IcsId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SuccessionMap : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> succession)
    {
        succession.ToTable("successions", table => table.HasCheckConstraint("ck_successions_split", "is_split OR assigned_to IS NOT NULL"));
        succession.HasIndex(s => s.PredecessorId).IsUnique();
        succession.HasOne<Organisation>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        succession.HasMany(s => s.Heirs).WithOne().HasForeignKey(heir => heir.SuccessionId);
        succession.Navigation(s => s.Heirs).AutoInclude();
    }
}

internal sealed class HeirMap : IEntityTypeConfiguration<Heir>
{
    public void Configure(EntityTypeBuilder<Heir> heir)
    {
        heir.ToTable("heirs");
        heir.HasKey(h => new { h.SuccessionId, h.OrganisationId });
        heir.HasIndex(h => h.OrganisationId);
        heir.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
