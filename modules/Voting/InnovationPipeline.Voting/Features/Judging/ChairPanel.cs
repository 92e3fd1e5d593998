using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Judging;

/// <summary>Freezes criteria, judges and ideas; from now on marks are taken.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record OpenScores(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class OpenScoresHandler(VotingDb db, PanelBox box, IIdeas ideas, TimeProvider clock) : ICommandHandler<OpenScores>
{
    public async Task Handle(OpenScores command, CancellationToken ct)
    {
        await box.ShutIfAny(command.InnovationEventId, ct);
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        var judges = await db.JudgesOf(panel, ct);
        var tops = await panel.IdeasOf(ideas, ct);
        var judged = tops.Select(t => t.Id).ToList();
        // Interests declared in what is not judged after all, or by somebody who does not judge.
        await db
            .Interests.Where(d => d.PanelId == panel.Id)
            .Where(d => !judged.Contains(d.IdeaId) || !judges.Contains(d.JudgeId))
            .ExecuteDeleteAsync(ct);
        var roundIsRevealed = await db.RoomIsRevealed(panel.Id, ct);
        panel.Open(judges, tops, roundIsRevealed, clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The judge may score in spite of the recusal; everyone reads why.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record LiftRecusal(
    Guid InnovationEventId,
    Guid JudgeId,
    Guid IdeaId,
    [property:
        Required(ErrorMessage = "Enter why the recusal is lifted"),
        StringLength(Panel.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInEvent;

internal sealed class LiftRecusalHandler(VotingDb db, ClosenessReader reader, ICaller caller, TimeProvider clock)
    : ICommandHandler<LiftRecusal>
{
    public async Task Handle(LiftRecusal command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        if (!panel.JudgeIds.Contains(command.JudgeId) || panel.Ideas.All(i => i.IdeaId != command.IdeaId))
            throw new NotFound();
        var standing = (await db.StandingOf(panel, [command.JudgeId], [command.IdeaId], reader, ct)).Single();
        panel.Lift(standing, command.Reason, caller.Person(), clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes no more marks and fixes the result, which stays sealed.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record CloseScores(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class CloseScoresHandler(VotingDb db, PanelBox box, ClosenessReader reader, TimeProvider clock)
    : ICommandHandler<CloseScores>
{
    public async Task Handle(CloseScores command, CancellationToken ct)
    {
        await box.Shut(command.InnovationEventId, ct);
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        var standing = await db.StandingOf(panel, panel.JudgeIds, [.. panel.Ideas.Select(i => i.IdeaId)], reader, ct);
        var sheets = await db
            .ScoreSheets.AsNoTracking()
            .Where(s => s.PanelId == panel.Id)
            .Select(s => new JudgedSheet(s.JudgeId, s.IdeaId, s.Marks))
            .ToListAsync(ct);
        panel.Close(sheets, standing, clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Never before the room's result: neither is to sway the other.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record RevealScores(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class RevealScoresHandler(VotingDb db, IResults results, TimeProvider clock) : ICommandHandler<RevealScores>
{
    public async Task Handle(RevealScores command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        panel.Reveal(await db.LastRevealed(results, panel.Id, ct) is not null, clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}
