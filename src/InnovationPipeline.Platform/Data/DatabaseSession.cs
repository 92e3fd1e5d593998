using Npgsql;

namespace InnovationPipeline.Platform.Data;

/// <summary>One scope's connection and, for an act or a delivery, its one transaction, shared by every table it writes.</summary>
public sealed class DatabaseSession(NpgsqlDataSource source) : IAsyncDisposable
{
    private readonly HashSet<(string Channel, string Payload)> _tellings = [];
    private NpgsqlTransaction? _transaction;

    /// <summary>Opened when first needed; Entity Framework opens and closes it by itself outside a transaction.</summary>
    public NpgsqlConnection Connection { get; } = source.CreateConnection();

    public NpgsqlTransaction? Transaction => _transaction;

    /// <summary>Whether a module's database has saved any row in this scope.</summary>
    public bool HasSaved { get; private set; }

    internal void Saved(int rows) => HasSaved |= rows > 0;

    public async Task Begin(CancellationToken ct)
    {
        await Connection.OpenAsync(ct);
        _transaction = await Connection.BeginTransactionAsync(ct);
    }

    /// <summary>Told to every host after this transaction commits, once, or not at all.</summary>
    public void TellAfterCommit(string channel, string payload) => _tellings.Add((channel, payload));

    public async Task Commit(CancellationToken ct)
    {
        if (_tellings.Count == 0)
            await _transaction!.CommitAsync(ct);
        else
            await TellAndCommit(ct);
        await _transaction!.DisposeAsync();
        _transaction = null;
        _tellings.Clear();
        await Connection.CloseAsync();
    }

    /// <summary>In one journey to the database: whoever holds locks does not hold them for another.</summary>
    private async Task TellAndCommit(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(Connection, _transaction);
        foreach (var (channel, payload) in _tellings)
            batch.BatchCommands.Add(
                new("SELECT pg_notify($1, $2)")
                {
                    Parameters =
                    {
                        new() { Value = channel },
                        new() { Value = payload },
                    },
                }
            );
        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public Task Mark(string savepoint, CancellationToken ct) => _transaction!.SaveAsync(savepoint, ct);

    /// <summary>Undoes what came after the mark; false when the connection is lost, and with it the whole transaction.</summary>
    public async Task<bool> TryReturnTo(string savepoint, CancellationToken ct)
    {
        _tellings.Clear();
        try
        {
            await _transaction!.RollbackAsync(savepoint, ct);
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or ObjectDisposedException)
        {
            await DisposeAsync();
            return false;
        }
    }

    /// <summary>A command on this scope's connection and transaction.</summary>
    public async Task<NpgsqlCommand> Command(string sql, CancellationToken ct)
    {
        if (Connection.State == System.Data.ConnectionState.Closed)
            await Connection.OpenAsync(ct);
        return new NpgsqlCommand(sql, Connection, _transaction);
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
