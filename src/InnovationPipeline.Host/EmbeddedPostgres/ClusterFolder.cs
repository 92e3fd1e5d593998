using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>What lies where in a data folder, and the making and tidying of the cluster in it.</summary>
/// <remarks>
/// The folder itself and the password belong to the host's user; `postgres/` and all below it belong to the server's user,
/// and only that user writes there, so that a root host never follows a link laid by a lesser one.
/// </remarks>
internal sealed class ClusterFolder
{
    internal const string Name = "pipeline";

    // Linux takes 108 bytes with the closing zero.
    private const int LongestSocketPath = 107;

    private const string Unfinished = "postgres/making-";

    private const string SocketFile = ".s.PGSQL.5432";

    private ClusterFolder(string path) => Path = path;

    internal string Path { get; }
    internal string Lock => At("host.lock");
    internal string Holder => At("host.pid");
    internal string Guests => At("attached.lock");
    internal string PasswordFile => At("postgres.password");
    internal string Server => At("postgres");
    internal string Cluster => At("postgres/cluster");
    internal string StartLog => At("postgres/start.log");
    private string PidFile => At("postgres/cluster/postmaster.pid");

    /// <summary>Beside the data where the path is short enough (nobody cleans up there), else a private folder in /tmp.</summary>
    internal string SocketFolder
    {
        get
        {
            var beside = At("postgres/socket");
            return Encoding.UTF8.GetByteCount($"{beside}/{SocketFile}") <= LongestSocketPath
                ? beside
                : $"/tmp/ip-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..16]}";
        }
    }

    internal string? Version =>
        File.Exists(System.IO.Path.Combine(Cluster, "PG_VERSION"))
            ? File.ReadAllText(System.IO.Path.Combine(Cluster, "PG_VERSION")).Trim()
            : null;

    private string At(string name) => System.IO.Path.Combine(Path, name);

