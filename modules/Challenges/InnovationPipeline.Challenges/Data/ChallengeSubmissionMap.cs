using InnovationPipeline.Challenges.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Challenges.Data;

internal sealed class ChallengeSubmissionMap : IEntityTypeConfiguration<ChallengeSubmission>
{
    public void Configure(EntityTypeBuilder<ChallengeSubmission> submission)
    {
        submission.ToTable(
            "submissions",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_submissions_open_has_due_date",
                    "(due_on IS NOT NULL) = (state IN ('Submitted', 'InTriage', 'NeedsInfo'))"
                );
                table.HasCheckConstraint(
                    "ck_submissions_triage_has_owner",
                    "state NOT IN ('InTriage', 'NeedsInfo') OR owner_id IS NOT NULL"
                );
                table.HasCheckConstraint(
                    "ck_submissions_answer_has_reason",
                    "state NOT IN ('Accepted', 'Declined', 'Duplicate') OR answer IS NOT NULL"
                );
                table.HasCheckConstraint("ck_submissions_duplicate_of", "(duplicate_of_id IS NOT NULL) = (state = 'Duplicate')");
            }
        );
        submission.Property(s => s.Title).HasMaxLength(150);
        submission.HasIndex(s => new { s.ToOrganisationId, s.State });
        submission.HasIndex(s => s.SubmittedBy);
        submission.HasOne<ChallengeSubmission>().WithMany().HasForeignKey(s => s.DuplicateOfId).OnDelete(DeleteBehavior.Restrict);
        submission.HasMany(s => s.Steps).WithOne().HasForeignKey(s => s.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        submission.Navigation(s => s.Steps).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SubmissionStepMap : IEntityTypeConfiguration<SubmissionStep>
{
    public void Configure(EntityTypeBuilder<SubmissionStep> step) => step.ToTable("submission_steps");
}
