using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using Xunit;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>Ballots that commit together are each judged, counted and answered alone.</summary>
public sealed class TogetherTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task In_a_rush_everyone_is_answered_with_their_own_refusal_and_only_their_own()
    {
        var (day, other) = (await house.NewDay(), await house.NewDay());
        var round = await day.Opened(own: OwnGroupRule.Forbid);
        var voters = await day.Voters(40);
        for (var i = 0; i < voters.Count; i++)
            house.Upstream.Seat(day.Event, group: 1 + (i % 2), voters[i]);
        var stranger = await house.Person("Pat Participant", (Role.Participant, day.Event));

        var answers = await Task.WhenAll(
            voters.Select((voter, i) => Answer(voter, i % 4 == 3 ? other.Idea(1) : day.Idea(1))).Append(Answer(stranger, day.Idea(2)))
        );

        for (var i = 0; i < voters.Count; i++)
            Assert.Equal(
                i % 4 == 3 ? "Select one of the ideas on the ballot paper"
                    : i % 2 == 0 ? BallotGate.Rules.NotOwnGroup.Sentence
                    : "in",
                answers[i]
            );
        Assert.Equal(new Forbidden().Message, answers[^1]);
        Assert.Equal(
            answers.Count(a => a == "in"),
            await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round)
        );

        async Task<string> Answer(Guid person, Guid idea)
        {
            try
            {
                await house.Send(person, new CastBallot(round, idea));
                return "in";
            }
            catch (Exception refusal) when (refusal is RuleBroken or Forbidden)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public async Task One_voters_many_presses_at_once_leave_one_ballot_that_says_one_of_them()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => house.Send(voter, new CastBallot(round, day.Idea(1 + (i % 2))))));
        await house.Send(voter, new CastBallot(round, day.Idea(2)));

        var winner = Assert.Single((await day.Revealed(round)).Winners);
        Assert.Equal((day.Idea(2), 1), (winner.IdeaId, winner.Votes));
    }

    [Fact]
    public async Task Without_changes_only_the_first_of_many_presses_is_in()
    {
        var day = await house.NewDay();
        var round = await day.Opened(mayChange: false);
        var voter = await day.Voter();

        var kept = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(async i =>
                {
                    try
                    {
                        await house.Send(voter, new CastBallot(round, day.Idea(1 + (i % 2))));
                        return 1 + (i % 2);
                    }
                    catch (RuleBroken once)
                    {
                        Assert.Equal(BallotGate.Rules.OnceOnly.Sentence, once.Message);
                        return 0;
                    }
                })
        );

        // The same ballot again is harmless; another one is refused.
        var said = Assert.Single(kept.Where(k => k > 0).Distinct());
        Assert.Equal(
            $"{said}:1",
            await house.Scalar<string>("SELECT marks FROM voting.ballots WHERE round_id = $1 AND ballot_key = $2", round, voter)
        );
    }
}
