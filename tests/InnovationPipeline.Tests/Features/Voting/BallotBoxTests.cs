using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class BallotBoxTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task Thirty_two_parallel_casts_of_one_voter_leave_one_ballot()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(4);
        var round = await day.Opened();

        await Task.WhenAll(
            voters.SelectMany(voter => Enumerable.Range(0, 32).Select(i => house.Send(voter, new CastBallot(round, day.Idea(1 + i % 3)))))
        );

        Assert.Equal(4, await Ballots(round));
    }

    [Fact]
    public async Task Of_five_hundred_ballots_at_once_none_is_lost_or_doubled()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(500);
        var round = await day.Opened();

        await Task.WhenAll(voters.Select((voter, i) => Task.Run(() => house.Send(voter, new CastBallot(round, day.Idea(1 + i % 3))))));

        Assert.Equal(500, await Ballots(round));
        Assert.Equal(
            500,
            await house.Scalar<long>(
                "SELECT count(DISTINCT ballot_key) FROM voting.ballots WHERE round_id = $1 AND ballot_key = ANY ($2)",
                round,
                voters.ToArray()
            )
        );
        var result = await day.Revealed(round);
        Assert.Equal([167, 167, 166], result.Standings.Select(s => s.Votes));
        foreach (var standing in result.Standings)
            Assert.Equal(voters.Where((_, i) => day.Idea(1 + i % 3) == standing.IdeaId).Count(), standing.Votes);
    }

    /// <summary>On one host a round's batches follow one another; this one was read on another before the first try was in.</summary>
    [Fact]
    public async Task A_request_tried_again_on_another_host_does_not_undo_the_change_that_came_between()
    {
        var day = await house.NewDay();
        var voter = (await day.Voters(1))[0];
        var round = await day.Opened();
        var request = Guid.CreateVersion7();
        await using var scope = house.Services.CreateAsyncScope();
        var (session, box) = (
            scope.ServiceProvider.GetRequiredService<DatabaseSession>(),
            scope.ServiceProvider.GetRequiredService<BallotBox>()
        );
        await session.Begin(CancellationToken.None);
        var gate = await box.Enter(round, voter, CancellationToken.None);

        await house.Send(voter, new CastBallot(round, [new(day.Idea(1))], request));
        await house.Send(voter, new CastBallot(round, [new(day.Idea(2))], Guid.CreateVersion7()));
        const string Said = "SELECT marks || ' ' || encode(nonce || requests, 'hex') FROM voting.ballots WHERE round_id = $1";
        var before = await house.Scalar<string>(Said, round);
        var again = new BallotPut("1:1", Requests.Noted(request, "1:1"));
        var kept = await box.Put(gate, new Dictionary<Guid, BallotPut> { [voter] = again }, CancellationToken.None);
        await session.Commit(CancellationToken.None);

        Assert.Equal([voter], kept);
        Assert.StartsWith("2:1", before, StringComparison.Ordinal);
        Assert.Equal(before, await house.Scalar<string>(Said, round));
    }

    [Fact]
    public async Task Where_no_change_is_allowed_the_first_of_parallel_casts_stays()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(1);
        var round = await day.Opened(mayChange: false);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Accepted(voters[0], round, day.Idea(1 + i % 3))));

        var stands = await house.Scalar<Guid>(
            "SELECT e.idea_id FROM voting.ballots b JOIN voting.paper_entries e ON e.round_id = b.round_id AND b.marks = e.number || ':1' WHERE b.round_id = $1",
            round
        );
        for (var i = 0; i < accepted.Length; i++)
            Assert.Equal(day.Idea(1 + i % 3) == stands, accepted[i]);
    }

    [Fact]
    public async Task A_ballot_is_counted_if_and_only_if_it_was_accepted()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(8);
        var random = new Random(20251120);
        int lost = 0,
            kept = 0;
        for (var n = 0; n < 100; n++)
        {
            var round = await day.Opened();
            var choices = voters.Select(_ => day.Idea(1 + random.Next(3))).ToList();
            var wait = random.Next(0, 12);
            var casts = voters.Select((voter, i) => Task.Run(() => Accepted(voter, round, choices[i]))).ToList();
            var close = Task.Run(async () =>
            {
                await Task.Delay(wait);
                await house.Send(day.Organiser, new CloseRound(round));
            });
            var accepted = await Task.WhenAll(casts);
            await close;

            var outcome = Outcome.FromJson(
                (await house.Scalar<string>("SELECT body FROM voting.sealed_results WHERE round_id = $1", round))!
            );
            var expected = choices.Where((_, i) => accepted[i]).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(accepted.Count(a => a), outcome.Turnout);
            foreach (var standing in outcome.Standings)
            {
                Assert.Equal(expected.GetValueOrDefault(standing.IdeaId), standing.Votes);
                var recount = await house.Scalar<long>(
                    "SELECT count(*) FROM voting.ballots WHERE round_id = $1 AND marks = (SELECT number || ':1' FROM voting.paper_entries e WHERE e.round_id = $1 AND e.idea_id = $2)",
                    round,
                    standing.IdeaId
                );
                Assert.Equal(recount, standing.Votes);
            }
            kept += accepted.Count(a => a);
            lost += accepted.Count(a => !a);
        }
        Assert.True(kept > 0 && lost > 0, $"The race was one-sided: {kept} in, {lost} late");
    }

    [Fact]
    public async Task A_stream_of_casts_does_not_keep_a_round_open()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(12);
        var round = await day.Opened();
        var streams = voters
            .Select(voter =>
                Task.Run(async () =>
                {
                    for (var i = 0; await Accepted(voter, round, day.Idea(1 + i % 3)); i++) { }
                })
            )
            .ToList();
        await Task.Delay(200, TestContext.Current.CancellationToken);

        await house.Send(day.Organiser, new CloseRound(round)).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        await Task.WhenAll(streams);
        var ballots = await Ballots(round);
        Assert.InRange(ballots, 1, 12);
        var outcome = Outcome.FromJson((await house.Scalar<string>("SELECT body FROM voting.sealed_results WHERE round_id = $1", round))!);
        Assert.Equal(ballots, outcome.Turnout);
    }

    private Task<long> Ballots(Guid round) => house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round);

    private async Task<bool> Accepted(Guid voter, Guid round, Guid idea)
    {
        try
        {
            await house.Send(voter, new CastBallot(round, idea));
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }
}
