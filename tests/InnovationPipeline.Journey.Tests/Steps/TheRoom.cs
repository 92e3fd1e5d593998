using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Testing;
using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests.Steps;

/// <summary>The day itself: check-in, ideas, vote.</summary>
internal sealed class TheRoom(SharedHouse house, Chromium chromium, Town town) : Story(house, chromium, town)
{
    public async Task<IReadOnlyList<Guid>> The_day_begins_and_people_check_in(Guid innovationEvent, Guest guest)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go($"/events/{innovationEvent}/manage");
        await olive.Press("Close registration");
        await olive.Press("Begin the day");
        await olive.Reads("Live");

        // By code at the desk, by name at the desk, by personal link on the phone.
        await olive.Go($"/events/{innovationEvent}/check-in");
        await olive.Set("Code", guest.Code);
        await olive.Page.GetByRole(AriaRole.Button, new() { Name = "Check in", Exact = true }).First.ClickAsync();
        await olive.Look();
        foreach (var name in (string[])["Barnaby", "Clementine", "Dorian"])
        {
            await olive.Go($"/events/{innovationEvent}/check-in?Name={name}");
            await olive.Press($"Check in {name}");
        }
        await olive.Reads("4 of 8 people are here");

        await using var amber = await As(guest, javaScript: false);
        await amber.Reads(guest.Name);
        await amber.Go($"/events/{innovationEvent}/here");
        await amber.Reads("already in");
        await amber.Go($"/events/{innovationEvent}");
        await amber.Follow("Go to your group’s board");
        var own = amber.IdAfter("groups");
        await House.Settle();
        var all = await olive.Page.EvaluateAsync<string[]>(
            "async id => { const html = await (await fetch(`/events/${id}/wall`)).text(); return [...html.matchAll(/groups\\/([0-9a-f-]{36})/g)].map(m => m[1]); }",
            innovationEvent.ToString()
        );
        return [own, .. all.Select(Guid.Parse).Distinct().Where(g => g != own)];
    }

    /// <summary>Real projects where they are at hand, otherwise a file of the same shape; an equal share for each group named.</summary>
    public async Task Projects_that_nobody_here_wrote_are_imported(Guid innovationEvent, params int[] groupNumbers)
    {
        var (file, hackDay) = ImportedIdeas.File();
        var import = await HostProcess.Verb(
            House.ConnectionString,
            [
                "import",
                "ideas",
                file,
                "--event",
                innovationEvent.ToString(),
                "--hack-day",
                hackDay,
                "--as",
                Town.Organiser.ToString(),
                "--json",
                .. groupNumbers.SelectMany(n => (string[])["--groups", $"{n}"]),
            ]
        );
        Assert.True(import.Exit == 0, import.Error + import.Output);
    }

    /// <param name="amber">a member of the group, at any screen</param>
    public async Task Ideas_are_added(Visitor amber, Guid group, params string[] titles)
    {
        await amber.Go($"/groups/{group}/board");
        foreach (var title in titles)
        {
            await amber.Set("Title", title);
            await amber.Set("Text", "Said aloud in the room, written down here");
            await amber.Press("Add idea");
        }
    }

    /// <returns>the top idea's id and title</returns>
    public async Task<(Guid Id, string Title)> A_top_idea_is_chosen(Visitor visitor, Guid group, string? title = null)
    {
        await visitor.Go($"/groups/{group}/board");
        title ??= (await visitor.Page.Locator("#board h3").First.InnerTextAsync()).Trim();
        await visitor.Press($"Shortlist {title}");
        await visitor.Go($"/groups/{group}/top-idea");
        await visitor.Choose(title);
        await visitor.Press("Choose this idea");
        await visitor.Go($"/groups/{group}/board");
        await visitor.Follow(title);
        return (visitor.IdAfter("ideas"), title);
    }

    public async Task The_case_is_worked_up(Visitor amber, Guid idea)
    {
        await amber.Go($"/ideas/{idea}/proposition");
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
            await amber.Set(field, text);
        await amber.Press("Save");
        await amber.Go($"/ideas/{idea}/angles");
        await amber.Set("Angle", "Clinical");
        await amber.Set("IsOpportunity", "True");
        await amber.Set("Text", "Urgent needs are seen first");
        await amber.Press("Add point");
        await amber.Go($"/ideas/{idea}/barriers");
        await amber.Set("Category", "Workforce");
        await amber.Set("Text", "Reception teams need time to learn it");
        await amber.Set("Likelihood", "3");
        await amber.Set("Impact", "4");
        await amber.Set("Mitigation", "Start with two practices");
        await amber.Press("Add barrier");
        await amber.Go($"/ideas/{idea}/ask");
        await amber.Set("Capital", "25000");
        await amber.Set("RevenueOneOff", "10000");
        await amber.Set("RevenueRecurrent", "5000");
        await amber.Set("WholeTimeEquivalents", "1.5");
        await amber.Press("Save");
        await amber.Go($"/ideas/{idea}");
        await amber.Reads("Everyone reaches the practice");
    }

    /// <param name="amber">someone who votes for the idea</param>
    public async Task The_room_votes(Visitor amber, Guid innovationEvent, string idea)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go($"/events/{innovationEvent}/wall");
        await olive.Go($"/events/{innovationEvent}/rounds/new");
        await olive.Set("Title", "Which idea should we take forward?");
        await olive.Set("TiePolicy", "JointWinners");
        await olive.Set("OwnGroup", "Allow");
        await olive.Press("Prepare the round");
        var round = olive.IdAfter("rounds");
        await olive.Go($"/rounds/{round}/opening");
        await olive.Press("Open voting");
        await olive.Reads("Open");

        await using var screen = await As(Town.Organiser);
        await screen.Go($"/rounds/{round}/screen");
        await amber.Go($"/events/{innovationEvent}/vote");
        await amber.Press("Cast your vote");
        await amber.Reads("There is a problem");
        await amber.Choose(idea);
        await amber.Press("Cast your vote");
        await amber.Reads("Your vote is recorded");
        var receipt = await amber.Page.Locator("#receipt").InnerTextAsync();
        await screen.Reads("1 of");

        // Sealed until the reveal.
        await amber.Page.GotoAsync($"/rounds/{round}/result");
        await amber.DoesNotRead("1 vote");

        await olive.Go($"/rounds/{round}/closing");
        await olive.Press("Close voting");
        await olive.Go($"/rounds/{round}/revealing");
        await olive.Press("Reveal the result");
        await olive.Reads(idea);
        await House.Settle();
        await amber.Go($"/rounds/{round}/result");
        await amber.Reads(idea);
        await amber.Go($"/rounds/{round}/receipts");
        await amber.Set("Code", receipt);
        await amber.Press("Look up");
        await amber.Reads($"A ballot with the receipt {receipt} was counted");
    }
}
