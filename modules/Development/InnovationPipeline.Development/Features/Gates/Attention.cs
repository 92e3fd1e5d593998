using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed record ChairsDesk(IReadOnlyList<AttentionRow> Attention, IReadOnlyList<UnreleasedRow> Unreleased);

/// <param name="IsParked">its review date has come; otherwise nothing has happened to it for 6 months</param>
internal sealed record AttentionRow(Guid InitiativeId, string Title, bool IsParked, DateTimeOffset Since);

internal sealed record UnreleasedRow(Guid InitiativeId, Guid DecisionId, string Title, DateTimeOffset DueAt);

/// <summary>What waits for a chair besides open gates.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record ChairsDeskNow : IQuery<ChairsDesk>;

internal sealed class ChairsDeskNowHandler(DevelopmentDb db, ICaller caller, AccessTables access) : IQueryHandler<ChairsDeskNow, ChairsDesk>
{
    private const int Most = 100;

    public async Task<ChairsDesk> Handle(ChairsDeskNow query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Decide, ct);
        var attention = await db
            .Initiatives.VisibleTo(scopes)
            .Where(i => i.AttentionSince != null)
            .OrderBy(i => i.AttentionSince)
            .ThenBy(i => i.Id)
            .Take(Most)
            .Select(i => new AttentionRow(i.Id, i.Title, i.Stage == Stage.Parked, i.AttentionSince!.Value))
            .ToListAsync(ct);
        var unreleased = await (
            from r in db.Releases.VisibleTo(scopes)
            join i in db.Initiatives on r.InitiativeId equals i.Id
            where r.ReleasedAt == null
            orderby r.DueAt, r.Id
            select new UnreleasedRow(i.Id, r.Id, i.Title, r.DueAt)
        )
            .Take(Most)
            .ToListAsync(ct);
        return new ChairsDesk(attention, unreleased);
    }
}

/// <summary>Answers the proposal to park a quiet initiative: it goes on, and why.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record KeepGoing(
    Guid InitiativeId,
    [property:
        Required(ErrorMessage = "Say why it goes on"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInInitiative;

internal sealed class KeepGoingHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<KeepGoing>
{
    public async Task Handle(KeepGoing command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        initiative.KeepGoing();
        db.Add(new InitiativeHistory(initiative.Id, caller.Person(), clock.GetUtcNow(), "Kept going", reason: command.Reason.Trim()));
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>
/// Brings back what was parked until today, and asks about what nobody has touched for 6 months, with a gate open that was forgotten too; moves
/// nothing.
/// </summary>
[Requires(DevelopmentPermission.Decide), SystemMay]
internal sealed record RaiseAttention : ICommand;

internal sealed class RaiseAttentionHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : ICommandHandler<RaiseAttention>
{
    private const int Chunk = 200;

    public async Task Handle(RaiseAttention command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, quietSince) = (London.DayOf(now), London.At(London.DayOf(now).AddMonths(-6), TimeOnly.MinValue));
        var all = db.Initiatives.Where(i => i.AttentionSince == null);
        if (!caller.IsSystem)
            all = all.VisibleTo(await access.ScopesWith(caller, DevelopmentPermission.Decide, ct));

        foreach (
            var parked in await all.Where(i => i.Stage == Stage.Parked && i.ReviewOn <= today)
                .OrderBy(i => i.Id)
                .Take(Chunk)
                .ToListAsync(ct)
        )
        {
            parked.Resurface(now);
            await Say(
                parked,
                "The day has come to look at this parked initiative again",
                $"The day has come to look at “{parked.Title}” again: it was parked until {London.Day(parked.ReviewOn!.Value)}"
            );
        }
        var quiet = all.Where(i =>
            i.OpenedAt < quietSince && !db.InitiativeHistory.Any(h => h.SubjectId == i.Id && h.Who != null && h.At >= quietSince)
        );
        foreach (var initiative in await Running(quiet).OrderBy(i => i.Id).Take(Chunk).ToListAsync(ct))
        {
            initiative.ProposePark(now);
            await Say(
                initiative,
                "Nothing has happened for 6 months: is it to be parked?",
                $"Nothing has happened to “{initiative.Title}” for 6 months: say that it goes on, or have it parked"
            );
        }
        await db.SaveChangesAsync(ct);

        async Task Say(Initiative initiative, string what, string told)
        {
            db.Add(new InitiativeHistory(initiative.Id, who: null, now, what));
            db.Changed("initiative", initiative.Id);
            await db.Notify(
                ObligationKind.Attention,
                initiative.Id,
                initiative.Id,
                new[] { initiative.LeadId, initiative.SroId }.OfType<Guid>(),
                by: null,
                told,
                $"/initiatives/{initiative.Id}",
                now,
                ct
            );
        }
    }

    private static IQueryable<Initiative> Running(IQueryable<Initiative> all) =>
        all.Where(i => i.Stage == Stage.Assessment || i.Stage == Stage.Development || i.Stage == Stage.BenefitRealisation);
}
