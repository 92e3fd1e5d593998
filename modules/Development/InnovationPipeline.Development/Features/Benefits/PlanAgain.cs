using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <summary>
/// Makes open plans of what an initiative that was merged into this one planned for after the merger: what is measured, by whom and how much
/// is due to it are as they were. There it is no longer expected, so that nothing is counted twice.
/// </summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record PlanAgain(Guid InitiativeId, Guid FromId) : ICommand, IInInitiative;

internal sealed class PlanAgainHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IOrganisations organisations)
    : ICommandHandler<PlanAgain>
{
    private static readonly Rule SomethingLeft = new("Everything that it planned for after its merger is planned here already");

    public async Task Handle(PlanAgain command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var from = await db.Initiatives.Where(i => i.MergedIntoId == initiative.Id).Get(command.FromId, ct);
        var (by, now) = (caller.Person(), clock.GetUtcNow());
        var gains = await db.GainsOf(await db.ToPlanAgain(initiative.Id).Where(b => b.InitiativeId == from.Id).ToListAsync(ct), ct);
        // Whoever plans them again at the same moment waits here, and then finds nothing left.
        foreach (var gain in gains)
            await db.HoldGain(gain, ct);
        var ids = await db.ToPlanAgain(initiative.Id).Where(b => b.InitiativeId == from.Id).Select(b => b.Id).ToListAsync(ct);
        SomethingLeft.Require(ids.Count > 0);
        foreach (
            var benefit in await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => ids.Contains(b.Id)).OrderBy(b => b.Id).ToListAsync(ct)
        )
        {
            if (benefit.PlanAgain(Guid.CreateVersion7(), initiative.Id, from.Title, by, now) is not { } again)
                continue;
            await db.OpenScope(again.Id, Scopes.Benefit, initiative.Id, ct);
            foreach (var person in new[] { again.OwnerId, again.CollectorId }.Distinct())
                await db.Give(person, Role.BenefitOwner, again.Id, ct);
            db.Add(again);
            db.Add(
                new InitiativeHistory(initiative.Id, by, now, "Benefit planned again", before: $"in “{from.Title}”", after: again.Measure)
            );
        }
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
        foreach (var gain in gains)
            await db.SettleExclusions(gain, organisations, now, ct);
    }
}
