using CsCheck;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Questions;

namespace InnovationPipeline.Tests.Domain.Voting.Pitching;

public sealed class QuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly Guid Event = Guid.CreateVersion7();
    private static readonly Guid Host = Guid.CreateVersion7();

    /// <summary>Whatever hosts do in whatever order: no question is lost between the day and its ending.</summary>
    [Fact]
    public void A_question_is_open_or_owed_by_somebody_by_a_day_or_has_one_ending()
    {
        var acts = new Action<Question>[]
        {
            q => q.LetThrough(),
            q => q.AnswerLive(Host, Now),
            q => q.AnswerInWriting("Yes", Host, Now),
            q => q.Decline("Off the subject", Host, Now),
            q => q.MergeInto(Asked(), Host, Now),
            q => q.OpenAgain(),
            q => q.HandOver(Host, new DateOnly(2026, 12, 4)),
        };
        Gen.Int[0, acts.Length - 1]
            .List[0, 12]
            .Sample(order =>
            {
                var question = Asked(shown: false);
                foreach (var act in order)
                {
                    var (before, answer) = (question.State, question.Answer);
                    try
                    {
                        acts[act](question);
                    }
                    catch (RuleBroken)
                    {
                        Assert.Equal((before, answer), (question.State, question.Answer));
                    }
                    Assert.Equal(question.HasEnded, question.EndedAt is not null);
                    Assert.Equal(question.State == QuestionState.Declined, question.Reason is not null);
                    Assert.Equal(question.State == QuestionState.Merged, question.MergedIntoId is not null);
                    if (question.State == QuestionState.HandedOver)
                        Assert.True(question is { OwnerId: not null, DueOn: not null });
                    if (question.State == QuestionState.AnsweredInWriting)
                        Assert.NotNull(question.Answer);
                    if (question.State == QuestionState.Declined)
                        Assert.False(question.IsShown);
                }
            });
    }

    [Fact]
    public void A_question_is_asked_under_a_name_or_followed_by_a_link_never_both_never_neither()
    {
        var topic = new Topic(QuestionSubject.Day, null);
        foreach (var (asker, digest) in new[] { ((Guid?)null, (byte[]?)null), (Host, new byte[32]) })
            Assert.Throws<RuleBroken>(() => new Question(Guid.CreateVersion7(), Event, topic, "Why?", asker, digest, true, Now));
    }

    [Fact]
    public void A_question_merges_only_into_another_that_stands_in_the_same_event()
    {
        var question = Asked();
        var declined = Asked();
        declined.Decline("Said twice", Host, Now);

        Assert.Throws<RuleBroken>(() => question.MergeInto(question, Host, Now));
        Assert.Throws<RuleBroken>(() => question.MergeInto(declined, Host, Now));
        Assert.Throws<RuleBroken>(() => question.MergeInto(Asked(inEvent: Guid.CreateVersion7()), Host, Now));
        Assert.Equal(QuestionState.Open, question.State);
    }

    [Fact]
    public void An_asker_s_secret_has_128_bits_and_only_its_digest_is_kept()
    {
        var secrets = Enumerable.Range(0, 200).Select(_ => FollowSecret.New()).ToList();
        Assert.Equal(200, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(secrets, s => Assert.Matches(FollowSecret.Shape, s));
        Assert.Equal(32, FollowSecret.DigestOf(secrets[0]).Length);
    }

    private static Question Asked(bool shown = true, Guid? inEvent = null) =>
        new(
            Guid.CreateVersion7(),
            inEvent ?? Event,
            new Topic(QuestionSubject.Day, null),
            "When is lunch?",
            Guid.CreateVersion7(),
            null,
            shown,
            Now
        );
}
