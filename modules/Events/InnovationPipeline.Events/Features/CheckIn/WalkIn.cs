using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Events.Features.CheckIn;

/// <summary>Somebody who came without registering: enrolled, registered, checked in, and given a code.</summary>
[Requires(EventsPermission.CheckIn)]
internal sealed record AdmitWalkIn(
    Guid Id,
    Guid InnovationEventId,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the name")]
        string Name,
    [property: Required(ErrorMessage = "Select a discipline")] string Discipline,
    [property: StringLength(200, ErrorMessage = "Use 200 characters or fewer")] string? Organisation
) : ICommand<PersonalLink>, ICreates;

internal sealed class AdmitWalkInHandler(
    EventsDb db,
    AccessTables access,
    ICaller caller,
    IPeople people,
    IOrganisations organisations,
    IPersonalLinks links,
    TimeProvider clock
) : ICommandHandler<AdmitWalkIn, PersonalLink>
{
    private const int LinkDays = 90;

    public async Task<PersonalLink> Handle(AdmitWalkIn request, CancellationToken cancellationToken)
    {
        var (command, ct) = (request, cancellationToken);
        var e = await db.ForStaff(command.InnovationEventId, access, caller, ct);
        Registration.Rules.OnTheDay.Require(e.State == EventState.Live);
        var places = await db.LockPlaces(e.Id, ct);
        var typed = string.IsNullOrWhiteSpace(command.Organisation) ? null : command.Organisation.Trim();
        var organisation = typed is null ? null : await organisations.Named(typed, ct);
        var now = clock.GetUtcNow();
        // The id of the form is the person's too: sent again, it is the same person.
        var registration = new Registration(
            command.Id,
            e.Id,
            personId: command.Id,
            new Profile(
                command.Discipline,
                Seniority: null,
                Sector.NHS,
                organisation?.Id,
                organisation is null ? typed : null,
                IcsId: null,
                PresentFrom: null,
                PresentTo: null,
                AttendanceMode.InRoom
            ),
            now
        );
        places.AdmitNow(registration);
        db.Add(registration);
        await people.Enrol(command.Id, command.Name.Trim(), email: null, organisation?.Id, ct);
        await db.Give(command.Id, Role.Participant, e.Id, ct);
        await db.Arrive(e, registration, CheckInDoor.WalkIn, now, ct);
        await db.SaveChangesAsync(ct);
        return await links.Issue(command.Id, e.Id, London.At(e.Day.AddDays(LinkDays), TimeOnly.MinValue), ct);
    }
}
