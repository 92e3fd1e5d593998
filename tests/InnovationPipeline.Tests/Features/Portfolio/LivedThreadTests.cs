using System.Net;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Portfolio.Features.Figures;
using InnovationPipeline.Portfolio.Features.Searching;
using InnovationPipeline.Portfolio.Features.Threads;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

/// <summary>The demonstration from end to end, through every module's own answers.</summary>
[Collection(nameof(LivedHouse))]
public sealed class LivedThreadTests(LivedHouse house)
{
    private static readonly Guid Winner = Script.Id("initiative/winner");

    [Fact]
    public async Task The_winners_thread_runs_from_the_challenge_to_the_verified_benefit()
    {
        var thread = await house.Ask(LivedHouse.Id("edith"), new ThreadOfInitiative(Winner));
        string[] inOrder =
        [
            "Challenge submission",
            "Challenge area",
            "Working group",
            "Taken from another group",
            "Idea",
            "Vote",
            "Taken forward",
            "Gate decision",
            "Benefit verified",
        ];
        var kinds = thread.Steps.Select(s => s.Kind).ToList();
        var places = inOrder.Select(k => kinds.IndexOf(k)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.All(thread.Steps, s => Assert.NotNull(s.On));
        Assert.Contains(thread.Steps.Single(s => s.Kind == "Vote").Figures, f => f is { Name: "Rank", Value: 1 });
        Assert.NotEmpty(thread.Steps.First(s => s.Kind == "Taken from another group").People);
        Assert.All(
            thread.Steps.Where(s => s.Kind == "Gate decision"),
            s => Assert.Contains(s.Words, w => w.Length > "Reason: ".Length && w.StartsWith("Reason: ", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(thread.Steps.SelectMany(s => s.People), p => p.Name == "Former participant");
    }

    [Fact]
    public async Task The_portfolio_of_the_day_equals_developments_figures()
    {
        var edith = LivedHouse.Id("edith");
        var shown = (await house.Ask(edith, new PortfolioAsAt(On: null))).Figures;
        var rows = (await house.Ask(edith, new InitiativesAsAt(Stage: null, On: null, Page: 1))).Rows;
        await using var scope = house.Services.CreateAsyncScope();
        var initiatives = scope.ServiceProvider.GetRequiredService<IInitiatives>();
        var benefits = new List<BenefitFact>();
        foreach (var row in rows)
        {
            Assert.Equal((await initiatives.Cards([row.Id], CancellationToken.None))[row.Id].Stage, row.Stage);
            benefits.AddRange(await initiatives.Benefits(row.Id, CancellationToken.None));
        }
        Assert.NotEmpty(benefits);
        Assert.Equal(rows.Count, shown.Entered);
        foreach (var (kind, pounds) in new[] { ("CashReleasing", shown.Cash), ("NonCashReleasing", shown.NonCash) })
        {
            var own = benefits.Where(b => b.Class == kind).ToList();
            Assert.Equal(own.Sum(b => b.Planned?.Ours ?? 0), pounds.Planned);
            Assert.Equal(own.SelectMany(b => b.Actuals).Where(a => a.State != "Returned").Sum(a => a.Claimed?.Ours ?? 0), pounds.Claimed);
            Assert.Equal(own.SelectMany(b => b.Actuals).Sum(a => a.Verified?.Ours ?? 0), pounds.Verified);
        }
    }

    [Fact]
    public async Task Everyone_who_contributed_has_each_decision_once_and_can_read_on()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var contributors = await scope
            .ServiceProvider.GetRequiredService<IIdeas>()
            .Contributors(Script.TopIdea(Script.WinningGroup), CancellationToken.None);
        var decisions = await scope.ServiceProvider.GetRequiredService<IInitiatives>().Decisions(Winner, CancellationToken.None);
        Assert.NotEmpty(decisions);
        Assert.Contains(contributors, c => c.Capacity == "Author of a source idea");
        foreach (var contributor in contributors)
            Assert.Equal(
                decisions.Count,
                await house.Scalar<long>(
                    "SELECT count(*) FROM notifications.messages WHERE person_id = $1 AND kind = 'GateDecided' AND subject_id = $2",
                    contributor.PersonId,
                    Winner
                )
            );

        var source = contributors.First(c => c.Capacity == "Author of a source idea").PersonId;
        using var browser = await house.Browse(source);
        foreach (var row in (await house.Ask(source, new InboxOf(1))).Rows)
        {
            var message = await browser.Go($"/messages/{row.Id}");
            Assert.Equal(HttpStatusCode.OK, message.Status);
            Assert.Equal(HttpStatusCode.OK, (await message.Follow("Read on")).Status);
        }
    }

    [Fact]
    public async Task Search_finds_what_one_may_see_and_nothing_else()
    {
        var title = (await house.Ask(LivedHouse.Id("edith"), new ThreadOfInitiative(Winner))).Title;
        Assert.Contains((await house.Ask(LivedHouse.Id("edith"), new SearchResults(title, 1))).Results, r => r.Title == title);
        var stranger = await house.Person("Sid Stranger");
        Assert.Empty((await house.Ask(stranger, new SearchResults(title, 1))).Results);
        using var browser = await house.Browse(stranger);
        Assert.Contains("Nothing found", (await browser.Go("/search?q=zzzzqqq")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go("/search?q=%22%27%3A%26%7C%21&p=-5")).Status);
        using var nobody = await house.Browse();
        Assert.Equal("/sign-in", (await nobody.Go("/search?q=gp")).Url.AbsolutePath);
    }

    [Fact]
    public async Task The_inbox_of_every_kind_of_message_has_words()
    {
        foreach (var member in Cast.Everyone)
        foreach (var row in (await house.Ask(member.Id, new InboxOf(1))).Rows)
            Assert.DoesNotContain("no longer here", row.Title, StringComparison.Ordinal);
        Assert.Contains(
            (await house.Ask(LivedHouse.Id("iris"), new InboxOf(1))).Rows,
            r => r.Title.StartsWith("Challenge accepted: ", StringComparison.Ordinal)
        );
        Assert.Contains(
            (await house.Ask(LivedHouse.Id("amber"), new InboxOf(1))).Rows,
            r => r.Title.StartsWith("The result is known: ", StringComparison.Ordinal)
        );
    }
}
