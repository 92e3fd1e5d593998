namespace InnovationPipeline.Platform.Data;

/// <summary>Rung any number of times, it wakes its waiter once.</summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly Lock _gate = new();

    public void Ring()
    {
        lock (_gate)
            if (_rung.CurrentCount == 0)
                _rung.Release();
    }

    /// <summary>Until it rings, or for so long at most.</summary>
    public Task Wait(TimeSpan most, CancellationToken ct) => _rung.WaitAsync(most, ct);

    public void Dispose() => _rung.Dispose();
}
