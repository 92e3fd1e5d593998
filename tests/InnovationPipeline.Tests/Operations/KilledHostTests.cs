using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using InnovationPipeline.Tests.Features.Ideation;

namespace InnovationPipeline.Tests.Operations;

public sealed class KilledHostTests(SharedHouse house)
{
    private const int Writers = 8;
    private const int BeforeTheKill = 60;

    [Fact]
    public async Task A_host_killed_while_people_write_loses_nothing_and_doubles_nothing()
    {
        var day = await IdeationDay.Make(house);
        var group = day.First;
        var (kept, uncertain) = (new ConcurrentBag<Guid>(), new ConcurrentBag<Guid>());

        await using (var host = await HostProcess.Start(house.ConnectionString, "Development", "--urls=http://127.0.0.1:0"))
        {
            using var browser = new Browser(host.Address);
            await browser.SignIn(group.Member);
            var writing = Enumerable.Range(0, Writers).Select(_ => WriteUntilItDies(browser, group.Id, kept, uncertain)).ToList();
            while (kept.Count < BeforeTheKill)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            await host.Kill();
            await Task.WhenAll(writing);
        }
        Assert.NotEmpty(uncertain);

        // A new host; whoever had no answer tries again with the same key.
        await using (var host = await HostProcess.Start(house.ConnectionString, "Development", "--urls=http://127.0.0.1:0"))
        {
            using var browser = new Browser(host.Address);
            await browser.SignIn(group.Member);
            foreach (var key in uncertain)
                Assert.Equal(HttpStatusCode.Created, await Post(browser, group.Id, key));
        }
        await house.Settle();

        var all = kept.Concat(uncertain).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all.Length, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE group_id = $1", group.Id));
        Assert.Equal(all.Length, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE id = ANY($1)", all));
        Assert.Equal(
            all.Length,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE act = 'Ideation.AddIdea' AND scope_id = $1",
                group.Id
            )
        );
    }

    private static async Task WriteUntilItDies(Browser browser, Guid group, ConcurrentBag<Guid> kept, ConcurrentBag<Guid> uncertain)
    {
        while (true)
        {
            var key = Guid.CreateVersion7();
            try
            {
                Assert.Equal(HttpStatusCode.Created, await Post(browser, group, key));
                kept.Add(key);
            }
            catch (HttpRequestException)
            {
                uncertain.Add(key);
                return;
            }
        }
    }

    private static async Task<HttpStatusCode> Post(Browser browser, Guid group, Guid key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/groups/{group}/ideas")
        {
            Content = JsonContent.Create(new { title = "An idea without digits, which might look like an NHS number", text = "" }),
        };
        request.Headers.Add("Idempotency-Key", key.ToString());
        using var response = await browser.Http.SendAsync(request);
        return response.StatusCode;
    }
}
