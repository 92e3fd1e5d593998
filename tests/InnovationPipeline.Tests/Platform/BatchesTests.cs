using System.Collections.Concurrent;
using InnovationPipeline.Platform.Data;
using Npgsql;
using Xunit;

namespace InnovationPipeline.Tests.Platform;

public sealed class BatchesTests
{
    [Fact]
    public async Task What_arrives_while_a_batch_is_under_way_goes_together_into_the_next()
    {
        var door = new TaskCompletionSource();
        var seen = new ConcurrentQueue<int[]>();
        var batches = new Batches<string, int, int>(
            3,
            async (_, items) =>
            {
                seen.Enqueue([.. items]);
                await door.Task;
                return [.. items.Select(i => i * 10)];
            }
        );

        var first = batches.Join("a", 1);
        while (seen.IsEmpty)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        var rest = Enumerable.Range(2, 4).Select(i => batches.Join("a", i)).ToList();
        Assert.Single(seen);
        door.SetResult();

        var answers = await Task.WhenAll([first, .. rest]);
        Assert.Equal([10, 20, 30, 40, 50], answers);
        Assert.Equal(
            [
                [1],
                [2, 3, 4],
                [5],
            ],
            seen
        );
    }

    [Fact]
    public async Task One_key_does_not_wait_for_another()
    {
        var door = new TaskCompletionSource();
        var batches = new Batches<string, int, int>(
            10,
            async (key, items) =>
            {
                if (key == "slow")
                    await door.Task;
                return items;
            }
        );
        var slow = batches.Join("slow", 1);
        Assert.Equal(2, await batches.Join("quick", 2));
        Assert.False(slow.IsCompleted);
        door.SetResult();
        Assert.Equal(1, await slow);
    }

    [Fact]
    public async Task What_the_database_refuses_for_one_is_not_refused_to_the_others()
    {
        var door = new TaskCompletionSource();
        var batches = new Batches<string, int, int>(
            10,
            async (_, items) =>
            {
                await door.Task;
                return items.Contains(13) ? throw new PostgresException("no", "ERROR", "ERROR", "22000") : items;
            }
        );
        var all = new[] { 1, 2, 13, 3 }.Select(i => batches.Join("a", i)).ToList();
        door.SetResult();

        var answers = await Task.WhenAll(all[0], all[1], all[3]);
        Assert.Equal([1, 2, 3], answers);
        await Assert.ThrowsAsync<PostgresException>(() => all[2]);
    }

    [Fact]
    public async Task Anything_else_that_fails_fails_for_all_and_the_next_begin_anew()
    {
        var fails = true;
        var batches = new Batches<string, int, int>(
            10,
            (_, items) => fails ? throw new InvalidOperationException("lost") : Task.FromResult(items)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => batches.Join("a", 1));
        fails = false;
        Assert.Equal(2, await batches.Join("a", 2));
    }

    [Fact]
    public async Task Every_answer_is_its_own_under_a_rush()
    {
        var batches = new Batches<int, int, int>(
            7,
            async (key, items) =>
            {
                await Task.Yield();
                return [.. items.Select(i => (key * 1_000_000) + i)];
            }
        );
        await Parallel.ForAsync(
            0,
            5_000,
            TestContext.Current.CancellationToken,
            async (i, _) => Assert.Equal((i % 3 * 1_000_000) + i, await batches.Join(i % 3, i))
        );
    }
}
