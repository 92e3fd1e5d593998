using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.CheckIn;

internal sealed record MyArrival(string EventName, bool IsLive, bool HasPlace, DateTimeOffset? CheckedInAt);

[Requires(EventsPermission.TakePart)]
internal sealed record MyArrivalAt(Guid InnovationEventId) : IQuery<MyArrival>, IInEvent;

internal sealed class MyArrivalAtHandler(EventsDb db, ICaller caller) : IQueryHandler<MyArrivalAt, MyArrival>
{
    public async Task<MyArrival> Handle(MyArrivalAt query, CancellationToken ct)
    {
        var me = caller.Person();
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var mine = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == me, ct);
        return new MyArrival(e.Name, e.State == EventState.Live, mine?.State == PlaceState.Placed, mine?.CheckedInAt);
    }
}

/// <summary>The person says so themself, signed in by link or code.</summary>
[Requires(EventsPermission.TakePart)]
internal sealed record CheckMeIn(Guid InnovationEventId) : ICommand<Arrival>, IInEvent;

internal sealed class CheckMeInHandler(EventsDb db, ICaller caller, IPeople people, TimeProvider clock)
    : ICommandHandler<CheckMeIn, Arrival>
{
    public async Task<Arrival> Handle(CheckMeIn request, CancellationToken cancellationToken)
    {
        var me = caller.Person();
        var e = await db.Events.AsNoTracking().Get(request.InnovationEventId, cancellationToken);
        var mine =
            await db.Registrations.SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == me, cancellationToken)
            ?? throw new NotFound();
        return await Arriving.Take(db, people, e, mine, CheckInDoor.Link, clock, cancellationToken);
    }
}
