using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Agenda;
using InnovationPipeline.Events.Features.Areas;
using InnovationPipeline.Events.Features.CheckIn;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Events.Features.Home;
using InnovationPipeline.Events.Features.Lifecycle;
using InnovationPipeline.Events.Features.Registrations;
using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests;

/// <summary>An organiser designs the groups, changes them by hand and repairs them on the day.</summary>
public sealed class GroupDesignerTests(SharedHouse house, Chromium chromium)
{
    private const int Phone = 320;

    [Fact]
    public async Task Groups_are_searched_for_dragged_undone_used_and_repaired()
    {
        var town = await Town.Found(house);
        var day = await ADay(town);
        await using var olive = await chromium.Visit(house.Address);
        await olive.SignIn(town.Organiser);

        await olive.Go($"/events/{day}/groups");
        await olive.Press("Design groups");
        await olive.Follow("Pairs to keep together or apart");
        await olive.Go($"/events/{day}/groups/designs/new");
        await olive.Set("Form.MinSize", "4");
        await olive.Set("Form.MaxSize", "7");
        await olive.Set("Form.Seconds", "5");
        await olive.Press("Start the search");
        await olive.Reads("Searched for");
        // The page changes by itself while the search goes on, and when it ends.
        await olive.Reads("Best so far");
        await olive.Reads("Use these groups");
        await olive.Look();
        var design = new Uri(olive.Page.Url).AbsolutePath;

        var person = olive.Page.Locator("[data-drop$='to=1'] [data-drag]").First;
        var name = (await person.Locator("th").InnerTextAsync()).Split(':')[0].Trim();
        await olive.Drag(person, olive.Page.Locator("[data-drop$='to=2'] h2"));
        await olive.Reads($"{name} moves from group 1 to group 2");
        await olive.Look();
        await olive.Press("Save this change");
        await olive.Press($"Undo: {name} moves from group 1 to group 2");

        await using (var phone = await chromium.Visit(house.Address, Phone, javaScript: false))
        {
            await phone.SignIn(town.Organiser);
            foreach (var page in (string[])["", "/cards"])
                await phone.Go(design + page);
            await phone.Go($"/events/{day}/groups/designs/new");
            await phone.Go($"/events/{day}/groups/pairs");
            await phone.Go(design);
            await phone.Page.Locator("main table a").First.ClickAsync();
            await phone.Press("Show what the swap would do");
            await phone.Press("Leave it as it is");
            await phone.Press("Use these groups");
            await phone.Press("Publish the groups");
        }

        await house.Send(town.Organiser, new CloseRegistration(day));
        await house.Send(town.Organiser, new GoLive(day));
        var registrations = await house.Ask(town.Organiser, new RegistrationsOf(day, null, null, null, Page: 1, OnAPage: 0));
        // All but two of group 1 stay away.
        var away = registrations.Rows.Where(r => r.Group == 1).Skip(2).Select(r => r.Id).ToHashSet();
        foreach (var row in registrations.Rows.Where(r => !away.Contains(r.Id)))
            await house.Send(town.Organiser, new CheckInByName(day, row.Id));
        await using var desk = await chromium.Visit(house.Address, Phone, javaScript: false);
        await desk.SignIn(town.Organiser);
        await desk.Go($"/events/{day}/groups/repair");
        await desk.Reads("Group 1 has 2 people");
        await desk.Press("Make these moves");
        await desk.Reads("Every rule is kept");
        await olive.Go($"/events/{day}/groups/moves");
        await olive.Reads("(was");
    }

    /// <summary>In ten days, with 24 people and two facilitators.</summary>
    private async Task<Guid> ADay(Town town)
    {
        var (day, organiser) = (Guid.CreateVersion7(), town.Organiser);
        await house.Send(
            organiser,
            new CreateEvent(
                day,
                town.Unit,
                London.DayOf(house.Clock.GetUtcNow()).AddDays(10),
                new EventText("Designed day", "Mixed groups", "The mill", Places: 40, new TimeOnly(9, 0), RegistrationClosesOn: null)
            )
        );
        foreach (var title in (string[])["Access", "Beds"])
            await house.Send(
                organiser,
                new AddArea(
                    Guid.CreateVersion7(),
                    day,
                    SubmissionId: null,
                    new AreaText(title, $"improve {title}", "working together", null, IsCrossCutting: false, null)
                )
            );
        foreach (var (title, type) in ((string, BlockType)[])[("Ideas", BlockType.Stage), ("The vote", BlockType.Vote)])
            await house.Send(
                organiser,
                new AddBlock(
                    Guid.CreateVersion7(),
                    day,
                    new BlockText(type, title, 30, LockedStart: null, Seated: true, BlockVisibility.Public)
                )
            );
        await house.Send(organiser, new PublishEvent(day));
        await house.Send(organiser, new OpenRegistration(day));
        await house.Send(organiser, new ImportRegistrations(day, People(day), GoodRowsOnly: false));
        foreach (var name in (string[])["Felix Fairweather", "Fern Fallowfield"])
            await house.Send(organiser, new AppointFacilitator(day, name, $"{name.Split(' ')[0]}-{day:N}@example.org"));
        return day;
    }

    private static string People(Guid mark)
    {
        string[] disciplines = ["Clinical", "Finance", "Operations", "Workforce", "Commissioning"];
        return "name,email,organisation,discipline,seniority,sector\n"
            + string.Join(
                '\n',
                Enumerable
                    .Range(1, 24)
                    .Select(i =>
                        $"Guest {i} Birdwhistle,guest{i}-{mark:N}@example.org,House {i % 7},{disciplines[i % 5]},{(i % 3 == 0 ? "Senior" : "Experienced")},NHS"
                    )
            );
    }
}
