using InnovationPipeline.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Tests.Platform;

public sealed class DeliveryTests
{
    private const string Handler = "Tests.WhenRoundOpened";

    [Fact]
    public async Task Dispatchers_side_by_side_leave_one_effect_for_each_event()
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(30);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(ground.Drain)));

        Assert.Equal((90, 90, 90), await Effects(ground));
    }

    [Fact]
    public async Task A_failure_between_effect_and_commit_leaves_neither_and_the_next_try_leaves_both()
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(1);
        var struck = await Event(ground);
        ground.Faults.AfterEffect[struck] = _ => throw new InvalidOperationException("Struck down");

        await ground.Drain();
        Assert.Equal((2, 2, 3), await Effects(ground));
        Assert.Equal(
            "InvalidOperationException: Struck down",
            await ground.Scalar<string>("SELECT failure FROM platform.deliveries WHERE event_id = $1", struck)
        );

        ground.Faults.AfterEffect.Clear();
        await Later(ground);
        Assert.Equal((3, 3, 3), await Effects(ground));
        Assert.Equal(0, await ground.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE failure IS NOT NULL"));
    }

    [Fact]
    public async Task A_connection_killed_during_the_reaction_repeats_it_without_a_second_effect()
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(1);
        var struck = await Event(ground);
        ground.Faults.AfterEffect[struck] = async db =>
        {
            var pid = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
            await ground.Scalar<bool>("SELECT pg_terminate_backend($1)", pid);
        };

        await ground.Drain();
        Assert.Equal((2, 2, 3), await Effects(ground));

        ground.Faults.AfterEffect.Clear();
        await Later(ground);
        Assert.Equal((3, 3, 3), await Effects(ground));
    }

    [Fact]
    public async Task A_poison_message_blocks_nothing_dies_after_eight_tries_and_can_be_replayed()
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(2);
        var poison = await Event(ground);
        var tries = 0;
        ground.Faults.AfterEffect[poison] = _ =>
        {
            tries++;
            throw new InvalidOperationException("Poison");
        };

        await ground.Drain();
        Assert.Equal((5, 5, 6), await Effects(ground));
        Assert.Equal(1, tries);
        for (var i = 0; i < 10; i++)
            await Later(ground);

        Assert.Equal(Deliveries.Attempts, tries);
        Assert.Equal(1, await ground.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE dead_at IS NOT NULL AND attempts = 8"));
        await ground.Deliveries.Replay(poison, Handler, CancellationToken.None);
        ground.Faults.AfterEffect.Clear();
        await ground.Drain();
        Assert.Equal((6, 6, 6), await Effects(ground));
        await ground.Deliveries.Replay(poison, Handler, CancellationToken.None);
        await ground.Drain();
        Assert.Equal((6, 6, 6), await Effects(ground));
    }

    [Fact]
    public async Task Late_and_out_of_order_deliveries_tell_the_same_and_so_does_a_rebuilt_read_model()
    {
        await using var ground = await Ground.Open();
        await ground.FillJars(4);
        await ground.Execute(
            "UPDATE platform.deliveries d SET next_try_at = next_try_at - make_interval(secs => e.sequence) FROM platform.events e WHERE e.id = d.event_id"
        );
        await ground.Drain();
        var live = await Folded(ground);

        await ground.Execute("DELETE FROM tests.effects");
        await ground.Execute("DELETE FROM platform.deliveries");
        await ground.Execute("DELETE FROM platform.reactions");
        await Task.WhenAll(
            ground.Deliveries.FeedNewReactions(CancellationToken.None),
            ground.Deliveries.FeedNewReactions(CancellationToken.None)
        );
        await Task.WhenAll(ground.Drain(), ground.Drain());

        Assert.Equal(live, await Folded(ground));
        Assert.Equal((12, 12, 12), await Effects(ground));
        await ground.Deliveries.FeedNewReactions(CancellationToken.None);
        await ground.Drain();
        Assert.Equal((12, 12, 12), await Effects(ground));
    }

    private static async Task Later(Ground ground)
    {
        await ground.Clock.MoveTo(ground.Clock.GetUtcNow().AddMinutes(10), CancellationToken.None);
        await ground.Drain();
    }

    private static Task<Guid> Event(Ground ground) => ground.Scalar<Guid>("SELECT id FROM platform.events ORDER BY id LIMIT 1");

    private static async Task<(int Effects, int EventsWithEffect, int Events)> Effects(Ground ground) =>
        (
            (int)await ground.Scalar<long>("SELECT count(*) FROM tests.effects"),
            (int)await ground.Scalar<long>("SELECT count(DISTINCT event_id) FROM tests.effects"),
            (int)await ground.Scalar<long>("SELECT count(*) FROM platform.events")
        );

    private static Task<string?> Folded(Ground ground) =>
        ground.Scalar<string>(
            """
            SELECT string_agg(aggregate_id || ':' || facts, ' ' ORDER BY aggregate_id) FROM (
                SELECT aggregate_id, string_agg(sequence::text || event_id, ',' ORDER BY sequence) AS facts FROM tests.effects GROUP BY 1) f
            """
        );
}
