using System.Collections.Concurrent;
using System.Diagnostics;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>From a ballot's commit to every one of 2,000 connected screens hearing that the turnout changed.</summary>
internal static class Screens
{
    private const int Count = 2_000;
    private const int Ballots = 20;

    /// <param name="hosts">among which the screens are spread evenly; ballots go to the first</param>
    public static async Task Run(IReadOnlyList<Uri> hosts, VotingRoom room, IReadOnlyList<string> cookies)
    {
        var clients = hosts.Select(VotingRoom.Client).ToList();
        clients.ForEach(c => c.Timeout = Timeout.InfiniteTimeSpan);
        using var done = new CancellationTokenSource();
        var heard = new ConcurrentQueue<double>[Count];
        var watch = Stopwatch.StartNew();
        var connected = new CountdownEvent(Count);
        var screens = Enumerable
            .Range(0, Count)
            .Select(i =>
            {
                heard[i] = new();
                var http = clients[i % clients.Count];
                return Listen(http, $"/live?topic=round/{room.Round}", cookies[i % cookies.Count], heard[i], watch, connected, done.Token);
            })
            .ToList();
        await Task.Run(() => connected.Wait(TimeSpan.FromSeconds(60)));
        await Task.Delay(1_000);

        var delays = new List<double>();
        var missed = 0;
        for (var i = 0; i < Ballots; i++)
        {
            foreach (var queue in heard)
                queue.Clear();
            using var request = room.Ballot(cookies[i], room.Ideas[2 + (i % 2)]);
            using var answer = await clients[0].SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var committed = watch.Elapsed.TotalMilliseconds;
            await Task.Delay(900);
            foreach (var queue in heard)
                if (queue.TryPeek(out var at))
                    delays.Add(Math.Max(0, at - committed));
                else
                    missed++;
        }
        await done.CancelAsync();
        await Task.WhenAll(screens);
        clients.ForEach(c => c.Dispose());
        Figures.Print(
            $"turnout to {Count - connected.CurrentCount} screens, {hosts.Count} host(s): p50, p99",
            $"{Figures.Percentile(delays, 50):0}, {Figures.Percentile(delays, 99):0} ms after the answer; {missed} missed"
        );
        Figures.Print("share of the 150 ms allowed, p99", $"{Figures.Percentile(delays, 99) / 150:0.00}");
    }

    private static async Task Listen(
        HttpClient http,
        string address,
        string cookie,
        ConcurrentQueue<double> heard,
        Stopwatch watch,
        CountdownEvent connected,
        CancellationToken ct
    )
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", cookie);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(ct));
            connected.Signal();
            while (await lines.ReadLineAsync(ct) is { } line)
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    heard.Enqueue(watch.Elapsed.TotalMilliseconds);
        }
        catch (OperationCanceledException) { }
    }
}
