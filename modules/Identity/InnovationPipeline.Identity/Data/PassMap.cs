using InnovationPipeline.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Identity.Data;

internal sealed class PassMap : IEntityTypeConfiguration<Pass>
{
    public void Configure(EntityTypeBuilder<Pass> pass)
    {
        pass.ToTable("passes");
        pass.HasIndex(p => p.TokenDigest).IsUnique();
        pass.HasIndex(p => p.CodeDigest).IsUnique();
        pass.HasIndex(p => new { p.InnovationEventId, p.PersonId }).IsUnique().HasFilter("ended_at IS NULL");
        pass.HasIndex(p => p.PersonId);
        pass.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
