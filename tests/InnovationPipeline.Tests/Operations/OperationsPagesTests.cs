using System.Net;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Operations;

public sealed class OperationsPagesTests(SharedHouse house)
{
    private static readonly string[] All = ["/operations", "/operations/deliveries", "/operations/audit", "/operations/jobs"];

    [Fact]
    public async Task An_administrator_sees_how_the_machinery_stands()
    {
        var administrator = await house.Person("Ada Minister", (Role.Administrator, Scope.System));
        using var browser = await house.Browse(administrator);
        foreach (var path in All)
        {
            var page = await browser.Go(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status} {page.Text}");
            Assert.DoesNotContain("<nhs-", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        Assert.Contains("The chain holds", (await browser.Go("/operations/audit?Check=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var organiser = await house.Person("Orla Gander", (Role.Organiser, await house.NewScope("organisation")));
        using var browser = await house.Browse(organiser);
        foreach (var path in All)
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go(path)).Status);
    }

    [Fact]
    public async Task A_poisoned_delivery_is_listed_and_replayed_from_the_page_and_blocks_nothing()
    {
        await using var own = await House.Open();
        var administrator = await own.Person("Ada Minister", (Role.Administrator, Scope.System));
        var poison = Guid.CreateVersion7();
        await own.Execute(
            """
            INSERT INTO platform.events (id, type, at, aggregate_id, sequence, body)
            VALUES ($1, 'Identity.PersonForgotten', now(), $1, 1, '{}');
            """,
            poison
        );
        await own.Execute(
            "INSERT INTO platform.deliveries (event_id, handler, next_try_at, attempts) VALUES ($1, 'Tests.WhenNothing', now(), $2)",
            poison,
            Deliveries.Attempts - 1
        );
        while (await own.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE dead_at IS NULL") > 0)
            await own.Services.GetRequiredService<Deliveries>().TakeOne(TestContext.Current.CancellationToken);

        using var browser = await own.Browse(administrator);
        var listed = await browser.Go("/operations/deliveries");
        Assert.Contains("Identity.PersonForgotten to Tests.WhenNothing", listed.Text, StringComparison.Ordinal);
        Assert.Contains("1 dead", listed.Text, StringComparison.Ordinal);

        var replayed = await listed.Submit();
        Assert.Contains("The delivery is tried again", replayed.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await own.Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE dead_at IS NOT NULL"));
    }
}
