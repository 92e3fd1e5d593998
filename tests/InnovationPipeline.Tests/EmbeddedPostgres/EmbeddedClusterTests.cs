using System.Diagnostics;
using System.Globalization;
using InnovationPipeline.Host.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace InnovationPipeline.Tests.EmbeddedPostgres;

public sealed class EmbeddedClusterTests(MadeFolder folders)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_folder_gets_a_database_that_answers_and_keeps_its_data()
    {
        var folder = folders.Empty("new");
        await using (var cluster = await Start(folder))
        {
            Assert.False(cluster.Attached);
            Assert.Equal("UTF8 C.UTF-8 on on  200", await Ask(cluster, Settings));
            await Tell(cluster, "CREATE EXTENSION pg_trgm; CREATE TABLE kept (word text); INSERT INTO kept VALUES ('kept')");
        }

        Assert.Empty(ServersOf(folder));
        await using var again = await Start(folder);
        Assert.Equal("kept", await Ask(again, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task Only_the_folders_own_password_opens_the_database()
    {
        await using var cluster = await Start(await folders.Copy());
        var stranger = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "guess", Pooling = false };

        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Ct));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        Assert.Equal("f", await Ask(cluster, "SELECT rolsuper::text::char(1) FROM pg_roles WHERE rolname = current_user"));
    }

    [Fact]
    public async Task A_server_killed_under_its_host_is_started_again_with_its_data()
    {
        var folder = await folders.Copy();
        await using var cluster = await Start(folder);
        await Tell(cluster, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('kept')");

        foreach (var server in ServersOf(folder))
            Kill(server);

        Assert.Equal("kept", await AskUntilAnswered(cluster, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task A_postmaster_killed_alone_leaves_no_orphan_in_the_way()
    {
        var folder = await folders.Copy();
        await using var cluster = await Start(folder);
        await Tell(cluster, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('kept')");

        // Busy, so that it outlives its postmaster.
        var busy = Tell(cluster, "SELECT count(*) FROM generate_series(1, 2000000000)");
        while (
            await Ask(
                cluster,
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%generate_series(1, 2000000000)' AND pid <> pg_backend_pid()"
            ) != "1"
        )
            await Task.Delay(20, Ct);
        Kill(Postmaster(folder));

        Assert.Equal("kept", await AskUntilAnswered(cluster, "SELECT word FROM kept"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => busy);
    }

    [Fact]
    public async Task A_killed_host_loses_nothing_and_the_next_one_starts()
    {
        var folder = await folders.Copy();
        using (var killed = await AnotherHost.Holding(folder))
        {
            await using (var guest = await EmbeddedCluster.Attach(folder, NullLogger.Instance, Ct))
                await Tell(guest, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('kept')");
            await killed.Kill();
        }

        await using var next = await Start(folder);
        Assert.Equal("kept", await Ask(next, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task The_server_of_a_killed_host_does_not_linger()
    {
        var folder = await folders.Copy();
        using var killed = await AnotherHost.Holding(folder);
        Assert.NotEmpty(ServersOf(folder));

        await killed.Kill();

        for (var clock = Stopwatch.StartNew(); ServersOf(folder).Count > 0; await Task.Delay(50, Ct))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "The server still runs");
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_a_living_stranger_is_no_obstacle()
    {
        var folder = await folders.Copy();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "postgres/cluster/postmaster.pid"),
            $"{Environment.ProcessId}\n{folder}/postgres/cluster\n",
            Ct
        );

        await using var cluster = await Start(folder);

        Assert.Equal("1", await Ask(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_in_use_by_another_host_is_refused_in_a_sentence()
    {
        var folder = await folders.Copy();
        using var other = await AnotherHost.Holding(folder);

        var problem = await Assert.ThrowsAsync<EmbeddedPostgresProblem>(() => Start(folder));

        Assert.Equal(
            $"The data folder {folder} is in use by another host or command (process {other.ProcessId}). Stop it, or choose another folder with --data.",
            problem.Message
        );
    }

    [Fact]
    public async Task A_folder_of_another_major_version_is_refused_in_a_sentence()
    {
        var folder = folders.Empty("old");
        Directory.CreateDirectory(Path.Combine(folder, "postgres/cluster"));
        await File.WriteAllTextAsync(Path.Combine(folder, "postgres/cluster/PG_VERSION"), "14\n", Ct);

        var problem = await Assert.ThrowsAsync<EmbeddedPostgresProblem>(() => Start(folder));

        Assert.StartsWith(
            $"The data folder {folder} was made by PostgreSQL 14, but this machine has PostgreSQL ",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Root_is_told_which_folder_the_servers_user_may_not_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root drops to another user");
        var closed = folders.Empty("closed");
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var problem = await Assert.ThrowsAsync<EmbeddedPostgresProblem>(() => Start(Path.Combine(closed, "data")));

        Assert.Contains($"who may not enter {closed}.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_clusters_side_by_side_do_not_touch_each_other()
    {
        var (here, there) = (await folders.Copy(), await folders.Copy());
        await using var staying = await Start(there);
        await Tell(staying, "CREATE TABLE mine (word text)");
        var server = Postmaster(there);

        await using (var passing = await Start(here))
            Assert.Equal("", await Ask(passing, "SELECT coalesce(to_regclass('mine')::text, '')"));

        Assert.Equal(server, Postmaster(there));
        Assert.Equal("mine", await Ask(staying, "SELECT to_regclass('mine')::text"));
    }

    [Fact]
    public async Task A_verb_joins_a_running_host_and_leaves_it_running()
    {
        var folder = await folders.Copy();
        await using var host = await Start(folder);

        await using (var verb = await EmbeddedCluster.Attach(folder, NullLogger.Instance, Ct))
        {
            Assert.True(verb.Attached);
            Assert.Equal("1", await Ask(verb, "SELECT 1"));
        }

        Assert.Equal("1", await Ask(host, "SELECT 1"));
    }

    [Fact]
    public async Task A_verb_without_a_host_runs_the_server_until_the_last_verb_has_ended()
    {
        var folder = await folders.Copy();
        var first = await EmbeddedCluster.Attach(folder, NullLogger.Instance, Ct);
        var second = await EmbeddedCluster.Attach(folder, NullLogger.Instance, Ct);
        Assert.Equal((false, true), (first.Attached, second.Attached));

        var ending = first.DisposeAsync().AsTask();
        Assert.Equal("1", await Ask(second, "SELECT 1"));
        Assert.False(ending.IsCompleted);

        await second.DisposeAsync();
        await ending;
        Assert.Empty(ServersOf(folder));
    }

    [Fact]
    public async Task A_lost_password_file_is_made_anew()
    {
        var folder = await folders.Copy();
        File.Delete(Path.Combine(folder, "postgres.password"));

        await using var cluster = await Start(folder);

        Assert.Equal("1", await Ask(cluster, "SELECT 1"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "postgres.password")));
    }

    [Fact]
    public async Task A_making_cut_short_is_begun_again()
    {
        var folder = folders.Empty("cut-short");
        using (var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(400)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedCluster.Start(folder, NullLogger.Instance, cut.Token));

        await using var cluster = await Start(folder);

        Assert.Equal("1", await Ask(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_host_killed_while_making_the_database_does_not_disturb_the_next()
    {
        var folder = folders.Empty("killed-making");
        using (var killed = AnotherHost.Starting(folder))
        {
            while (!Directory.EnumerateDirectories(folder, "making-*", SearchOption.AllDirectories).Any())
                await Task.Delay(10, Ct);
            await killed.Kill();
        }

        await using var cluster = await Start(folder);

        Assert.Equal("1", await Ask(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_long_path_still_has_a_socket()
    {
        var folder = folders.Empty(new string('x', 100));

        await using var cluster = await Start(folder);

        Assert.StartsWith("/tmp/ip-", new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host, StringComparison.Ordinal);
        Assert.Equal("1", await Ask(cluster, "SELECT 1"));
    }

    private const string Settings = """
        SELECT concat_ws(' ', current_setting('server_encoding'), datcollate, current_setting('data_checksums'),
          current_setting('fsync'), current_setting('listen_addresses'), current_setting('max_connections'))
        FROM pg_database WHERE datname = 'pipeline'
        """;

    private static Task<EmbeddedCluster> Start(string folder) => EmbeddedCluster.Start(folder, NullLogger.Instance, Ct);

    private static async Task Tell(EmbeddedCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<string?> Ask(EmbeddedCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    private static async Task<string?> AskUntilAnswered(EmbeddedCluster cluster, string sql)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50, Ct))
        {
            try
            {
                return await Ask(cluster, sql);
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(30)) { }
        }
    }

    private static int Postmaster(string folder) =>
        int.Parse(File.ReadLines(Path.Combine(folder, "postgres/cluster/postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static List<int> ServersOf(string folder) =>
        [
            .. Process
                .GetProcessesByName("postgres")
                .Where(process => new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == Path.Combine(folder, "postgres/cluster"))
                .Select(process => process.Id),
        ];

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It went with its postmaster.
        }
    }
}
