using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Agenda;
using InnovationPipeline.Events.Features.Areas;
using InnovationPipeline.Events.Features.Groups;
using InnovationPipeline.Events.Features.Home;
using InnovationPipeline.Events.Features.Joining;
using InnovationPipeline.Events.Features.Lifecycle;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Events;

/// <summary>An organisation with an organiser, and an event of theirs as far as a test needs it.</summary>
internal sealed class EventKit(SharedHouse house, Guid organisation, Guid organiser)
{
    public Guid Organisation { get; } = organisation;
    public Guid Organiser { get; } = organiser;
    public Guid Event { get; } = Guid.CreateVersion7();
    public Guid Area { get; } = Guid.CreateVersion7();
    public string Root => $"/events/{Event}";

    public static async Task<Guid> NewOrganisation(SharedHouse house, bool takesChallenges = true)
    {
        var id = Guid.CreateVersion7();
        await house.SendAsSystem(
            new AddOrganisation(
                id,
                $"Unit {id:N}",
                OrganisationKind.SupportUnit,
                Code: null,
                new DateOnly(2020, 1, 1),
                TakesChallenges: takesChallenges
            )
        );
        return id;
    }

    public static async Task<EventKit> Create(SharedHouse house, int places = 60, int inDays = 0)
    {
        var organisation = await NewOrganisation(house);
        var organiser = await house.Person("Orla Organiser", (Role.Organiser, organisation));
        var kit = new EventKit(house, organisation, organiser);
        await house.Send(
            organiser,
            new CreateEvent(
                kit.Event,
                organisation,
                London.DayOf(house.Clock.GetUtcNow()).AddDays(inDays),
                new EventText("Test day", "All about testing", "The hall", places, new TimeOnly(9, 0), RegistrationClosesOn: null)
            )
        );
        await house.Send(
            organiser,
            new AddArea(
                kit.Area,
                kit.Event,
                SubmissionId: null,
                new AreaText("Beds", "free beds earlier", "shared plans", null, IsCrossCutting: false, null)
            )
        );
        await kit.Block("Ideas", BlockType.Stage, 50);
        await kit.Block("The vote", BlockType.Vote, 10);
        return kit;
    }

    public Task Block(string title, BlockType type, int minutes) =>
        house.Send(
            Organiser,
            new AddBlock(
                Guid.CreateVersion7(),
                Event,
                new BlockText(type, title, minutes, LockedStart: null, Seated: true, BlockVisibility.Public)
            )
        );

    public async Task<EventKit> Opened()
    {
        await house.Send(Organiser, new PublishEvent(Event));
        await house.Send(Organiser, new OpenRegistration(Event));
        return this;
    }

    public async Task<EventKit> Live()
    {
        await house.Send(Organiser, new CloseRegistration(Event));
        await house.Send(Organiser, new GoLive(Event));
        return this;
    }

    public Task<Joined> Register(string name, string? email = null, string discipline = "Clinical") =>
        house.SendAsSystem(
            new Register(
                Guid.CreateVersion7(),
                Event,
                new AboutMe(
                    name,
                    email ?? $"{Guid.CreateVersion7():N}@example.org",
                    "A practice",
                    discipline,
                    SeniorityBand.Senior,
                    Sector.NHS,
                    AttendanceMode.InRoom,
                    null,
                    null,
                    null,
                    "A ramp",
                    null
                ),
                Agreed: true
            )
        );

    /// <summary>Eight people, a facilitator, and published groups.</summary>
    public async Task<Guid> Groups()
    {
        string[] disciplines = ["Clinical", "Finance", "Operations", "Workforce"];
        for (var i = 0; i < 8; i++)
            await Register($"Person {i}", discipline: disciplines[i % 4]);
        await house.Send(Organiser, new AppointFacilitator(Event, "Fay Facilitator", $"{Guid.CreateVersion7():N}@example.org"));
        var facilitator = (await house.Ask(Organiser, new GroupsOf(Event))).Facilitators[0].Id;
        var people = await Read(db => db.Registrations.Where(r => r.InnovationEventId == Event).Select(r => r.PersonId).ToListAsync());
        foreach (var (i, members) in people.Chunk(4).Index())
            await house.Send(Organiser, new FormGroup(Guid.CreateVersion7(), Event, i + 1, Area, facilitator, members));
        await house.Send(Organiser, new PublishGroups(Event));
        return facilitator;
    }

    public async Task<T> Read<T>(Func<EventsDb, Task<T>> read)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<EventsDb>());
    }

    public Task<bool> Holds(Guid person, string role, Guid scope) =>
        Read(db => db.Set<Grant>().AnyAsync(g => g.PersonId == person && g.Role == role && g.ScopeId == scope));
}
