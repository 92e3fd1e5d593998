using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>Tells people now, before the day that was set: the owner has heard it in person.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record ReleaseDecision(Guid InitiativeId, Guid DecisionId) : ICommand, Platform.Access.IInInitiative;

internal sealed class ReleaseDecisionHandler(DevelopmentDb db, TimeProvider clock) : ICommandHandler<ReleaseDecision>
{
    public async Task Handle(ReleaseDecision command, CancellationToken ct)
    {
        var release = await db.Releases.Where(r => r.InitiativeId == command.InitiativeId).Get(command.DecisionId, ct);
        var now = clock.GetUtcNow();
        release.Release(now);
        await db.NotifyOfConditions(release, now, ct);
        db.Changed("initiative", release.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Tells people of every decision whose moment has come.</summary>
[Requires(DevelopmentPermission.Decide), SystemMay]
internal sealed record ReleaseDecisionsDue : ICommand;

internal sealed class ReleaseDecisionsDueHandler(
    DevelopmentDb db,
    Platform.Access.AccessTables access,
    Platform.Access.ICaller caller,
    TimeProvider clock
) : ICommandHandler<ReleaseDecisionsDue>
{
    public async Task Handle(ReleaseDecisionsDue command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = db.Releases.Where(r => r.ReleasedAt == null && r.DueAt <= now);
        if (!caller.IsSystem)
            due = due.VisibleTo(await access.ScopesWith(caller, DevelopmentPermission.Decide, ct));
        foreach (var release in await due.OrderBy(r => r.DueAt).Take(100).ToListAsync(ct))
        {
            release.Release(now);
            await db.NotifyOfConditions(release, now, ct);
            db.Changed("initiative", release.InitiativeId);
        }
        await db.SaveChangesAsync(ct);
    }
}
