using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Testing;
using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests.Steps;

/// <summary>From the revealed result to a verified benefit on the golden thread.</summary>
internal sealed class Afterwards(SharedHouse house, Chromium chromium, Town town) : Story(house, chromium, town)
{
    public async Task<Guid> The_winner_is_taken_forward()
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go("/initiatives/waiting");
        await olive.Press("Take forward");
        var id = olive.IdAfter("initiatives");
        await House.Settle();
        await olive.Go($"/initiatives/{id}/origin");
        await olive.Reads("A phone line for people who are not online");
        await olive.Reads("Urgent needs are seen first");
        foreach (
            var (position, person) in ((string, Guid)[])
                [("SeniorResponsibleOwner", Town.Executive), ("ProjectOwner", Town.Owner), ("BenefitOwner", Town.BenefitOwner)]
        )
        {
            await olive.Go($"/initiatives/{id}/people");
            if (await olive.Page.Locator($"[name=Position][value={position}]").CountAsync() == 0)
                continue;
            await olive.Set("Position", position);
            await olive.Set("Email", Town.Email(person));
            await olive.Press("Name this person");
        }
        await olive.Go("/programmes");
        var programme = await olive.Page.Locator("main a[href^='/programmes/']").First.GetAttributeAsync("href");
        await olive.Go($"{programme}/objectives");
        await olive.Set("Title", "Better access to general practice");
        await olive.Set("Plan", "Joint forward plan");
        await olive.Set("From", new DateOnly(2025, 4, 1));
        await olive.Press("Add the objective");
        await olive.Go($"/initiatives/{id}/objectives");
        foreach (var objective in await olive.Page.Locator("main input[name=Chosen]").AllAsync())
            await objective.CheckAsync(new() { Force = true });
        await olive.Press("Save");
        return id;
    }

    public async Task It_is_assessed(Guid initiative)
    {
        await using var asher = await As(Town.Assessor);
        await asher.Go("/assessments");
        await asher.Go($"/initiatives/{initiative}/assessment");
        await asher.Choose("None");
        await asher.Press("Declare");
        var sections = await asher
            .Page.Locator("#sections a, .nhsuk-task-list a")
            .EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(sections);
        foreach (var section in sections.Distinct(StringComparer.Ordinal))
        {
            await asher.Go(section);
            foreach (var yes in await asher.Page.Locator("main input[type=radio]:is([value=Yes], [value=Ready], [value=B])").AllAsync())
                await yes.CheckAsync(new() { Force = true });
            await asher.Press("Save and go back");
        }
        await asher.Reads("Completed by");
    }

    public async Task A_gate_decides(Guid initiative, string to)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go($"/initiatives/{initiative}/gates/new");
        await olive.Press("Open the gate review");
        await using var asher = await As(Town.Assessor);
        await asher.Go($"/initiatives/{initiative}");
        await asher.Page.Locator($"a[href^='/initiatives/{initiative}/gates/']").First.ClickAsync();
        await asher.Press("Score this gate");
        await asher.Set("Interest", "None");
        await asher.Press("Declare");
        foreach (var met in await asher.Page.Locator("main input[type=radio][value=Met]").AllAsync())
            await met.CheckAsync(new() { Force = true });
        foreach (var four in await asher.Page.Locator("main input[type=radio][value='4']").AllAsync())
            await four.CheckAsync(new() { Force = true });
        await asher.Press("Submit");
        await using var greta = await As(Town.Chair);
        await greta.Go("/gates");
        var gate = await greta.Page.Locator($"main a[href^='/initiatives/{initiative}/gates/']").First.GetAttributeAsync("href");
        await greta.Go(gate!);
        foreach (var met in await greta.Page.Locator("main input[type=radio][value=Met]").AllAsync())
            await met.CheckAsync(new() { Force = true });
        await greta.Set("Interest", "None");
        await greta.Set("Decision", "Proceed");
        await greta.Set("Reason", $"The case stands, and two practices are ready: on to {to.ToLowerInvariant()}");
        await greta.Press("Preview the message");
        await greta.Reads("What contributors will read");
        await greta.Press("Record the decision");
        await greta.Go($"/initiatives/{initiative}");
        await greta.Reads(to);
        await House.Settle();
    }

    public async Task Contributors_are_told(Guest guest)
    {
        await using var amber = await As(guest);
        await amber.Go("/messages");
        await amber.Page.Locator("main a[href^='/messages/']").First.ClickAsync();
        await amber.Look();
        await amber.Reads("two practices are ready");
    }

    public async Task<Guid> A_benefit_is_planned(Guid initiative, DateOnly day)
    {
        await using var benita = await As(Town.BenefitOwner);
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
        await benita.Set("BeneficiaryOrganisationId", Town.Board.ToString());
        await benita.Press("Save and plan the periods");
        var benefit = benita.IdAfter("benefits");
        foreach (var value in await benita.Page.Locator("main input[name$='.Value'][name^='Periods']").AllAsync())
            await value.FillAsync("200");
        foreach (var pounds in await benita.Page.Locator("main input[name$='.Pounds'][name^='Periods']").AllAsync())
            await pounds.FillAsync("1500");
        await benita.Press("Save the plan");
        await House.Settle();
        return benefit;
    }

    public async Task An_actual_is_claimed_and_verified(Guid benefit)
    {
        await using var benita = await As(Town.BenefitOwner);
        await benita.Go($"/benefits/{benefit}/actuals/new");
        await benita.Page.Locator("select[name=Period]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await benita.Set("Value", "210");
        await benita.Set("Pounds", "1600");
        await benita.Set("Evidence", "Telephone system report of the month");
        await benita.Press("Record");
        await benita.Reads("Claimed");

        await using var olive = await As(Town.Organiser);
        await olive.Go("/programmes");
        var programme = await olive.Page.Locator("main a[href^='/programmes/']").First.GetAttributeAsync("href");
        await olive.Go($"{programme}/verifiers");
        await olive.Set("Email", Town.Email(Town.Verifier));
        await olive.Set("Kind", "Finance");
        await olive.Set("OfOrganisation", Town.Board.ToString());
        await olive.Press("Appoint");
        await using var verity = await As(Town.Verifier);
        await verity.Go("/verification");
        await verity.Go($"/benefits/{benefit}");
        await verity.Follow("Verify or return");
        await verity.Set("Value", "210");
        await verity.Set("Pounds", "1500");
        await verity.Set("Reason", "One week was a holiday");
        await verity.Press("Verify");
        await verity.Go($"/benefits/{benefit}");
        await verity.Reads("£1,500 verified");
        await House.Settle();
    }

    public async Task An_executive_reads_the_golden_thread(Guid initiative, params string[] origins)
    {
        foreach (var width in (int[])[1280, Phone])
        {
            await using var edith = await As(Town.Executive, width);
            await edith.Go("/");
            // 80% of £1,500 is the initiative's.
            await edith.Go("/portfolio");
            await edith.Reads("£1,200");
            await edith.Go($"/initiatives/{initiative}/thread");
            foreach (
                var step in (string[])
                    [
                        .. origins,
                        "The 8am rush",
                        "Spring innovation day",
                        "two practices are ready",
                        "Calls answered within 5 minutes at 8am",
                        "£1,500",
                    ]
            )
                await edith.Reads(step);
        }
    }
}
