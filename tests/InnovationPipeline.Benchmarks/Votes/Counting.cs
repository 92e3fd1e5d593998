using System.Diagnostics;
using System.Globalization;
using System.Text;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// Large counts from files made by chance: 90,494 approval ballots over 160 options, from the file; and Schulze over 100 options and 100,000
/// complete rankings. What they come to is known from how they were made, and is held against the count. Asks no database.
/// </summary>
internal static class Counting
{
    private const int Turns = 5;

    public static async Task Run()
    {
        var seed = Environment.GetEnvironmentVariable("PIPELINE_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000);
        Figures.Print("seed (PIPELINE_SEED repeats it)", $"{seed}");
        var folder = Directory.CreateTempSubdirectory("counting");
        try
        {
            await Approval(Path.Combine(folder.FullName, "ballots.pb"), new Random(seed));
            await Schulze(Path.Combine(folder.FullName, "ballots.soc"), new Random(seed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Approval(string path, Random chance)
    {
        const int Ballots = 90_494;
        const int Options = 160;
        var text = new StringBuilder($"META\nkey;value\nvote_type;approval\nnum_votes;{Ballots}\nnum_projects;{Options}\nbudget;1000000\n");
        text.Append("PROJECTS\nproject_id;cost;name\n");
        for (var option = 0; option < Options; option++)
            text.Append(CultureInfo.InvariantCulture, $"P{option};{1_000 + option};Project {option}\n");
        text.Append("VOTES\nvoter_id;age;vote\n");
        var totals = new int[Options];
        for (var voter = 0; voter < Ballots; voter++)
        {
            // The lower the number the likelier, as in real files, where few options have most of the votes.
            var named = Enumerable
                .Range(0, chance.Next(1, 16))
                .Select(_ => (int)(Options * Math.Pow(chance.NextDouble(), 2)))
                .Distinct()
                .ToList();
            named.ForEach(option => totals[option]++);
            text.Append(CultureInfo.InvariantCulture, $"{voter};{chance.Next(16, 90)};{string.Join(',', named.Select(o => $"P{o}"))}\n");
        }
        await File.WriteAllTextAsync(path, text.ToString());
        var (seconds, result) = Timed(() =>
            BallotCount.Of(CountMethod.Approval, BallotFile.Read(Path.GetFileName(path), File.ReadAllText(path)))
        );
        Require(
            result.Ballots == Ballots && totals.Select((votes, o) => result.Totals[$"P{o}"] == votes).All(same => same),
            "The totals are not those that were written into the file"
        );
        Print($"approval, {Ballots:N0} × {Options}, from the file", seconds, limit: 1);
    }

    private static async Task Schulze(string path, Random chance)
    {
        const int Ballots = 100_000;
        const int Options = 100;
        var text = new StringBuilder($"# NUMBER ALTERNATIVES: {Options}\n# NUMBER VOTERS: {Ballots}\n# NUMBER UNIQUE ORDERS: {Ballots}\n");
        for (var option = 1; option <= Options; option++)
            text.Append(CultureInfo.InvariantCulture, $"# ALTERNATIVE NAME {option}: Option {option}\n");
        var above = new int[Options, Options];
        for (var ballot = 0; ballot < Ballots; ballot++)
        {
            // Around the order of their numbers, so that most pairs are clear and some are not.
            var order = Enumerable.Range(0, Options).OrderBy(o => o + (120 * chance.NextDouble())).ToArray();
            for (var i = 0; i < Options; i++)
            for (var j = i + 1; j < Options; j++)
                above[order[i], order[j]]++;
            text.Append("1: ").AppendJoin(',', order.Select(o => o + 1)).Append('\n');
        }
        await File.WriteAllTextAsync(path, text.ToString());
        var (reading, pile) = Timed(() => BallotFile.Read(Path.GetFileName(path), File.ReadAllText(path)));
        var (seconds, result) = Timed(() => BallotCount.Of(CountMethod.Schulze, pile));
        var all = Enumerable.Range(0, Options).ToList();
        var table = result.HeadToHead!;
        var ids = table.Options.Select(id => int.Parse(id, CultureInfo.InvariantCulture) - 1).ToList();
        Require(
            result.Ballots == Ballots && all.TrueForAll(i => all.TrueForAll(j => i == j || table.Above[i][j] == above[ids[i], ids[j]])),
            "The pairwise figures are not those of the ballots"
        );
        // Whoever is ahead of every other, one against one, comes first.
        if (
            all.Find(i => all.TrueForAll(j => i == j || above[i, j] > above[j, i])) is var ahead
            && all.TrueForAll(j => ahead == j || above[ahead, j] > above[j, ahead])
        )
            Require(
                result.Winners.SequenceEqual([(ahead + 1).ToString(CultureInfo.InvariantCulture)], StringComparer.Ordinal),
                "The winner is not who is ahead of every other"
            );
        Print($"Schulze, {Ballots:N0} × {Options}, the count", seconds, limit: 2);
        Print("the same with reading the file", seconds + reading, limit: 2);
    }

    /// <returns>the median of five turns, after one that warms up</returns>
    private static (double Seconds, T Result) Timed<T>(Func<T> act)
    {
        var result = act();
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            result = act();
            times.Add(watch.Elapsed.TotalSeconds);
        }
        return (Figures.Median(times), result);
    }

    private static void Print(string what, double seconds, double limit) =>
        Figures.Print(what, $"{seconds:0.000} s, {seconds / limit:0.00} of the {limit:0} s allowed");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
