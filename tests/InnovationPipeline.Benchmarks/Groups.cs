using System.Globalization;
using System.IO.Compression;
using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Benchmarks;

/// <summary>
/// Group design against the figures of two published codes and a prototype, on one thread. The budget is processor time of this
/// process, so that a neighbour on the same core changes nothing.
/// </summary>
internal static class Groups
{
    private static readonly int[] Budgets = [1, 10];
    private static readonly ulong[] Seeds = [1, 2, 3];
    private static readonly string[] Methods = ["IMS", "TPSDP", "prototype"];

    private sealed record Result(string Instance, int Seconds, double Mean, double Best, IReadOnlyDictionary<string, double> Theirs)
    {
        public double RatioTo(string method) => Mean / Theirs[method];
    }

    public static Task Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var folder = Path.Combine(HostProcess.SolutionFolder(), "..", "shared", "data", "group-design");
        if (Directory.Exists(folder))
            Library(folder);
        else
            Console.WriteLine($"There are no instances in {folder}: only a generated one is measured");
        Event();
        return Task.CompletedTask;
    }

    private static void Library(string folder)
    {
        var reference = File.ReadLines(Path.Combine(folder, "reference.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(f => (Instance: f[0], Method: f[1], Seconds: int.Parse(f[2])), f => double.Parse(f[4]));
        var results = new List<Result>();
        Console.WriteLine(
            $"{"instance", -20}{"s", 3}{"mean", 13}{"best", 13}{Row(Methods.Select(m => $"{m} mean"))}{Row(Methods.Select(m => $"to {m}"))}"
        );
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt.gz").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path)[..^".txt.gz".Length];
            var file = Read(path);
            var problem = file.Problem();
            foreach (var seconds in Budgets)
            {
                var found = Seeds.Select(seed => file.Objective(Searched(problem, seed, seconds).Best.ToArray())).ToList();
                var theirs = Methods
                    .Where(m => reference.Contains((name, m, seconds)))
                    .ToDictionary(m => m, m => reference[(name, m, seconds)].Average(), StringComparer.Ordinal);
                var result = new Result(name, seconds, found.Average(), found.Max(), theirs);
                results.Add(result);
                Console.WriteLine(
                    $"{name, -20}{seconds, 3}{result.Mean, 13:0.00}{result.Best, 13:0.00}"
                        + Row(Methods.Select(m => theirs.TryGetValue(m, out var v) ? $"{v:0.00}" : "–"))
                        + Row(Methods.Select(m => theirs.ContainsKey(m) ? $"{result.RatioTo(m):0.00000}" : "–"))
                );
            }
        }
        Summary(results.Where(r => r.Theirs.Count > 0).ToList());
    }

    private static void Summary(IReadOnlyList<Result> results)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{"family and sizes", -20}{"s", 3}{Row(Methods.Select(m => $"to {m}"))}{Row(Methods.Select(m => $"w/t/l {m}"))}"
        );
        var families = results
            .GroupBy(r => (Family: Family(r.Instance), r.Seconds))
            .Select(g => (g.Key.Family, g.Key.Seconds, Of: g.ToList()));
        var all = results.GroupBy(r => r.Seconds).Select(g => (Family: "all", Seconds: g.Key, Of: g.ToList()));
        foreach (var (family, seconds, of) in families.Concat(all).OrderBy(f => f.Seconds))
            Console.WriteLine(
                $"{family, -20}{seconds, 3}"
                    + Row(Methods.Select(m => $"{of.Average(r => r.RatioTo(m)):0.00000}"))
                    + Row(Methods.Select(m => Score(of.Select(r => r.RatioTo(m)).ToList())))
            );
    }

    /// <summary>An event's own size: what 1 s reaches of what 60 s reach.</summary>
    private static void Event()
    {
        var dice = new Dice(2026);
        var distances = Enumerable.Range(0, 120 * 120).Select(_ => dice.Fraction()).ToArray();
        var bounds = Enumerable.Repeat(new SizeBounds(10, 10), 12).ToList();
        var problem = new GroupProblem(DistanceTable.Of(120, 10, (a, b) => distances[(a * 120) + b]), bounds);
        var (second, minute) = (Searched(problem, 1, 1).BestTotal, Searched(problem, 1, 60).BestTotal);
        Console.WriteLine();
        Figures.Print("120 people in 12 groups, 1 s to 60 s", $"{(double)second / minute:0.00000}");
    }

    private static DiversitySearch Searched(GroupProblem problem, ulong seed, double seconds)
    {
        var started = Environment.CpuUsage.TotalTime;
        var search = new DiversitySearch(problem, seed);
        for (var spent = 0d; spent < 1; spent = (Environment.CpuUsage.TotalTime - started).TotalSeconds / seconds)
            search.Advance(spent);
        return search;
    }

    private static MdgpFile Read(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return MdgpFile.Read(text.ReadToEnd().Split('\n'));
    }

    private static string Family(string instance) =>
        $"{instance.Split('_')[0]} {(instance.Contains("_ss_", StringComparison.Ordinal) ? "equal" : "different")}";

    private static string Score(IReadOnlyList<double> ratios)
    {
        const double Same = 1e-9;
        return $"{ratios.Count(r => r > 1 + Same)}/{ratios.Count(r => Math.Abs(r - 1) <= Same)}/{ratios.Count(r => r < 1 - Same)}";
    }

    private static string Row(IEnumerable<string> cells) => string.Concat(cells.Select(c => $"{c, 16}"));
}
