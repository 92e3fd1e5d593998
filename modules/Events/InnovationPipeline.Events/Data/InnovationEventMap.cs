using InnovationPipeline.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Events.Data;

internal sealed class InnovationEventMap : IEntityTypeConfiguration<InnovationEvent>
{
    public void Configure(EntityTypeBuilder<InnovationEvent> e)
    {
        e.ToTable(
            "innovation_events",
            table =>
            {
                table.HasCheckConstraint("ck_events_reason", "state NOT IN ('Cancelled', 'Postponed') OR why IS NOT NULL");
                table.HasCheckConstraint("ck_events_published", "state IN ('Draft', 'Cancelled', 'Postponed') OR published_at IS NOT NULL");
            }
        );
        e.HasIndex(x => x.OrganisationId);
        e.HasIndex(x => x.RegistrationClosesAt).HasFilter("state = 'RegistrationOpen'");
        e.HasMany(x => x.Areas).WithOne().HasForeignKey(a => a.InnovationEventId).OnDelete(DeleteBehavior.Cascade);
        e.Navigation(x => x.Areas).AutoInclude();
        e.HasMany(x => x.Facilitators).WithOne().HasForeignKey(f => f.InnovationEventId).OnDelete(DeleteBehavior.Cascade);
        e.Navigation(x => x.Facilitators).AutoInclude();
    }
}

internal sealed class ChallengeAreaMap : IEntityTypeConfiguration<ChallengeArea>
{
    public void Configure(EntityTypeBuilder<ChallengeArea> area)
    {
        area.ToTable("challenge_areas");
        area.HasIndex(a => new { a.InnovationEventId, a.Number }).IsUnique();
        area.HasIndex(a => new { a.InnovationEventId, a.SubmissionId }).IsUnique();
    }
}

internal sealed class EventFacilitatorMap : IEntityTypeConfiguration<EventFacilitator>
{
    public void Configure(EntityTypeBuilder<EventFacilitator> facilitator)
    {
        facilitator.ToTable("facilitators");
        facilitator.HasKey(f => new { f.InnovationEventId, f.PersonId });
    }
}

internal sealed class SpeakerMap : IEntityTypeConfiguration<Speaker>
{
    public void Configure(EntityTypeBuilder<Speaker> speaker)
    {
        speaker.ToTable("speakers");
        speaker.HasIndex(s => s.InnovationEventId);
        speaker.HasOne<InnovationEvent>().WithMany().HasForeignKey(s => s.InnovationEventId);
    }
}
