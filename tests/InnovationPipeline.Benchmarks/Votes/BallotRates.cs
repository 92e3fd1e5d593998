using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using InnovationPipeline.Testing;
using Npgsql;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// Ballots through the real door: 200 phones in 10 seconds while everything else runs; then as many as go in, beside pgbench inserting the
/// same row one in each transaction with as many clients, and beside the same request without a database, in turn, on the same cores and the
/// same durable database.
/// </summary>
internal static partial class BallotRates
{
    private const int Turns = 5;
    private const int PhonesInTheRoom = 200;
    private const double Allowed = 800;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(10);

    public static async Task Run()
    {
        await using var house = await House.Open();
        var room = await VotingRoom.Open(house);
        var voters = await VotingRoom.Voters(house, 256);
        var sessions = await VotingRoom.SignIn(house.Address, voters);
        var cookies = sessions.Values.ToList();
        (room, var passed) = await Gate(house, [.. sessions.Take(PhonesInTheRoom)]);
        await using var host = await HostProcess.Start(house.ConnectionString, "Production", "--urls=http://127.0.0.1:0");
        if (Environment.GetEnvironmentVariable("PIPELINE_GATE_ONLY") is null)
            await Rates(house, host.Address, room, cookies);
        await using var other = await HostProcess.Start(house.ConnectionString, "Production", "--urls=http://127.0.0.1:0");
        foreach (
            var hosts in (Uri[][])
                [
                    [host.Address],
                    [host.Address, other.Address],
                ]
        )
            passed &= await Screens.Run(hosts, await VotingRoom.Next(house), cookies) == 0;
        passed &= await Restart.Run(house, await VotingRoom.Next(house), cookies);
        // After everything else was measured; the figures above say what it was.
        if (!passed)
            throw new InvalidOperationException(
                "The gate is missed: the 99th percentile is over 800 ms, a ballot was refused, lost or doubled, or a screen missed one or was not there again 5 s after a restart"
            );
    }

    private static async Task Rates(House house, Uri host, VotingRoom room, List<string> cookies)
    {
        await using var bare = await BareDoor.Open(house);
        foreach (var clients in (int[])[64, 256])
        {
            using var phones = await Phones.Connect(host, room, cookies[..clients]);
            using var atBareDoor = await Phones.Connect(new Uri(bare.Urls.Single()), room, cookies[..clients]);
            await phones.Cast(Warm);
            await atBareDoor.Cast(Warm);
            var turns = new List<(Rate Ours, Rate Peer, Rate Bare)>();
            for (var i = 0; i < Turns; i++)
                turns.Add((Of(await phones.Cast(Turn)), await PgBench(house.ConnectionString, clients), Of(await atBareDoor.Cast(Turn))));
            Print($"ballots through HTTP, {clients} clients", turns.Select(t => t.Ours));
            Print($"pgbench, one insert each, {clients} clients", turns.Select(t => t.Peer));
            Print($"the same request without a database, {clients}", turns.Select(t => t.Bare));
            Figures.Print("ballots : pgbench", $"{Figures.Median(turns.Select(t => t.Ours.Each / t.Peer.Each)):0.00}");
            Figures.Print("ballots : without a database", $"{Figures.Median(turns.Select(t => t.Ours.Each / t.Bare.Each)):0.00}");
            Figures.Print("p99 : pgbench's", $"{Figures.Median(turns.Select(t => t.Ours.Tail / t.Peer.Tail)):0.0}");
        }
    }

