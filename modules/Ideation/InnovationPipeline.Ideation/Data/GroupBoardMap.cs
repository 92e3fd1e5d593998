using InnovationPipeline.Ideation.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Ideation.Data;

internal sealed class GroupBoardMap : IEntityTypeConfiguration<GroupBoard>
{
    public void Configure(EntityTypeBuilder<GroupBoard> board)
    {
        board.ToTable(
            "boards",
            table =>
            {
                table.HasCheckConstraint("ck_boards_shortlist_cap", "cardinality(shortlist) <= shortlist_cap");
                table.HasCheckConstraint("ck_boards_top_idea", "top_idea_id IS NULL OR top_idea_id = ANY (shortlist)");
                table.HasCheckConstraint("ck_boards_shared", "shared <@ shortlist");
                table.HasCheckConstraint("ck_boards_share_limit", "share_limit IS NULL OR cardinality(shared) <= share_limit");
            }
        );
        board.HasIndex(b => new { b.InnovationEventId, b.Number });
        board.Ignore(b => b.Shortlist).Ignore(b => b.Shared).Ignore(b => b.MemberIds);
        board.PrimitiveCollection<List<Guid>>("_shortlist").HasColumnName("shortlist");
        board.PrimitiveCollection<List<Guid>>("_shared").HasColumnName("shared");
        board.PrimitiveCollection<List<Guid>>("_members").HasColumnName("member_ids");
        board.Property<DateTimeOffset>("_seatsAsOf").HasColumnName("seats_as_of");
        board.Property<DateTimeOffset>("_closeAsOf").HasColumnName("close_as_of");
    }
}

internal sealed class SubmissionCloseMap : IEntityTypeConfiguration<SubmissionClose>
{
    public void Configure(EntityTypeBuilder<SubmissionClose> close) => close.ToTable("submission_closes");
}
