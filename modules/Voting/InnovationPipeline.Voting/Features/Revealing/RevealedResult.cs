using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Features.Revealing;

/// <param name="Result">none before the reveal</param>
/// <param name="Sealed">the sentence in its place</param>
internal sealed record ResultView(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    RoundState State,
    VotingMethod Method,
    Secrecy Secrecy,
    DateTimeOffset Now,
    DateTimeOffset? ClosesAt,
    Turnout Turnout,
    string? Sealed,
    Revealed? Result
);

internal sealed record Revealed(
    DateTimeOffset RevealedAt,
    IReadOnlyList<Standing> Standings,
    IReadOnlyList<Standing> Winners,
    IReadOnlyList<string> Steps,
    string DefinitionHash,
    string BallotsRoot,
    string ResultHash,
    string? Seal,
    string? LotSeed
);

[Requires(VotingPermission.SeeRound)]
internal sealed record ResultOf(Guid RoundId) : IQuery<ResultView>, IInRound;

internal sealed class ResultOfHandler(VotingDb db, AccessTables access, ICaller caller, TimeProvider clock)
    : IQueryHandler<ResultOf, ResultView>
{
    public async Task<ResultView> Handle(ResultOf query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        if (round.State == RoundState.Draft && !await access.May(caller, VotingPermission.ManageRounds, round.Id, ct))
            throw new NotFound();
        var revealed = round.State == RoundState.Revealed ? await Reveal(round, ct) : null;
        var why = round.State == RoundState.Cancelled ? "This round was cancelled: it has no result" : InWords.Sealed;
        return new ResultView(
            round.Id,
            round.InnovationEventId,
            round.Title,
            round.State,
            round.Method,
            round.Secrecy,
            clock.GetUtcNow(),
            round.ClosesAt,
            await db.TurnoutOf(round, ct),
            revealed is null ? why : null,
            revealed
        );
    }

    private async Task<Revealed> Reveal(Round round, CancellationToken ct)
    {
        var outcome = (await db.WholeOutcomeOf(round.Id, ct))!;
        var counted = (await db.SealedResults.FindAsync([round.Id], ct))!;
        return new Revealed(
            round.RevealedAt!.Value,
            outcome.Standings,
            [.. outcome.Standings.Where(s => outcome.Winners.Contains(s.IdeaId))],
            outcome.Steps,
            round.DefinitionHash!,
            outcome.BallotsRoot,
            counted.Hash,
            counted.Seal,
            outcome.LotSeed
        );
    }
}
