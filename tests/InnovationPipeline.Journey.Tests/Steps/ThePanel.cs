using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Testing;
using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests.Steps;

/// <summary>Two judges, one on a phone without JavaScript and one with the keyboard alone: interests, scores, and the result beside the room's.</summary>
internal sealed class ThePanel(SharedHouse house, Chromium chromium, Town town) : Story(house, chromium, town)
{
    private const int Pitches = 2;

    public async Task Judges_before_the_room_votes(Guid innovationEvent)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go($"/events/{innovationEvent}/panel");
        await olive.Go($"/events/{innovationEvent}/panel/chair");
        await olive.Press("Add the criterion");
        await olive.Reads("Enter what the judges look at");
        foreach (var (name, weight) in new[] { ("Benefit to patients", "3"), ("Can be done", "1") })
        {
            if (weight == "1")
                await olive.Unfold("Add a criterion");
            await olive.Set("Name", name);
            await olive.Set("Weight", weight);
            await olive.Press("Add the criterion");
        }
        await using var penny = await As(await Judge("Penny Panelworth", innovationEvent), Phone, javaScript: false);
        await using var paul = await As(await Judge("Paul Panelby", innovationEvent), keyboardOnly: true);
        // Before scores open, so that whoever must stand aside is known.
        await penny.Go($"/events/{innovationEvent}/panel/scores");
        await penny.Page.Locator(".nhsuk-task-list a").First.ClickAsync();
        await penny.Look();
        await penny.Press("Declare");
        await penny.Reads("None is an answer");
        await penny.Set("Kind", "None");
        await penny.Press("Declare");

        await olive.Press("Open the scores");
        await Scores(penny, innovationEvent, "4");
        await Scores(paul, innovationEvent, "2");
        await olive.Go($"/events/{innovationEvent}/panel/chair");
        await olive.Reads($"{Pitches} of {Pitches}");
        await olive.Press("Close the scores");
        await olive.Reads("Reveal the result of the room’s vote first");
        await penny.Go($"/events/{innovationEvent}/panel");
        await penny.Reads("sealed until they are revealed");
    }

    public async Task Is_revealed_beside_the_room(Guid innovationEvent)
    {
        await using var olive = await As(Town.Organiser);
        await olive.Go($"/events/{innovationEvent}/panel/chair");
        await olive.Press("Reveal the panel’s scores");
        await using var phone = await As(Town.Organiser, Phone);
        await phone.Go($"/events/{innovationEvent}/panel");
        await phone.Reads("The raw weighted mean, from 1 to 5, is the result");
        await phone.Reads("3.00");
        await phone.Reads("Judges differ");
    }

    private static async Task Scores(Visitor judge, Guid innovationEvent, string mark)
    {
        await judge.Go($"/events/{innovationEvent}/panel/scores");
        await judge.Press("Score the next pitch");
        for (var pitch = 0; pitch < Pitches; pitch++)
        {
            if (await judge.Page.GetByRole(AriaRole.Button, new() { Name = "Declare" }).IsVisibleAsync())
            {
                await judge.Set("Kind", "None");
                await judge.Press("Declare");
            }
            await judge.Set("Marks[0]", mark);
            await judge.Set("Marks[1]", mark);
            await judge.Press("Save");
        }
        await judge.Reads($"{Pitches} of {Pitches} scored");
    }

    private Task<Guid> Judge(string name, Guid innovationEvent) => House.Person(name, (Role.Panellist, innovationEvent));
}
