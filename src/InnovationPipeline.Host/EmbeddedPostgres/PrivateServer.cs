using System.Diagnostics;
using Npgsql;

namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>The running server of one folder: started as the host's child, restarted when it dies, stopped with the host.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    // A crash is recovered from before the first answer, and that takes as long as the log since the last checkpoint.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // The line this shell waits for never comes from a host that was killed: its end of the pipe closes instead, and the shell
    // stops the server. `$$` is this shell, which becomes the server; the pid file is asked again because numbers are reused.
    // The watcher is started twice removed, because the server takes every child of its own that dies badly for a crash.
    private const string Launch = """
        log=$1 folder=$2; shift 2
        umask 077
        exec 3<&0 </dev/null >"$log" 2>&1
        ( (
            trap '' HUP
            if read -r _ <&3; then exit 0; fi
            read -r running <"$folder/postmaster.pid" && [ "$running" = $$ ] && kill -INT $$
        ) & )
        exec 3<&-
        exec "$@"
        """;

    private readonly ClusterFolder _folder;
    private readonly ServerAccount _account;
    private readonly ServerBinaries _binaries;
    private readonly string _connectionString;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Process _process;
    private Task _supervision = Task.CompletedTask;

    private PrivateServer(
        ClusterFolder folder,
        ServerAccount account,
        ServerBinaries binaries,
        string connectionString,
        ILogger logger,
        Process process
    )
    {
        _folder = folder;
        _account = account;
        _binaries = binaries;
        _connectionString = connectionString;
        _logger = logger;
        _process = process;
    }

    internal static async Task<PrivateServer> Start(
        ClusterFolder folder,
        ServerAccount account,
        ServerBinaries binaries,
        string connectionString,
        ILogger logger,
        CancellationToken ct
    )
    {
        var process = Begin(folder, account, binaries);
        var server = new PrivateServer(folder, account, binaries, connectionString, logger, process);
        try
        {
            await server.Answers(ct);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        server._supervision = Task.Run(server.Supervise, CancellationToken.None);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        await Stop();
        _process.Dispose();
        _stopping.Dispose();
    }

    private static Process Begin(ClusterFolder folder, ServerAccount account, ServerBinaries binaries) =>
        ServerAccount.Begin(
            account.Starting([
                // A session of its own: Ctrl-C in a terminal is for the host, which stops the server last.
                "setsid",
                "sh",
                "-c",
                Launch,
                "sh",
                folder.StartLog,
                folder.Cluster,
                binaries.Postgres,
                "-D",
                folder.Cluster,
                "-c",
                "listen_addresses=",
                "-c",
                "port=5432",
                "-c",
                $"unix_socket_directories={folder.SocketFolder}",
                "-c",
                "unix_socket_permissions=0700",
            ])
        );

    private async Task Answers(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (await Answers(_connectionString, ct) is not { } reason)
                return;
            if (_process.HasExited)
                throw new EmbeddedPostgresProblem($"The database in {_folder.Path} did not start. {_folder.LastWords()}");
            if (clock.Elapsed > Patience)
                throw new EmbeddedPostgresProblem(
                    $"The database in {_folder.Path} did not answer within {Patience.TotalMinutes:0} minutes: {reason}"
                );
            await Task.Delay(20, ct);
        }
    }

    /// <summary>Null when the database answers, else why not.</summary>
    internal static async Task<string?> Answers(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString
            );
            await connection.OpenAsync(ct);
            return null;
        }
        catch (Exception failure) when (failure is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException)
        {
            return failure.Message;
        }
    }

    private async Task Supervise()
    {
        try
        {
            while (true)
            {
                await _process.WaitForExitAsync(_stopping.Token);
                _logger.LogError("The private PostgreSQL server ended by itself (exit code {Code}): starting it again", _process.ExitCode);
                try
                {
                    await Release(_process);
                    await _folder.Tidy(_account, _binaries, _logger, _stopping.Token);
                    _process.Dispose();
                    _process = Begin(_folder, _account, _binaries);
                    await Answers(_stopping.Token);
                    _logger.LogInformation("The private PostgreSQL server answers again");
                }
                catch (EmbeddedPostgresProblem problem)
                {
                    _logger.LogCritical(
                        problem,
                        "The private PostgreSQL server could not be started again; the next try is in five seconds"
                    );
                    await Task.Delay(TimeSpan.FromSeconds(5), _stopping.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task Stop()
    {
        if (!_process.HasExited)
        {
            // The closing pipe is what a killed host does too: the watcher asks for a fast shutdown.
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _logger.LogWarning(
                    "The private PostgreSQL server did not stop within a minute: forcing it; it will recover at its next start"
                );
            }
        }
        else
        {
            await Release(_process);
        }
        await _folder.Tidy(_account, _binaries, _logger, CancellationToken.None);
        await _folder.RemoveSockets(_account);
    }

    private static async Task Release(Process ended)
    {
        try
        {
            await ended.StandardInput.WriteLineAsync();
            ended.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher is gone as well.
        }
    }
}
