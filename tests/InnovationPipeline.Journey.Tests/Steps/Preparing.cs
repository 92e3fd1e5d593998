using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Testing;
using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests.Steps;

/// <summary>From a partner's challenge to groups that everyone can see.</summary>
internal sealed class Preparing(SharedHouse house, Chromium chromium, Town town) : Story(house, chromium, town)
{
    public async Task<Guid> A_partner_submits_a_challenge()
    {
        await using var iris = await As(Town.Partner, Phone);
        await iris.Go("/challenges/new");
        await iris.Press("Continue");
        await iris.Reads("There is a problem");
        if (await iris.Page.Locator("select[name=ToOrganisationId]").CountAsync() > 0)
            await iris.Set("ToOrganisationId", Town.Unit.ToString());
        await iris.Set("Form.Title", "The 8am rush");
        await iris.Set("Form.Outcome", "Improve access to GP services");
        await iris.Set("Form.Means", "technology that spreads demand over the day?");
        await iris.Set("Form.Context", "Half of all calls come before 9am. Patient 943 476 5919 waited 50 minutes.");
        await iris.Set("Form.Affected", "Patients, receptionists and GPs");
        await iris.Set("Form.Measures", "Calls answered within 5 minutes");
        await iris.Set("Form.Urgency", "Now");
        await iris.Press("Continue");
        // A valid NHS number never gets in, and nothing typed is lost.
        await iris.Reads("looks like an NHS number");
        await iris.Set("Form.Context", "Half of all calls come before 9am. People wait 50 minutes.");
        await iris.Press("Continue");
        await iris.Reads("How can we improve access to GP services through technology that spreads demand over the day?");
        await iris.Press("Send it in");
        return iris.IdAfter("challenges");
    }

    public async Task Triage_accepts_it(Guid submission)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go("/triage");
        await olive.Go($"/triage/{submission}");
        await olive.Press("Take on this challenge");
        await olive.Set("Outcome", "Accept");
        await olive.Set("Reason", "It touches every practice and fits the spring event");
        await olive.Press("Give answer");
        await olive.Reads("Accepted");

