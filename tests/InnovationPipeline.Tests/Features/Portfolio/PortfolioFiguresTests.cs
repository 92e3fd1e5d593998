using System.Net;
using System.Text.Json;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Portfolio.Features.Figures;
using InnovationPipeline.Testing;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

public sealed class PortfolioFiguresTests(SharedHouse house)
{
    private sealed record Own(Guid Organisation, Guid Executive, IReadOnlyList<Guid> Initiatives, DateTimeOffset Opened);

    [Fact]
    public async Task An_executive_sees_stages_that_add_up_and_money_apart()
    {
        var own = await ThreeInitiatives();
        var shown = await house.Ask(own.Executive, new PortfolioAsAt(On: null));

        Assert.Equal(3, shown.Figures.Entered);
        Assert.Equal(3, shown.Figures.Stages.Sum(s => s.Initiatives));
        Assert.Equal(1, Count(shown, "Assessment"));
        Assert.Equal(1, Count(shown, "BenefitRealisation"));
        Assert.Equal(1, Count(shown, "Parked"));
        Assert.Equal((1000.50m, 300m, 250.25m), (shown.Figures.Cash.Planned, shown.Figures.Cash.Claimed, shown.Figures.Cash.Verified));
        Assert.Equal((77m, 0m, 0m), (shown.Figures.NonCash.Planned, shown.Figures.NonCash.Claimed, shown.Figures.NonCash.Verified));
        Assert.True(shown.Of >= 3);
    }

    [Fact]
    public async Task Every_count_leads_to_exactly_its_rows()
    {
        var own = await ThreeInitiatives();
        var shown = await house.Ask(own.Executive, new PortfolioAsAt(On: null));
        foreach (var stage in shown.Figures.Stages)
        {
            var rows = await house.Ask(own.Executive, new InitiativesAsAt(stage.Stage, shown.On, Page: 1));
            Assert.Equal(stage.Initiatives, rows.Total);
            Assert.All(rows.Rows, r => Assert.Equal(stage.Stage, r.Stage));
        }
        var all = await house.Ask(own.Executive, new InitiativesAsAt(Stage: null, shown.On, Page: 1));
        Assert.Equal(own.Initiatives.Order(), all.Rows.Select(r => r.Id).Order());
        Assert.Equal(shown.Figures.Cash.Verified, all.Rows.Sum(r => r.Cash.Verified));
    }

    [Fact]
    public async Task An_earlier_day_is_shown_as_it_was()
    {
        var own = await ThreeInitiatives();
        var day = DateOnly.FromDateTime(own.Opened.UtcDateTime);

        var before = await house.Ask(own.Executive, new PortfolioAsAt(day.AddDays(-1)));
        var then = await house.Ask(own.Executive, new PortfolioAsAt(day));

        Assert.Equal(0, before.Figures.Entered);
        Assert.Equal(3, then.Figures.Entered);
        Assert.Equal(3, Count(then, "Assessment"));
        Assert.Equal(0m, then.Figures.Cash.Planned);
    }

    [Fact]
    public async Task An_executive_of_another_organisation_sees_nothing()
    {
        var own = await ThreeInitiatives();
        var other = await house.NewScope("organisation");
        var stranger = await house.Person("Osric Otherwise", (Role.Executive, other));

        var shown = await house.Ask(stranger, new PortfolioAsAt(On: null));

        Assert.Equal(0, shown.Figures.Entered);
        Assert.True(shown.Of >= 3);
        Assert.Equal(0m, shown.Figures.Cash.Planned);
        Assert.Empty((await house.Ask(stranger, new InitiativesAsAt(Stage: null, On: null, Page: 1))).Rows);
        Assert.NotEqual(0, (await house.Ask(own.Executive, new PortfolioAsAt(On: null))).Figures.Entered);
    }

