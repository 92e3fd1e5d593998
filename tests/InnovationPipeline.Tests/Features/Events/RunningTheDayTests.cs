using System.Net;
using System.Net.Http.Json;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Agenda;
using InnovationPipeline.Events.Features.Areas;
using InnovationPipeline.Events.Features.CheckIn;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Events.Features.Home;
using InnovationPipeline.Events.Features.Lifecycle;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Events;

public class RunningTheDayTests(SharedHouse house)
{
    [Fact]
    public async Task An_illegal_move_has_no_button_and_the_api_answers_409_with_the_sentence()
    {
        var kit = await EventKit.Create(house);
        using var office = await house.Browse(kit.Organiser);
        var page = await office.Go($"{kit.Root}/manage");
        Assert.DoesNotContain("Begin the day", page.Text);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events/{kit.Event}/state")
        {
            Content = JsonContent.Create(new { move = "GoLive" }),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        var answer = await office.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("You cannot begin an event that is draft", await answer.Content.ReadAsStringAsync());
        Assert.Contains("\"state\":\"Draft\"", await office.Http.GetStringAsync($"/api/v1/events/{kit.Event}"));
    }

    [Fact]
    public async Task Cancelling_asks_for_a_reason_and_tells_the_other_modules()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        using var office = await house.Browse(kit.Organiser);
        var refused = await (await office.Go($"{kit.Root}/cancel")).Press("Cancel the event");
        Assert.Contains("Enter a reason that people can be told", refused.Errors);

        var done = await refused.Press("Cancel the event", ("Reason", "Snow"));

        Assert.Contains("Snow", done.Text);
        Assert.Contains("Nothing more can be done", done.Text);
        await using var scope = house.Services.CreateAsyncScope();
        var card = await scope.ServiceProvider.GetRequiredService<IInnovationEvents>().Find(kit.Event, CancellationToken.None);
        Assert.Equal(("Cancelled", "Snow"), (card!.State, card.Why));
    }

    [Fact]
    public async Task A_postponed_event_keeps_its_people_and_opens_again()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Register("Kim Keeps");
        var day = London.DayOf(house.Clock.GetUtcNow()).AddDays(30);

        await house.Send(kit.Organiser, new PostponeEvent(kit.Event, day, "Snow"));
        await house.Send(kit.Organiser, new OpenRegistration(kit.Event));

