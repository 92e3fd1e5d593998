using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Recount;
using Npgsql;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// 2,000 voters press while two hosts are killed three times and PostgreSQL three times; each retries until answered. Then what was
/// acknowledged is held against what is there. The same with a database that answers before its log is on disk must be found wanting: it shows
/// that this check can see a loss. Last, 1,000 closes race casts.
/// </summary>
internal static class BallotFaults
{
    private const int Voters = 2_000;
    private const int Kills = 3;
    private const int Races = 1_000;

    public static async Task Run()
    {
        var seeds = Given("PIPELINE_SEEDS") ?? 1;
        var seed = Given("PIPELINE_SEED") ?? Random.Shared.Next(1_000_000);
        var bad = 0;
        var control = 0;
        await using (var house = await House.Open())
        {
            await VotingRoom.Open(house);
            var voters = await VotingRoom.Voters(house, Voters);
            var cookies = await VotingRoom.SignIn(house.Address, voters);
            for (var i = 0; i < seeds; i++)
            {
                Figures.Print("seed (PIPELINE_SEED repeats it)", $"{seed + i}");
                bad += await Killed(house, cookies, seed + i, durable: true);
            }
            control = await Killed(house, cookies, seed, durable: false);
        }
        Figures.Print("negative control found wanting", $"{(control > 0 ? "yes" : "NO: the check cannot be trusted")}");
        bad += await Race(seed);
        if (bad > 0 || control == 0)
            throw new InvalidOperationException($"{bad} faults; the control was {(control > 0 ? "seen" : "not seen")}");
    }

    private static int? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : null;

