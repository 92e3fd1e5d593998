using System.Diagnostics;
using System.Net;
using InnovationPipeline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InnovationPipeline.Tests.Operations;

public sealed class NginxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_answer_behind_one_address_and_hear_who_really_asks()
    {
        SkipWithoutNginx();
        await using var a = await Host("a");
        await using var b = await Host("b");
        await using var nginx = await Nginx.InFrontOf(Address(a), Address(b));
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var answers = new List<string>();
        for (var i = 0; i < 8; i++)
            answers.Add(await client.GetStringAsync("/who", Ct));

        Assert.Equal(
            [$"a 127.0.0.1 https {nginx.Https.Authority}", $"b 127.0.0.1 https {nginx.Https.Authority}"],
            answers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Live_events_pass_at_once_and_long_before_the_stream_ends()
    {
        SkipWithoutNginx();
        await using var a = await Host("a");
        await using var nginx = await Nginx.InFrontOf(Address(a));
        using var client = nginx.Client();

        using var stream = new StreamReader(await client.GetStreamAsync("/live", Ct));
        var clock = Stopwatch.StartNew();

        Assert.Equal("data: changed", await stream.ReadLineAsync(Ct));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"The event took {clock.Elapsed}");
    }

    [Fact]
    public async Task A_stopped_host_is_left_for_the_other_one()
    {
        SkipWithoutNginx();
        await using var a = await Host("a");
        await using var b = await Host("b");
        await using var nginx = await Nginx.InFrontOf(Address(a), Address(b));
        using var client = nginx.Client();

        await a.StopAsync(Ct);

        for (var i = 0; i < 4; i++)
            Assert.StartsWith("b ", await client.GetStringAsync("/who", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_move_to_https_the_api_does_not_and_inner_health_stays_inside()
    {
        SkipWithoutNginx();
        await using var a = await Host("a");
        await using var nginx = await Nginx.InFrontOf(Address(a));
        using var client = nginx.Client();

        var page = await client.GetAsync(new Uri(nginx.Http, "/who?x=1"), Ct);
        var api = await client.GetAsync(new Uri(nginx.Http, "/api/ideas"), Ct);
        var ready = await client.GetAsync("/health/ready", Ct);

        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal($"https://{nginx.Https.Authority}/who?x=1", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, ready.StatusCode);
    }

    private static void SkipWithoutNginx() => Assert.SkipUnless(Nginx.Installed, "nginx is not installed: build/test.sh installs it");

    private static Uri Address(WebApplication host) => new(host.Urls.First());

    private static async Task<WebApplication> Host(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.MapGet(
            "/who",
            (HttpRequest request) =>
                $"{name} {request.Headers["X-Forwarded-For"]} {request.Headers["X-Forwarded-Proto"]} {request.Headers["X-Forwarded-Host"]}"
        );
        host.MapGet(
            "/live",
            async (HttpResponse response, CancellationToken gone) =>
            {
                response.ContentType = "text/event-stream";
                await response.WriteAsync("data: changed\n\n", gone);
                await response.Body.FlushAsync(gone);
                await Task.Delay(TimeSpan.FromMinutes(1), gone);
            }
        );
        await host.StartAsync(Ct);
        return host;
    }
}
