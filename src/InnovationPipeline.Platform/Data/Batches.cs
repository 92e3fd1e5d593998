using Npgsql;

namespace InnovationPipeline.Platform.Data;

/// <summary>
/// Carries out together what arrives for one key while its last batch is under way: one by one when it is quiet, many for the price of one in
/// a rush. Nothing joins a batch that has begun, so no answer is older than its question.
/// </summary>
/// <param name="most">items in one batch</param>
/// <param name="carryOut">answers in the order of the items; what it throws is thrown to each of them</param>
public sealed class Batches<TKey, TItem, TAnswer>(int most, Func<TKey, IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> carryOut)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Queue<Waiting>> _underWay = [];
    private readonly Lock _gate = new();

    public Task<TAnswer> Join(TKey key, TItem item)
    {
        var waiting = new Waiting(item);
        lock (_gate)
        {
            if (!_underWay.TryGetValue(key, out var next))
            {
                _underWay[key] = next = new();
                // A batch is nobody's: it carries none of its first member's request.
                using (ExecutionContext.SuppressFlow())
                    _ = Lead(key);
            }
            next.Enqueue(waiting);
        }
        return waiting.Answer.Task;
    }

    private async Task Lead(TKey key)
    {
        // Behind what this host has already taken in, so that it can join.
        await Task.Yield();
        while (Next(key) is { Count: > 0 } batch)
        {
            await CarryOut(key, batch);
            await Task.Yield();
        }
    }

    private IReadOnlyList<Waiting> Next(TKey key)
    {
        lock (_gate)
        {
            var waiting = _underWay[key];
            var batch = new List<Waiting>(Math.Min(most, waiting.Count));
            while (batch.Count < most && waiting.TryDequeue(out var one))
                batch.Add(one);
            if (batch.Count == 0)
                _underWay.Remove(key);
            return batch;
        }
    }

    private async Task CarryOut(TKey key, IReadOnlyList<Waiting> batch)
    {
        try
        {
            var answers = await carryOut(key, [.. batch.Select(w => w.Item)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(answers[i]);
        }
        // What the database refuses for one is not refused to the others.
        catch (PostgresException refusal) when (batch.Count > 1 && IsOfTheData(refusal))
        {
            foreach (var one in batch)
                await CarryOut(key, [one]);
        }
        catch (Exception failure)
        {
            foreach (var one in batch)
                one.Answer.TrySetException(failure);
        }
    }

    /// <summary>A value or a constraint, not the server's or the connection's state.</summary>
    private static bool IsOfTheData(PostgresException refusal) =>
        refusal.SqlState.StartsWith("22", StringComparison.Ordinal) || refusal.SqlState.StartsWith("23", StringComparison.Ordinal);

    private sealed class Waiting(TItem item)
    {
        public TItem Item => item;
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
