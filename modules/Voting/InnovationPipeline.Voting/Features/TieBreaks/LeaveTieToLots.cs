using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Features.TieBreaks;

internal sealed record WaitingTie(string Title, bool Waits);

[Requires(VotingPermission.ManageRounds)]
internal sealed record TieWaitingIn(Guid RoundId) : IQuery<WaitingTie>, IInRound;

internal sealed class TieWaitingInHandler(VotingDb db, PanelTies ties) : IQueryHandler<TieWaitingIn, WaitingTie>
{
    public async Task<WaitingTie> Handle(TieWaitingIn query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        return new WaitingTie(round.Title, (await ties.Waiting(round, ct)).Count > 0);
    }
}

/// <summary>Where no panellist can decide, lots do, drawn as they are always drawn; the reason is read by everyone.</summary>
[Requires(VotingPermission.ManageRounds)]
internal sealed record LeaveTieToLots(
    Guid RoundId,
    [property:
        Required(ErrorMessage = "Enter why no panellist can decide"),
        StringLength(200, ErrorMessage = "Use 200 characters or fewer")
    ]
        string Reason
) : ICommand, IInRound;

internal sealed class LeaveTieToLotsHandler(VotingDb db, PanelTies ties, ICaller caller, TimeProvider clock)
    : ICommandHandler<LeaveTieToLots>
{
    public async Task Handle(LeaveTieToLots command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        var tied = await ties.Waiting(round, ct);
        Round.Rules.CastForATie.Require(tied.Count >= 2);
        Round.Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(command.Reason));
        var seed = Seal.LotSeed(round.DefinitionHash!, (await db.WholeOutcomeOf(round.Id, ct))!.BallotsRoot);
        var winner = tied.MinBy(idea => Seal.Lot(seed, idea), StringComparer.Ordinal);
        var reason = $"No panellist could decide ({command.Reason.Trim()}), so lots were drawn. The seed is {seed}";
        round.Cast(winner, tied, reason, caller.Person(), clock.GetUtcNow());
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}
