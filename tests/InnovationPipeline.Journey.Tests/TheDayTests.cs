using InnovationPipeline.Journey.Tests.Steps;
using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests;

/// <summary>One idea's whole life in the browser, from a partner's challenge to a verified benefit, as the different people.</summary>
public sealed class TheDayTests(SharedHouse house, Chromium chromium)
{
    [Fact]
    public async Task One_idea_goes_from_challenge_to_verified_benefit()
    {
        const string Title = "One front door online, with the phone kept for those who need it";
        var day = await Prepared();
        var room = new TheRoom(house, chromium, day.Town);
        await using var phone = await day.Preparing.As(day.Guest, javaScript: false);
        await room.Ideas_are_added(phone, day.Groups[0], Title, "Call back instead of queueing");
        var top = await room.A_top_idea_is_chosen(phone, day.Groups[0], Title);
        // The same person with JavaScript works up the case.
        await using (var worked = await day.Preparing.As(day.Guest))
            await room.The_case_is_worked_up(worked, top.Id);

        await room.Projects_that_nobody_here_wrote_are_imported(day.InnovationEvent);
        await using (var olive = await day.Preparing.As(day.Town.Organiser))
            await room.A_top_idea_is_chosen(olive, day.Groups[1]);
        await house.Clock.MoveTo(London.At(day.On, new TimeOnly(11, 20)), Ct);
        var panel = new ThePanel(house, chromium, day.Town);
        await panel.Judges_before_the_room_votes(day.InnovationEvent);
        await room.The_room_votes(phone, day.InnovationEvent, Title);
        await panel.Is_revealed_beside_the_room(day.InnovationEvent);

        await To_a_verified_benefit(day, Title, day.Guest.Name);
    }

    [Fact]
    public async Task A_project_that_nobody_here_wrote_goes_to_a_verified_benefit_by_keyboard_alone()
    {
        var day = await Prepared();
        var room = new TheRoom(house, chromium, day.Town);
        await room.Projects_that_nobody_here_wrote_are_imported(day.InnovationEvent);
        await using var keys = await day.Preparing.As(day.Guest, width: 1280, keyboardOnly: true);
        // The board holds nothing else yet.
        var top = await room.A_top_idea_is_chosen(keys, day.Groups[0]);
        await room.Ideas_are_added(keys, day.Groups[0], "An idea of our own beside theirs");
        await room.The_case_is_worked_up(keys, top.Id);
        await using (var olive = await day.Preparing.As(day.Town.Organiser))
            await room.A_top_idea_is_chosen(olive, day.Groups[1]);
        await house.Clock.MoveTo(London.At(day.On, new TimeOnly(11, 20)), Ct);
        await room.The_room_votes(keys, day.InnovationEvent, top.Title);

        await To_a_verified_benefit(day, top.Title);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed record Day(Town Town, Preparing Preparing, DateOnly On, Guid InnovationEvent, Guest Guest, IReadOnlyList<Guid> Groups);

    /// <summary>From a challenge to people in their groups on the morning of the day.</summary>
    private async Task<Day> Prepared()
    {
        var town = await Town.Found(house);
        var preparing = new Preparing(house, chromium, town);
        var submission = await preparing.A_partner_submits_a_challenge();
        await preparing.Triage_accepts_it(submission);
        var on = London.DayOf(house.Clock.GetUtcNow()).AddDays(30);
        var innovationEvent = await preparing.An_organiser_prepares_the_event(on);
        var guest = await preparing.A_participant_registers_on_a_phone(innovationEvent);
        await preparing.The_organiser_seats_everyone(innovationEvent);
        await house.Clock.MoveTo(London.At(on, new TimeOnly(9, 5)), Ct);
        var groups = await new TheRoom(house, chromium, town).The_day_begins_and_people_check_in(innovationEvent, guest);
        return new Day(town, preparing, on, innovationEvent, guest, groups);
    }

    /// <param name="origins">what the golden thread must name besides the challenge and the event</param>
    private async Task To_a_verified_benefit(Day day, params string[] origins)
    {
        var afterwards = new Afterwards(house, chromium, day.Town);
        var initiative = await afterwards.The_winner_is_taken_forward();
        await afterwards.It_is_assessed(initiative);
        await afterwards.A_gate_decides(initiative, "Development");
        await afterwards.Contributors_are_told(day.Guest);
        var benefit = await afterwards.A_benefit_is_planned(initiative, day.On);
        await afterwards.A_gate_decides(initiative, "Benefit realisation");
        await house.Clock.MoveTo(London.At(day.On.AddDays(100), new TimeOnly(10, 0)), Ct);
        await afterwards.An_actual_is_claimed_and_verified(benefit);
        await afterwards.An_executive_reads_the_golden_thread(initiative, origins);
    }
}
