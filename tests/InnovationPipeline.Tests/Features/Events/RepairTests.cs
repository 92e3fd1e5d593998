using InnovationPipeline.Events.Features.CheckIn;
using InnovationPipeline.Events.Features.Designs;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Tests.Features.Events;

public sealed class RepairTests(SharedHouse house)
{
    [Fact]
    public async Task Moves_put_right_what_people_who_have_not_come_have_broken()
    {
        var (kit, design) = await OnTheDay();
        // A group loses all but two: below its smallest size.
        var missing = design
            .Groups.MinBy(g => g.Members.Count)!
            .Members.Where(m => m.Name != "Person 6")
            .SkipLast(2)
            .Select(m => m.PersonId)
            .ToHashSet();
        await CheckIn(kit, missing);

        var repair = await house.Ask(kit.Day.Organiser, new RepairOfGroups(kit.Day.Event, Who: null, Missing: []));

        Assert.Equal((WhoIsThere.CheckedIn, 24 - missing.Count, 24), (repair.Who, repair.There, repair.Placed));
        Assert.NotEmpty(repair.Broken);
        Assert.Empty(repair.StillBroken);
        Assert.NotEmpty(repair.Moves);
        Assert.DoesNotContain(repair.Moves, m => m.Name == "Person 6");

        using var browser = await house.Browse(kit.Day.Organiser);
        var page = await browser.Go($"{kit.Day.Root}/groups/repair");
        var done = await page.Press("Make these moves", [.. repair.Moves.Select(m => ("Chosen", RepairGroupsPage.Write(m)))]);
        Assert.Contains("Every rule is kept", done.Text);

        var moved = repair.Moves[0];
        var groups = await kit.Day.Read(db => db.Groups.Where(g => g.InnovationEventId == kit.Day.Event).ToListAsync());
        Assert.Contains(groups.Single(g => g.Number == moved.To).Members, m => m.PersonId == moved.PersonId);
        Assert.True(await kit.Day.Holds(moved.PersonId, Role.GroupMember, groups.Single(g => g.Number == moved.To).Id));
        Assert.False(await kit.Day.Holds(moved.PersonId, Role.GroupMember, groups.Single(g => g.Number == moved.From).Id));
        using var phone = await house.Browse(moved.PersonId);
        Assert.Contains($"you are in group {moved.To} now", (await phone.Go(kit.Day.Root)).Text);
        Assert.Contains(moved.Name, (await browser.Go($"{kit.Day.Root}/groups/moves")).Text);

        // The same proposal sent again: somebody has been moved since.
        var again = new AcceptRepair(kit.Day.Event, [new AcceptedMove(moved.PersonId, moved.From, moved.To)], []);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Day.Organiser, again));
    }

    [Fact]
    public async Task A_missing_facilitator_is_replaced_by_one_who_is_free()
    {
        var (kit, _) = await OnTheDay();
        await CheckIn(kit, new HashSet<Guid>());
        await house.Send(kit.Day.Organiser, new AppointFacilitator(kit.Day.Event, "Flo Free", $"{Guid.CreateVersion7():N}@example.org"));
        var before = await house.Ask(kit.Day.Organiser, new GroupsOf(kit.Day.Event));
        var missing = before.Groups[0].FacilitatorId!.Value;
        var free = before.Facilitators.Single(f => f.Name == "Flo Free").Id;

        var repair = await house.Ask(kit.Day.Organiser, new RepairOfGroups(kit.Day.Event, WhoIsThere.CheckedIn, [missing]));
        var lead = repair.Leads.First(l => l.ToId is not null);
        await house.Send(kit.Day.Organiser, new AcceptRepair(kit.Day.Event, [], [new LeadChange(lead.Group, lead.ToId!.Value)]));

        Assert.Equal(free, lead.ToId);
        var after = await house.Ask(kit.Day.Organiser, new GroupsOf(kit.Day.Event));
        Assert.Equal(free, after.Groups[lead.Group - 1].FacilitatorId);
        Assert.True(await kit.Day.Holds(free, Role.Facilitator, after.Groups[lead.Group - 1].Id));
    }

    [Fact]
    public async Task Bad_choices_get_a_sentence_and_once_the_first_stage_has_begun_nothing_is_proposed()
    {
        var (kit, design) = await OnTheDay();
        await CheckIn(kit, new HashSet<Guid>());
        using var browser = await house.Browse(kit.Day.Organiser);
        var person = design.Groups[0].Members[0].PersonId;
        var nothing = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Day.Organiser, new AcceptRepair(kit.Day.Event, [], [])));
        Assert.Equal("Choose at least one move", nothing.Message);
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(kit.Day.Organiser, new AcceptRepair(kit.Day.Event, [new AcceptedMove(person, 1, 77)], []))
        );

        await house.Execute(
            "UPDATE events.run_sheets SET starts_at = now() - interval '1 day' WHERE innovation_event_id = $1",
            kit.Day.Event
        );
        Assert.Contains("The first stage has begun", (await browser.Go($"{kit.Day.Root}/groups/repair")).Text);
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(kit.Day.Organiser, new AcceptRepair(kit.Day.Event, [new AcceptedMove(person, 1, 2)], []))
        );
    }

    private async Task<(DesignKit Kit, DesignToRead Design)> OnTheDay()
    {
        var kit = await DesignKit.Create(house);
        var design = await kit.Found(kit.Brief() with { MinSize = 4, MaxSize = 7 });
        await house.Send(kit.Day.Organiser, new UseDesign(kit.Day.Event, design.Id));
        await house.Send(kit.Day.Organiser, new PublishGroups(kit.Day.Event));
        await kit.Day.Live();
        return (kit, design);
    }

    private async Task CheckIn(DesignKit kit, IReadOnlySet<Guid> except)
    {
        var registrations = await kit.Day.Read(db =>
            db.Registrations.Where(r => r.InnovationEventId == kit.Day.Event && !except.Contains(r.PersonId))
                .Select(r => r.Id)
                .ToListAsync()
        );
        foreach (var registration in registrations)
            await house.Send(kit.Day.Organiser, new CheckInByName(kit.Day.Event, registration));
    }
}
