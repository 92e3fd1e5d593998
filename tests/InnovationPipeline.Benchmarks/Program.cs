using InnovationPipeline.Benchmarks;
using InnovationPipeline.Benchmarks.Votes;

// Each benchmark prints its own figures; ratios are taken within one run, since machines differ and are noisy.
var all = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["start"] = StartUp.Run,
    ["pages"] = Pages.Run,
    ["reactions"] = Reactions.Run,
    ["groups"] = Groups.Run,
    ["counting"] = Counting.Run,
    ["voting"] = BallotRates.Run,
    ["voting-faults"] = BallotFaults.Run,
    ["development"] = Development.Run,
};
var unknown = args.Where(name => !all.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync($"No benchmark {string.Join(", ", unknown)}. There are: {string.Join(", ", all.Keys)}");
    return 2;
}
foreach (var (name, run) in all.Where(b => args.Length == 0 || args.Contains(b.Key, StringComparer.Ordinal)))
{
    Console.WriteLine($"# {name}");
    await run();
}
return 0;
