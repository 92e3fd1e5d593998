using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// Does what the script of a big screen does: told that the round changed, it shows the figure that came with the message; where none came it waits
/// up to 250 ms by chance, fetches its own page unless it has that already, and reads the figure there. Cut off, it connects again and fetches.
/// </summary>
internal sealed partial class Screen(HttpClient http, Guid round, string cookie, Stopwatch watch)
{
    private const double Spread = 250;

    /// <summary>What the server tells browsers to wait before they connect again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

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

    /// <param name="connected">is told once</param>
    public async Task Listen(CountdownEvent connected, CancellationToken ct)
    {
        var opened = false;
        while (!ct.IsCancellationRequested)
            try
            {
                await Follow(
                    () =>
                    {
                        if (!opened)
                            connected.Signal();
                        opened = true;
                    },
                    ct
                );
            }
            catch (OperationCanceledException) { }
            catch (Exception lost) when (lost is HttpRequestException or IOException)
            {
                await Task.Delay(Retry, CancellationToken.None);
            }
    }

    private async Task Follow(Action opened, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/live?topic=round/{round}&topic=turnout/{round}");
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(ct));
        await Refresh(ct);
        opened();
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
        throw new IOException("The stream ended");
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

    [GeneratedRegex("data-live-value=\"cast\">(?<cast>[0-9]+)<", RegexOptions.None, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("\"cast\":\"(?<cast>[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex FigureTold();
}
