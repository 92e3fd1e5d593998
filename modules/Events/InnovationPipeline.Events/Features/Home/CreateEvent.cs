using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Home;

/// <summary>Organisations for which the caller may create an event.</summary>
[Requires(EventsPermission.Create)]
internal sealed record PlacesToRunAnEvent : IQuery<IReadOnlyList<OrganisationCard>>;

internal sealed class PlacesToRunAnEventHandler(AccessTables access, ICaller caller, IOrganisations organisations)
    : IQueryHandler<PlacesToRunAnEvent, IReadOnlyList<OrganisationCard>>
{
    public async Task<IReadOnlyList<OrganisationCard>> Handle(PlacesToRunAnEvent query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, EventsPermission.Create, ct);
        var cards = await organisations.Cards(scopes, ct);
        return [.. cards.Values.OrderBy(o => o.Name, StringComparer.CurrentCulture)];
    }
}

/// <summary>What an organiser writes about the event.</summary>
/// <param name="RegistrationClosesOn">the last day on which people can register; none: until an organiser closes it</param>
internal sealed record EventText(
    [property: Required(ErrorMessage = "Enter a name"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the name")]
        string Name,
    [property: Required(ErrorMessage = "Enter what the day is about"), StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
        string Summary,
    [property: Required(ErrorMessage = "Enter where it is"), StringLength(300, ErrorMessage = "Use 300 characters or fewer")] string Venue,
    [property: Range(1, 5000, ErrorMessage = "Enter a number of places between 1 and 5,000")] int Places,
    TimeOnly StartsAt,
    DateOnly? RegistrationClosesOn
)
{
    public EventDetails Details() =>
        new(Name.Trim(), Summary.Trim(), Venue.Trim(), RegistrationClosesOn is { } on ? London.At(on.AddDays(1), TimeOnly.MinValue) : null);
}

[Requires(EventsPermission.Create)]
internal sealed record CreateEvent(Guid Id, Guid OrganisationId, DateOnly Day, EventText Text) : ICommand, ICreates, IInOrganisation;

internal sealed class CreateEventHandler(EventsDb db, TimeProvider clock) : ICommandHandler<CreateEvent>
{
    public async Task Handle(CreateEvent command, CancellationToken ct)
    {
        if (command.Day < London.DayOf(clock.GetUtcNow()))
            throw new Invalid(nameof(command.Day), "The day must not be in the past");
        db.Add(new InnovationEvent(command.Id, command.OrganisationId, command.Text.Details(), command.Day));
        db.Add(new RunSheet(Guid.CreateVersion7(), command.Id, London.At(command.Day, command.Text.StartsAt)));
        db.Add(new Places(command.Id, command.Text.Places));
        await db.OpenScope(command.Id, "event", command.OrganisationId, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record EventAsWritten(uint Version, DateOnly Day, EventText Text);

[Requires(EventsPermission.Manage)]
internal sealed record WordsOfEvent(Guid InnovationEventId) : IQuery<EventAsWritten>, IInEvent;

internal sealed class WordsOfEventHandler(EventsDb db) : IQueryHandler<WordsOfEvent, EventAsWritten>
{
    public async Task<EventAsWritten> Handle(WordsOfEvent query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        var places = await db.Places.AsNoTracking().Get(e.Id, ct);
        return new EventAsWritten(
            e.Version,
            e.Day,
            new EventText(
                e.Name,
                e.Summary,
                e.Venue,
                places.Capacity,
                TimeOnly.FromDateTime(London.Local(sheet.StartsAt).DateTime),
                e.RegistrationClosesAt is { } at ? London.DayOf(at.AddMinutes(-1)) : null
            )
        );
    }
}

/// <summary>The day itself changes by postponing, so that everyone is told.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record ChangeEvent(Guid InnovationEventId, uint Version, EventText Text) : ICommand, IEdits, IInEvent;

internal sealed class ChangeEventHandler(EventsDb db) : ICommandHandler<ChangeEvent>
{
    public async Task Handle(ChangeEvent command, CancellationToken ct)
    {
        var places = await db.LockPlaces(command.InnovationEventId, ct);
        var e = await db.Events.Get(command.InnovationEventId, command.Version, ct);
        e.Change(command.Text.Details());
        places.Hold(command.Text.Places);
        await db.MoveUp(places, ct);
        var sheet = await db.RunSheets.SingleAsync(s => s.InnovationEventId == e.Id, ct);
        sheet.StartAt(London.At(e.Day, command.Text.StartsAt));
        if (e.IsPublic)
            await db.Index(
                new SearchDocument(e.Id, "Innovation event", e.Id, EventsPermission.See, e.Name, e.Summary, $"/events/{e.Id}"),
                ct
            );
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}
