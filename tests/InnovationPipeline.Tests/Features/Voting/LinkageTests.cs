using System.Diagnostics;
using System.Text.RegularExpressions;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Desk;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>
/// An attacker with a copy of every table, the hidden columns included, tries to say whose ballot is whose. Every order that any table gives to
/// people is laid beside every order that the ballots have, and so is every order in which they occur in the host's log, from debugging upwards,
/// and in a logical dump; the pair of orders that works best on one half of the rounds is tried on the other.
/// </summary>
public sealed partial class LinkageTests(LoggedHouse house) : IClassFixture<LoggedHouse>
{
    private const int Rounds = 50;
    private const int Voters = 100;

    [Fact]
    public async Task Whose_secret_ballot_is_whose_is_a_guess()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(lane => Lane(lane, Secrecy.Secret, close: true)));
        var rate = await Attack([.. all.SelectMany(r => r)]);
        Assert.True(rate <= (1.0 / Voters) + 0.02, $"{rate:P1} of the ballots were found");
        // The log says of no ballot that it was cast: neither its key nor its credential is in it.
        var logged = house.Lines.SelectMany(Ids).ToHashSet();
        Assert.DoesNotContain(all.SelectMany(r => r).SelectMany(r => r.KeyOf.Values), logged.Contains);
        var written = string.Join('\n', house.Lines);
        Assert.DoesNotContain(all.SelectMany(r => r).SelectMany(r => r.Credentials), c => written.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>The same through the doors that people use: phones that sign in, and cards that are drawn at the desk and typed in without a name.</summary>
    [Fact]
    public async Task It_is_a_guess_too_where_people_sign_in_on_their_phones_or_draw_cards()
    {
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(async lane =>
                    new[]
                    {
                        await Round(100 + lane, Secrecy.Secret, close: true, Way.Phones),
                        await Round(110 + lane, Secrecy.Secret, close: true, Way.Cards),
                        await Round(120 + lane, Secrecy.Secret, close: true, Way.Cards),
                        await Round(130 + lane, Secrecy.Secret, close: true, Way.Phones),
                    }
                )
        );
        var rounds = all.SelectMany(r => r).ToList();
        var rate = await Attack(rounds);
        Assert.True(rate <= (1.0 / Voters) + 0.02, $"{rate:P1} of the ballots were found");
        var logged = house.Lines.SelectMany(Ids).ToHashSet();
        Assert.DoesNotContain(rounds.SelectMany(r => r.KeyOf.Values), logged.Contains);
        var written = string.Join('\n', house.Lines);
        Assert.DoesNotContain(rounds.SelectMany(r => r.Credentials), c => written.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>The attack can see: where ballots are kept under names it finds them all, and where they lie in the order of casting nearly so.</summary>
    [Fact]
    public async Task The_attack_finds_what_can_be_found()
    {
        var named = new[] { await Round(0, Secrecy.Confidential, close: false), await Round(1, Secrecy.Confidential, close: false) };
        Assert.True(await Attack(named) > 0.95);
        var open = new[] { await Round(2, Secrecy.Secret, close: false), await Round(3, Secrecy.Secret, close: false) };
        Assert.True(await Attack(open) > 0.5);
    }

    private sealed record Held(Guid RoundId, IReadOnlyDictionary<Guid, Guid> KeyOf, IReadOnlyList<string> Credentials);

    private async Task<List<Held>> Lane(int lane, Secrecy secrecy, bool close)
    {
        var held = new List<Held>();
        for (var n = lane; n < Rounds; n += 4)
            held.Add(await Round(n, secrecy, close));
        return held;
    }

    /// <summary>Everybody gets a ballot and casts it, one after the other: the easiest case for the attacker.</summary>
    private async Task<Held> Round(int seed, Secrecy secrecy, bool close, Way way = Way.Messages)
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: secrecy);
        var chance = new Random(seed);
        var (keys, credentials) = (new Dictionary<Guid, Guid>(), new List<string>());
        for (var i = 0; i < Voters && way == Way.Phones; i++)
            keys.Add(await day.Voter(), default);
        foreach (var voter in way == Way.Phones ? [] : await day.Voters(Voters))
            keys.Add(voter, voter);
        var cards = way == Way.Cards ? await Cards(day, round, chance) : [];
        var order = keys.Keys.ToArray();
        chance.Shuffle(order);
        foreach (var voter in order)
        {
            IdeaMark[] marks = [new(day.Idea(chance.Next(1, 4)))];
            if (way == Way.Phones)
            {
                using var phone = await house.Browse(voter);
                var paper = await (await phone.Go($"/events/{day.Event}/vote")).Press("Get your secret ballot");
                await paper.Press("Cast your vote", ("IdeaId", $"{marks[0].IdeaId}"));
                keys[voter] = await house.Scalar<Guid>(
                    "SELECT ballot_key FROM voting.ballots WHERE round_id = $1 AND ballot_key <> ALL ($2)",
                    round,
                    keys.Values.ToArray()
                );
                continue;
            }
            if (way == Way.Cards)
            {
                await house.Send(day.Organiser, new HandOut(round, voter));
                var code = cards.Dequeue();
                using var device = await house.Browse();
                var paper = await (await device.Go($"/rounds/{round}/card")).Press("Go on", ("Code", code));
                await paper.Press("Cast your vote", ("IdeaId", $"{marks[0].IdeaId}"));
                keys[voter] = Credential.KeyOf(round, CheckCode.Typed(code));
                credentials.AddRange([code, CheckCode.Typed(code)]);
                continue;
            }
            if (secrecy != Secrecy.Secret)
            {
                await house.Send(voter, new CastBallot(round, marks));
                continue;
            }
            var credential = (await house.Send(voter, new DealSecretBallot(round, Credential.NewToken()))).Credential;
            keys[voter] = Credential.KeyOf(round, credential);
            credentials.Add(credential);
            await house.Messenger.Send(new CastSecretBallot(round, credential, marks), Callers.Anonymous, CancellationToken.None);
        }
        if (close)
            await house.Send(day.Organiser, new CloseRound(round));
        return new Held(round, keys, credentials);
    }

    private enum Way
    {
        Messages,
        Phones,
        Cards,
    }

    /// <summary>Printed by the chair and shuffled by hand.</summary>
    private async Task<Queue<string>> Cards(Day day, Guid round, Random chance)
    {
        var codes = (await house.Send(day.Organiser, new PrintCards(round, Voters, Credential.NewToken()))).Codes.ToArray();
        chance.Shuffle(codes);
        return new Queue<string>(codes);
    }

    private async Task<double> Attack(IReadOnlyList<Held> rounds)
    {
        await using var database = new NpgsqlConnection(house.ConnectionString);
        await database.OpenAsync();
        var people = rounds.SelectMany(r => r.KeyOf.Keys).ToHashSet();
        var texts = await Texts();
        var orders = await OrdersOfPeople(database, people);
        orders.AddRange(
            texts.Select(t => (t.Name, People: t.Ids.Where(people.Contains).Distinct().ToList())).Where(t => t.People.Count >= Voters)
        );
        var found = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var round in rounds)
        {
            var own = round.KeyOf.Values.ToHashSet();
            var inTexts = texts
                .Select(t => (t.Name, Keys: t.Ids.Where(own.Contains).Distinct().ToList()))
                .Where(t => t.Keys.Count == Voters);
            foreach (var (ballotOrder, keys) in (await OrdersOfBallots(database, round.RoundId)).Concat(inTexts))
            foreach (var (personOrder, sequence) in orders)
            {
                var voters = sequence.Where(round.KeyOf.ContainsKey).Distinct().ToList();
                if (voters.Count < Voters)
                    continue;
                foreach (var (way, guess) in new[] { ("", keys), (" backwards", Enumerable.Reverse(keys).ToList()) })
                {
                    var right = voters.Zip(guess).Count(pair => round.KeyOf[pair.First] == pair.Second);
                    var name = $"{personOrder} beside {ballotOrder}{way}";
                    if (!found.TryGetValue(name, out var rates))
                        found[name] = rates = [];
                    rates.Add((double)right / Voters);
                }
            }
            found.TryAdd("the key itself", []);
            found["the key itself"].Add((double)round.KeyOf.Count(k => k.Key == k.Value) / Voters);
        }
        Assert.True(found.Count > 20, "There is nothing to lay side by side");
        var half = rounds.Count / 2;
        var best = found.Where(f => f.Value.Count == rounds.Count).MaxBy(f => f.Value.Take(half).Average());
        return best.Value.Skip(half).Average();
    }

    /// <summary>The log, and every table of a logical dump, as the ids in them in the order in which they are written.</summary>
    private async Task<List<(string Name, List<Guid> Ids)>> Texts()
    {
        var at = new NpgsqlConnectionStringBuilder(house.ConnectionString);
        var bin = await house.Scalar<string>("SELECT setting FROM pg_config WHERE name = 'BINDIR'");
        var start = new ProcessStartInfo(Path.Combine(bin!, "pg_dump"))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { "-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, "-d", at.Database!, "--data-only" },
        };
        start.Environment["PGPASSWORD"] = at.Password;
        using var dump = Process.Start(start)!;
        var texts = new List<(string Name, List<Guid> Ids)> { ("the log", [.. house.Lines.SelectMany(Ids)]) };
        var isRow = false;
        while (await dump.StandardOutput.ReadLineAsync() is { } line)
        {
            if (isRow && line != "\\.")
                texts[^1].Ids.AddRange(Ids(line));
            else if (!isRow && line.StartsWith("COPY ", StringComparison.Ordinal))
                texts.Add(($"dump of {line.Split(' ')[1]}", []));
            isRow = isRow ? line != "\\." : line.StartsWith("COPY ", StringComparison.Ordinal);
        }
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        Assert.Contains(texts, t => t is { Name: "dump of voting.ballots", Ids.Count: > 0 });
        return texts;
    }

    private static IEnumerable<Guid> Ids(string text) => Id().Matches(text).Select(m => Guid.Parse(m.ValueSpan));

    [GeneratedRegex(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Id();

    /// <summary>Every table that names people, in the order of every one of its columns and of the hidden ones.</summary>
    private static async Task<List<(string Name, List<Guid> People)>> OrdersOfPeople(NpgsqlConnection database, HashSet<Guid> people)
    {
        var columns = await Rows(
            database,
            """
            SELECT c.table_schema || '.' || quote_ident(c.table_name), quote_ident(c.column_name), c.data_type
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') AND c.table_name <> 'ballots'
            """
        );
        var orders = new List<(string, List<Guid>)>();
        foreach (var table in columns.GroupBy(c => (string)c[0], StringComparer.Ordinal))
        foreach (var person in table.Where(c => (string)c[2] == "uuid").Select(c => (string)c[1]))
        {
            var sortable = table.Where(c => (string)c[2] is not ("json" or "jsonb" or "xid")).Select(c => (string)c[1]);
            foreach (var by in sortable.Prepend("ctid").Prepend("xmin::text::bigint"))
            {
                var rows = await Rows(database, $"SELECT {person} FROM {table.Key} WHERE {person} IS NOT NULL ORDER BY {by}, ctid");
                var named = rows.Select(r => (Guid)r[0]).Where(people.Contains).ToList();
                if (named.Count >= Voters)
                    orders.Add(($"{table.Key}.{person} by {by}", named));
            }
        }
        return orders;
    }

    private static async Task<List<(string Name, List<Guid> Keys)>> OrdersOfBallots(NpgsqlConnection database, Guid round)
    {
        var orders = new List<(string, List<Guid>)>();
        // Of two that find as much the first is taken: a place may be one that was used before, a transaction's number not.
        foreach (var by in (string[])["xmin::text::bigint", "ctid", "ballot_key", "marks", "nonce", "code", "\"order\""])
        {
            var rows = await Rows(database, $"SELECT ballot_key FROM voting.ballots WHERE round_id = '{round}' ORDER BY {by}, ctid");
            orders.Add((by, [.. rows.Select(r => (Guid)r[0])]));
        }
        return orders;
    }

    private static async Task<List<object[]>> Rows(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }
}
