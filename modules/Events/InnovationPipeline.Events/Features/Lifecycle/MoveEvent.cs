using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Lifecycle;

[Requires(EventsPermission.Manage)]
internal sealed record PublishEvent(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class PublishEventHandler(EventsDb db, TimeProvider clock) : ICommandHandler<PublishEvent>
{
    public async Task Handle(PublishEvent command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        e.Publish(sheet.Obstacles(London.Time), clock.GetUtcNow());
        await db.Index(new SearchDocument(e.Id, "Innovation event", e.Id, EventsPermission.See, e.Name, e.Summary, $"/events/{e.Id}"), ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record OpenRegistration(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class OpenRegistrationHandler(EventsDb db, TimeProvider clock) : ICommandHandler<OpenRegistration>
{
    public async Task Handle(OpenRegistration command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        e.OpenRegistration(clock.GetUtcNow());
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record CloseRegistration(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class CloseRegistrationHandler(EventsDb db) : ICommandHandler<CloseRegistration>
{
    public async Task Handle(CloseRegistration command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        e.CloseRegistration();
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Closes registration wherever its last day is over.</summary>
[SystemMay]
[Requires(EventsPermission.Manage)]
internal sealed record CloseRegistrationsDue : ICommand;

internal sealed class CloseRegistrationsDueHandler(EventsDb db, AccessTables access, ICaller caller, TimeProvider clock)
    : ICommandHandler<CloseRegistrationsDue>
{
    public async Task Handle(CloseRegistrationsDue command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = db.Events.Where(e => e.State == EventState.RegistrationOpen && e.RegistrationClosesAt <= now);
        if (!caller.IsSystem)
        {
            var managed = await access.ScopesWith(caller, EventsPermission.Manage, ct);
            due = due.Where(e => managed.Contains(e.Id));
        }
        foreach (var e in await due.ToListAsync(ct))
        {
            e.CloseRegistration();
            db.Changed(EventsModule.Topic, e.Id);
        }
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record GoLive(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class GoLiveHandler(EventsDb db) : ICommandHandler<GoLive>
{
    public async Task Handle(GoLive command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        e.GoLive();
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record CloseEvent(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class CloseEventHandler(EventsDb db) : ICommandHandler<CloseEvent>
{
    public async Task Handle(CloseEvent command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        e.Close();
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Puts the event away, once nothing of it is open anywhere; personal links and codes end.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record ArchiveEvent(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class ArchiveEventHandler(EventsDb db, IEnumerable<IObjectToArchiving> others, IPersonalLinks links)
    : ICommandHandler<ArchiveEvent>
{
    public async Task Handle(ArchiveEvent command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        var objections = new List<string>();
        foreach (var other in others)
            objections.AddRange(await other.Objections(e.Id, ct));
        e.Archive(objections);
        await links.End(e.Id, ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record CancelEvent(
    Guid InnovationEventId,
    [property:
        Required(ErrorMessage = "Enter a reason that people can be told"),
        StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInEvent;

internal sealed class CancelEventHandler(EventsDb db) : ICommandHandler<CancelEvent>
{
    public async Task Handle(CancelEvent command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        e.Cancel(command.Reason.Trim());
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record PostponeEvent(
    Guid InnovationEventId,
    DateOnly Day,
    [property:
        Required(ErrorMessage = "Enter a reason that people can be told"),
        StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInEvent;

internal sealed class PostponeEventHandler(EventsDb db, TimeProvider clock) : ICommandHandler<PostponeEvent>
{
    public async Task Handle(PostponeEvent command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        var sheet = await db.RunSheets.SingleAsync(s => s.InnovationEventId == e.Id, ct);
        e.Postpone(command.Day, command.Reason.Trim(), London.DayOf(clock.GetUtcNow()));
        sheet.StartAt(London.At(command.Day, TimeOnly.FromDateTime(London.Local(sheet.StartsAt).DateTime)));
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}
