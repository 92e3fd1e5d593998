using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Registrations;

internal sealed record RegistrationRow(
    Guid Id,
    string Name,
    string Organisation,
    string Discipline,
    string Seniority,
    string Sector,
    string Mode,
    string State,
    DateTimeOffset? CheckedInAt,
    int? Group
);

internal sealed record RegistrationRows(string EventName, IReadOnlyList<RegistrationRow> Rows, int All, int Page, int Pages);

/// <param name="Text">part of a name or organisation</param>
/// <param name="OnAPage">0 for all, for an export</param>
[Requires(EventsPermission.Manage)]
internal sealed record RegistrationsOf(
    Guid InnovationEventId,
    string? Text,
    string? Discipline,
    PlaceState? State,
    int Page,
    int OnAPage = 25
) : IQuery<RegistrationRows>, IInEvent;

internal sealed class RegistrationsOfHandler(EventsDb db, IPeople people, IOrganisations organisations)
    : IQueryHandler<RegistrationsOf, RegistrationRows>
{
    public async Task<RegistrationRows> Handle(RegistrationsOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var found = db.Registrations.AsNoTracking().Where(r => r.InnovationEventId == e.Id);
        if (query.State is { } state)
            found = found.Where(r => r.State == state);
        if (!string.IsNullOrWhiteSpace(query.Discipline))
            found = found.Where(r => r.Discipline == query.Discipline);
        var registrations = await found.ToListAsync(ct);
        var names = await people.Cards(registrations.Select(r => r.PersonId), ct);
        var places = await organisations.Cards(registrations.Select(r => r.OrganisationId).OfType<Guid>(), ct);
        var groups = await db
            .Groups.AsNoTracking()
            .Where(g => g.InnovationEventId == e.Id)
            .SelectMany(g => g.Members, (g, m) => new { m.PersonId, g.Number })
            .ToDictionaryAsync(m => m.PersonId, m => m.Number, ct);
        var rows = registrations
            .Select(r => new RegistrationRow(
                r.Id,
                names.GetValueOrDefault(r.PersonId)?.Name ?? "",
                r.OrganisationTyped ?? (r.OrganisationId is { } o ? places.GetValueOrDefault(o)?.Name : null) ?? "",
                r.Discipline,
                r.Seniority is { } band ? PlainWords.Of(band) : "",
                PlainWords.Of(r.Sector),
                PlainWords.Of(r.Mode),
                PlainWords.Of(r.State),
                r.CheckedInAt,
                groups.TryGetValue(r.PersonId, out var number) ? number : null
            ))
            .Where(r => string.IsNullOrWhiteSpace(query.Text) || Has(r.Name, query.Text) || Has(r.Organisation, query.Text))
            .OrderBy(r => r.Name, StringComparer.CurrentCulture)
            .ThenBy(r => r.Id)
            .ToList();
        if (query.OnAPage == 0)
            return new RegistrationRows(e.Name, rows, rows.Count, 1, 1);
        var pages = Math.Max(1, (rows.Count + query.OnAPage - 1) / query.OnAPage);
        var page = Math.Clamp(query.Page, 1, pages);
        return new RegistrationRows(e.Name, [.. rows.Skip((page - 1) * query.OnAPage).Take(query.OnAPage)], rows.Count, page, pages);
    }

    private static bool Has(string text, string part) => text.Contains(part.Trim(), StringComparison.CurrentCultureIgnoreCase);
}

internal sealed record RegistrationDetail(
    Guid Id,
    string EventName,
    string Name,
    string Organisation,
    string Discipline,
    string Seniority,
    string Sector,
    string? Ics,
    string Mode,
    string? Present,
    string? PreferredAreas,
    string? LineManagerEmail,
    string? Table,
    string? AccessNeeds,
    string? Dietary,
    string State,
    bool HasPlaceOrWaits,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? CheckedInAt
);

/// <summary>One registration with what only the event's organisers see.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record RegistrationInFull(Guid InnovationEventId, Guid RegistrationId) : IQuery<RegistrationDetail>, IInEvent;

internal sealed class RegistrationInFullHandler(EventsDb db, IPeople people, IOrganisations organisations)
    : IQueryHandler<RegistrationInFull, RegistrationDetail>
{
    public async Task<RegistrationDetail> Handle(RegistrationInFull query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var r = await db
            .Registrations.AsNoTracking()
            .Include(r => r.Needs)
            .Where(r => r.InnovationEventId == e.Id)
            .Get(query.RegistrationId, ct);
        var names = await people.Cards([r.PersonId], ct);
        var places = await organisations.Cards(new[] { r.OrganisationId, r.IcsId }.OfType<Guid>(), ct);
        return new RegistrationDetail(
            r.Id,
            e.Name,
            names.GetValueOrDefault(r.PersonId)?.Name ?? "",
            r.OrganisationTyped ?? (r.OrganisationId is { } o ? places.GetValueOrDefault(o)?.Name : null) ?? "",
            r.Discipline,
            r.Seniority is { } band ? PlainWords.Of(band) : "Not given",
            PlainWords.Of(r.Sector),
            r.IcsId is { } ics ? places.GetValueOrDefault(ics)?.Name : null,
            PlainWords.Of(r.Mode),
            r.PresentFrom is null && r.PresentTo is null
                ? null
                : $"{r.PresentFrom?.ToString("HH:mm") ?? "start"} to {r.PresentTo?.ToString("HH:mm") ?? "end"}",
            Titles(e, r.PreferredAreaIds),
            r.LineManagerEmail,
            r.Needs is { Table: not TableNeeds.None } needs ? PlainWords.Of(needs.Table) : null,
            r.Needs?.AccessNeeds,
            r.Needs?.Dietary,
            PlainWords.Of(r.State),
            r.State != PlaceState.Cancelled && r.CheckedInAt is null,
            r.RegisteredAt,
            r.CheckedInAt
        );
    }

    private static string? Titles(InnovationEvent e, IReadOnlyCollection<Guid> areas) =>
        e.Areas.Where(a => areas.Contains(a.Id)).OrderBy(a => a.Number).Select(a => a.Title).ToList() is { Count: > 0 } titles
            ? string.Join(", ", titles)
            : null;
}

[Requires(EventsPermission.Manage)]
internal sealed record CancelRegistration(Guid InnovationEventId, Guid RegistrationId) : ICommand, IInEvent;

internal sealed class CancelRegistrationHandler(EventsDb db) : ICommandHandler<CancelRegistration>
{
    public async Task Handle(CancelRegistration command, CancellationToken ct)
    {
        await db.GiveUpPlace(command.InnovationEventId, command.RegistrationId, ct);
        db.Changed(EventsModule.Topic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A new link and code for someone; the earlier ones end.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record GiveNewCode(Guid InnovationEventId, Guid RegistrationId) : ICommand<PersonalLink>, IInEvent;

internal sealed class GiveNewCodeHandler(EventsDb db, IPersonalLinks links) : ICommandHandler<GiveNewCode, PersonalLink>
{
    private const int LinkDays = 90;

    public async Task<PersonalLink> Handle(GiveNewCode request, CancellationToken cancellationToken)
    {
        var e = await db.Events.AsNoTracking().Get(request.InnovationEventId, cancellationToken);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        var registration = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == e.Id)
            .Get(request.RegistrationId, cancellationToken);
        Registration.Rules.CancelledAlready.Require(registration.State != PlaceState.Cancelled);
        return await links.Issue(registration.PersonId, e.Id, London.At(e.Day.AddDays(LinkDays), TimeOnly.MinValue), cancellationToken);
    }
}
