using System.Net;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Exchange;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class ExchangeTests(SharedHouse house)
{
    [Fact]
    public async Task A_group_takes_anothers_idea_and_both_show_the_credit()
    {
        var day = await IdeationDay.Make(house);
        var source = await day.Idea(day.First, "Same-day scans", "A van near the practice", shortlisted: true);
        using var giver = await house.Browse(day.First.Member);
        using var taker = await house.Browse(day.Second.Member);
        Assert.Contains(
            "No other group has shared an idea yet",
            (await taker.Go($"/groups/{day.Second.Id}/exchange")).Text,
            StringComparison.Ordinal
        );

        await (await giver.Go($"/groups/{day.First.Id}/exchange")).SubmitForm("form[id^=share-]");
        var form = await (await taker.Go($"/groups/{day.Second.Id}/exchange")).Follow("Take this idea");
        Assert.Equal(["Select how your idea comes from theirs"], (await form.Submit()).Errors);
        var taken = await form.Submit(("Kind", "BuiltOn"), ("Note", "The van, for blood tests"));

        Assert.Contains("Built on", taken.Text, StringComparison.Ordinal);
        Assert.Contains("an idea of Mina of group 1", taken.Text, StringComparison.Ordinal);
        Assert.Contains("The van, for blood tests", taken.Text, StringComparison.Ordinal);
        Assert.Contains("Taken further by", (await giver.Go($"/ideas/{source}")).Text, StringComparison.Ordinal);

        var again = await form.Submit(("Kind", "InspiredBy"), ("NewIdeaId", Guid.CreateVersion7().ToString()));
        Assert.Contains("Your group had taken this idea already", again.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(taken.Url.AbsolutePath, again.Url.AbsolutePath);
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE group_id = $1", day.Second.Id));
        Assert.Equal(
            1,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE type = 'Ideation.IdeaTaken' AND body->>'SourceIdeaId' = $1",
                source.ToString()
            )
        );
    }

    [Fact]
    public async Task Taken_by_two_members_at_once_it_is_one_idea()
    {
        var day = await IdeationDay.Make(house);
        var source = await day.Idea(day.First, "Same-day scans", shared: true);

        var taken = await Task.WhenAll(
            house.Send(day.Second.Member, new TakeIdea(day.Second.Id, source, Guid.CreateVersion7(), LinkKind.BuiltOn, null)),
            house.Send(day.Second.Other, new TakeIdea(day.Second.Id, source, Guid.CreateVersion7(), LinkKind.BuiltOn, null))
        );

        Assert.Equal(taken[0].IdeaId, taken[1].IdeaId);
        Assert.Equal(1, taken.Count(t => t.FirstTime));
    }

    [Fact]
    public async Task What_is_not_shared_cannot_be_seen_or_taken()
    {
        var day = await IdeationDay.Make(house);
        var elsewhere = await IdeationDay.Make(house);
        var silent = await day.Idea(day.First, "Silent", shortlisted: true);
        var (shared, foreign) = (
            await day.Idea(day.First, "Shared", shared: true),
            await elsewhere.Idea(elsewhere.First, "Foreign", shared: true)
        );

        Task<Taken> Take(Guid source) =>
            house.Send(day.Second.Member, new TakeIdea(day.Second.Id, source, Guid.CreateVersion7(), LinkKind.BuiltOn, null));
        await Assert.ThrowsAsync<NotFound>(() => Take(silent));
        await Assert.ThrowsAsync<NotFound>(() => Take(foreign));
        await Assert.ThrowsAsync<NotFound>(() => Take(Guid.CreateVersion7()));
        var own = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(day.First.Member, new TakeIdea(day.First.Id, shared, Guid.CreateVersion7(), LinkKind.BuiltOn, null))
        );
        Assert.Equal(GroupBoard.Rules.NotItsOwn, own.Rule);

        using var neighbour = await house.Browse(day.Second.Member);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Go($"/groups/{day.Second.Id}/exchange/{silent}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Go($"/ideas/{silent}")).Status);
        var seen = await neighbour.Go($"/ideas/{shared}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.DoesNotContain("The case for it", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idea_does_not_come_back_to_the_group_it_started_in()
    {
        var day = await IdeationDay.Make(house, groups: 3);
        var source = await day.Idea(day.First, "Same-day scans", shared: true);
        var second = await Onward(day, day.Second, source);
        var third = await Onward(day, day.Groups[2], second);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(day.First.Member, new TakeIdea(day.First.Id, third, Guid.CreateVersion7(), LinkKind.BuiltOn, null))
        );
        Assert.Equal(GroupBoard.Rules.NoCircle, refused.Rule);

        await using var scope = house.Services.CreateAsyncScope();
        var ideas = scope.ServiceProvider.GetRequiredService<IIdeas>();
        var thanked = (await ideas.Contributors(third, CancellationToken.None)).ToDictionary(c => c.PersonId, c => c.Capacity);
        Assert.Equal("Author", thanked[day.Groups[2].Member]);
        Assert.Equal("Group member", thanked[day.Groups[2].Other]);
        Assert.Equal("Author of a source idea", thanked[day.First.Member]);
        Assert.Equal("Group member of a source idea", thanked[day.First.Other]);
        Assert.Equal([second, source], (await ideas.Case(third, CancellationToken.None))!.Lineage.Select(l => l.SourceIdeaId));

        using var browser = await house.Browse(day.Groups[2].Member);
        Assert.Equal(
            2,
            (await browser.Go($"/ideas/{third}"))
                .Document.QuerySelectorAll("ul ul a, ul.nhsuk-list--bullet > li > a")
                .Select(a => a.GetAttribute("href"))
                .Distinct()
                .Count()
        );
    }

    private async Task<Guid> Onward(IdeationDay day, IdeationDay.Group group, Guid source)
    {
        var taken = await house.Send(group.Member, new TakeIdea(group.Id, source, Guid.CreateVersion7(), LinkKind.BuiltOn, null));
        await house.Send(group.Member, new InnovationPipeline.Ideation.Features.Board.ShortlistIdea(group.Id, taken.IdeaId));
        await house.Send(group.Member, new ShareIdea(group.Id, taken.IdeaId));
        return taken.IdeaId;
    }
}