        var home = await house.Ask(kit.Organiser, new EventToManage(kit.Event));
        Assert.Equal((day, 1, "Registration open"), (home.Day, home.Placed, home.State));
        var sheet = await house.Ask(kit.Organiser, new RunSheetOf(kit.Event));
        Assert.Equal(London.At(day, new TimeOnly(9, 50)), sheet.SubmissionClosesAt);
    }

    [Fact]
    public async Task Registration_closes_by_itself_after_its_last_day()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await house.Execute(
            "UPDATE events.innovation_events SET registration_closes_at = now() - interval '1 minute' WHERE id = $1",
            kit.Event
        );

        await house.SendAsSystem(new CloseRegistrationsDue());

        Assert.Equal("Registration closed", (await house.Ask(kit.Organiser, new EventToManage(kit.Event))).State);
    }

    [Fact]
    public async Task Another_organisations_organiser_finds_nothing_here()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var other = await EventKit.Create(house);

        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new EventToManage(kit.Event)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new CloseRegistration(kit.Event)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new RemoveArea(other.Event, kit.Area)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new CheckInDesk(kit.Event, "a")));
        Assert.DoesNotContain((await house.Ask(other.Organiser, new EventsSeen(1))).Rows, r => r.Id == kit.Event);
        using var browser = await house.Browse(other.Organiser);
        foreach (
            var page in new[] { "manage", "areas", "speakers", "run-sheet", "registrations", "groups", "check-in", "details", "cancel" }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"{kit.Root}/{page}")).Status);
    }

    [Fact]
    public async Task Published_groups_give_their_rights_and_a_move_takes_them_along()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var facilitator = await kit.Groups();
        var groups = await kit.Read(db => db.Groups.Where(g => g.InnovationEventId == kit.Event).OrderBy(g => g.Number).ToListAsync());
        var person = groups[0].Members[0].PersonId;
        Assert.True(await kit.Holds(facilitator, Role.Facilitator, groups[0].Id));
        Assert.True(await kit.Holds(person, Role.GroupMember, groups[0].Id));

        await house.Send(kit.Organiser, new MovePerson(kit.Event, person, groups[1].Id));

        Assert.False(await kit.Holds(person, Role.GroupMember, groups[0].Id));
        Assert.True(await kit.Holds(person, Role.GroupMember, groups[1].Id));
        await using var scope = house.Services.CreateAsyncScope();
        var card = await scope.ServiceProvider.GetRequiredService<IInnovationEvents>().Group(groups[1].Id, CancellationToken.None);
        Assert.Contains(person, card!.MemberIds);
    }

    [Fact]
    public async Task A_facilitator_works_at_the_desk_and_a_participant_does_not()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var facilitator = await kit.Groups();
        await kit.Live();
        var registration = await kit.Read(db => db.Registrations.FirstAsync(r => r.InnovationEventId == kit.Event));

        var arrival = await house.Send(facilitator, new CheckInByName(kit.Event, registration.Id));
        Assert.True(arrival.IsNew);
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(registration.PersonId, new CheckInDesk(kit.Event, null)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(facilitator, new EventToManage(kit.Event)));
    }

    [Fact]
    public async Task Two_desks_at_once_check_a_person_in_once()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Register("Tess Twice");
        await kit.Live();
        var registration = await kit.Read(db => db.Registrations.SingleAsync(r => r.InnovationEventId == kit.Event));

        var arrivals = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => house.Send(kit.Organiser, new CheckInByName(kit.Event, registration.Id)))
        );

        Assert.Single(arrivals, a => a.IsNew);
        Assert.True(await kit.Holds(registration.PersonId, Role.Voter, kit.Event));
        Assert.Equal(1L, await house.Scalar<long>("SELECT count(*) FROM platform.events WHERE aggregate_id = $1", registration.Id));
    }

    [Fact]
    public async Task A_check_in_undone_takes_the_right_to_vote_back()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Register("Una Undone");
        await kit.Live();
        var registration = await kit.Read(db => db.Registrations.SingleAsync(r => r.InnovationEventId == kit.Event));
        await house.Send(registration.PersonId, new CheckMeIn(kit.Event));

        await house.Send(kit.Organiser, new UndoCheckIn(kit.Event, registration.Id, "The wrong person"));

        Assert.False(await kit.Holds(registration.PersonId, Role.Voter, kit.Event));
        Assert.Equal("Una Undone", (await house.Send(registration.PersonId, new CheckMeIn(kit.Event))).Name);
    }

    [Fact]
    public async Task Nobody_checks_in_before_the_day_begins_and_an_unknown_code_is_a_sentence()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var joined = await kit.Register("Early Ed");
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Organiser, new CheckInByCode(kit.Event, joined.Code!)));
        await kit.Live();

        var refusal = await Assert.ThrowsAsync<Invalid>(() => house.Send(kit.Organiser, new CheckInByCode(kit.Event, "ZZZZZZZZ")));
        Assert.Contains("Nobody at this event has that code", refusal.Message);
        Assert.True((await house.Send(kit.Organiser, new CheckInByCode(kit.Event, joined.Code!.ToLowerInvariant()))).IsNew);
    }

    [Fact]
    public async Task Extending_the_ideas_session_moves_the_vote_and_is_told()
    {
        var kit = await (await EventKit.Create(house)).Opened();

        await house.Send(kit.Organiser, new ExtendIdeasSession(kit.Event, new TimeOnly(10, 10)));

        var day = (await house.Ask(kit.Organiser, new EventToManage(kit.Event))).Day;
        Assert.Equal(London.At(day, new TimeOnly(10, 10)), (await house.Ask(kit.Organiser, new RunSheetOf(kit.Event))).SubmissionClosesAt);
        Assert.Equal(
            1L,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events e JOIN events.run_sheets s ON s.id = e.aggregate_id WHERE s.innovation_event_id = $1",
                kit.Event
            )
        );
    }

    [Fact]
    public async Task Archiving_waits_until_no_module_objects()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Live();
        await house.Send(kit.Organiser, new CloseEvent(kit.Event));

        await house.Send(kit.Organiser, new ArchiveEvent(kit.Event));

        var e = await kit.Read(db => db.Events.SingleAsync(x => x.Id == kit.Event));
        Assert.Equal(EventState.Archived, e.State);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(kit.Organiser, new OpenRegistration(kit.Event)));
    }

    [Fact]
    public async Task A_stale_edit_is_refused()
    {
        var kit = await EventKit.Create(house);
        var shown = await house.Ask(kit.Organiser, new WordsOfEvent(kit.Event));
        await house.Send(kit.Organiser, new ChangeEvent(kit.Event, shown.Version, shown.Text with { Name = "First" }));

        await Assert.ThrowsAsync<Stale>(() =>
            house.Send(kit.Organiser, new ChangeEvent(kit.Event, shown.Version, shown.Text with { Name = "Second" }))
        );
    }
}
