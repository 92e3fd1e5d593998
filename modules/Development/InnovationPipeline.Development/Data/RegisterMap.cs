using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Development.Data;

internal sealed class CatalogueMeasureMap : IEntityTypeConfiguration<CatalogueMeasure>
{
    public void Configure(EntityTypeBuilder<CatalogueMeasure> builder)
    {
        builder.ToTable(
            "catalogue_measures",
            t => t.HasCheckConstraint("ck_catalogue_measures_class", $"class IS NULL OR {InitiativeMap.OneOf<BenefitClass>("class")}")
        );
        builder.Property(m => m.Source).HasMaxLength(300);
        builder.Property(m => m.Name).HasMaxLength(200);
        builder.Property(m => m.Unit).HasMaxLength(60);
        builder.Ignore(m => m.Words);
        builder.HasIndex(m => new { m.OrganisationId, m.Key }).IsUnique();
        builder.HasIndex(m => m.Key);
    }
}

internal sealed class VerifierAppointmentMap : IEntityTypeConfiguration<VerifierAppointment>
{
    public void Configure(EntityTypeBuilder<VerifierAppointment> builder)
    {
        builder.ToTable(
            "verifier_appointments",
            t => t.HasCheckConstraint("ck_verifier_appointments_finance", "kind <> 'Finance' OR organisation_id IS NOT NULL")
        );
        builder.HasIndex(a => new { a.ProgrammeId, a.PersonId });
    }
}

internal sealed class EvidenceDocumentMap : IEntityTypeConfiguration<EvidenceDocument>
{
    public void Configure(EntityTypeBuilder<EvidenceDocument> builder)
    {
        builder.ToTable("evidence_documents");
        builder.Property(d => d.Name).HasMaxLength(120);
        builder.HasIndex(d => d.BenefitId);
        builder.HasOne<Actual>().WithMany().HasForeignKey(d => d.ActualId);
    }
}

internal sealed class ReminderMap : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");
        builder
            .HasIndex(r => new
            {
                r.Kind,
                r.SubjectId,
                r.DueOn,
                r.PersonId,
                r.Rung,
            })
            .IsUnique()
            .HasDatabaseName("ix_reminders_once");
        builder.HasIndex(r => r.InitiativeId);
    }
}
