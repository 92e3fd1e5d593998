using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Voting.Data;

internal sealed class QuestionMap : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable(
            "questions",
            table =>
            {
                table.HasCheckConstraint("ck_questions_named_or_followed", "asker_id IS NULL OR follow_digest IS NULL");
                table.HasCheckConstraint("ck_questions_subject", "(about = 'Day') = (subject_id IS NULL)");
                table.HasCheckConstraint("ck_questions_owed", "state <> 'HandedOver' OR (owner_id IS NOT NULL AND due_on IS NOT NULL)");
                table.HasCheckConstraint("ck_questions_ended", "(state IN ('Open', 'HandedOver')) = (ended_at IS NULL)");
                table.HasCheckConstraint("ck_questions_answer", "state <> 'AnsweredInWriting' OR answer IS NOT NULL");
                table.HasCheckConstraint("ck_questions_reason", "(state = 'Declined') = (reason IS NOT NULL)");
                table.HasCheckConstraint("ck_questions_merged", "(state = 'Merged') = (merged_into_id IS NOT NULL)");
                table.HasCheckConstraint("ck_questions_digest", "length(follow_digest) = 32");
            }
        );
        question.Property(q => q.Text).HasMaxLength(Question.LongestText);
        question.Property(q => q.Answer).HasMaxLength(Question.LongestAnswer);
        question.Property(q => q.Reason).HasMaxLength(Question.LongestReason);
        question.HasIndex(q => new { q.InnovationEventId, q.State });
        question.HasIndex(q => q.SubjectId);
        question.HasIndex(q => q.AskerId);
        question.HasIndex(q => q.OwnerId);
        question.HasIndex(q => q.FollowDigest).IsUnique();
        question.HasOne<Question>().WithMany().HasForeignKey(q => q.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionVoteMap : IEntityTypeConfiguration<QuestionVote>
{
    public void Configure(EntityTypeBuilder<QuestionVote> vote)
    {
        vote.ToTable("question_votes");
        vote.HasKey(v => new { v.QuestionId, v.PersonId });
        vote.HasIndex(v => v.PersonId);
        vote.HasOne<Question>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class QuestionDeskMap : IEntityTypeConfiguration<QuestionDesk>
{
    public void Configure(EntityTypeBuilder<QuestionDesk> desk) =>
        desk.ToTable("question_desks", table => table.HasCheckConstraint("ck_question_desks_days", "answer_days BETWEEN 1 AND 90"));
}
