using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class AdoptionChangeMap : IEntityTypeConfiguration<AdoptionChange>
{
    public void Configure(EntityTypeBuilder<AdoptionChange> builder)
    {
        builder.ToTable(
            "adoption_changes",
            t => t.HasCheckConstraint("ck_adoption_changes_reason", "state NOT IN ('Declined', 'Withdrawn') OR reason <> ''")
        );
        builder.HasOne<Initiative>().WithMany().HasForeignKey(c => c.InitiativeId);
        builder.HasIndex(c => new
        {
            c.InitiativeId,
            c.OrganisationId,
            c.On,
        });
    }
}

internal sealed class InitiativeSnapshotMap : IEntityTypeConfiguration<InitiativeSnapshot>
{
    public void Configure(EntityTypeBuilder<InitiativeSnapshot> builder)
    {
        builder.ToTable("initiative_snapshots").HasKey(s => s.Number);
        builder.Property(s => s.Number).UseIdentityAlwaysColumn();
        builder.Property(s => s.Facts).IsJson();
        builder.HasOne<Initiative>().WithMany().HasForeignKey(s => s.InitiativeId);
        builder.HasIndex(s => new
        {
            s.InitiativeId,
            s.At,
            s.Number,
        });
    }
}
