using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Events.Data;

internal sealed class WorkingGroupMap : IEntityTypeConfiguration<WorkingGroup>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> group)
    {
        group.ToTable(
            "working_groups",
            table => table.HasCheckConstraint("ck_groups_facilitator", "published_at IS NULL OR facilitator_id IS NOT NULL")
        );
        group.HasIndex(g => new { g.InnovationEventId, g.Number }).IsUnique();
        group.HasOne<InnovationEvent>().WithMany().HasForeignKey(g => g.InnovationEventId);
        group.HasOne<ChallengeArea>().WithMany().HasForeignKey(g => g.ChallengeAreaId).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.WorkingGroupId).OnDelete(DeleteBehavior.Cascade);
        group.Navigation(g => g.Members).AutoInclude();
        group.HasOne<SavedDesign>().WithMany().HasForeignKey(g => g.DesignId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SeatMoveMap : IEntityTypeConfiguration<SeatMove>
{
    public void Configure(EntityTypeBuilder<SeatMove> move)
    {
        move.ToTable("seat_moves");
        move.HasIndex(m => new { m.InnovationEventId, m.At });
        move.HasOne<InnovationEvent>().WithMany().HasForeignKey(m => m.InnovationEventId);
    }
}

internal sealed class GroupMemberMap : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.ToTable("group_members");
        member.HasKey(m => new { m.WorkingGroupId, m.PersonId });
        member.HasIndex(m => new { m.InnovationEventId, m.PersonId }).IsUnique();
    }
}