    /// <param name="cookies">of each voter</param>
    /// <param name="durable">whether an answer waits for the log to be on disk</param>
    /// <returns>acknowledged ballots that are missing or say something else, ballots in the bundle that no voter cast or some voter twice, and a recount that differs</returns>
    private static async Task<int> Killed(House house, IReadOnlyDictionary<Guid, string> cookies, int seed, bool durable)
    {
        var room = await VotingRoom.Next(house);
        await Set(house.ConnectionString, durable);
        var hosts = new Hosts(house.ConnectionString);
        await hosts.Begin();
        var chance = new Random(seed);
        var plans = cookies
            .Keys.Order()
            .Select(v =>
                (
                    Voter: v,
                    Choices: (int[])[chance.Next(2), 2 + chance.Next(2)],
                    Wait: chance.Next(10_000),
                    Pace: chance.Next(2_000, 10_000)
                )
            )
            .ToList();
        var acknowledged = new ConcurrentDictionary<Guid, int>();
        var (first, last, over) = (new ConcurrentQueue<double>(), 0, false);
        var watch = Stopwatch.StartNew();
        var casting = plans.Select(async plan =>
        {
            await Task.Delay(plan.Wait);
            for (var i = 0; i < 2 || !Volatile.Read(ref over); i++)
            {
                var choice = plan.Choices[i % 2];
                var key = Guid.CreateVersion7();
                while (!await hosts.Cast(room, cookies[plan.Voter], room.Ideas[choice], key))
                    await Task.Delay(50);
                acknowledged[plan.Voter] = choice;
                Interlocked.Increment(ref last);
                await Task.Delay(plan.Pace);
            }
        });
        var pressing = Task.WhenAll(casting);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(3_000);
            await hosts.KillOne(kill % 2);
            await Task.Delay(2_500);
            await Crash();
            var since = watch.Elapsed;
            var before = last;
            while (last == before && watch.Elapsed - since < TimeSpan.FromSeconds(30))
                await Task.Delay(20);
            first.Enqueue((watch.Elapsed - since).TotalSeconds);
        }
        Volatile.Write(ref over, true);
        await pressing;
        await hosts.End();
        NpgsqlConnection.ClearAllPools();
        var wrong = await Wrong(house, room, acknowledged);
        var name = durable ? "killed" : "control";
        Figures.Print($"{name}: ballots acknowledged, of voters", $"{last}, {acknowledged.Count}");
        if (durable)
            Figures.Print(
                $"{name}: first answer after PostgreSQL was killed",
                $"{string.Join(", ", first.Select(f => f.ToString("0.0", CultureInfo.InvariantCulture)))} s"
            );
        Figures.Print($"{name}: missing or saying something else", $"{wrong}");
        if (durable)
        {
            await house.Send(VotingRoom.Chair, new CloseRound(room.Round));
            await house.Send(VotingRoom.Chair, new RevealResult(room.Round));
            var bundle = await house.Ask(VotingRoom.Chair, new BundleOf(room.Round));
            var verdict = (await house.Ask(VotingRoom.Chair, new BundleVerified(bundle.Json, Seal: null))).Verdict!;
            var expected = acknowledged.Values.CountBy(c => c).ToDictionary();
            var equal =
                verdict.Findings.Count == 0 && verdict.Votes.Select((v, i) => v.Votes == expected.GetValueOrDefault(i)).All(same => same);
            Figures.Print($"{name}: the recount is what was acknowledged", $"{(equal ? "yes" : "NO")}");
            wrong += equal ? 0 : 1;
            // Each voter has pressed until answered, so each has one ballot in the bundle: no other, and none of them twice.
            using var written = JsonDocument.Parse(bundle.Json);
            var ballots = written
                .RootElement.GetProperty("ballots")
                .EnumerateArray()
                .Select(b => b.GetProperty("nonce").GetString())
                .ToList();
            var doubled =
                Math.Abs(ballots.Distinct(StringComparer.Ordinal).Count() - acknowledged.Count)
                + ballots.Count
                - ballots.Distinct(StringComparer.Ordinal).Count();
            Figures.Print($"{name}: ballots in the bundle, voters", $"{ballots.Count}, {acknowledged.Count}");
            wrong += doubled;
        }
        await Set(house.ConnectionString, durable: true);
        return wrong;
    }

    private static async Task<int> Wrong(House house, VotingRoom room, ConcurrentDictionary<Guid, int> acknowledged)
    {
        var wrong = 0;
        await using var database = new NpgsqlConnection(house.ConnectionString);
        await database.OpenAsync();
        await using var read = new NpgsqlCommand(
            "SELECT b.ballot_key, e.idea_id FROM voting.ballots b JOIN voting.paper_entries e ON e.round_id = b.round_id AND b.marks = e.number || ':1' WHERE b.round_id = $1",
            database
        )
        {
            Parameters = { new() { Value = room.Round } },
        };
        var there = new List<(Guid Voter, Guid Idea)>();
        await using (var row = await read.ExecuteReaderAsync())
            while (await row.ReadAsync())
                there.Add((row.GetGuid(0), row.GetGuid(1)));
        var found = there.ToLookup(b => b.Voter, b => b.Idea);
        wrong += acknowledged.Count(a => !found[a.Key].Contains(room.Ideas[a.Value]));
        return wrong;
    }

    private static async Task<int> Race(int seed)
    {
        await using var house = await House.Open();
        var room = await VotingRoom.Open(house);
        var voters = await VotingRoom.Voters(house, 6);
        var chance = new Random(seed);
        var (wrong, kept, late) = (0, 0, 0);
        for (var race = 0; race < Races; race++)
        {
            if (race > 0)
                room = await VotingRoom.NewRound(house);
            var wait = chance.Next(0, 12);
            var casts = voters
                .Select(voter =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await house.Send(voter, new CastBallot(room.Round, room.Ideas[0]));
                            return true;
                        }
                        catch (Kernel.RuleBroken)
                        {
                            return false;
                        }
                    })
                )
                .ToList();
            await Task.Delay(wait);
            await house.Send(VotingRoom.Chair, new CloseRound(room.Round));
            var accepted = (await Task.WhenAll(casts)).Count(a => a);
            var outcome = Outcome.FromJson(
                (await house.Scalar<string>("SELECT body FROM voting.sealed_results WHERE round_id = $1", room.Round))!
            );
            wrong += outcome.Turnout == accepted && await room.Ballots() == accepted ? 0 : 1;
            (kept, late) = (kept + accepted, late + voters.Count - accepted);
        }
        Figures.Print($"{Races} close races: in, late, wrong", $"{kept}, {late}, {wrong}");
        return wrong;
    }

    /// <summary>For the control an answer does not wait for the log, and the log waits long: what a crash takes is sure to be missed.</summary>
    private static async Task Set(string connectionString, bool durable)
    {
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        foreach (
            var sql in (string[])
                [
                    $"ALTER SYSTEM SET synchronous_commit = {(durable ? "on" : "off")}",
                    $"ALTER SYSTEM SET wal_writer_delay = {(durable ? "DEFAULT" : "'10s'")}",
                    "SELECT pg_reload_conf()",
                ]
        )
        {
            await using var set = new NpgsqlCommand(sql, database);
            await set.ExecuteNonQueryAsync();
        }
    }

    /// <summary>SIGKILL to the server and all its processes, then started again on the same files.</summary>
    private static async Task Crash()
    {
        var start = new ProcessStartInfo("build/testdb.sh") { WorkingDirectory = HostProcess.SolutionFolder() };
        start.ArgumentList.Add("crash");
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("PIPELINE_TESTDB_NAME")!);
        using var crash = Process.Start(start)!;
        await crash.WaitForExitAsync();
        if (crash.ExitCode != 0)
            throw new InvalidOperationException("PostgreSQL did not come back");
    }

    /// <summary>Two hosts over one database; one that is killed is started again.</summary>
    private sealed class Hosts(string connectionString)
    {
        private const int MostStarts = 5;
        private readonly HostProcess?[] _hosts = new HostProcess?[2];
        private readonly HttpClient?[] _clients = new HttpClient?[2];
        private readonly Task[] _starts = [Task.CompletedTask, Task.CompletedTask];
        private int _next;

        public async Task Begin()
        {
            await Start(0);
            await Start(1);
        }

        public async Task KillOne(int which)
        {
            await _starts[which];
            _clients[which] = null;
            await _hosts[which]!.Kill();
            _starts[which] = Task.Run(() => Start(which));
        }

        /// <returns>false where there was no answer, or none that says it is in</returns>
        public async Task<bool> Cast(VotingRoom room, string cookie, Guid idea, Guid key)
        {
            var which = Interlocked.Increment(ref _next) % 2;
            if (_clients[which] is not { } http)
            {
                if (_starts[which].IsFaulted)
                    await _starts[which];
                return false;
            }
            try
            {
                using var request = room.Ballot(cookie, idea, key);
                using var answer = await http.SendAsync(request);
                return answer.StatusCode == HttpStatusCode.NoContent;
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }

        public async Task End()
        {
            await Task.WhenAll(_starts);
            foreach (var host in _hosts)
                if (host is not null)
                    await host.DisposeAsync();
        }

        /// <summary>A host that finds no database ends, and whatever looks after it starts it again.</summary>
        private async Task Start(int which)
        {
            for (var left = MostStarts; ; left--)
                try
                {
                    _hosts[which] = await HostProcess.Start(connectionString, "Development", "--urls=http://127.0.0.1:0");
                    _clients[which] = VotingRoom.Client(_hosts[which]!.Address);
                    return;
                }
                catch (InvalidOperationException) when (left > 0)
                {
                    await Task.Delay(500);
                }
        }
    }
}