    internal static async Task<ClusterFolder> Open(string path, CancellationToken ct)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            // The server's user must reach its own part of a folder that a root host made, and see no more of it.
            if (!Directory.Exists(full))
                Directory.CreateDirectory(
                    full,
                    UnixFileMode.UserRead
                        | UnixFileMode.UserWrite
                        | UnixFileMode.UserExecute
                        | (Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None)
                );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresProblem(
                $"The data folder {full} cannot be made: {failure.Message} Choose another with --data.",
                failure
            );
        }

        // Processes are recognised by their working directory, which the kernel reports without symbolic links.
        var real = await ServerAccount.Own.Run(["realpath", "-e", "--", full], ct: ct);
        return new ClusterFolder(real.Worked ? real.Output.TrimEnd('\n') : full);
    }

    /// <summary>Everything up to a made cluster with its password; the server does not run meanwhile.</summary>
    internal async Task Prepare(ServerAccount account, ServerBinaries binaries, CancellationToken ct)
    {
        await OwnFolder(Server, account, ct);
        await OwnFolder(SocketFolder, account, ct);
        await account.Script("""rm -rf "$1"* 2>&1 || true""", [At(Unfinished)], ct: ct);

        if (Version is null)
            await Make(account, binaries, ct);
        else if (!File.Exists(PasswordFile))
        {
            var password = NewPassword();
            await SingleUser(account, binaries, Cluster, $"ALTER ROLE {Name} PASSWORD '{password}';\n", ct);
            Keep(password);
        }
    }

    internal async Task CheckReach(ServerAccount account, CancellationToken ct)
    {
        if (!account.Dropped)
            return;

        var parents = new List<string>();
        for (var folder = Path; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            parents.Insert(0, folder);

        var check = await account.Script(
            """for folder; do [ -x "$folder" ] || { printf %s "$folder"; exit 3; }; done""",
            [.. parents],
            ct: ct
        );
        if (!check.Worked)
            throw new EmbeddedPostgresProblem(
                $"PostgreSQL does not run as root, so it runs as the user {account.Name}, who may not enter {(check.ExitCode == 3 ? check.Output : Path)}. "
                    + $"Choose a data folder elsewhere with --data (for example {EmbeddedCluster.DefaultDataFolder}), let others enter that folder (chmod o+x), or start the host as its owner."
            );
    }

    /// <summary>Makes what a kill -9 left behind harmless: a server still running, its orphans, a stale pid file. Only of this folder.</summary>
    internal async Task Tidy(ServerAccount account, ServerBinaries binaries, ILogger logger, CancellationToken ct)
    {
        if (Version is null)
            return;

        var running = Running();
        if (running.Count > 0)
        {
            if (File.Exists(PidFile) && running.Contains(File.ReadLines(PidFile).FirstOrDefault("")))
            {
                logger.LogWarning("A PostgreSQL server of an earlier run is still running on {Folder}: stopping it", Cluster);
                await account.Run([binaries.Control, "stop", "-D", Cluster, "-m", "fast", "-w", "-t", "60"], ct: ct);
                if (!await Gone(TimeSpan.FromSeconds(2), ct))
                    await account.Run([binaries.Control, "stop", "-D", Cluster, "-m", "immediate", "-w", "-t", "10"], ct: ct);
            }

            // Backends outlive a killed postmaster only while they are busy; the write-ahead log makes killing them safe.
            if (!await Gone(TimeSpan.FromSeconds(1), ct))
                await account.Script("""kill -9 "$@" || true""", [.. Running()], ct: ct);
            if (!await Gone(TimeSpan.FromSeconds(10), ct))
                throw new EmbeddedPostgresProblem(
                    $"A PostgreSQL server of an earlier run still runs on {Cluster} and cannot be stopped (processes {string.Join(", ", Running())}). Stop it, or restart the machine."
                );
        }

        // The number in a stale file may by now be another process's, or a dead one's that nobody has collected: the server would then refuse to start.
        if (File.Exists(PidFile))
            await account.Script("""rm -f "$1" "$2"/.s.PGSQL.*""", [PidFile, SocketFolder], ct: ct);
    }

    /// <summary>After the server has stopped: a folder in /tmp is not left behind.</summary>
    internal async Task RemoveSockets(ServerAccount account) => await account.Script("""rmdir "$1" 2>&1 || true""", [SocketFolder]);

    internal string LastWords() =>
        File.Exists(StartLog) ? string.Join(' ', File.ReadLines(StartLog).TakeLast(5).Select(line => line.Trim())) : "It wrote no log.";

    private async Task<bool> Gone(TimeSpan within, CancellationToken ct)
    {
        for (var until = Environment.TickCount64 + (long)within.TotalMilliseconds; Running().Count > 0; await Task.Delay(50, ct))
            if (Environment.TickCount64 > until)
                return false;
        return true;
    }

    // A postmaster and all its children work in the cluster's folder: this finds the orphans as well, and no other cluster's.
    private List<string> Running()
    {
        var found = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            var id = System.IO.Path.GetFileName(process);
            if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                continue;
            try
            {
                if (
                    new FileInfo($"{process}/cwd").LinkTarget == Cluster
                    && File.ReadAllText($"{process}/comm").StartsWith("postgres", StringComparison.Ordinal)
                )
                    found.Add(id);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // Ended meanwhile, or another user's: not ours.
            }
        }
        return found;
    }

    private static async Task OwnFolder(string folder, ServerAccount account, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (account.Dropped)
                await ServerAccount.Own.Run(["chown", "-h", $"{account.UserId}:{account.GroupId}", "--", folder], ct: ct);
        }

        var state = await account.Script("""[ ! -L "$1" ] && [ -O "$1" ] && chmod 700 "$1" """, [folder], ct: ct);
        if (!state.Worked)
            throw new EmbeddedPostgresProblem(
                $"The folder {folder} does not belong to the user {account.Name} that runs the database. Remove it, start the host as its owner, or choose another data folder with --data."
            );
    }

    private async Task Make(ServerAccount account, ServerBinaries binaries, CancellationToken ct)
    {
        var password = NewPassword();
        // A name of its own: what a killed host had begun may still be writing.
        var making = At($"{Unfinished}{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

        // No moment passes in which the server answers without a password: it starts for the first time with these rules in place.
        const string script = """
            umask 077
            initdb=$1 making=$2 user=$3
            "$initdb" -D "$making" --username=postgres --encoding=UTF8 --locale=C.UTF-8 --data-checksums --auth=reject --no-instructions
            cat >"$making/pg_hba.conf" <<END
            # Made with the cluster. The product signs in by password; the user that runs the server may administer it.
            local  pipeline     pipeline  scram-sha-256
            local  all          postgres  peer map=keeper
            local  replication  postgres  peer map=keeper
            END
            printf 'keeper "%s" postgres\n' "$user" >"$making/pg_ident.conf"
            cat >>"$making/postgresql.conf"
            """;
        var settings = """

            # Made with the cluster; yours to change. What the host relies on it gives on the server's command line.
            max_connections = 200
            shared_buffers = 256MB
            max_wal_size = 1GB
            checkpoint_completion_target = 0.9
            random_page_cost = 1.1
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] '
            password_encryption = 'scram-sha-256'
            logging_collector = on
            log_directory = 'log'
            log_filename = 'server-%a.log'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on

            """;
        var made = await account.Script(script, [binaries.InitDb, making, account.Name], settings, ct);
        if (!made.Worked)
            throw new EmbeddedPostgresProblem($"The database could not be made in {Path}: {made.Words}");

        await SingleUser(
            account,
            binaries,
            making,
            $"CREATE ROLE {Name} LOGIN PASSWORD '{password}';\nCREATE DATABASE {Name} OWNER {Name};\nREVOKE ALL ON DATABASE {Name} FROM PUBLIC;\n",
            ct
        );

        Keep(password);

        // Whole or not at all: a kill before this line leaves a folder that the next start makes anew.
        var moved = await account.Script("""mv -T "$1" "$2"; sync "$3" """, [making, Cluster, Server], ct: ct);
        if (!moved.Worked)
            throw new EmbeddedPostgresProblem($"The database could not be made in {Path}: {moved.Words}");
    }

    private static async Task SingleUser(ServerAccount account, ServerBinaries binaries, string cluster, string lines, CancellationToken ct)
    {
        var outcome = await account.Run(
            [binaries.Postgres, "--single", "-D", cluster, "-c", "exit_on_error=on", "-c", "logging_collector=off", "template1"],
            lines,
            ct
        );
        if (!outcome.Worked)
            throw new EmbeddedPostgresProblem($"The database in {cluster} could not be prepared: {outcome.Error.Trim()}");
    }

    private static string NewPassword() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    private void Keep(string password)
    {
        File.Delete(PasswordFile);
        using var file = new FileStream(
            PasswordFile,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        file.Write(Encoding.ASCII.GetBytes(password));
        file.Flush(flushToDisk: true);
    }
}
