using InnovationPipeline.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Events.Data;

internal sealed class PlacesMap : IEntityTypeConfiguration<Places>
{
    public void Configure(EntityTypeBuilder<Places> places)
    {
        places.ToTable("places", table => table.HasCheckConstraint("ck_places_taken", "taken BETWEEN 0 AND capacity"));
        places.HasOne<InnovationEvent>().WithOne().HasForeignKey<Places>(p => p.Id);
    }
}

internal sealed class RegistrationMap : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.ToTable(
            "registrations",
            table =>
            {
                table.HasCheckConstraint("ck_registrations_waiting", "(waiting_number IS NOT NULL) = (state = 'Waiting')");
                table.HasCheckConstraint("ck_registrations_checked_in", "checked_in_at IS NULL OR state = 'Placed'");
            }
        );
        registration.HasIndex(r => new { r.InnovationEventId, r.PersonId }).IsUnique();
        registration.HasIndex(r => new { r.InnovationEventId, r.WaitingNumber }).IsUnique();
        registration.HasIndex(r => r.PersonId);
        registration.HasOne<InnovationEvent>().WithMany().HasForeignKey(r => r.InnovationEventId);
        registration
            .HasOne(r => r.Needs)
            .WithOne()
            .HasForeignKey<RegistrationNeeds>(n => n.RegistrationId)
            .OnDelete(DeleteBehavior.Cascade);
        registration.Navigation(r => r.Needs).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class RegistrationNeedsMap : IEntityTypeConfiguration<RegistrationNeeds>
{
    public void Configure(EntityTypeBuilder<RegistrationNeeds> needs)
    {
        needs.ToTable("registration_needs");
        needs.HasKey(n => n.RegistrationId);
    }
}
