using System.Diagnostics;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// 200 screens of one host, which is killed; a ballot is cast through another meanwhile, and the host starts again. From its first answer to every
/// screen being connected again and showing a turnout with that ballot in it.
/// </summary>
internal static class Restart
{
    private const int Count = 200;
    private const double Allowed = 5_000;

    /// <returns>whether all of them did, in 5 seconds</returns>
    public static async Task<bool> Run(House house, VotingRoom room, IReadOnlyList<string> cookies)
    {
        var host = await HostProcess.Start(house.ConnectionString, "Production", "--urls=http://127.0.0.1:0");
        var address = host.Address;
        using var http = VotingRoom.Client(address);
        http.Timeout = Timeout.InfiniteTimeSpan;
        using var done = new CancellationTokenSource();
        using var connected = new CountdownEvent(Count);
        var watch = Stopwatch.StartNew();
        var screens = Enumerable.Range(0, Count).Select(i => new Screen(http, room.Round, cookies[i % cookies.Count], watch)).ToList();
        var listening = screens.ConvertAll(s => s.Listen(connected, done.Token));
        await Task.Run(() => connected.Wait(TimeSpan.FromSeconds(60)));

        screens.ForEach(s => s.Expect(1));
        await host.Kill();
        using (var other = VotingRoom.Client(house.Address))
        {
            using var request = room.Ballot(cookies[0], room.Ideas[0], Guid.CreateVersion7());
            (await other.SendAsync(request)).EnsureSuccessStatusCode();
        }
        await using var again = await HostProcess.Start(house.ConnectionString, "Production", $"--urls={address}");
        var ready = watch.Elapsed.TotalMilliseconds;
        while (screens.Exists(s => s.ShownAt is null) && watch.Elapsed.TotalMilliseconds - ready < 2 * Allowed)
            await Task.Delay(50);
        await done.CancelAsync();
        await Task.WhenAll(listening);
        var late = screens.ConvertAll(s => s.ShownAt is { } at ? Math.Max(0, at - ready) : double.PositiveInfinity);
        Figures.Print(
            $"{Count} screens after a restart: connected and up to date, p50, last",
            $"{Figures.Percentile(late, 50):0}, {late.Max():0} ms after the host's first answer"
        );
        return connected.IsSet && late.TrueForAll(l => l <= Allowed);
    }
}
