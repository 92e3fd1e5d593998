using System.Net;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Operations;

public sealed class TwoHostsTests
{
    private static readonly Dictionary<string, string?> BehindAProxy = new(StringComparer.Ordinal)
    {
        ["Proxies:KnownNetworks:0"] = "127.0.0.0/8",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_behind_nginx_are_one_service()
    {
        await using var first = await House.Open(settings: BehindAProxy);
        await using var second = await House.Open(database: first.ConnectionString, settings: BehindAProxy);
        await using var proxy = await Nginx.InFrontOf(first.Address, second.Address);
        var administrator = await first.Person("Ada Minister", (Role.Administrator, Scope.System));
        using var browser = new Browser(proxy.Https, proxy.Certificate);

        // The form is shown by one host and taken by the other; the cookie holds at both.
        await browser.SignIn(administrator);
        for (var i = 0; i < 6; i++)
            Assert.Equal("Operations", (await browser.Go("/operations")).Heading);
        using (var plain = await browser.Http.GetAsync("/operations", Ct))
            Assert.StartsWith("max-age=", Assert.Single(plain.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);

        await A_change_on_either_host_reaches_a_screen_of_the_other(first, second, proxy);
        await Every_delivery_is_taken_by_one_of_them(first);

        // One host goes; the service stays.
        await second.DisposeAsync();
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Go("/operations")).Status);
    }

    private static async Task A_change_on_either_host_reaches_a_screen_of_the_other(House first, House second, Nginx proxy)
    {
        var group = await first.NewScope("group");
        var facilitator = await first.Person("Fay Cilitator", (Role.Facilitator, group));
        using var browser = new Browser(proxy.Https, proxy.Certificate);
        await browser.SignIn(facilitator);
        using var stream = await browser.Http.GetAsync($"/live?topic=group-board/{group}", HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Ct));

        foreach (var host in (House[])[first, second])
        {
            await host.InTransaction(services =>
            {
                services.GetRequiredService<DatabaseSession>().TellAfterCommit(LiveHub.Channel, $"group-board/{group}");
                return Task.CompletedTask;
            });
            Assert.Contains($"group-board/{group}", await NextMessage(reader), StringComparison.Ordinal);
        }
    }

    private static async Task Every_delivery_is_taken_by_one_of_them(House house)
    {
        const int Events = 40;
        var forgotten = Guid.CreateVersion7();
        for (var i = 1; i <= Events; i++)
            await house.Execute(
                """
                INSERT INTO platform.events (id, type, at, aggregate_id, sequence, body)
                VALUES ($1, 'Ideation.TopIdeaChosen', now(), $2, $3, '{}');
                """,
                Guid.CreateVersion7(),
                forgotten,
                (long)i
            );
        await house.Execute(
            """
            INSERT INTO platform.deliveries (event_id, handler, next_try_at, attempts)
            SELECT id, 'Tests.WhenNothing', now(), 7 FROM platform.events WHERE aggregate_id = $1
            """,
            forgotten
        );
        await house.Execute("SELECT pg_notify('pipeline_deliveries', '')");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (
            await house.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE handler = 'Tests.WhenNothing' AND dead_at IS NULL") > 0
        )
            await Task.Delay(50, patience.Token);
        Assert.Equal(
            Events,
            await house.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE handler = 'Tests.WhenNothing' AND attempts = 8")
        );
    }

    private static async Task<string> NextMessage(StreamReader reader)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal))
                return line;
        throw new InvalidOperationException("The stream ended");
    }
}