        await House.Settle();
        await using var iris = await As(Town.Partner, Phone);
        await iris.Go($"/challenges/{submission}");
        await iris.Reads("It touches every practice and fits the spring event");
        await iris.Go("/messages");
        await iris.Reads("The 8am rush");
    }

    public async Task<Guid> An_organiser_prepares_the_event(DateOnly day)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go("/events/new");
        await olive.Set("Day", day);
        await olive.Set("Form.Name", "Spring innovation day");
        await olive.Set("Form.Summary", "One day, mixed groups, better access");
        await olive.Set("Form.Venue", "The old market hall");
        await olive.Set("Form.StartsAt", "09:00");
        await olive.Set("Form.Places", "40");
        await olive.Press("Create event");
        var id = olive.IdAfter("events");

        await olive.Go($"/events/{id}/areas");
        await olive.Follow("Make it an area");
        await olive.Press("Save challenge area");
        await olive.Reads("How can we improve access to GP services");

        foreach (
            var (type, title, minutes, seated) in ((string, string, int, bool)[])
                [
                    ("Talk", "Welcome", 15, true),
                    ("Stage", "Ideas", 45, true),
                    ("MovementBreak", "Stretch", 10, false),
                    ("Stage", "Top ideas", 50, true),
                    ("Vote", "The vote", 15, false),
                ]
        )
        {
            await olive.Go($"/events/{id}/run-sheet/new");
            await olive.Set("Type", type);
            await olive.Set("Title", title);
            await olive.Set("Minutes", $"{minutes}");
            if (!seated && await olive.Page.Locator("[name=Seated]").First.IsCheckedAsync())
                await olive.Page.Locator("[name=Seated]").First.UncheckAsync(new() { Force = true });
            if (seated)
                await olive.Set("Seated", "true");
            await olive.Press("Save block");
        }
        await olive.Reads("The vote");
        await olive.Go($"/events/{id}/speakers/new");
        await olive.Set("Name", "Penny Panelworth");
        await olive.Set("Organisation", Town.BoardName);
        await olive.Set("Bio", "Leads primary care for the board");
        await olive.Press("Save speaker");
        await olive.Go($"/events/{id}/manage");
        await olive.Press("Publish the event");
        await olive.Press("Open registration");
        await olive.Reads("Registration open");
        return id;
    }

    public async Task<Guest> A_participant_registers_on_a_phone(Guid innovationEvent)
    {
        const string Name = "Amber Applecross";
        await using var amber = await Chromium.Visit(House.Address, Phone, javaScript: false);
        await amber.Go($"/events/{innovationEvent}/register");
        await amber.Press("Register");
        await amber.Reads("There is a problem");
        await amber.Set("Name", Name);
        await amber.Set("Email", $"amber-{Guid.CreateVersion7():N}@example.org");
        await amber.Set("Organisation", "Millbrook Practice");
        await amber.Set("Discipline", "Clinical");
        await amber.Set("Seniority", "Senior");
        await amber.Set("Sector", "NHS");
        await amber.Set("Mode", "InRoom");
        await amber.Set("Agreed", "true");
        await amber.Press("Register");
        await amber.Reads("You are registered");
        var code = await amber.Page.Locator("#personal-code").InnerTextAsync();
        var link = await amber.Page.GetByRole(AriaRole.Link, new() { Name = "Open your personal link" }).GetAttributeAsync("href");
        return new Guest(Name, code, link!);
    }

    public async Task The_organiser_seats_everyone(Guid innovationEvent)
    {
        await using var olive = await As(Town.Organiser);
        var file = Path.Combine(Path.GetTempPath(), $"people-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(file, Registrations(innovationEvent, broken: true), Ct);
        await olive.Go($"/events/{innovationEvent}/registrations/import");
        await olive.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await olive.Press("Import");
        await olive.Reads("Rows to put right");
        await File.WriteAllTextAsync(file, Registrations(innovationEvent, broken: false), Ct);
        await olive.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await olive.Press("Import");
        await olive.Reads("7 people registered");
        File.Delete(file);

        await olive.Go($"/events/{innovationEvent}/groups");
        foreach (var name in (string[])["Felix Fairweather", "Fern Fallowfield"])
        {
            if (!await olive.Page.Locator("[name=Email]").IsVisibleAsync())
                await olive.Unfold("Add a facilitator");
            await olive.Set("Name", name);
            await olive.Set("Email", $"{name.Split(' ')[0]}-{innovationEvent:N}@example.org");
            await olive.Press("Add facilitator");
        }
        await olive.Go($"/events/{innovationEvent}/groups/designs/new");
        await olive.Set("Form.Seconds", "2");
        await olive.Press("Start the search");
        await olive.Reads("Use these groups");
        await olive.Look();
        await olive.Page.Locator("main table a").First.ClickAsync();
        await olive.Look();
        await olive.Press("Show what the swap would do");
        await olive.Press("Save this change");
        await olive.Press("Undo");
        await olive.Press("Use these groups");
        await olive.Press("Publish the groups");
        await olive.Reads("Published");
        await House.Settle();
    }

    private static string Registrations(Guid mark, bool broken) =>
        "name,email,discipline,organisation,seniority,sector\n"
        + string.Join(
            '\n',
            new[] { "Barnaby", "Clementine", "Dorian", "Elspeth", "Fabian", "Ginevra", "Horatio" }.Select(
                (name, i) =>
                    $"{name} Birdwhistle,{(broken && i == 2 ? "no address" : $"{name}-{mark:N}@example.org")},{(i % 2 == 0 ? "Finance" : "Operations")},House {i},Experienced,NHS"
            )
        );
}
