using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>Tells people: on the day that was set, or before, once the owner has heard it in person.</summary>
[Requires(DevelopmentPermission.Decide), SystemMay]
internal sealed record ReleaseDecision(Guid InitiativeId, Guid DecisionId) : ICommand, IInInitiative;

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

/// <summary>Every decision whose moment has come, the longest due first: each is told in a transaction of its own.</summary>
[Requires(DevelopmentPermission.Decide), SystemMay]
internal sealed record DecisionsDue : IQuery<IReadOnlyList<ReleaseDecision>>;

internal sealed class DecisionsDueHandler(DevelopmentDb db, AccessTables access, ICaller caller, TimeProvider clock)
    : IQueryHandler<DecisionsDue, IReadOnlyList<ReleaseDecision>>
{
    public async Task<IReadOnlyList<ReleaseDecision>> Handle(DecisionsDue query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = db.Releases.Where(r => r.ReleasedAt == null && r.DueAt <= now);
        if (!caller.IsSystem)
            due = due.VisibleTo(await access.ScopesWith(caller, DevelopmentPermission.Decide, ct));
        return await due.OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => new ReleaseDecision(r.InitiativeId, r.Id)).ToListAsync(ct);
    }
}
