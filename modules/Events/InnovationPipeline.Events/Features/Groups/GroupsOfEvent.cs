using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Groups;

internal sealed record SeatRow(Guid PersonId, string Name, string? Organisation, string Discipline, string Seniority);

internal sealed record GroupRow(Guid Id, string Name, string Area, Guid? FacilitatorId, string? Facilitator, IReadOnlyList<SeatRow> Members)
{
    public string Label => $"{Name}: {Area}";
}

internal sealed record FacilitatorRow(Guid Id, string Name);

internal sealed record GroupsToManage(
    string EventName,
    bool MayChange,
    bool IsPublished,
    bool AllPublished,
    IReadOnlyList<GroupRow> Groups,
    IReadOnlyList<SeatRow> Unseated,
    IReadOnlyList<FacilitatorRow> Facilitators
);

[Requires(EventsPermission.Manage)]
internal sealed record GroupsOf(Guid InnovationEventId) : IQuery<GroupsToManage>, IInEvent;

internal sealed class GroupsOfHandler(EventsDb db, IPeople people) : IQueryHandler<GroupsOf, GroupsToManage>
{
    public async Task<GroupsToManage> Handle(GroupsOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var groups = await db.Groups.AsNoTracking().Where(g => g.InnovationEventId == e.Id).OrderBy(g => g.Number).ToListAsync(ct);
        var placed = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed)
            .ToDictionaryAsync(r => r.PersonId, ct);
        var facilitators = e.Facilitators.Select(f => f.PersonId).ToHashSet();
        var names = await people.Cards([.. placed.Keys, .. facilitators, .. groups.SelectMany(g => g.Members.Select(m => m.PersonId))], ct);
        var seated = groups.SelectMany(g => g.Members).Select(m => m.PersonId).ToHashSet();
        var areas = e.Areas.ToDictionary(a => a.Id, a => a.Title);
        SeatRow Seat(Guid person) =>
            new(
                person,
                names.GetValueOrDefault(person)?.Name ?? "",
                names.GetValueOrDefault(person)?.OrganisationName ?? placed.GetValueOrDefault(person)?.OrganisationTyped,
                placed.GetValueOrDefault(person)?.Discipline ?? "",
                placed.GetValueOrDefault(person)?.Seniority is { } band ? PlainWords.Of(band) : ""
            );
        return new GroupsToManage(
            e.Name,
            !e.IsOver,
            groups.Exists(g => g.IsPublished),
            groups.Count > 0 && groups.TrueForAll(g => g.IsPublished),
            [
                .. groups.Select(g => new GroupRow(
                    g.Id,
                    g.Name,
                    areas[g.ChallengeAreaId],
                    g.FacilitatorId,
                    g.FacilitatorId is { } f ? names.GetValueOrDefault(f)?.Name : null,
                    [.. g.Members.Select(m => Seat(m.PersonId)).OrderBy(m => m.Name, StringComparer.CurrentCulture)]
                )),
            ],
            [
                .. placed
                    .Keys.Where(p => !seated.Contains(p) && !facilitators.Contains(p))
                    .Select(Seat)
                    .OrderBy(m => m.Name, StringComparer.CurrentCulture),
            ],
            [
                .. facilitators
                    .Select(f => new FacilitatorRow(f, names.GetValueOrDefault(f)?.Name ?? ""))
                    .OrderBy(f => f.Name, StringComparer.CurrentCulture),
            ]
        );
    }
}

/// <summary>To another group, or from none into one.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record MovePerson(Guid InnovationEventId, Guid PersonId, Guid ToGroupId) : ICommand, IInEvent;

internal sealed class MovePersonHandler(EventsDb db, TimeProvider clock) : ICommandHandler<MovePerson>
{
    public async Task Handle(MovePerson command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        var to = await db.Groups.Where(g => g.InnovationEventId == e.Id).Get(command.ToGroupId, ct);
        WorkingGroup.Rules.WithAPlace.Require(
            await db.Registrations.AnyAsync(
                r => r.InnovationEventId == e.Id && r.PersonId == command.PersonId && r.State == PlaceState.Placed,
                ct
            )
        );
        var from = await db.GroupOf(e.Id, command.PersonId, ct);
        await db.Reseat(command.PersonId, from, to, clock.GetUtcNow(), ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record ChangeFacilitator(Guid InnovationEventId, Guid GroupId, Guid FacilitatorId) : ICommand, IInEvent;

internal sealed class ChangeFacilitatorHandler(EventsDb db) : ICommandHandler<ChangeFacilitator>
{
    public async Task Handle(ChangeFacilitator command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        if (e.Facilitators.All(f => f.PersonId != command.FacilitatorId))
            throw new NotFound();
        var group = await db.Groups.Where(g => g.InnovationEventId == e.Id).Get(command.GroupId, ct);
        await db.Relead(group, command.FacilitatorId, ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}
