using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests;

/// <summary>One idea's whole life in the browser, from a partner's challenge to a verified benefit, as the different people.</summary>
public sealed class TheDayTests(SharedHouse house, Chromium chromium)
{
    private const int Phone = 320;

    [Fact]
    public async Task One_idea_goes_from_challenge_to_verified_benefit()
    {
        var town = await Town.Found(house);
        var submission = await A_partner_submits_a_challenge(town);
        await Triage_accepts_it(town, submission);
        var day = London.DayOf(house.Clock.GetUtcNow()).AddDays(30);
        var innovationEvent = await An_organiser_prepares_the_event(town, day);
        var (participant, code, link) = await A_participant_registers_on_a_phone(innovationEvent);
        await The_organiser_seats_everyone(town, innovationEvent);

        await house.Clock.MoveTo(London.At(day, new TimeOnly(9, 5)), Ct);
        var groups = await The_day_begins_and_people_check_in(town, innovationEvent, participant, code, link);
        var idea = await Groups_find_their_top_ideas(town, innovationEvent, groups, link);
        await house.Clock.MoveTo(London.At(day, new TimeOnly(11, 20)), Ct);
        await The_room_votes(town, innovationEvent, idea, link);

        var initiative = await The_winner_is_taken_forward(town);
        await It_is_assessed(town, initiative);
        await A_gate_decides(town, initiative, "Development");
        await Contributors_are_told(link);
        var benefit = await A_benefit_is_planned(town, initiative, day);
        await A_gate_decides(town, initiative, "Benefit realisation");
        await house.Clock.MoveTo(London.At(day.AddDays(100), new TimeOnly(10, 0)), Ct);
        await An_actual_is_claimed_and_verified(town, benefit);
        await An_executive_reads_the_golden_thread(town, initiative);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<Visitor> As(Guid person, int width = 1280, bool javaScript = true)
    {
        var visitor = await chromium.Visit(house.Address, width, javaScript);
        await visitor.SignIn(person);
        return visitor;
    }

    private async Task<Guid> A_partner_submits_a_challenge(Town town)
    {
        await using var iris = await As(town.Partner, Phone);
        await iris.Go("/challenges/new");
        await iris.Press("Continue");
        await iris.Reads("There is a problem");
        if (await iris.Page.Locator("select[name=ToOrganisationId]").CountAsync() > 0)
            await iris.Set("ToOrganisationId", town.Unit.ToString());
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

    private async Task Triage_accepts_it(Town town, Guid submission)
    {
        await using var olive = await As(town.Organiser);
        await olive.Go("/triage");
        await olive.Go($"/triage/{submission}");
        await olive.Press("Take on this challenge");
        await olive.Set("Outcome", "Accept");
        await olive.Set("Reason", "It touches every practice and fits the spring event");
        await olive.Press("Give answer");
        await olive.Reads("Accepted");

        await house.Settle();
        await using var iris = await As(town.Partner, Phone);
        await iris.Go($"/challenges/{submission}");
        await iris.Reads("It touches every practice and fits the spring event");
        await iris.Go("/messages");
        await iris.Reads("The 8am rush");
    }

    private async Task<Guid> An_organiser_prepares_the_event(Town town, DateOnly day)
    {
        await using var olive = await As(town.Organiser);
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
        await olive.Set("Organisation", town.BoardName);
        await olive.Set("Bio", "Leads primary care for the board");
        await olive.Press("Save speaker");
        await olive.Go($"/events/{id}/manage");
        await olive.Press("Publish the event");
        await olive.Press("Open registration");
        await olive.Reads("Registration open");
        return id;
    }

    private async Task<(string Name, string Code, string Link)> A_participant_registers_on_a_phone(Guid innovationEvent)
    {
        const string Name = "Amber Applecross";
        await using var amber = await chromium.Visit(house.Address, Phone, javaScript: false);
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
        var link = await amber
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Open your personal link" })
            .GetAttributeAsync("href");
        return (Name, code, link!);
    }

    private async Task The_organiser_seats_everyone(Town town, Guid innovationEvent)
    {
        await using var olive = await As(town.Organiser);
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
        await olive.Set("GroupSize", "4");
        await olive.Press("Make groups");
        await olive.Press("Publish the groups");
        await olive.Reads("Published");
        await house.Settle();
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

    private async Task<IReadOnlyList<Guid>> The_day_begins_and_people_check_in(
        Town town,
        Guid innovationEvent,
        string participant,
        string code,
        string link
    )
    {
        await using var olive = await As(town.Organiser);
        await olive.Go($"/events/{innovationEvent}/manage");
        await olive.Press("Close registration");
        await olive.Press("Begin the day");
        await olive.Reads("Live");

        // By code at the desk, by name at the desk, by personal link on the phone.
        await olive.Go($"/events/{innovationEvent}/check-in");
        await olive.Set("Code", code);
        await olive.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Check in", Exact = true }).First.ClickAsync();
        await olive.Look();
        foreach (var name in (string[])["Barnaby", "Clementine", "Dorian"])
        {
            await olive.Go($"/events/{innovationEvent}/check-in?Name={name}");
            await olive.Press($"Check in {name}");
        }
        await olive.Reads("4 of 8 people are here");

        await using var amber = await chromium.Visit(house.Address, Phone, javaScript: false);
        await amber.Go(link);
        await amber.Press($"Join as {participant}");
        await amber.Go($"/events/{innovationEvent}/here");
        await amber.Reads("already in");
        await amber.Go($"/events/{innovationEvent}");
        await amber.Follow("Go to your group’s board");
        var own = amber.IdAfter("groups");
        await house.Settle();
        var all = await olive.Page.EvaluateAsync<string[]>(
            "async id => { const html = await (await fetch(`/events/${id}/wall`)).text(); return [...html.matchAll(/groups\\/([0-9a-f-]{36})/g)].map(m => m[1]); }",
            innovationEvent.ToString()
        );
        return [own, .. all.Select(Guid.Parse).Distinct().Where(g => g != own)];
    }

    private async Task<string> Groups_find_their_top_ideas(Town town, Guid innovationEvent, IReadOnlyList<Guid> groups, string link)
    {
        const string Title = "One front door online, with the phone kept for those who need it";
        await using var amber = await chromium.Visit(house.Address, Phone, javaScript: false);
        await amber.Go(link);
        await amber.Press("Join as");
        await amber.Go($"/groups/{groups[0]}/board");
        foreach (var idea in (string[])[Title, "Call back instead of queueing"])
        {
            await amber.Set("Title", idea);
            await amber.Set("Text", "Said aloud in the room, written down here");
            await amber.Press("Add idea");
        }
        await amber.Press($"Shortlist {Title}");
        await amber.Go($"/groups/{groups[0]}/top-idea");
        await amber.Page.GetByLabel(Title).CheckAsync(new() { Force = true });
        await amber.Press("Choose this idea");
        await amber.Go($"/groups/{groups[0]}/board");
        await amber.Follow(Title);
        var id = amber.IdAfter("ideas");

        // The same person with JavaScript works up the case.
        await using var worked = await chromium.Visit(house.Address, Phone);
        await worked.Go(link);
        await worked.Press("Join as");
        await worked.Go($"/ideas/{id}/proposition");
        foreach (
            var (field, text) in new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Headline"] = "Everyone reaches the practice in the way that suits them",
                ["Line1"] = "One form, any hour",
                ["Line2"] = "Sorted by need, not by who dials first",
                ["Line3"] = "The phone stays open",
                ["Users"] = "Patients and reception teams",
                ["Jobs"] = "Getting help from the right person",
                ["Pains"] = "Queueing at 8am",
                ["Gains"] = "An answer the same day",
                ["Offer"] = "One online request form with triage",
                ["PainRelievers"] = "No race at opening time",
                ["GainCreators"] = "Requests are sorted by need",
                ["MeasureOfSuccess"] = "Calls answered within 5 minutes",
                ["ValueMaximisers"] = "A phone line for people who are not online",
                ["Evidence"] = "Two practices nearby have done it",
                ["Inequalities"] = "Interpreters and carers are asked first",
                ["Carbon"] = "Fewer journeys",
            }
        )
            await worked.Set(field, text);
        await worked.Press("Save");
        await worked.Go($"/ideas/{id}/angles");
        await worked.Set("Angle", "Clinical");
        await worked.Set("IsOpportunity", "True");
        await worked.Set("Text", "Urgent needs are seen first");
        await worked.Press("Add point");
        await worked.Go($"/ideas/{id}/barriers");
        await worked.Set("Category", "Workforce");
        await worked.Set("Text", "Reception teams need time to learn it");
        await worked.Set("Likelihood", "3");
        await worked.Set("Impact", "4");
        await worked.Set("Mitigation", "Start with two practices");
        await worked.Press("Add barrier");
        await worked.Go($"/ideas/{id}/ask");
        await worked.Set("Capital", "25000");
        await worked.Set("RevenueOneOff", "10000");
        await worked.Set("RevenueRecurrent", "5000");
        await worked.Set("WholeTimeEquivalents", "1.5");
        await worked.Press("Save");
        await worked.Go($"/ideas/{id}");
        await worked.Reads("Everyone reaches the practice");

        await The_other_group_uses_ideas_that_nobody_here_wrote(town, innovationEvent, groups[1]);
        return Title;
    }

    /// <summary>Real projects where they are at hand, otherwise a file of the same shape.</summary>
    private async Task The_other_group_uses_ideas_that_nobody_here_wrote(Town town, Guid innovationEvent, Guid group)
    {
        var (file, hackDay) = ImportedIdeas.File();
        var import = await HostProcess.Verb(
            house.ConnectionString,
            "import",
            "ideas",
            file,
            "--event",
            innovationEvent.ToString(),
            "--hack-day",
            hackDay,
            "--as",
            town.Organiser.ToString(),
            "--json"
        );
        Assert.True(import.Exit == 0, import.Error + import.Output);

        await using var olive = await As(town.Organiser);
        await olive.Go($"/groups/{group}/board");
        var first = (await olive.Page.Locator("#board h3").First.InnerTextAsync()).Trim();
        await olive.Press($"Shortlist {first}");
        await olive.Go($"/groups/{group}/top-idea");
        await olive.Page.Locator("[name=IdeaId]").First.CheckAsync(new() { Force = true });
        await olive.Press("Choose this idea");
        await olive.Go($"/events/{innovationEvent}/wall");
    }

    private async Task The_room_votes(Town town, Guid innovationEvent, string idea, string link)
    {
        await using var olive = await As(town.Organiser);
        await olive.Go($"/events/{innovationEvent}/rounds/new");
        await olive.Set("Title", "Which idea should we take forward?");
        await olive.Set("TiePolicy", "JointWinners");
        await olive.Set("OwnGroup", "Allow");
        await olive.Press("Prepare the round");
        var round = olive.IdAfter("rounds");
        await olive.Go($"/rounds/{round}/opening");
        await olive.Press("Open voting");
        await olive.Reads("Open");

        await using var screen = await As(town.Organiser);
        await screen.Go($"/rounds/{round}/screen");
        await using var amber = await chromium.Visit(house.Address, Phone, javaScript: false);
        await amber.Go(link);
        await amber.Press("Join as");
        await amber.Go($"/events/{innovationEvent}/vote");
        await amber.Press("Cast your vote");
        await amber.Reads("There is a problem");
        await amber.Page.GetByLabel(idea).CheckAsync(new() { Force = true });
        await amber.Press("Cast your vote");
        await amber.Reads("Your vote is recorded");
        await screen.Reads("1 of");

        // Sealed until the reveal.
        await amber.Page.GotoAsync($"/rounds/{round}/result");
        await amber.DoesNotRead("1 vote");

        await olive.Go($"/rounds/{round}/closing");
        await olive.Press("Close voting");
        await olive.Go($"/rounds/{round}/revealing");
        await olive.Press("Reveal the result");
        await olive.Reads(idea);
        await house.Settle();
        await amber.Go($"/rounds/{round}/result");
        await amber.Reads(idea);
    }

    private async Task<Guid> The_winner_is_taken_forward(Town town)
    {
        await using var olive = await As(town.Organiser);
        await olive.Go("/initiatives/waiting");
        await olive.Press("Take forward");
        var id = olive.IdAfter("initiatives");
        await house.Settle();
        await olive.Go($"/initiatives/{id}/origin");
        await olive.Reads("A phone line for people who are not online");
        await olive.Reads("Urgent needs are seen first");
        foreach (
            var (position, person) in ((string, Guid)[])
                [("SeniorResponsibleOwner", town.Executive), ("ProjectOwner", town.Owner), ("BenefitOwner", town.BenefitOwner)]
        )
        {
            await olive.Go($"/initiatives/{id}/people");
            if (await olive.Page.Locator($"[name=Position][value={position}]").CountAsync() == 0)
                continue;
            await olive.Set("Position", position);
            await olive.Set("Email", Town.Email(person));
            await olive.Press("Name this person");
        }
        return id;
    }

    private async Task It_is_assessed(Town town, Guid initiative)
    {
        await using var asher = await As(town.Assessor);
        await asher.Go("/assessments");
        await asher.Go($"/initiatives/{initiative}/assessment");
        var sections = await asher
            .Page.Locator("#sections a, .nhsuk-task-list a")
            .EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(sections);
        foreach (var section in sections.Distinct(StringComparer.Ordinal))
        {
            await asher.Go(section);
            foreach (var yes in await asher.Page.Locator("main input[type=radio][value=Yes]").AllAsync())
                await yes.CheckAsync(new() { Force = true });
            await asher.Press("Save and go back");
        }
        await asher.Reads("Completed by");
    }

    private async Task A_gate_decides(Town town, Guid initiative, string to)
    {
        await using var olive = await As(town.Organiser);
        await olive.Go($"/initiatives/{initiative}/gates/new");
        await olive.Press("Open the gate review");
        await using var greta = await As(town.Chair);
        await greta.Go("/gates");
        var gate = await greta.Page.Locator($"main a[href^='/initiatives/{initiative}/gates/']").First.GetAttributeAsync("href");
        await greta.Go(gate!);
        foreach (var met in await greta.Page.Locator("main input[type=radio][value=Met]").AllAsync())
            await met.CheckAsync(new() { Force = true });
        foreach (var score in await greta.Page.Locator("main input[name$='.Score']").AllAsync())
            await score.FillAsync("4");
        await greta.Set("Decision", "Proceed");
        await greta.Set("Reason", $"The case stands, and two practices are ready: on to {to.ToLowerInvariant()}");
        await greta.Press("Preview the message");
        await greta.Reads("What contributors will read");
        await greta.Press("Record the decision");
        await greta.Go($"/initiatives/{initiative}");
        await greta.Reads(to);
        await house.Settle();
    }

    private async Task Contributors_are_told(string link)
    {
        await using var amber = await chromium.Visit(house.Address, Phone);
        await amber.Go(link);
        await amber.Press("Join as");
        await amber.Go("/messages");
        await amber.Page.Locator("main a[href^='/messages/']").First.ClickAsync();
        await amber.Look();
        await amber.Reads("two practices are ready");
    }

    private async Task<Guid> A_benefit_is_planned(Town town, Guid initiative, DateOnly day)
    {
        await using var benita = await As(town.BenefitOwner);
        await benita.Go($"/initiatives/{initiative}/benefits/new");
        await benita.Set("Class", "NonCashReleasing");
        await benita.Set("Measure", "Calls answered within 5 minutes at 8am");
        await benita.Set("Unit", "calls a week");
        await benita.Set("Direction", "Up");
        await benita.Set("BaselineValue", "120");
        await benita.Set("BaselineOn", day.AddDays(-10));
        await benita.Set("BaselineSource", "Telephone system");
        await benita.Set("TargetValue", "300");
        await benita.Set("TargetOn", day.AddDays(200));
        await benita.Set("Interval", "Month");
        await benita.Set("Confidence", "Medium");
        await benita.Set("AttributionPercent", "80");
        await benita.Set("BeneficiaryOrganisationId", town.Board.ToString());
        await benita.Press("Save and plan the periods");
        var benefit = benita.IdAfter("benefits");
        foreach (var value in await benita.Page.Locator("main input[name$='.Value'][name^='Periods']").AllAsync())
            await value.FillAsync("200");
        foreach (var pounds in await benita.Page.Locator("main input[name$='.Pounds'][name^='Periods']").AllAsync())
            await pounds.FillAsync("1500");
        await benita.Press("Save the plan");
        await house.Settle();
        return benefit;
    }

    private async Task An_actual_is_claimed_and_verified(Town town, Guid benefit)
    {
        await using var benita = await As(town.BenefitOwner);
        await benita.Go($"/benefits/{benefit}/actuals/new");
        await benita.Page.Locator("select[name=Period]").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await benita.Set("Value", "210");
        await benita.Set("Pounds", "1600");
        await benita.Set("Evidence", "Telephone system report of the month");
        await benita.Press("Record");
        await benita.Reads("Claimed");

        await using var verity = await As(town.Verifier);
        await verity.Go("/verification");
        await verity.Go($"/benefits/{benefit}");
        await verity.Follow("Verify or return");
        await verity.Set("Value", "210");
        await verity.Set("Pounds", "1500");
        await verity.Set("Reason", "One week was a holiday");
        await verity.Press("Verify");
        await verity.Go($"/benefits/{benefit}");
        await verity.Reads("£1,500 verified");
        await house.Settle();
    }

    private async Task An_executive_reads_the_golden_thread(Town town, Guid initiative)
    {
        foreach (var width in (int[])[1280, Phone])
        {
            await using var edith = await As(town.Executive, width);
            await edith.Go("/");
            await edith.Go("/portfolio");
            await edith.Reads("£1,500");
            await edith.Go($"/initiatives/{initiative}/thread");
            foreach (
                var step in (string[])
                    [
                        "The 8am rush",
                        "Spring innovation day",
                        "One front door online",
                        "Amber Applecross",
                        "two practices are ready",
                        "Calls answered within 5 minutes at 8am",
                        "£1,500",
                    ]
            )
                await edith.Reads(step);
        }
    }
}
