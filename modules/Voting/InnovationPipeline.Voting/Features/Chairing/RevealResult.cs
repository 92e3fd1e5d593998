using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.Chairing;

/// <summary>Makes the sealed count known to all, with the run-off that decides its tie.</summary>
[Requires(VotingPermission.ManageRounds)]
internal sealed record RevealResult(Guid RoundId) : ICommand, IInRound;

internal sealed class RevealResultHandler(VotingDb db, BallotBox box, PanelBox panel, TimeProvider clock) : ICommandHandler<RevealResult>
{
    public async Task Handle(RevealResult command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        Round.Rules.RevealsOnceClosed.Require(round.State == RoundState.Closed);
        // No judge's marks are taken any more from here on.
        await panel.ShutIfAny(round.InnovationEventId, ct);
        var runOff = await db.RunOffFor(round.Id, ct);
        var outcome = (await db.WholeOutcomeOf(round.Id, ct))!;
        round.Reveal(runOff, outcome.Winners, outcome.NeedsRunOff, outcome.NeedsCasting, clock.GetUtcNow());
        if (round.Secrecy == Secrecy.Confidential)
            await box.ForgetVoters(round.Id, ct);
        if (runOff is not null)
        {
            if (runOff.Secrecy == Secrecy.Confidential)
                await box.ForgetVoters(runOff.Id, ct);
            db.Changed(runOff);
        }
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}
