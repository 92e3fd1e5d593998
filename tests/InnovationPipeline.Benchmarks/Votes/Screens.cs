using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// From a ballot's answer to every one of 2,000 connected screens showing a turnout that has it in. A screen does what its script does: told that the
/// round changed, it shows the figure that came with the message; where none came it waits up to 250 ms by chance, fetches its own page unless it
/// has that already, and reads the figure there.
/// </summary>
internal static partial class Screens
{
    private const int Ballots = 20;
    private const double Spread = 250;
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

    [GeneratedRegex("data-live-value=\"cast\">(?<cast>[0-9]+)<", RegexOptions.None, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("\"cast\":\"(?<cast>[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex FigureTold();

    private sealed class Screen(HttpClient http, Guid round, string cookie, Stopwatch watch)
    {
        private readonly Lock _lock = new();
        private string? _etag;
        private bool _running;
        private bool _again;
        private int _cast = -1;
        private int _expected;

        public double? ToldAt { get; private set; }
        public double? ShownAt { get; private set; }

        public void Expect(int cast)
        {
            lock (_lock)
            {
                _expected = cast;
                (ToldAt, ShownAt) = (null, _cast >= cast ? watch.Elapsed.TotalMilliseconds : null);
            }
        }

        public async Task Listen(CountdownEvent connected, CancellationToken ct)
        {
            try
            {
                await Refresh(ct);
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/live?topic=round/{round}&topic=turnout/{round}");
                request.Headers.Add("Cookie", cookie);
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                answer.EnsureSuccessStatusCode();
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(ct));
                connected.Signal();
                var refreshing = new List<Task>();
                while (await lines.ReadLineAsync(ct) is { } line)
                    if (line.StartsWith("data:", StringComparison.Ordinal))
                    {
                        lock (_lock)
                            ToldAt ??= watch.Elapsed.TotalMilliseconds;
                        if (FigureTold().Match(line) is { Success: true } told)
                        {
                            Show(told);
                            continue;
                        }
                        refreshing.RemoveAll(r => r.IsCompletedSuccessfully);
                        refreshing.Add(RefreshSoon(ct));
                    }
                await Task.WhenAll(refreshing);
            }
            catch (OperationCanceledException) { }
        }

        private async Task RefreshSoon(CancellationToken ct)
        {
            await Task.Delay((int)(Random.Shared.NextDouble() * Spread), ct);
            await Refresh(ct);
        }

        /// <summary>One fetch at a time; told meanwhile, it fetches once more.</summary>
        private async Task Refresh(CancellationToken ct)
        {
            lock (_lock)
            {
                (_again, var busy) = (true, _running);
                if (busy)
                    return;
                _running = true;
            }
            while (true)
            {
                lock (_lock)
                {
                    if (!_again)
                    {
                        _running = false;
                        return;
                    }
                    _again = false;
                }
                await Fetch(ct);
            }
        }

        private async Task Fetch(CancellationToken ct)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/rounds/{round}/screen");
            request.Headers.Add("Cookie", cookie);
            if (_etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", _etag);
            using var answer = await http.SendAsync(request, ct);
            if (answer.StatusCode == HttpStatusCode.NotModified)
                return;
            answer.EnsureSuccessStatusCode();
            var figure = Figure().Match(await answer.Content.ReadAsStringAsync(ct));
            if (!figure.Success)
                throw new InvalidOperationException("The screen shows no turnout");
            _etag = answer.Headers.ETag?.ToString();
            Show(figure);
        }

        private void Show(Match figure)
        {
            lock (_lock)
            {
                _cast = int.Parse(figure.Groups["cast"].ValueSpan, CultureInfo.InvariantCulture);
                if (_cast >= _expected)
                    ShownAt ??= watch.Elapsed.TotalMilliseconds;
            }
        }
    }
}
