using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Board;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class ObjectiveTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task An_objective_is_corrected_until_an_initiative_has_served_it_and_its_history_says_by_whom()
    {
        var place = await house.PlaceWithInitiative();
        var id = await Enter(place, "Beter access");
        using var browser = await house.Browse(place.Organiser);
        var page = await (await browser.Go($"/programmes/{place.Organisation}/objectives")).Follow("Beter access");
        Assert.Contains("No initiative serves it yet", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Enter the objective"], (await page.Press("Save", ("Title", ""))).Errors);
        var corrected = await page.Press("Save", ("Title", "Better access to care"));
        Assert.Equal("Better access to care", corrected.Heading);
        Assert.Contains("Objective corrected, from Beter access", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("Olga Organiser", corrected.Text, StringComparison.Ordinal);

        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [id]));
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, []));
        var stays = await Assert.ThrowsAsync<RuleBroken>(() => Correct(place, id, "Other words"));
        Assert.Equal(PlanObjective.Rules.NotUsedYet, stays.Rule);
        var used = await browser.Go($"/programmes/{place.Organisation}/objectives/{id}");
        Assert.Contains("so its words stay", used.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.plan_objectives SET title = 'Other words' WHERE id = $1", id)
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("DELETE FROM development.objective_history WHERE objective_id = $1", id)
        );
        var stranger = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger.Organiser, new ObjectiveToRead(stranger.Organisation, id)));
    }

    [Fact]
    public async Task An_objective_ends_on_a_last_day_with_a_reason_and_initiatives_keep_it()
    {
        var place = await house.PlaceWithInitiative();
        var id = await Enter(place, "Fewer outpatient visits");
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [id]));
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/programmes/{place.Organisation}/objectives/{id}");
        Assert.Equal(["Enter the last day on which it holds", "Say why it ends"], (await page.Press("Set the last day")).Errors);
        var early = await page.Press("Set the last day", [.. Day("LastDay", new DateOnly(2024, 1, 1)), ("EndReason", "The plan is new")]);
        Assert.Equal([PlanObjective.Rules.EndsAfterItBegins.Sentence], early.Errors);
        var ended = await early.Press("Set the last day", [.. Day("LastDay", today.AddDays(-1))]);
        Assert.Contains("It has ended", ended.Text, StringComparison.Ordinal);
        Assert.Contains("The plan is new", ended.Text, StringComparison.Ordinal);
        var version = await Version(place, id);
        var again = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new EndObjective(place.Organisation, id, version, today.AddDays(9), "Longer"))
        );
        Assert.Equal(PlanObjective.Rules.StillHolds, again.Rule);
        var list = await browser.Go("/objectives");
        Assert.Contains("It does not hold today", list.Text, StringComparison.Ordinal);
        Assert.Contains((await house.Ask(place.Organiser, new ObjectivesOf(place.Initiative))).Choices, c => c.Id == id && c.IsServed);
    }

    [Fact]
    public async Task Initiatives_are_filtered_by_objective_and_each_objective_shows_theirs_with_pounds_cash_and_non_cash_apart()
    {
        var place = await house.PlaceWithInitiative();
        var (one, two, none) = (await Enter(place, "Access"), await Enter(place, "Productivity"), await Enter(place, "Carbon"));
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [one, two]));
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        await house.Send(place.BenefitOwner, HistoryTests.Planning(place));

        foreach (var (objective, count) in new[] { (one, 1), (two, 1), (none, 0) })
        {
            var listed = await house.Ask(place.Organiser, new InitiativesByStage(null, null, 1, objective));
            Assert.Equal(count, listed.Page.Total);
            var board = await house.Ask(place.Organiser, new StageBoard(objective));
            Assert.Equal(count, board.Columns.Sum(c => c.Total));
        }
        var rows = (await house.Ask(place.Organiser, new ObjectivesServed())).ToDictionary(r => r.Id);
        // 80% of £12,345 is due to the initiative; it counts under each.
        foreach (var objective in new[] { one, two })
        {
            var served = Assert.Single(rows[objective].Initiatives);
            Assert.Equal(new ObjectivePounds(0m, 0m, 9_876m, 0m), served.Pounds);
            Assert.Equal(served.Pounds, rows[objective].Pounds);
            Assert.NotNull(served.Progress);
        }
        Assert.Equal((0, 0), (rows[none].Total, rows[none].Running));

        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go("/objectives");
        Assert.Contains("these figures do not add up to the portfolio", page.Text, StringComparison.Ordinal);
        Assert.Contains("£9,876", page.Text, StringComparison.Ordinal);
        var list = await browser.Go($"/initiatives?objective={one}");
        Assert.Equal($"{one}", list.Document.QuerySelector("select[name=Objective] option[selected]")?.GetAttribute("value"));
        Assert.Contains(
            "There are no initiatives here",
            (await browser.Go($"/initiatives/board?objective={none}")).Text,
            StringComparison.Ordinal
        );
        var abroad = await house.PlaceWithInitiative();
        Assert.Equal(0, (await house.Ask(abroad.Organiser, new InitiativesByStage(null, null, 1, one))).Page.Total);
    }

    [Fact]
    public async Task What_is_no_longer_expected_is_in_no_objective()
    {
        var place = await Mergers.Named(house);
        var id = await Enter(place, "Access");
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [id]));
        await house.Send(place.BenefitOwner, Mergers.Planning(house, place, "Agency hours", attribution: 33));
        // 33% of £5,000.01 and of £15,000.03, which is planned for the next quarter.
        Assert.Equal(6_600m, await Planned());
        await Mergers.Decide(house, place, DecisionKind.Stop);
        Assert.Equal(1_650m, await Planned());

        async Task<decimal> Planned() =>
            (await house.Ask(place.Organiser, new ObjectivesServed())).Single(r => r.Id == id).Pounds.CashPlanned;
    }

    private async Task<Guid> Enter(Place place, string title)
    {
        var id = Guid.CreateVersion7();
        await house.Send(
            place.Organiser,
            new AddObjective(id, place.Organisation, title, "Joint forward plan", new DateOnly(2025, 4, 1), null)
        );
        return id;
    }

    private async Task<uint> Version(Place place, Guid id) =>
        (await house.Ask(place.Organiser, new ObjectiveToRead(place.Organisation, id))).Version;

    private async Task Correct(Place place, Guid id, string title) =>
        await house.Send(
            place.Organiser,
            new CorrectObjective(place.Organisation, id, await Version(place, id), title, "Own strategy", new DateOnly(2025, 4, 1), null)
        );

    private static (string, string)[] Day(string field, DateOnly day) =>
        [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];
}