    /// <summary>200 phones spread over 10 seconds, a big screen and the chair's page beside them.</summary>
    private static async Task<(VotingRoom Room, bool Passed)> Gate(House house, IReadOnlyList<KeyValuePair<Guid, string>> sessions)
    {
        var room = await VotingRoom.Next(house);
        using var http = VotingRoom.Client(house.Address);
        using var chair = await house.Browse(VotingRoom.Chair);
        using var done = new CancellationTokenSource();
        var looking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                foreach (var page in new[] { "screen", "chair" })
                    await chair.Http.GetStringAsync($"/rounds/{room.Round}/{page}");
                await Task.Delay(250);
            }
        });
        var chance = new Random(8);
        var (times, acknowledged) = (new ConcurrentBag<double>(), new ConcurrentBag<Guid>());
        await Task.WhenAll(
            sessions.Select(async session =>
            {
                var (voter, cookie) = session;
                int wait;
                lock (chance)
                    wait = chance.Next((int)Rush.TotalMilliseconds);
                await Task.Delay(wait);
                // The phone reads the paper first.
                using var look = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/rounds/{room.Round}");
                look.Headers.Add("Cookie", cookie);
                using (await http.SendAsync(look)) { }
                var watch = Stopwatch.StartNew();
                using var request = room.Ballot(cookie, room.Ideas[0], Guid.CreateVersion7());
                using var answer = await http.SendAsync(request);
                times.Add(watch.Elapsed.TotalMilliseconds);
                if (answer.IsSuccessStatusCode)
                    acknowledged.Add(voter);
            })
        );
        await done.CancelAsync();
        await looking;
        var kept = await room.Keys();
        var (refused, lost) = (sessions.Count - acknowledged.Count, acknowledged.Except(kept).Count());
        var doubled = kept.Count - kept.Intersect(acknowledged).Count();
        var tail = Figures.Percentile(times, 99);
        Figures.Print(
            $"{PhonesInTheRoom} phones in 10 s: p50, p95, p99",
            $"{Figures.Percentile(times, 50):0.0}, {Figures.Percentile(times, 95):0.0}, {tail:0.0} ms"
        );
        Figures.Print("refused, lost, doubled", $"{refused}, {lost}, {doubled}");
        Figures.Print("share of the 800 ms allowed, p99", $"{tail / Allowed:0.000}");
        return (room, tail <= Allowed && refused + lost + doubled == 0);
    }

    private static Rate Of(IReadOnlyList<double> times) => new(times.Count / Turn.TotalSeconds, Figures.Percentile(times, 99));

    private static void Print(string what, IEnumerable<Rate> turns) =>
        Figures.Print(what, $"{Figures.Median(turns.Select(t => t.Each)):0}/s, p99 {Figures.Median(turns.Select(t => t.Tail)):0.0} ms");

    private static async Task<Rate> PgBench(string connectionString, int clients)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var folder = Directory.CreateTempSubdirectory("pgbench");
        var script = Path.Combine(folder.FullName, "insert.sql");
        await File.WriteAllTextAsync(
            script,
            """
            INSERT INTO measured_ballots (round_id, ballot_key, marks, nonce, "order", code)
            VALUES ('00000000-0000-7000-8000-000000000001', gen_random_uuid(), '1:1', uuid_send(gen_random_uuid()), ARRAY[1,2,3,4,5,6,7,8],
                    substr(md5(random()::text), 1, 12));
            """
        );
        await using (var database = new NpgsqlConnection(connectionString))
        {
            await database.OpenAsync();
            await using var make = new NpgsqlCommand(
                """
                DROP TABLE IF EXISTS measured_ballots;
                CREATE TABLE measured_ballots (LIKE voting.ballots INCLUDING ALL);
                """,
                database
            );
            await make.ExecuteNonQueryAsync();
        }
        var start = new ProcessStartInfo("pgbench")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        string[] arguments =
        [
            "-n",
            "-M",
            "prepared",
            "-l",
            "-c",
            clients.ToString(CultureInfo.InvariantCulture),
            "-j",
            "2",
            "-T",
            $"{Turn.TotalSeconds:0}",
            "-f",
            script,
            "-h",
            to.Host!,
            "-p",
            to.Port.ToString(CultureInfo.InvariantCulture),
            "-U",
            to.Username!,
            to.Database!,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(error);
        // The third field of a log line is the transaction's microseconds.
        var times = folder
            .EnumerateFiles("pgbench_log.*")
            .SelectMany(f => File.ReadLines(f.FullName))
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000)
            .ToList();
        folder.Delete(recursive: true);
        return new(double.Parse(Tps().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture), Figures.Percentile(times, 99));
    }

    [GeneratedRegex("tps = (?<rate>[0-9.]+)", RegexOptions.None, 1000)]
    private static partial Regex Tps();

    /// <param name="Each">in a second</param>
    /// <param name="Tail">milliseconds, p99</param>
    private readonly record struct Rate(double Each, double Tail);
}
