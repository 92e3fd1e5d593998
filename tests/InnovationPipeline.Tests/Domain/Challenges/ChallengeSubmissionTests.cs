using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Challenges;

public class ChallengeSubmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Guid Partner = Guid.CreateVersion7();
    private static readonly Guid Assessor = Guid.CreateVersion7();

    private static readonly ChallengeWords Words = new(
        "Beds",
        new HowCanWe("free beds earlier", "shared plans"),
        "Beds are late",
        "Patients",
        "Hours",
        Urgency.Now,
        MayBeShared: true
    );

    private static ChallengeSubmission Draft() =>
        new(Guid.CreateVersion7(), from: Guid.CreateVersion7(), to: Guid.CreateVersion7(), Partner, Words, Now);

    private static ChallengeSubmission InTriage()
    {
        var submission = Draft();
        submission.Submit(Partner, Now, Today);
        submission.TakeOn(Assessor, Now, Today);
        return submission;
    }

    [Fact]
    public void A_draft_becomes_a_submission_with_a_date_and_is_announced()
    {
        var submission = Draft();

        submission.Submit(Partner, Now, Today);

        Assert.Equal(SubmissionState.Submitted, submission.State);
        Assert.Equal(Today.AddDays(ChallengeSubmission.DaysToTakeOn), submission.DueOn);
        Assert.IsType<ChallengeSubmitted>(Assert.Single(submission.TakeAnnouncements(Now)));
    }

    [Fact]
    public void What_was_sent_in_is_not_changed_any_more()
    {
        var submission = InTriage();

        Assert.Throws<RuleBroken>(() => submission.Edit(Words));
        Assert.Throws<RuleBroken>(() => submission.Submit(Partner, Now, Today));
    }

    [Fact]
    public void Nothing_is_answered_without_an_owner()
    {
        var submission = Draft();
        submission.Submit(Partner, Now, Today);

        var refusal = Assert.Throws<RuleBroken>(() => submission.Accept("Good", Assessor, Now));

        Assert.Equal(ChallengeSubmission.Rules.InTriage, refusal.Rule);
        Assert.Equal(SubmissionState.Submitted, submission.State);
    }

    [Fact]
    public void The_clock_stands_while_the_submitter_replies()
    {
        var submission = InTriage();
        submission.Ask("How many?", Assessor, Now, Today.AddDays(8));
        var left = ChallengeSubmission.DaysToAnswer - 8;

        submission.Reply("Many", Partner, Now, Today.AddDays(20));

        Assert.Equal(SubmissionState.InTriage, submission.State);
        Assert.Equal(Today.AddDays(20 + left), submission.DueOn);
        Assert.Null(submission.Asked);
    }

    [Fact]
    public void A_challenge_does_not_repeat_itself()
    {
        var submission = InTriage();

        Assert.Throws<RuleBroken>(() => submission.MarkDuplicate(submission.Id, "The same", Assessor, Now));
    }

    [Fact]
    public void An_answered_challenge_is_neither_answered_again_nor_withdrawn()
    {
        var submission = InTriage();
        submission.Decline("Not ours", Assessor, Now);

        Assert.Null(submission.DueOn);
        Assert.Equal("Not ours", submission.Answer);
        Assert.Throws<RuleBroken>(() => submission.Accept("After all", Assessor, Now));
        Assert.Throws<RuleBroken>(() => submission.Withdraw(null, Partner, Now));
    }
}
