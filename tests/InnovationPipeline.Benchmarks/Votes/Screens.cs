using System.Diagnostics;
using System.Globalization;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// From a ballot's answer to every one of 2,000 connected screens showing a turnout that has it in.
/// </summary>
internal static class Screens
{
    private const int Ballots = 20;
    private const double Coalescing = 250;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="hosts">among which the screens are spread evenly; ballots go to the first</param>
    /// <returns>screens that did not come to show a ballot</returns>
    public static async Task<int> Run(IReadOnlyList<Uri> hosts, VotingRoom room, IReadOnlyList<string> cookies)
    {
        var count = Environment.GetEnvironmentVariable("PIPELINE_SCREENS") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : 2_000;
        var clients = hosts.Select(VotingRoom.Client).ToList();
        clients.ForEach(c => c.Timeout = Timeout.InfiniteTimeSpan);
        using var done = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        using var connected = new CountdownEvent(count);
        var screens = Enumerable
            .Range(0, count)
            .Select(i => new Screen(clients[i % clients.Count], room.Round, cookies[i % cookies.Count], watch))
            .ToList();
        var listening = screens.ConvertAll(s => s.Listen(connected, done.Token));
        await Task.Run(() => connected.Wait(TimeSpan.FromSeconds(60)));
        await Task.Delay(1_000);

        var (told, shown, missed) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < Ballots; i++)
        {
            screens.ForEach(s => s.Expect(i + 1));
            using var request = room.Ballot(cookies[i], room.Ideas[2 + (i % 2)], Guid.CreateVersion7());
            using var answer = await clients[0].SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var acknowledged = watch.Elapsed.TotalMilliseconds;
            // As many have voted as were acknowledged: every screen is to come to that figure at least.
            var until = watch.Elapsed + Patience;
            while (screens.Exists(s => s.ShownAt is null) && watch.Elapsed < until)
                await Task.Delay(50);
            await Task.Delay(500);
            foreach (var screen in screens)
            {
                if (screen.ToldAt is { } heard)
                    told.Add(Math.Max(0, heard - acknowledged));
                if (screen.ShownAt is { } seen)
                    shown.Add(Math.Max(0, seen - acknowledged));
                else
                    missed++;
            }
        }
        await done.CancelAsync();
        await Task.WhenAll(listening);
        clients.ForEach(c => c.Dispose());
        var name = $"{count - connected.CurrentCount} screens, {hosts.Count} host(s)";
        Figures.Print($"{name}: told, p50, p99", $"{Figures.Percentile(told, 50):0}, {Figures.Percentile(told, 99):0} ms after the answer");
        Figures.Print(
            $"{name}: shown, p50, p99",
            $"{Figures.Percentile(shown, 50):0}, {Figures.Percentile(shown, 99):0} ms after the answer; {missed} missed"
        );
        Figures.Print("told: share of the 150 ms allowed, p99", $"{Figures.Percentile(told, 99) / 150:0.00}");
        Figures.Print("shown: share of 150 ms and coalescing, p99", $"{Figures.Percentile(shown, 99) / (150 + Coalescing):0.00}");
        return missed;
    }
}
