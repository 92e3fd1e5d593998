using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Revealing;
using InnovationPipeline.Voting.Features.Turnouts;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>Two hosts over one database whose own clocks are an hour apart on either side: the database's time decides everything.</summary>
public sealed class TwoClocksTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task Closing_casting_reminders_and_the_countdown_go_by_the_databases_clock_whatever_a_host_believes()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var fast = await VotingHouse.Over(house.ConnectionString, TimeSpan.FromHours(1));
        await using var slow = await VotingHouse.Over(house.ConnectionString, TimeSpan.FromHours(-1));
        foreach (var host in new[] { fast, slow })
            Assert.InRange(host.Clock.GetUtcNow() - house.Clock.GetUtcNow(), TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));

        var day = await house.NewDay();
        foreach (var host in new[] { fast, slow })
            host.Upstream.Add(day, 3);
        var voters = await day.Voters(3);
        var round = await day.Opened(minutes: 10);
        foreach (var host in new[] { fast, slow })
        {
            // Neither a countdown that is an hour long or over, nor a close before its time.
            var view = await host.Ask(voters[0], new ResultOf(round));
            Assert.InRange(view.ClosesAt!.Value - view.Now, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
            await new CloseRoundJob(host.Messenger).Run(ct);
        }
        await fast.Send(voters[0], new CastBallot(round, [new(day.Idea(1))]));
        await slow.Send(voters[1], new CastBallot(round, [new(day.Idea(1))]));

        // A minute after a reminder through one host the other refuses another, and takes it after two.
        await fast.Send(day.Organiser, new RemindVoters(round));
        Assert.Equal(
            Round.Rules.NotRemindedJustNow.Sentence,
            (await Assert.ThrowsAsync<RuleBroken>(() => slow.Send(day.Organiser, new RemindVoters(round)))).Message
        );
        await Later(TimeSpan.FromMinutes(2.5));
        await slow.Send(day.Organiser, new RemindVoters(round));

        await slow.Send(day.Organiser, new ExtendRound(round, 5, "The lift is stuck"));
        await Later(TimeSpan.FromMinutes(9));
        await new CloseRoundJob(fast.Messenger).Run(ct);
        await fast.Send(voters[2], new CastBallot(round, [new(day.Idea(1))]));
        await Later(TimeSpan.FromMinutes(5));
        var due = house.Clock.GetUtcNow();
        await new CloseRoundJob(slow.Messenger).Run(ct);
        await Assert.ThrowsAsync<RuleBroken>(() => fast.Send(voters[2], new CastBallot(round, [new(day.Idea(2))])));
        var closed = await house.Scalar<DateTime>("SELECT closed_at FROM voting.rounds WHERE id = $1", round);
        Assert.InRange(closed - due.UtcDateTime, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(30));
        Assert.Equal(3, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));

        async Task Later(TimeSpan by)
        {
            await house.Clock.MoveTo(house.Clock.GetUtcNow() + by, ct);
            await fast.Clock.Read(ct);
            await slow.Clock.Read(ct);
        }
    }
}
