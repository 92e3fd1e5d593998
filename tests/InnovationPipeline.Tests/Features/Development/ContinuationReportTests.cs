using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Continuation;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class ContinuationReportTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task After_three_months_it_counts_those_that_somebody_worked_on_and_says_when_they_are_too_few()
    {
        var place = await house.PlaceWithInitiative();
        List<Guid> initiatives = [place.Initiative];
        for (var i = 0; i < 3; i++)
            initiatives.Add(await Another(place));
        var opened = house.Clock.GetUtcNow();
        await house.Clock.MoveTo(opened.AddMonths(3).AddDays(1), CancellationToken.None);
        try
        {
            Assert.Contains("Too few", await Read(place), StringComparison.Ordinal);
            await house.Clock.MoveTo(opened, CancellationToken.None);
            initiatives.Add(await Another(place));
            await house.Clock.MoveTo(opened.AddDays(60), CancellationToken.None);
            // Two are worked on; one of these is stopped.
            foreach (var worked in initiatives.Take(2))
                await house.Send(
                    place.Organiser,
                    new AddRisk(
                        Guid.CreateVersion7(),
                        worked,
                        new RiskForm(BarrierCategory.Funding, "It may cost more", 2, 2, "Watch it", null)
                    )
                );
            var gate = Guid.CreateVersion7();
            await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
            await GateTests.Score(house, place, gate);
            await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Stop)));
            await house.Clock.MoveTo(opened.AddMonths(3).AddDays(1), CancellationToken.None);

            var all = (await house.Ask(place.Organiser, new ContinuationReport())).Single(r => r.Of == "All");
            Assert.Equal([(3, 1, 5), (6, 0, 0), (12, 0, 0)], all.After.Select(a => (a.Months, a.GoingOn, a.Of)));
            Assert.Contains("20% (1 of 5)", await Read(place), StringComparison.Ordinal);
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task It_is_set_against_the_vote_the_diversity_of_the_group_and_exchanges()
    {
        var place = await house.PlaceWithInitiative();
        List<Guid> initiatives = [place.Initiative];
        for (var i = 0; i < 4; i++)
            initiatives.Add(await Another(place));
        foreach (
            var (of, won, diversity, exchanges) in new (int, bool, decimal?, int)[]
            {
                (0, true, 0.8m, 1),
                (1, true, 0.6m, 0),
                (2, false, 0.4m, 2),
                (3, false, 0.2m, 0),
                (4, false, null, 0),
            }
        )
            await house.Execute(
                "UPDATE development.initiatives SET won = $2, group_diversity = $3, exchanges = $4 WHERE id = $1",
                initiatives[of],
                won,
                (object?)diversity ?? DBNull.Value,
                exchanges
            );
        var opened = house.Clock.GetUtcNow();
        try
        {
            await house.Clock.MoveTo(opened.AddDays(60), CancellationToken.None);
            foreach (var worked in new[] { initiatives[1], initiatives[2] })
                await house.Send(
                    place.Organiser,
                    new AddRisk(
                        Guid.CreateVersion7(),
                        worked,
                        new RiskForm(BarrierCategory.Funding, "It may cost more", 2, 2, "Watch it", null)
                    )
                );
            await house.Clock.MoveTo(opened.AddMonths(3).AddDays(1), CancellationToken.None);

            var rows = await house.Ask(place.Organiser, new ContinuationReport());
            Assert.Equal(
                [
                    ("All", 2, 5),
                    ("Won the vote", 1, 2),
                    ("Did not win", 1, 3),
                    ("Group more diverse than half (index 0.60 or more)", 1, 2),
                    ("Group less diverse", 1, 2),
                    ("Built on another group's idea", 1, 2),
                    ("Built on none", 1, 3),
                ],
                rows.Select(r => (r.Of, r.After[0].GoingOn, r.After[0].Of))
            );
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    private async Task<string> Read(Place place)
    {
        using var browser = await house.Browse(place.Organiser);
        return (await browser.Go("/continuation")).Text;
    }

    private async Task<Guid> Another(Place place)
    {
        var (innovationEvent, idea) = await house.Idea(place.Organisation);
        var id = Guid.CreateVersion7();
        await house.Reveal(place with { InnovationEvent = innovationEvent, Idea = idea });
        await house.Send(place.Organiser, new TakeForward(id, idea));
        return id;
    }
}
