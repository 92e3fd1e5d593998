using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Clocks;

internal sealed record ClockShown(string InitiativeTitle, string Stage, bool HasEnded, StageClock Clock, IReadOnlyList<PauseShown> Pauses);

internal sealed record PauseShown(DateOnly From, DateOnly? Until, string Reason);

/// <summary>How long the initiative has been in its stage, and when it stood still.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record ClockOf(Guid InitiativeId) : IQuery<ClockShown>, IInInitiative;

internal sealed class ClockOfHandler(DevelopmentDb db, TimeProvider clock) : IQueryHandler<ClockOf, ClockShown>
{
    public async Task<ClockShown> Handle(ClockOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var pauses = await db
            .Pauses.AsNoTracking()
            .Where(p => p.InitiativeId == initiative.Id)
            .OrderByDescending(p => p.From)
            .ToListAsync(ct);
        return new ClockShown(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            initiative.HasEnded,
            (await db.ProgressOf([initiative.Id], clock.GetUtcNow(), ct))[initiative.Id].Clock,
            [.. pauses.Select(p => new PauseShown(p.From, p.Until, p.Reason))]
        );
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record PauseClock(
    Guid Id,
    Guid InitiativeId,
    [property:
        Required(ErrorMessage = "Say what the initiative waits for"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, ICreates, IInInitiative;

internal sealed class PauseClockHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<PauseClock>
{
    public async Task Handle(PauseClock command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.Pauses.AnyAsync(p => p.Id == command.Id, ct))
            return;
        ClockPause.Rules.OneAtATime.Require(!await db.Pauses.AnyAsync(p => p.InitiativeId == initiative.Id && p.Until == null, ct));
        var now = clock.GetUtcNow();
        db.Add(new ClockPause(command.Id, initiative.Id, command.Reason, caller.Person(), London.DayOf(now)));
        initiative.Touch();
        db.Add(new InitiativeHistory(initiative.Id, caller.Person(), now, "Clock paused", reason: command.Reason.Trim()));
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record ResumeClock(Guid InitiativeId) : ICommand, IInInitiative;

internal sealed class ResumeClockHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ResumeClock>
{
    public async Task Handle(ResumeClock command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var pause = await db.Pauses.SingleOrDefaultAsync(p => p.InitiativeId == initiative.Id && p.Until == null, ct);
        ClockPause.Rules.IsPaused.Require(pause is not null);
        var now = clock.GetUtcNow();
        pause.End(London.DayOf(now));
        initiative.Touch();
        db.Add(new InitiativeHistory(initiative.Id, caller.Person(), now, "Clock runs again", before: pause.Reason));
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}
