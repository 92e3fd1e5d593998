using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Challenges.Features.Submissions;
using InnovationPipeline.Challenges.Features.Triage;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Designs;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Events;

public class FromChallengeToCheckInTests(SharedHouse house)
{
    [Fact]
    public async Task An_accepted_challenge_becomes_a_day_and_people_check_in_by_code_by_link_and_by_name()
    {
        var from = await EventKit.NewOrganisation(house, takesChallenges: false);
        var host = await EventKit.NewOrganisation(house);
        var partner = await house.Person("Paula Partner", (Role.IcsPartner, from));
        var organiser = await house.Person("Orla Organiser", (Role.Organiser, host));
        var submission = Guid.CreateVersion7();
        await house.Send(
            partner,
            new DraftChallenge(
                submission,
                from,
                host,
                new ChallengeText("Beds", "free beds earlier", "shared plans", "Late", "Patients", "Hours", Urgency.Now, MayBeShared: true)
            )
        );
        await house.Send(partner, new SubmitChallenge(submission));
        await house.Send(organiser, new TakeOnSubmission(submission));
        await house.Send(organiser, new AcceptSubmission(submission, "Good"));

        using var office = await house.Browse(organiser);
        var today = London.DayOf(house.Clock.GetUtcNow());
        var areas = await (await office.Go("/events/new")).Submit(
            ("Form.Name", "Spring day"),
            ("Form.Summary", "Ideas for beds"),
            ("Form.Venue", "The hall"),
            ("Form.Places", "20"),
            ("Form.StartsAt", "09:00"),
            ("Day.Day", $"{today.Day}"),
            ("Day.Month", $"{today.Month}"),
            ("Day.Year", $"{today.Year}")
        );
        Assert.True(areas.Heading.Contains("Challenge areas", StringComparison.Ordinal), areas.Text);
        var root = areas.Url.AbsolutePath.Replace("/areas", "", StringComparison.Ordinal);
        var id = Guid.Parse(root.Split('/')[^1]);
        var listed = await (await areas.Follow("Make it an area")).Press("Save challenge area");
        Assert.Contains("1. Beds", listed.Text);
        Assert.Contains("How can we free beds earlier through shared plans?", listed.Text);

        await (await office.Go($"{root}/speakers/new")).Press(
            "Save speaker",
            ("Name", "Sage Speaker"),
            ("Organisation", "A trust"),
            ("Bio", "Knows beds"),
            ("IsPanel", "true"),
            ("Email", $"{Guid.CreateVersion7():N}@example.org")
        );
        foreach (var (type, title, minutes) in new[] { ("Stage", "Long list", "70"), ("Vote", "The vote", "10") })
        {
            var saved = await (await office.Go($"{root}/run-sheet/new")).Press(
                "Save block",
                ("Type", type),
                ("Title", title),
                ("Minutes", minutes),
                ("Seated", "true")
            );
            Assert.Equal($"{root}/run-sheet", saved.Url.AbsolutePath);
        }
        var refused = await (await office.Go($"{root}/manage")).Press("Publish the event");
        Assert.Contains("People would sit for 80 minutes from 9am to 10:20am", Assert.Single(refused.Errors));
        var sheet = await office.Go($"{root}/run-sheet");
        await (await sheet.Follow("Long list")).Press("Save block", ("Minutes", "40"));
        var published = await (await office.Go($"{root}/manage")).Press("Publish the event");
        Assert.Contains("Published", published.Text);
        var open = await published.Press("Open registration");
        Assert.Contains("Registration open", open.Text);

        var people = new List<(string Name, string Code, Browser Browser)>();
        foreach (var i in Enumerable.Range(1, 8))
        {
            var phone = await house.Browse();
            var done = await (await phone.Go($"{root}/register")).Submit(
                ("Name", $"Person Number{i}"),
                ("Email", $"{Guid.CreateVersion7():N}@example.org"),
                ("Organisation", i == 1 ? $"Unit {host:N}" : "A practice nobody entered"),
                ("Discipline", i % 2 == 0 ? "Clinical" : "Finance"),
                ("Seniority", "Senior"),
                ("Sector", "NHS"),
                ("Mode", "InRoom"),
                ("AccessNeeds", "A ramp"),
                ("Agreed", "true")
            );
            Assert.Contains("You are registered", done.Text);
            people.Add(($"Person Number{i}", done.Document.QuerySelector("#personal-code")!.TextContent.Trim(), phone));
        }
        var groups = await (await office.Go($"{root}/groups")).Press(
            "Add facilitator",
            ("Name", "Fay Facilitator"),
            ("Email", $"{Guid.CreateVersion7():N}@example.org")
        );
        var version = await (await office.Go($"{root}/groups/designs/new")).Press("Start the search", ("Form.Seconds", "2"));
        while (!version.Text.Contains("Use these groups", StringComparison.Ordinal))
        {
            await house.SendAsSystem(new AdvanceDesign());
            version = await office.Go(version.Url.AbsolutePath);
        }
        var made = await version.Press("Use these groups");
        Assert.Contains("2 groups, 8 people", made.Text);
        Assert.Contains("Published.", (await made.Press("Publish the groups")).Text);
        await (await office.Go($"{root}/manage")).Press("Close registration");
        Assert.Contains("Live", (await (await office.Go($"{root}/manage")).Press("Begin the day")).Text);

        var desk = await (await office.Go($"{root}/check-in")).Press("Check in", ("Code", people[0].Code));
        Assert.Contains("Person Number1 is checked in. Group", desk.Text);
        var again = await desk.Press("Check in", ("Code", people[0].Code));
        Assert.Contains("Person Number1: already in at", again.Text);
        var found = await office.Go($"{root}/check-in?name=number2");
        Assert.Contains("Person Number2 is checked in", (await found.Press("Check in Person Number2")).Text);
        var walkedIn = await (await office.Go($"{root}/check-in/walk-in")).Submit(("Name", "Wanda Walkin"), ("Discipline", "Other"));
        Assert.Contains("Wanda Walkin is checked in", walkedIn.Text);
        Assert.NotNull(walkedIn.Document.QuerySelector("#personal-code"));

        var third = await house.Scalar<Guid>("SELECT id FROM identity.people WHERE name = $1 ORDER BY id DESC LIMIT 1", people[2].Name);
        using var own = await house.Browse(third);
        var home = await (await own.Go($"{root}/here")).Press("I am here");
        Assert.Contains("You checked in at", home.Text);
        Assert.Contains("Go to your group’s board", home.Text);
        Assert.Equal(4L, await house.Scalar<long>("SELECT count(*) FROM platform.grants WHERE role = 'Voter' AND scope_id = $1", id));
        await house.Settle();
        var kitState = await house.Scalar<string>("SELECT state FROM events.innovation_events WHERE id = $1", id);
        Assert.Equal(nameof(EventState.Live), kitState);
        foreach (var (_, _, phone) in people)
            phone.Dispose();
    }
}
