using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Joining;

internal sealed record AreaLine(Guid Id, string Title, string Question);

internal sealed record Invitation(
    Guid Id,
    string Name,
    string Summary,
    string Venue,
    DateOnly Day,
    string StartsAt,
    string EndsAt,
    string State,
    bool TakesRegistrations,
    bool IsFull,
    IReadOnlyList<AreaLine> Areas,
    IReadOnlyList<string> Organisations,
    IReadOnlyList<OrganisationCard> Icses
);

/// <summary>What whoever has the link may read, and what the form offers.</summary>
[ForEveryone("whoever has the event's link may read what it is about and register")]
internal sealed record InvitationTo(Guid InnovationEventId) : IQuery<Invitation>;

internal sealed class InvitationToHandler(EventsDb db, IOrganisations organisations) : IQueryHandler<InvitationTo, Invitation>
{
    public async Task<Invitation> Handle(InvitationTo query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        if (!e.IsPublic)
            throw new NotFound();
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        var places = await db.Places.AsNoTracking().Get(e.Id, ct);
        var active = await organisations.ActiveOn(e.Day, ct);
        return new Invitation(
            e.Id,
            e.Name,
            e.Summary,
            e.Venue,
            e.Day,
            London.Time(sheet.StartsAt),
            London.Time(sheet.EndsAt),
            PlainWords.Of(e.State),
            e.TakesRegistrations,
            places.Free <= 0,
            [.. e.Areas.OrderBy(a => a.Number).Select(a => new AreaLine(a.Id, a.Title, a.Question))],
            [.. active.Select(o => o.Name)],
            [.. active.Where(o => string.Equals(o.Kind, "Icb", StringComparison.Ordinal))]
        );
    }
}

/// <summary>What a person says of themself.</summary>
internal sealed record AboutMe(
    [property: Required(ErrorMessage = "Enter your name"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for your name")]
        string Name,
    [property:
        NotFreeText,
        Required(ErrorMessage = "Enter your email address"),
        StringLength(254, ErrorMessage = "Use 254 characters or fewer"),
        EmailAddress(ErrorMessage = "Enter an email address like name@example.org")
    ]
        string Email,
    [property: Required(ErrorMessage = "Enter your organisation"), StringLength(200, ErrorMessage = "Use 200 characters or fewer")]
        string Organisation,
    [property: Required(ErrorMessage = "Select your discipline")] string Discipline,
    SeniorityBand Seniority,
    Sector Sector,
    AttendanceMode Mode,
    Guid? IcsId,
    TimeOnly? PresentFrom,
    TimeOnly? PresentTo,
    [property: Sealed, StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")] string? AccessNeeds,
    [property: Sealed, StringLength(500, ErrorMessage = "Use 500 characters or fewer")] string? Dietary
)
{
    [
        NotFreeText,
        StringLength(254, ErrorMessage = "Use 254 characters or fewer"),
        EmailAddress(ErrorMessage = "Enter your line manager’s email address like name@example.org")
    ]
    public string? LineManagerEmail { get; init; }

    public IReadOnlyList<Guid> PreferredAreaIds { get; init; } = [];

    [Sealed]
    public TableNeeds Table { get; init; }
}

/// <param name="Path">the personal link; none for someone who is known here already and signs in as usual</param>
internal sealed record Joined(string? Path, string? Code, bool Waiting);

/// <summary>
/// Registers whoever fills in the form. A new person gets a personal link and code, shown once. Someone whose email
/// address is known here gets none on the screen: a typed address alone signs no one in.
/// </summary>
[ForEveryone("whoever has the event's link may register")]
internal sealed record Register(Guid Id, Guid InnovationEventId, AboutMe Me, bool Agreed) : ICommand<Joined>, ICreates;

internal sealed class RegisterHandler(EventsDb db, IPeople people, IOrganisations organisations, IPersonalLinks links, TimeProvider clock)
    : ICommandHandler<Register, Joined>
{
    /// <summary>A link outlives the day a little, for what people look up afterwards.</summary>
    private const int LinkDays = 90;

    public async Task<Joined> Handle(Register request, CancellationToken cancellationToken)
    {
        var (command, ct) = (request, cancellationToken);
        if (!command.Agreed)
            throw new Invalid(nameof(command.Agreed), "Confirm that you have read how we use your details");
        var places = await db.LockPlaces(command.InnovationEventId, ct);
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        if (!e.IsPublic)
            throw new NotFound();
        Rules.Open.Require(e.TakesRegistrations);

        var me = command.Me;
        var organisation = await organisations.Named(me.Organisation, ct);
        if (me.IcsId is { } ics && await organisations.Find(ics, ct) is null)
            throw new NotFound();
        var profile = new Profile(
            me.Discipline,
            me.Seniority,
            me.Sector,
            organisation?.Id,
            organisation is null ? me.Organisation.Trim() : null,
            me.IcsId,
            me.PresentFrom,
            me.PresentTo,
            me.Mode
        )
        {
            LineManagerEmail = me.LineManagerEmail,
            PreferredAreaIds = [.. me.PreferredAreaIds.Where(id => e.Areas.Any(a => a.Id == id))],
        };

        var known = await people.WithEmail(me.Email, ct);
        var registration = known is { } someone
            ? await db
                .Registrations.Include(r => r.Needs)
                .SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == someone, ct)
            : null;
        if (registration?.Id == command.Id)
            return new Joined(Path: null, Code: null, registration.State == PlaceState.Waiting);
        Registration.Rules.OncePerEvent.Require(registration is null or { State: PlaceState.Cancelled });

        var person = known ?? Guid.CreateVersion7();
        if (known is null)
            await people.Enrol(person, me.Name.Trim(), me.Email.Trim(), organisation?.Id, ct);
        if (registration is null)
            db.Add(registration = new Registration(command.Id, e.Id, person, profile, clock.GetUtcNow()));
        else
            registration.Change(profile);
        registration.KeepNeeds(me.Table, me.AccessNeeds, me.Dietary);
        await db.Admit(places, registration, ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);

        var waiting = registration.State == PlaceState.Waiting;
        if (known is not null)
            return new Joined(Path: null, Code: null, waiting);
        var link = await links.Issue(person, e.Id, London.At(e.Day.AddDays(LinkDays), TimeOnly.MinValue), ct);
        return new Joined(link.Path, link.Code, waiting);
    }

    private static class Rules
    {
        internal static readonly Kernel.Rule Open = new("Registration for this event is not open");
    }
}
