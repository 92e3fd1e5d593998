using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Clocks;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class ClockTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Over_the_change_to_summer_time_each_reminder_goes_out_once_on_a_working_day()
    {
        var place = await house.PlaceWithInitiative();
        await house.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
        try
        {
            // Friday before the change: reminders are due on it, 7 and 21 days later.
            await house.Send(
                place.Organiser,
                new AddTask(
                    Guid.CreateVersion7(),
                    place.Initiative,
                    "Agree the data flow",
                    DevelopmentHouse.Email(place.Owner),
                    new DateOnly(2027, 3, 27)
                )
            );
            await house.Send(
                place.Organiser,
                new AssignAssessor(place.Organisation, [place.Initiative], [], place.Assessor, new DateOnly(2027, 3, 28))
            );
            for (
                var hour = new DateTimeOffset(2027, 3, 26, 22, 30, 0, TimeSpan.Zero);
                hour < new DateTimeOffset(2027, 3, 31, 12, 0, 0, TimeSpan.Zero);
                hour = hour.AddHours(3)
            )
            {
                await house.Clock.MoveTo(hour, CancellationToken.None);
                await Task.WhenAll(house.SendAsSystem(new SendReminders()), house.SendAsSystem(new SendReminders()));
            }
            // A clock that goes back finds its own lines too.
            await house.Clock.MoveTo(new DateTimeOffset(2027, 3, 30, 8, 0, 0, TimeSpan.Zero), CancellationToken.None);
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(2L, await Sent(place, "TRUE"));
            // 29 March 2027 is Easter Monday.
            Assert.Equal(2L, await Sent(place, "(sent_at AT TIME ZONE 'Europe/London')::date = '2027-03-30'"));
            await house.Clock.MoveTo(new DateTimeOffset(2027, 5, 4, 8, 0, 0, TimeSpan.Zero), CancellationToken.None);
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(2L, await Sent(place, "rung = 'TwentyOneDays'"));
            Assert.Equal(4L, await Sent(place, "rung = 'Escalated' AND kind IN ('TaskToDo', 'Assessment')"));
            Assert.Equal(0L, await Sent(place, "rung = 'SevenDays'"));
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task In_the_hour_that_comes_twice_nothing_goes_out_twice()
    {
        var place = await house.PlaceWithInitiative();
        await house.Clock.MoveTo(new DateTimeOffset(2027, 10, 1, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
        try
        {
            await house.Send(
                place.Organiser,
                new AddTask(
                    Guid.CreateVersion7(),
                    place.Initiative,
                    "Agree the data flow",
                    DevelopmentHouse.Email(place.Owner),
                    new DateOnly(2027, 10, 29)
                )
            );
            // Summer time ends on Sunday 31 October at 01:00 UTC: 01:30 in London comes twice.
            for (
                var hour = new DateTimeOffset(2027, 10, 28, 22, 30, 0, TimeSpan.Zero);
                hour < new DateTimeOffset(2027, 11, 2, 12, 0, 0, TimeSpan.Zero);
                hour = hour.AddHours(hour.Day == 31 ? 0.5 : 3)
            )
            {
                await house.Clock.MoveTo(hour, CancellationToken.None);
                await Task.WhenAll(house.SendAsSystem(new SendReminders()), house.SendAsSystem(new SendReminders()));
            }
            Assert.Equal(1L, await Sent(place, "(sent_at AT TIME ZONE 'Europe/London')::date = '2027-10-29'"));
            Assert.Equal(1L, await Sent(place, "TRUE"));
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task After_a_stop_what_is_measured_is_still_asked_for_and_nothing_else()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var benefit = HistoryTests.Planning(place);
        await house.Send(place.BenefitOwner, benefit);
        await house.Execute("UPDATE development.benefit_plans SET locked_at = now() WHERE benefit_id = $1", benefit.Id);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await house.Send(
            place.Organiser,
            new AddTask(
                Guid.CreateVersion7(),
                place.Initiative,
                "Agree the data flow",
                DevelopmentHouse.Email(place.Owner),
                today.AddDays(1)
            )
        );
        await house.Send(place.Organiser, new AddMilestone(Guid.CreateVersion7(), place.Initiative, "Pilot", today.AddDays(1), null));
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Stop)));
        // 4 January 2027 is a Monday, after the second quarter's figure was due.
        await house.Clock.MoveTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
        try
        {
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(
                "Actual",
                await house.Scalar<string>(
                    "SELECT string_agg(DISTINCT kind::text, ' ') FROM development.reminders WHERE initiative_id = $1 AND sent_at >= '2027-01-01'",
                    place.Initiative
                )
            );
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task What_the_lead_owes_comes_to_the_executives_while_nobody_answers_for_the_initiative()
    {
        var place = await house.Place();
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        var executive = await house.Person("Edith Executive", (Role.Executive, place.Organisation));
        // The clock of assessment, 30 working days, has run out 28 days before.
        await house.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
        try
        {
            await house.SendAsSystem(new SendReminders());
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(
                executive,
                await house.Scalar<Guid>(
                    "SELECT person_id FROM development.reminders WHERE initiative_id = $1 AND kind = 'Stage' AND rung = 'Escalated'",
                    place.Initiative
                )
            );
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_clock_is_paused_with_a_reason_and_once_at_a_time()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/clock");
        Assert.Contains("0 of 30", page.Text, StringComparison.Ordinal);
        var paused = await page.Press("Pause the clock", ("Reason", "Waiting for information governance"));
        Assert.Contains("Still paused", paused.Text, StringComparison.Ordinal);
        var again = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new PauseClock(Guid.CreateVersion7(), place.Initiative, "Again"))
        );
        Assert.Equal(ClockPause.Rules.OneAtATime, again.Rule);
        var running = await paused.Press("Let it run again");
        Assert.DoesNotContain("Still paused", running.Text, StringComparison.Ordinal);
    }

    private async Task<long> Sent(Place place, string which) =>
        await house.Scalar<long>(
            $"SELECT count(*) FROM development.reminders WHERE initiative_id = $1 AND kind IN ('TaskToDo', 'Assessment') AND {which}",
            place.Initiative
        );
}
