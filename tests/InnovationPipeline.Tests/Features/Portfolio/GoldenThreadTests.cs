using System.Net;
using System.Text.Json;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Portfolio.Features.Figures;
using InnovationPipeline.Portfolio.Features.Threads;
using InnovationPipeline.Tests.Features.Development;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

public sealed class GoldenThreadTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task One_page_tells_it_all_from_the_question_to_the_verified_benefit()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var benefit = await story.Plan(BenefitClass.NonCashReleasing, 13_500m);
        await story.Verify(benefit, await story.Claim(benefit, 14_400.50m), 14_000.25m);
        using var browser = await house.Browse(story.Executive);

        var page = await browser.Go($"/initiatives/{story.Place.Initiative}/thread");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (
            var told in new[]
            {
                "Challenge area",
                "How can we ease the 8am rush through technology?",
                "Working group",
                "Taken from another group",
                "Saul Source",
                "Idea",
                "Connie Contributor",
                "1 of 2",
                "20 votes",
                "44 of 48 who could vote",
                "Taken forward",
                "Gate decision",
                "From Assessment to Development",
                "Reason: The evidence is good",
                "Chandra Chair",
                "Benefit planned",
                "£13,500",
                "Benefit claimed",
                "£14,400.50",
                "Benefit verified",
                "£14,000.25",
                "Vera Verifier",
            }
        )
            Assert.Contains(told, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_csv_and_json_hold_the_same_figures()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var benefit = await story.Plan(BenefitClass.CashReleasing, 500m);
        await story.Verify(benefit, await story.Claim(benefit, 120.10m), 100.05m);
        using var browser = await house.Browse(story.Executive);

        var thread = await house.Ask(story.Executive, new ThreadOfInitiative(story.Place.Initiative));
        using var json = JsonDocument.Parse(
            await browser.Http.GetStringAsync($"/api/v1/initiatives/{story.Place.Initiative}/thread", TestContext.Current.CancellationToken)
        );
        var csv = await browser.Http.GetStringAsync(
            $"/api/v1/initiatives/{story.Place.Initiative}/thread.csv",
            TestContext.Current.CancellationToken
        );

        var figures = thread.Steps.SelectMany(s => s.Figures).Select(f => f.Value).ToList();
        Assert.Contains(100.05m, figures);
        Assert.Equal(
            figures,
            json.RootElement.GetProperty("steps")
                .EnumerateArray()
                .SelectMany(s => s.GetProperty("figures").EnumerateArray())
                .Select(f => f.GetProperty("value").GetDecimal())
        );
        foreach (var figure in thread.Steps.SelectMany(s => s.Figures))
            Assert.Contains(FormattableString.Invariant($",{figure.Value},{figure.Unit}"), csv, StringComparison.Ordinal);
        Assert.Equal(
            thread.Steps.Sum(s => Math.Max(1, s.Words.Count) + s.People.Count + s.Figures.Count) + 1,
            csv.Trim().Split("\r\n").Length
        );
    }

    [Fact]
    public async Task An_executive_of_another_organisation_is_told_there_is_no_such_thing()
    {
        var story = await Story.Begin(house);
        var stranger = await house.Person("Ottilie Otherwise", (Role.Executive, await house.NewScope("organisation")));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger, new ThreadOfInitiative(story.Place.Initiative)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger, new ThreadOfIdea(story.Place.Idea)));

        using var browser = await house.Browse(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{story.Place.Initiative}/thread")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await browser.Http.GetAsync(
                    $"/api/v1/initiatives/{story.Place.Initiative}/thread.csv",
                    TestContext.Current.CancellationToken
                )
            ).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{Guid.CreateVersion7()}/thread")).Status);
    }

    [Fact]
    public async Task Everyone_who_was_there_may_follow_an_idea_that_was_voted_on()
    {
        var story = await Story.Begin(house);
        var participant = await house.Person("Pia Present", (Role.Participant, story.Place.InnovationEvent));
        var thread = await house.Ask(participant, new ThreadOfIdea(story.Place.Idea));
        Assert.Contains(thread.Steps, s => s.Kind == "Taken forward");
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(participant, new ThreadOfInitiative(story.Place.Initiative)));
    }

    [Fact]
    public async Task The_portfolio_equals_developments_own_figures_to_the_penny()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var cash = await story.Plan(BenefitClass.CashReleasing, 1_000.01m);
        var other = await story.Plan(BenefitClass.NonCashReleasing, 2_000.02m);
        var cost = await story.Plan(BenefitClass.CashReleasing, 300.30m, disbenefit: true);
        await story.Plan(BenefitClass.Quality, null);
        await story.Verify(cash, await story.Claim(cash, 10.01m), 9.99m);
        await story.Verify(cost, await story.Claim(cost, 3.33m), 3.33m);
        await story.Claim(other, 20.02m);
        await story.SendBack(other, await story.Claim(other, 77.77m, quarter: 1));
        var wrong = await story.Claim(other, 50.50m, quarter: 2);
        await story.Verify(other, wrong, 50.50m);
        await story.Reverse(other, wrong);

        var shown = (await house.Ask(story.Executive, new PortfolioAsAt(On: null))).Figures;
        await using var scope = house.Services.CreateAsyncScope();
        var benefits = await scope
            .ServiceProvider.GetRequiredService<IInitiatives>()
            .Benefits(story.Place.Initiative, CancellationToken.None);

        foreach (var (kind, pounds) in new[] { ("CashReleasing", shown.Cash), ("NonCashReleasing", shown.NonCash) })
        {
            var own = benefits.Where(b => b.Class == kind).ToList();
            var counted = own.SelectMany(b => b.Actuals).Where(a => a.State != "Returned").ToList();
            Assert.Equal(own.Sum(b => b.Planned?.Ours ?? 0), pounds.Planned);
            Assert.Equal(counted.Sum(a => a.Claimed?.Ours ?? 0), pounds.Claimed);
            Assert.Equal(counted.Sum(a => a.Verified?.Ours ?? 0), pounds.Verified);
        }
        Assert.Equal((559.76m, 5.34m, 5.33m), (shown.Cash.Planned, shown.Cash.Claimed, shown.Cash.Verified));
        Assert.Equal((1_600.01m, 16.01m, 0m), (shown.NonCash.Planned, shown.NonCash.Claimed, shown.NonCash.Verified));
    }
}
