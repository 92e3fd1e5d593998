using System.Globalization;
using Npgsql;

namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>A private PostgreSQL cluster in a data folder: no TCP port, its own socket, password and user; no other cluster is touched.</summary>
/// <remarks>
/// One process holds the folder by an operating-system lock, which a kill -9 releases. A host killed so takes its server with it
/// within moments (its end of a pipe closes and the server shuts down fast); a host started before that is over waits for it.
/// A server that dies under a living host is started again.
/// </remarks>
internal sealed class EmbeddedCluster : IAsyncDisposable
{
    private static readonly TimeSpan PatienceOfAGuest = TimeSpan.FromSeconds(60);

    private readonly Func<ValueTask> _end;

    private EmbeddedCluster(string connectionString, bool attached, Func<ValueTask> end)
    {
        ConnectionString = connectionString;
        Attached = attached;
        _end = end;
    }

    /// <summary>Where the data lies when nobody names a folder.</summary>
    public static string DefaultDataFolder =>
        Environment.IsPrivilegedProcess
            ? "/var/lib/innovation-pipeline"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "innovation-pipeline"
            );

    internal string ConnectionString { get; }

    /// <summary>Whether another process runs the server, which then goes on after this.</summary>
    internal bool Attached { get; }

    /// <summary>Runs the folder's server for as long as the result lives, making the cluster when there is none.</summary>
    internal static async Task<EmbeddedCluster> Start(string dataFolder, ILogger logger, CancellationToken ct)
    {
        var folder = await ClusterFolder.Open(dataFolder, ct);
        var held = Lock(folder.Lock, FileAccess.ReadWrite, FileShare.None) ?? throw InUse(folder);
        return await Run(folder, held, waitForGuests: false, logger, ct);
    }

    /// <summary>Joins the folder's running server, or runs it for the duration; for command-line verbs.</summary>
    internal static async Task<EmbeddedCluster> Attach(string dataFolder, ILogger logger, CancellationToken ct)
    {
        var folder = await ClusterFolder.Open(dataFolder, ct);
        var reason = "";
        for (var until = Environment.TickCount64 + (long)PatienceOfAGuest.TotalMilliseconds; ; await Task.Delay(100, ct))
        {
            if (Lock(folder.Lock, FileAccess.ReadWrite, FileShare.None) is { } held)
                return await Run(folder, held, waitForGuests: true, logger, ct);

            // Taken before the first connection: a verb that runs the server leaves it running while this is held.
            if (Lock(folder.Guests, FileAccess.Read, FileShare.Read) is { } guest)
            {
                if (File.Exists(folder.PasswordFile))
                {
                    var connectionString = ConnectionTo(folder);
                    if (await PrivateServer.Answers(connectionString, ct) is not { } silence)
                        return new EmbeddedCluster(connectionString, attached: true, guest.DisposeAsync);
                    reason = $" Its database does not answer: {silence}";
                }
                await guest.DisposeAsync();
            }

            if (Environment.TickCount64 > until)
                throw InUse(folder, reason);
        }
    }

    public ValueTask DisposeAsync() => _end();

    private static async Task<EmbeddedCluster> Run(
        ClusterFolder folder,
        FileStream held,
        bool waitForGuests,
        ILogger logger,
        CancellationToken ct
    )
    {
        try
        {
            await File.WriteAllTextAsync(folder.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);
            var account = await ServerAccount.For(folder.Cluster, ct);
            await folder.CheckReach(account, ct);
            var binaries = await ServerBinaries.For(folder.Version, folder.Path, ct);
            await folder.Tidy(account, binaries, logger, ct);
            await folder.Prepare(account, binaries, ct);
            var connectionString = ConnectionTo(folder);
            var server = await PrivateServer.Start(folder, account, binaries, connectionString, logger, ct);
            logger.LogInformation(
                "PostgreSQL {Version} runs privately on {Folder} as the user {User}",
                binaries.Major,
                folder.Cluster,
                account.Name
            );
            return new EmbeddedCluster(
                connectionString,
                attached: false,
                async () =>
                {
                    await using var guests = waitForGuests ? await LastGuestGone(folder) : null;
                    NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
                    await server.DisposeAsync();
                    await held.DisposeAsync();
                }
            );
        }
        catch (Exception failure)
        {
            await held.DisposeAsync();
            if (failure is UnauthorizedAccessException)
                throw new EmbeddedPostgresProblem(
                    $"The data folder {folder.Path} may not be used by {Environment.UserName}: {failure.Message} Start as its owner, or choose another folder with --data.",
                    failure
                );
            throw;
        }
    }

    private static async Task<FileStream> LastGuestGone(ClusterFolder folder)
    {
        while (true)
        {
            if (Lock(folder.Guests, FileAccess.ReadWrite, FileShare.None) is { } alone)
                return alone;
            await Task.Delay(100);
        }
    }

    private static string ConnectionTo(ClusterFolder folder) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder.SocketFolder,
            Port = 5432,
            Database = ClusterFolder.Name,
            Username = ClusterFolder.Name,
            Password = Read(folder.PasswordFile),
        }.ConnectionString;

    private static string Read(string passwordFile)
    {
        try
        {
            return File.ReadAllText(passwordFile);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new EmbeddedPostgresProblem(
                $"{Environment.UserName} may not read {passwordFile}: run this as the user that runs the host.",
                denied
            );
        }
    }

    private static FileStream? Lock(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new EmbeddedPostgresProblem(
                $"{Environment.UserName} may not open {path}: run this as the user that runs the host, or choose another folder with --data.",
                denied
            );
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static EmbeddedPostgresProblem InUse(ClusterFolder folder, string reason = "")
    {
        string holder;
        try
        {
            holder = $" (process {File.ReadAllText(folder.Holder)})";
        }
        catch (IOException)
        {
            holder = "";
        }
        return new EmbeddedPostgresProblem(
            $"The data folder {folder.Path} is in use by another host or command{holder}. Stop it, or choose another folder with --data.{reason}"
        );
    }
}
