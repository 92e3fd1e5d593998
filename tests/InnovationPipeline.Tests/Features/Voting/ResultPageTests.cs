using System.Net.Http.Json;
using System.Text.Json;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>What the result's page and the big screen say, to eyes and to screen readers.</summary>
public sealed class ResultPageTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task Where_the_screen_has_no_room_for_all_steps_it_says_where_they_are_and_there_they_are_as_the_API_has_them()
    {
        var day = await house.NewDay(14);
        var round = await day.Opened(method: VotingMethod.InstantRunOff);
        // One for the first, two for the second, and so on: they go out one by one.
        var choices = Enumerable.Range(1, 14).SelectMany(idea => Enumerable.Repeat(day.Idea(idea), idea)).ToList();
        foreach (var (voter, idea) in (await day.Voters(choices.Count)).Zip(choices))
            await house.Send(voter, new CastBallot(round, [new(idea, 1)]));
        var steps = (await day.Revealed(round)).Steps;
        Assert.True(steps.Count > 14, $"There are {steps.Count} steps");
        using var browser = await house.Browse(day.Organiser);

        var screen = await browser.Go($"/rounds/{round}/screen");
        Assert.Equal([steps[0], .. steps.TakeLast(3)], screen.Document.QuerySelectorAll("#screen li").Select(l => l.TextContent));
        Assert.Contains(
            $"These are the first step and the last 3. All {steps.Count} are on the result’s page, to read and to print: go to ",
            screen.Text,
            StringComparison.Ordinal
        );
        var ways = screen.Document.QuerySelectorAll("#screen p strong").Select(s => s.TextContent).ToList();
        Assert.Equal([$"{screen.Url.Authority}/vote", RoomCode.Shown(RoomCode.Of(day.Event))], ways);

        // By that way.
        var found = await browser.Go($"/vote?code={RoomCode.Of(day.Event)}");
        var page = await found.Follow("See the result");
        using var api = JsonDocument.Parse(
            await browser.Http.GetStringAsync($"/api/v1/rounds/{round}/result", TestContext.Current.CancellationToken)
        );
        var told = api.RootElement.GetProperty("result").GetProperty("steps").EnumerateArray().Select(s => s.GetString()!).ToList();
        Assert.Equal(steps, told);
        Assert.Equal(told, page.Document.QuerySelectorAll("details ol li").Select(l => l.TextContent));
        Assert.Equal(screen.Heading, page.Heading);
    }

    [Fact]
    public async Task Screen_readers_hear_the_turnout_and_then_the_result_politely()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        await house.Send(await day.Voter(), new CastBallot(round, day.Idea(2)));
        using var browser = await house.Browse(day.Organiser);
        Assert.Contains("1 of 1 have voted", Said(await browser.Go($"/rounds/{round}/screen")), StringComparison.Ordinal);
        Assert.Contains(
            "1 of 1 person who may vote has voted",
            Said(await browser.Go($"/rounds/{round}/result")),
            StringComparison.Ordinal
        );

        await day.Revealed(round);

        foreach (var page in new[] { "screen", "result" })
            Assert.Equal("Idea of group 2 wins", Said(await browser.Go($"/rounds/{round}/{page}")));
    }

    /// <summary>The words that the live region, which stays while the page changes, is given.</summary>
    private static string Said(BrowserPage page)
    {
        var region = page.Document.QuerySelectorAll("[data-live-said]").Single();
        Assert.Equal("polite", region.GetAttribute("aria-live"));
        Assert.Equal("", region.TextContent);
        Assert.DoesNotContain(region, page.Document.QuerySelectorAll("[data-live] *"));
        return string.Join(
            ' ',
            page.Document.QuerySelectorAll("[data-live] [data-live-say]")
                .Single()
                .TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
