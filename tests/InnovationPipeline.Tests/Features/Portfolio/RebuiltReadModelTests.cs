using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Features.Figures;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

public sealed class RebuiltReadModelTests
{
    [Fact]
    public async Task A_read_model_rebuilt_from_the_events_equals_the_live_one()
    {
        await using var house = await House.Open();
        var organisation = await house.NewScope("organisation");
        var executive = await house.Person("Elodie Equalsworth", (Role.Executive, organisation));
        var now = house.Clock.GetUtcNow();
        for (var i = 0; i < 12; i++)
        {
            var (id, benefit, actual) = (await house.NewScope("initiative", organisation), Guid.CreateVersion7(), Guid.CreateVersion7());
            await house.Announce(
                new InitiativeOpened(id, organisation, null, null, null)
                {
                    At = now.AddDays(-40 + i),
                    AggregateId = id,
                    Sequence = 1,
                },
                new GateDecided(id, Guid.CreateVersion7(), "Proceed", "Assessment", i % 3 == 0 ? "Stopped" : "Development")
                {
                    At = now.AddDays(-20 + i),
                    AggregateId = id,
                    Sequence = 2,
                },
                new BenefitPlanned(id, benefit, i % 2 == 0 ? "CashReleasing" : "NonCashReleasing", 10.01m * i)
                {
                    At = now.AddDays(-20 + i),
                    AggregateId = benefit,
                    Sequence = 1,
                },
                new ActualClaimed(
                    id,
                    benefit,
                    actual,
                    i % 2 == 0 ? "CashReleasing" : "NonCashReleasing",
                    3.33m * i,
                    new DateOnly(2026, 1, 1)
                )
                {
                    At = now.AddDays(-5),
                    AggregateId = benefit,
                    Sequence = 2,
                }
            );
        }
        await house.Settle();
        var live = await Everything();
        Assert.Equal(12, live.Rows.Count);

        await house.Execute("TRUNCATE portfolio.facts");
        Assert.Empty((await Everything()).Rows);
        await house.Execute("DELETE FROM platform.deliveries WHERE handler LIKE 'Portfolio.%'");
        await house.Execute("DELETE FROM platform.reactions WHERE handler LIKE 'Portfolio.%'");
        await house.Services.GetRequiredService<Deliveries>().FeedNewReactions(CancellationToken.None);
        await house.Settle();

        var rebuilt = await Everything();
        Assert.Equal(live.Rows, rebuilt.Rows);
        Assert.Equal(live.Figures.Stages, rebuilt.Figures.Stages);
        Assert.Equal((live.Figures.Cash, live.Figures.NonCash, live.Of), (rebuilt.Figures.Cash, rebuilt.Figures.NonCash, rebuilt.Of));

        async Task<(IReadOnlyList<InitiativeRow> Rows, InnovationPipeline.Portfolio.Domain.PortfolioFigures Figures, int Of)> Everything()
        {
            var shown = await house.Ask(executive, new PortfolioAsAt(On: null));
            return ((await house.Ask(executive, new InitiativesAsAt(Stage: null, On: null, Page: 1))).Rows, shown.Figures, shown.Of);
        }
    }
}
