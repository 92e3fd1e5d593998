using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Events.Features.Designs;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Events;

public sealed class DesignTests(SharedHouse house)
{
    [Fact]
    public async Task A_search_ends_with_groups_that_keep_every_rule_and_become_the_events_groups()
    {
        var kit = await DesignKit.Create(house);
        using var browser = await house.Browse(kit.Day.Organiser);
        var form = await browser.Go($"{kit.Day.Root}/groups/designs/new");
        var wrong = await form.Press("Start the search", ("Form.MinSize", "7"), ("Form.MaxSize", "5"), ("Form.HearingLoop", "1, 9"));
        Assert.Contains("Enter all, none, or group numbers between 1 and 4 for tables with a hearing loop", wrong.Errors);
        var page = await wrong.Press(
            "Start the search",
            ("Form.MinSize", "6"),
            ("Form.MaxSize", "6"),
            ("Form.HearingLoop", "1"),
            ("Form.Seconds", "2")
        );
        Assert.Contains("Version 1", page.Heading);

        var id = Guid.Parse(page.Url.Segments[^1]);
        var design = await kit.Searched(id);

        Assert.Equal(DesignState.Ready, design.State);
        Assert.Equal([6, 6, 6, 6], design.Groups.Select(g => g.Members.Count));
        Assert.Equal(0, design.Values[0].Broken);
        Assert.All(design.Values.Skip(1), other => Assert.True(other.Broken > 0 || other.Smallest <= design.Values[0].Smallest));
        Assert.NotEqual(DesignKit.GroupOf(design, "Person 4").Number, DesignKit.GroupOf(design, "Person 5").Number);
        Assert.Equal(1, DesignKit.GroupOf(design, "Person 6").Number);
        Assert.Equal(DesignKit.GroupOf(design, "Person 7").Number, DesignKit.GroupOf(design, "Person 8").Number);

        var ready = await browser.Go($"{kit.Day.Root}/groups/designs/{id}");
        var used = await ready.Press("Use these groups");
        Assert.Contains("These are the event’s groups now", used.Text);
        await house.Send(kit.Day.Organiser, new PublishGroups(kit.Day.Event));
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Day.Organiser, new UseDesign(kit.Day.Event, id)));
        Assert.Equal("The groups are published. Move people one by one", refusal.Message);
    }

    [Fact]
    public async Task Rules_that_cannot_all_be_kept_are_named_and_none_is_dropped()
    {
        var kit = await DesignKit.Create(house);

        var design = await kit.Found(kit.Brief(minSenior: 3));

        Assert.Equal(DesignState.Impossible, design.State);
        var conflict = Assert.Single(design.Conflicts);
        Assert.True(conflict.IsCertain);
        Assert.Contains("A group has at least 3 senior people", conflict.Constraints);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Day.Organiser, new UseDesign(kit.Day.Event, design.Id)));
        using var browser = await house.Browse(kit.Day.Organiser);
        Assert.Contains("These rules cannot all be kept", (await browser.Go($"{kit.Day.Root}/groups/designs/{design.Id}")).Text);
    }

    [Fact]
    public async Task A_search_that_is_stopped_keeps_its_best()
    {
        var kit = await DesignKit.Create(house);
        var id = await kit.Start(kit.Brief(seconds: 120));
        while ((await kit.Read(id)).Points.Count == 0)
            await house.SendAsSystem(new AdvanceDesign());

        await house.Send(kit.Day.Organiser, new StopSearch(kit.Day.Event, id));
        var design = await kit.Searched(id);

        Assert.Equal(DesignState.Ready, design.State);
        Assert.True(design.Spent < 60);
        Assert.Equal(0, design.Values[0].Broken);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Day.Organiser, new StopSearch(kit.Day.Event, id)));
    }

    [Fact]
    public async Task A_search_goes_on_from_its_best_on_a_host_that_knows_nothing_of_it()
    {
        var kit = await DesignKit.Create(house);
        var id = await kit.Start(kit.Brief(seconds: 4));
        while ((await kit.Read(id)).Points.Count < 2)
            await house.SendAsSystem(new AdvanceDesign());
        var before = (await kit.Read(id)).Points[^1];

        house.Services.GetRequiredService<RunningSearches>().Forget(id);
        var design = await kit.Searched(id);

        Assert.True(design.Points[^1].BestTotal >= before.BestTotal);
        Assert.All(design.Points.Zip(design.Points.Skip(1)), pair => Assert.True(pair.Second.BestTotal >= pair.First.BestTotal));
        Assert.Equal(DesignState.Ready, design.State);
    }

    [Fact]
    public async Task A_change_shows_its_effect_first_is_saved_and_can_be_undone()
    {
        var kit = await DesignKit.Create(house);
        var design = await kit.Found();
        var (person, from) = (DesignKit.Id(design, "Person 1"), DesignKit.GroupOf(design, "Person 1").Number);
        var other = design.Groups.First(g => g.Number != from);
        using var browser = await house.Browse(kit.Day.Organiser);
        var root = $"{kit.Day.Root}/groups/designs/{design.Id}";

        var effect = await browser.Go($"{root}/change?person={person}&to={other.Number}");
        Assert.Contains($"Person 1 moves from group {from} to group {other.Number}", effect.Text);
        Assert.Contains("It would break these rules", effect.Text);
        Assert.Equal(from, DesignKit.GroupOf(await kit.Read(design.Id), "Person 1").Number);
        await effect.Press("Save this change");
        var moved = await kit.Read(design.Id);
        Assert.Equal(other.Number, DesignKit.GroupOf(moved, "Person 1").Number);
        Assert.True(moved.Values[0].Broken > 0);

        await (await browser.Go(root)).Press($"Undo: Person 1 moves from group {from} to group {other.Number}");
        var swap = await browser.Go($"{root}/change?person={person}&with={other.Members[0].PersonId}");
        await swap.Press("Save this change");
        var swapped = await kit.Read(design.Id);
        Assert.Equal(other.Number, DesignKit.GroupOf(swapped, "Person 1").Number);
        Assert.Equal(from, DesignKit.GroupOf(swapped, other.Members[0].Name).Number);
        Assert.Equal(2, swapped.Steps.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{root}/change?person={Guid.CreateVersion7()}&to=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{root}/change?person={person}")).Status);
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(kit.Day.Organiser, new ChangeDesign(kit.Day.Event, design.Id, person, ToGroup: 99, WithPersonId: null))
        );
    }

    [Fact]
    public async Task Pinned_people_stay_in_the_next_version_and_pairs_hold_in_it()
    {
        var kit = await DesignKit.Create(house);
        var first = await kit.Found();
        var (one, two) = (DesignKit.Id(first, "Person 1"), DesignKit.Id(first, "Person 2"));
        using var browser = await house.Browse(kit.Day.Organiser);
        await (await browser.Go($"{kit.Day.Root}/groups/designs/{first.Id}/people/{one}")).Press(
            $"Pin to group {DesignKit.GroupOf(first, "Person 1").Number}"
        );
        var pairs = await browser.Go($"{kit.Day.Root}/groups/pairs");
        var refused = await pairs.Press("Add pair", ("One", $"{one}"), ("Other", $"{one}"), ("IsTogether", "True"));
        Assert.Contains("Choose two different people", refused.Errors);
        await pairs.Press("Add pair", ("One", $"{one}"), ("Other", $"{two}"), ("IsTogether", "True"));

        var second = await kit.Found(basedOn: first.Id);

        var stays = DesignKit.GroupOf(first, "Person 1").Number;
        Assert.Equal(stays, DesignKit.GroupOf(second, "Person 1").Number);
        Assert.Equal(stays, DesignKit.GroupOf(second, "Person 2").Number);
        var compared = await browser.Go($"{kit.Day.Root}/groups/designs/compare?one={first.Id}&other={second.Id}");
        Assert.Contains("Version 1 and Version 2", compared.Heading);
    }

    [Fact]
    public async Task Why_someone_sits_there_says_nothing_private_and_cards_and_downloads_show_no_more_than_a_table_card()
    {
        var kit = await DesignKit.Create(house);
        var design = await kit.Found();
        using var browser = await house.Browse(kit.Day.Organiser);
        var root = $"{kit.Day.Root}/groups/designs/{design.Id}";
        var api = $"/api/v1{kit.Day.Root}/designs/{design.Id}/groups";

        var why = (await browser.Go($"{root}/people/{DesignKit.Id(design, "Person 6")}")).Text;
        var cards = (await browser.Go($"{root}/cards")).Text;
        var csv = await browser.Http.GetStringAsync($"{api}.csv");

        Assert.Contains("Discipline “Clinical”", why);
        Assert.Contains("Person 24", csv);
        foreach (var text in (string[])[why, cards, csv])
        foreach (var secret in (string[])["Sits near the front", "Executive", "Experienced", "line manager"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        using var stream = new MemoryStream(await browser.Http.GetByteArrayAsync($"{api}.xlsx"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Equal(25, book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count());
    }

    [Fact]
    public async Task A_version_is_removed_unless_the_groups_come_from_it()
    {
        var kit = await DesignKit.Create(house);
        var (first, second) = (await kit.Found(), await kit.Found());
        await house.Send(kit.Day.Organiser, new UseDesign(kit.Day.Event, second.Id));
        using var browser = await house.Browse(kit.Day.Organiser);

        var kept = await (await browser.Go($"{kit.Day.Root}/groups/designs/{second.Id}")).Press("Remove version 2");
        Assert.Contains("The event’s groups come from this version", kept.Errors[0]);
        var list = await (await browser.Go($"{kit.Day.Root}/groups/designs/{first.Id}")).Press("Remove version 1");

        Assert.DoesNotContain("Version 1", list.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{kit.Day.Root}/groups/designs/{first.Id}")).Status);
        // Numbers are not given twice while a later one stands.
        Assert.Equal("Version 3", (await kit.Found()).Name);
    }

    [Fact]
    public async Task Versions_are_the_organisers_alone()
    {
        var kit = await DesignKit.Create(house);
        var id = await kit.Start();
        var stranger = (await EventKit.Create(house)).Organiser;
        using var browser = await house.Browse(stranger);
        foreach (
            var page in (string[])["", "/new", "/compare", $"/{id}", $"/{id}/cards", $"/{id}/people/{id}", $"/{id}/change?person={id}&to=1"]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{kit.Day.Root}/groups/designs{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{kit.Day.Root}/groups/repair")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(stranger, new StopSearch(kit.Day.Event, id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(stranger, new UseDesign(kit.Day.Event, id)));
        await kit.Searched(id);
    }
}
