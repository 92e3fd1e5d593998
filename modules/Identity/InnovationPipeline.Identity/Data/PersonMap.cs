using InnovationPipeline.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Identity.Data;

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable(
            "people",
            table =>
            {
                table.HasCheckConstraint("ck_people_email_small", "email = lower(email)");
                table.HasCheckConstraint("ck_people_forgotten", "forgotten_at IS NULL OR email IS NULL");
            }
        );
        person.Property(p => p.Name).HasMaxLength(Person.LongestName);
        person.Property(p => p.Email).HasMaxLength(EmailAddress.Longest);
        person.HasIndex(p => p.Email).IsUnique();
        person.HasIndex(p => p.Name);
        person.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
