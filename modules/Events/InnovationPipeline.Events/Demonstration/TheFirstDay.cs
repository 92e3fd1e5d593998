using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Agenda;
using InnovationPipeline.Events.Features.Areas;
using InnovationPipeline.Events.Features.CheckIn;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Events.Features.Home;
using InnovationPipeline.Events.Features.Joining;
using InnovationPipeline.Events.Features.Lifecycle;
using InnovationPipeline.Events.Features.Speakers;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Events.Demonstration;

/// <summary>The first innovation day, from its creation in October to its last minute on 20 November 2025.</summary>
internal sealed class TheFirstDay : IDemonstrate
{
    private const string Organiser = "olive";

    private static readonly Guid Event = Script.Event;

    public IEnumerable<Step> Steps() => [.. Preparation(), .. Registrations(), .. Groups(), .. OnTheDay()];

    private static IEnumerable<Step> Preparation()
    {
        var at = London.At(new DateOnly(2025, 10, 1), new TimeOnly(10, 0));
        yield return Act(
            at,
            new CreateEvent(
                Event,
                Script.Id($"organisation/{Cast.Host}"),
                Script.TheDay,
                new EventText(
                    "First innovation day",
                    "One day, four questions from our partners, eight mixed groups and one vote. The idea that wins is pitched in full, and every "
                        + "other idea is taken forward too.",
                    "The Old Wool Hall, Larkhill",
                    Places: 60,
                    StartsAt: new TimeOnly(9, 0),
                    RegistrationClosesOn: new DateOnly(2025, 11, 7)
                )
            )
        );
        foreach (var (number, text) in DayPlan.Areas)
            yield return Act(at.AddMinutes(10 * number), new AddArea(Script.Area(number), Event, Script.Submission(number), text));
        foreach (var (key, text) in DayPlan.Speakers)
            yield return Act(at.AddHours(2), new AddSpeaker(Script.Id($"speaker/{key}"), Event, text));
        foreach (var (i, block) in DayPlan.Blocks.Index())
            yield return Act(at.AddHours(3).AddMinutes(i), new AddBlock(Script.Id($"block/{i + 1}"), Event, block));
        foreach (var facilitator in new[] { "felix", "fern" })
        {
            var member = Cast.Member(facilitator);
            yield return Act(at.AddHours(5), new AppointFacilitator(Event, member.Name, member.Email));
        }
        var published = London.At(new DateOnly(2025, 10, 6), new TimeOnly(9, 0));
        yield return Act(published, new PublishEvent(Event));
        yield return Act(published.AddMinutes(30), new OpenRegistration(Event));
    }

    private static IEnumerable<Step> Registrations()
    {
        var first = London.At(new DateOnly(2025, 10, 10), new TimeOnly(9, 0));
        foreach (var (i, member) in Cast.Participants.Index())
        {
            var house = Cast.Organisations.Single(o => o.Key == member.Organisation);
            var me = new AboutMe(
                member.Name,
                member.Email,
                house.Name,
                member.Discipline,
                Enum.Parse<SeniorityBand>(member.Seniority.Replace(" c", "C", StringComparison.Ordinal)),
                Enum.Parse<Sector>(member.Sector),
                AttendanceMode.InRoom,
                house.BelongsToIcs is { } ics ? Script.Id($"organisation/{ics}") : null,
                PresentFrom: null,
                PresentTo: null,
                AccessNeeds: i % 16 == 3 ? "A seat near the door, please" : null,
                Dietary: i % 8 == 5 ? "Vegetarian" : null
            );
            // Two a day, in the two weeks and a half before registration closes.
            var at = first.AddDays(i / 2).AddHours(i % 2 * 4);
            yield return new Step(
                at,
                (stage, ct) => stage.Send(member.Key, new Register(Script.Id($"registration/{member.Key}"), Event, me, Agreed: true), ct)
            );
        }
    }

    private static IEnumerable<Step> Groups()
    {
        yield return Act(London.At(new DateOnly(2025, 11, 7), new TimeOnly(17, 0)), new CloseRegistration(Event));
        var at = London.At(new DateOnly(2025, 11, 10), new TimeOnly(10, 0));
        for (var number = 1; number <= 8; number++)
        {
            var group = number;
            yield return Act(
                at.AddMinutes(number),
                new FormGroup(
                    Script.Group(group),
                    Event,
                    group,
                    Script.Area((group + 1) / 2),
                    FacilitatorId: Cast.Member(group % 2 == 1 ? "felix" : "fern").Id,
                    [.. Enumerable.Range(1, 6).Select(place => Script.Seat(group, place).Id)]
                )
            );
        }
        yield return Act(London.At(new DateOnly(2025, 11, 12), new TimeOnly(9, 0)), new PublishGroups(Event));
    }

    private static IEnumerable<Step> OnTheDay()
    {
        DateTimeOffset At(int hour, int minute) => London.At(Script.TheDay, new TimeOnly(hour, minute));
        yield return Act(At(8, 30), new GoLive(Event));
        foreach (var (i, member) in Cast.Participants.Index())
        {
            var at = At(9, 0).AddSeconds(30 * i);
            yield return i % 3 == 0
                ? new Step(at, (stage, ct) => stage.Send(Organiser, new CheckInByName(Event, Script.Id($"registration/{member.Key}")), ct))
                : new Step(at, (stage, ct) => stage.Send(member.Key, new CheckMeIn(Event), ct));
        }
        yield return Act(At(16, 50), new CloseEvent(Event));
    }

    private static Step Act(DateTimeOffset at, ICommand command) => new(at, (stage, ct) => stage.Send(Organiser, command, ct));
}
