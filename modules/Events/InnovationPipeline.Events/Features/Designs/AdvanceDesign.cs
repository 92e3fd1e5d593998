using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record Advanced(bool Any);

/// <summary>About a second of search for one version that no other host is at.</summary>
[SystemMay]
[Requires(EventsPermission.Manage)]
[Unaudited("the version's start, stop and changes are audited; a chunk of search decides nothing")]
internal sealed record AdvanceDesign : ICommand<Advanced>;

internal sealed class AdvanceDesignHandler(
    EventsDb db,
    IPeople people,
    IOrganisations organisations,
    RunningSearches searches,
    TimeProvider clock
) : ICommandHandler<AdvanceDesign, Advanced>
{
    private static readonly TimeSpan Chunk = TimeSpan.FromSeconds(1);
    private const int Step = 1000;
    private const int SideBySide = 2;
    private const int EffortForConflicts = 30_000;

    public async Task<Advanced> Handle(AdvanceDesign request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var free = await db
            .DesignRuns.FromSql(
                $"SELECT r.*, r.xmin FROM events.design_runs r WHERE r.ended_at IS NULL ORDER BY r.id LIMIT 1 FOR UPDATE SKIP LOCKED"
            )
            .ToListAsync(ct);
        if (free is not [var run])
            return new Advanced(Any: false);
        var design = await db.Designs.Get(run.Id, ct);
        var e = await db.Events.AsNoTracking().Get(run.InnovationEventId, ct);
        var problem = await db.Problem(e, design.Brief, people, organisations, ct);
        try
        {
            problem.Check();
        }
        catch (RuleBroken broken)
        {
            // People or areas have gone since it was started.
            End(run, design, [new FoundConflict(broken.Message, [], IsCertain: true)], new Dictionary<Guid, int>());
            await Save(e.Id, ct);
            return new Advanced(Any: true);
        }
        await Advance(run, design, problem, ct);
        await Save(e.Id, ct);
        return new Advanced(Any: true);
    }

    private async Task Advance(DesignRun run, SavedDesign design, DesignProblem problem, CancellationToken ct)
    {
        if (run.Points.Count == 0 && Counting.Conflicts(problem) is { Count: > 0 } impossible)
        {
            End(run, design, [.. impossible.Select(FoundConflict.From)], new Dictionary<Guid, int>());
            return;
        }
        var here = searches.Of(run, problem, design.Brief, SideBySide);
        var began = clock.GetTimestamp();
        double Elapsed() => clock.GetElapsedTime(began).TotalSeconds;
        var left = Math.Min(Chunk.TotalSeconds, design.Brief.Seconds - run.Spent);
        if (design.StopAskedAt is null)
            await Task.WhenAll(here.Select(s => Task.Run(() => Search(s, design.Brief.Seconds, run.Spent, left, Elapsed, ct), ct)));
        var best = Best(here, problem.Epsilon);
        run.Go(Elapsed(), [.. problem.People.Select(p => p.Id)], [.. here.Select(s => s.Saved())], best.Value, here.Max(s => s.BestTotal));
        searches.Keep(run.Id, here);
        if (design.StopAskedAt is null && run.Spent < design.Brief.Seconds)
            return;
        var conflicts = best.IsFeasible ? [] : Infeasibility.Conflicts(problem, design.Brief.Seed, EffortForConflicts, ct);
        // There may be such groups all the same: what was found is never taken for them.
        FoundConflict[] found =
            best.IsFeasible || conflicts.Count > 0
                ? [.. conflicts.Select(FoundConflict.From)]
                : [new("The search ended before it found groups that keep every rule: search for longer", [], IsCertain: false)];
        End(run, design, found, problem.Seats(best.Best));
    }

    private static void Search(GroupSearch search, double whole, double spent, double chunk, Func<double> elapsed, CancellationToken ct)
    {
        for (var now = elapsed(); now < chunk && !ct.IsCancellationRequested; now = elapsed())
            search.Advance(Step, Math.Min(1, (spent + now) / whole));
    }

    /// <summary>Fewest broken; then, within the share that may be given up of the best total of all, the smallest group's diversity, then preferences.</summary>
    private static GroupSearch Best(IReadOnlyList<GroupSearch> all, double epsilon)
    {
        var least = all.Min(s => s.Value.Broken);
        var floor = all.Max(s => s.BestTotal) * (1 - epsilon);
        return all.Where(s => s.Value.Broken == least)
            .OrderByDescending(s => s.Value.Total >= floor)
            .ThenByDescending(s => s.Value.Smallest)
            .ThenByDescending(s => s.Value.PreferencesMet)
            .First();
    }

    private void End(DesignRun run, SavedDesign design, IReadOnlyList<FoundConflict> conflicts, IReadOnlyDictionary<Guid, int> seats)
    {
        var now = clock.GetUtcNow();
        run.End(conflicts, now);
        design.End(seats, keepsEverything: conflicts.Count == 0, now);
        searches.Forget(run.Id);
    }

    private async Task Save(Guid innovationEventId, CancellationToken ct)
    {
        db.Changed(EventsModule.DesignTopic, innovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