    [Fact]
    public async Task Someone_without_the_permission_is_refused()
    {
        var organisation = await house.NewScope("organisation");
        var verifier = await house.Person("Vera Verifywell", (Role.Verifier, organisation));
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(verifier, new PortfolioAsAt(On: null)));
    }

    [Fact]
    public async Task Page_and_program_say_the_same()
    {
        var own = await ThreeInitiatives();
        using var browser = await house.Browse(own.Executive);

        var page = await browser.Go("/portfolio");
        using var json = JsonDocument.Parse(await browser.Http.GetStringAsync("/api/v1/portfolio", TestContext.Current.CancellationToken));
        var rows = await page.Follow("1: Benefit realisation");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("3 of ", page.Text, StringComparison.Ordinal);
        Assert.Equal(["£1,000.50", "£300", "£250.25"], Pounds(page, "Cash releasing"));
        Assert.Equal(["£77", "£0", "£0"], Pounds(page, "Non-cash releasing"));
        Assert.DoesNotContain("£1,077.50", page.Text, StringComparison.Ordinal);
        Assert.Equal(1000.50m, json.RootElement.GetProperty("figures").GetProperty("cash").GetProperty("planned").GetDecimal());
        Assert.Contains("1 initiative as at", rows.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_is_said_and_today_is_shown()
    {
        var own = await ThreeInitiatives();
        using var browser = await house.Browse(own.Executive);
        var page = await browser.Go("/portfolio?On.Day=31&On.Month=2&On.Year=2026");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Date must be a real date"], page.Errors);
        Assert.Contains("3 of ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Double_and_late_deliveries_change_nothing()
    {
        var own = await ThreeInitiatives();
        var before = await house.Ask(own.Executive, new PortfolioAsAt(On: null));
        foreach (var initiative in own.Initiatives)
            await house.Execute(
                """
                UPDATE platform.deliveries SET done_at = NULL WHERE handler LIKE 'Portfolio.%'
                AND event_id IN (SELECT id FROM platform.events WHERE aggregate_id = $1)
                """,
                initiative
            );
        await house.Settle();
        var after = await house.Ask(own.Executive, new PortfolioAsAt(On: null));
        Assert.Equal(before.Figures.Stages, after.Figures.Stages);
        Assert.Equal((before.Figures.Cash, before.Figures.NonCash), (after.Figures.Cash, after.Figures.NonCash));
    }

    private static IEnumerable<string> Pounds(BrowserPage page, string kind) =>
        page
            .Document.QuerySelectorAll("tbody tr")
            .Single(row =>
                row.FirstElementChild!.TextContent.Trim().EndsWith(kind, StringComparison.Ordinal)
                && row.TextContent.Contains('£', StringComparison.Ordinal)
            )
            .Children.Skip(1)
            .Select(cell => cell.TextContent[cell.TextContent.IndexOf('£', StringComparison.Ordinal)..].Trim());

    private static int Count(PortfolioShown shown, string stage) => shown.Figures.Stages.Single(s => s.Stage == stage).Initiatives;

    /// <summary>One in assessment, one parked and one in benefit realisation with money, over three days of last month.</summary>
    private async Task<Own> ThreeInitiatives()
    {
        var organisation = await house.NewScope("organisation");
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
            ids.Add(await house.NewScope("initiative", organisation));
        var opened = house.Clock.GetUtcNow().AddDays(-30);
        var (cash, other, actual) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var period = DateOnly.FromDateTime(opened.UtcDateTime);
        await house.Announce([
            .. ids.Select(id => new InitiativeOpened(id, organisation, null, null, null)
            {
                At = opened,
                AggregateId = id,
                Sequence = 1,
            }),
            new GateDecided(ids[1], Guid.CreateVersion7(), "Park", "Assessment", "Parked")
            {
                At = opened.AddDays(2),
                AggregateId = ids[1],
                Sequence = 2,
            },
            new GateDecided(ids[2], Guid.CreateVersion7(), "Proceed", "Development", "BenefitRealisation")
            {
                At = opened.AddDays(4),
                AggregateId = ids[2],
                Sequence = 3,
            },
            new GateDecided(ids[2], Guid.CreateVersion7(), "Proceed", "Assessment", "Development")
            {
                At = opened.AddDays(2),
                AggregateId = ids[2],
                Sequence = 2,
            },
            new BenefitPlanned(ids[2], cash, "CashReleasing", 1000.50m)
            {
                At = opened.AddDays(3),
                AggregateId = cash,
                Sequence = 1,
            },
            new BenefitPlanned(ids[2], other, "NonCashReleasing", 77m)
            {
                At = opened.AddDays(3),
                AggregateId = other,
                Sequence = 1,
            },
            new ActualClaimed(ids[2], cash, actual, "CashReleasing", 300m, period)
            {
                At = opened.AddDays(5),
                AggregateId = cash,
                Sequence = 2,
            },
            new ActualVerified(ids[2], cash, actual, "CashReleasing", 250.25m, period)
            {
                At = opened.AddDays(6),
                AggregateId = cash,
                Sequence = 3,
            },
        ]);
        await house.Settle();
        return new(organisation, await house.Person("Edwina Execwell", (Role.Executive, organisation)), ids, opened);
    }
}
