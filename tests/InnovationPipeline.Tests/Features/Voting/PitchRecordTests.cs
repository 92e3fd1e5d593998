using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Domain.Questions;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Commentary;
using InnovationPipeline.Voting.Features.Judging;
using InnovationPipeline.Voting.Features.Pitches;
using InnovationPipeline.Voting.Features.Questions;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class PitchRecordTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task What_goes_with_an_idea_is_all_that_was_said_of_its_pitch_and_no_score_before_the_reveal()
    {
        var day = await house.NewDay(6);
        var (idea, other) = (day.Idea(1), day.Idea(2));
        var judge = await house.Person("Penny Panelworth", (Role.Panellist, day.Event));
        var voter = await day.Voter();
        await house.Send(day.Organiser, new PrepareHeadlines(Guid.CreateVersion7(), day.Event));
        await house.Send(judge, new WriteCommentary(day.Event, idea, "True need", "No price", "Begin small", WouldSponsor: true));
        await house.Send(voter, new SayFeedback(day.Event, idea, "The story", "A cost"));
        var (kept, merged, declined) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, text) in new[] { (kept, "Who pays?"), (merged, "What does it cost?"), (declined, "Why so dull?") })
            await house.Send(voter, new AskQuestion(id, day.Event, QuestionSubject.Idea, idea, text, FollowSecret: null));
        await house.Send(voter, new UpvoteQuestion(day.Event, merged));
        await house.Send(day.Organiser, new MergeQuestion(day.Event, merged, kept));
        await house.Send(day.Organiser, new DeclineQuestion(day.Event, declined, "Unkind"));
        await house.Send(day.Organiser, new AnswerLive(day.Event, kept));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", "For patients", 3));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Feasible", null, 1));
        var second = await house.Person("Paul Panelby", (Role.Panellist, day.Event));
        await house.Send(
            day.Organiser,
            new DeclarePanel(day.Event, await Version(day), 1, SameOrganisationRecuses: false, AdjustedDecides: false, null)
        );
        await house.Send(day.Organiser, new OpenScores(day.Event));
        for (var group = 1; group <= 6; group++)
        {
            await house.Send(judge, new DeclareInterest(day.Event, day.Idea(group), InterestKind.None, null));
            await house.Send(judge, new ScorePitch(day.Event, day.Idea(group), group == 1 ? [5, 5] : [2, 2]));
        }
        await house.Send(second, new DeclareInterest(day.Event, idea, InterestKind.Financial, "Shares"));
        await house.Send(day.Organiser, new LiftRecusal(day.Event, second, idea, "The shares were sold in May"));
        await house.Send(second, new DeclareInterest(day.Event, other, InterestKind.Professional, null));
        await house.Send(day.Organiser, new CloseScores(day.Event));
        var round = await day.Opened();
        await house.Send(voter, new CastBallot(round, idea));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));

        var before = await Record(idea);
        Assert.Null(before.Panel);
        Assert.Equal(
            new CommentaryFact(judge, "True need", "No price", "Begin small", WouldSponsor: true),
            Assert.Single(before.Commentary)
        );
        Assert.Equal(new FeedbackFact("The story", "A cost"), Assert.Single(before.Feedback));
        Assert.Equal(new QuestionFact(kept, "Who pays?", 1, "Answered live", null, null), Assert.Single(before.Questions));

        await house.Send(day.Organiser, new RevealScores(day.Event));
        var panel = (await Record(idea)).Panel!;
        Assert.Equal((5m, 1, 6, 1), (panel.Raw, panel.Rank, panel.Pitches, panel.RoomRank));
        // Both rankings have one ahead and five level: the same pairs differ in the same way.
        Assert.Equal(1m, panel.Agreement);
        Assert.Equal([new CriterionFact("Benefit", "For patients", 3), new CriterionFact("Feasible", "", 1)], panel.Criteria!);
        Assert.Equal([new InterestFact(second, "Financial")], panel.Interests!);
        Assert.Equal([new LiftedRecusalFact(second, "financial interest declared", "The shares were sold in May")], panel.Lifted!);
        Assert.Empty(panel.StoodAside);
        Assert.Empty((await Record(other)).Commentary);
        Assert.Equal([new InterestFact(second, "Professional")], (await Record(other)).Panel!.Interests!);
        Assert.Empty((await Record(other)).Panel!.Lifted!);
    }

    private async Task<PitchRecord> Record(Guid idea)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPitchRecords>().Of(idea, CancellationToken.None);
    }

    private Task<uint> Version(Day day) => house.Scalar<uint>("SELECT xmin FROM voting.panels WHERE id = $1", day.Event);
}
