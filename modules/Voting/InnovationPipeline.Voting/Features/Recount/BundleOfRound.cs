using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Recount;

internal sealed record BundleText(string Json);

/// <summary>All that a recount needs, as it was when voting closed; for the event's people, once the result is revealed.</summary>
[Requires(VotingPermission.SeeRound)]
internal sealed record BundleOf(Guid RoundId) : IQuery<BundleText>, IInRound;

internal sealed class BundleOfHandler(VotingDb db) : IQueryHandler<BundleOf, BundleText>
{
    public async Task<BundleText> Handle(BundleOf query, CancellationToken ct) =>
        new(await db.RevealedBundle(query.RoundId, ct) ?? throw new NotFound());
}

/// <param name="Found">none before a code is asked for</param>
/// <param name="Says">the title that a bound receipt's ballot names</param>
internal sealed record ReceiptView(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    bool IsRevealed,
    string Kind,
    int Ballots,
    string? Asked,
    bool? Found,
    string? Says
);

/// <summary>Whether a ballot with this code was counted.</summary>
[Requires(VotingPermission.SeeRound)]
internal sealed record ReceiptIn(Guid RoundId, [property: Sealed] string? Code) : IQuery<ReceiptView>, IInRound;

internal sealed class ReceiptInHandler(VotingDb db, AccessTables access, ICaller caller) : IQueryHandler<ReceiptIn, ReceiptView>
{
    public async Task<ReceiptView> Handle(ReceiptIn query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        if (round.State == RoundState.Draft && !await access.May(caller, VotingPermission.ManageRounds, round.Id, ct))
            throw new NotFound();
        var bundle = await db.RevealedBundle(round.Id, ct);
        var view = new ReceiptView(
            round.Id,
            round.InnovationEventId,
            round.Title,
            IsRevealed: bundle is not null,
            InWords.Of(round.Receipts),
            Ballots: 0,
            Asked: null,
            Found: null,
            Says: null
        );
        if (bundle is null)
            return view;
        var receipts = BundleReader.Receipts(bundle);
        view = view with { Ballots = receipts.Count };
        var code = CheckCode.Typed(query.Code);
        if (code.Length == 0)
            return view;
        var says = round.Receipts == ReceiptKind.Bound ? await Bound(round, code, ct) : null;
        return view with { Asked = CheckCode.Shown(code), Found = receipts.Contains(code), Says = says };
    }

    private async Task<string?> Bound(Round round, string code, CancellationToken ct)
    {
        var ballots = await db
            .Ballots.Where(b => b.RoundId == round.Id)
            .Select(b => new CountedBallot(b.Marks, b.Nonce, b.Code))
            .ToListAsync(ct);
        if (ballots.Find(b => Receipt.Of(round.Receipts, round.Id, b) == code) is not { } mine)
            return null;
        var titles = round.Paper.ToDictionary(e => e.Number, e => e.Title);
        return CountWords.List(Marks.Of(mine.Marks).Select(m => InWords.Marked(round.Method, m.Value, titles[m.Number])));
    }
}

internal static class RevealedBundles
{
    /// <summary>A run-off's is revealed with its round's.</summary>
    public static async Task<string?> RevealedBundle(this VotingDb db, Guid roundId, CancellationToken ct) =>
        await db.Rounds.AnyAsync(r => r.Id == roundId && r.State == RoundState.Revealed, ct)
            ? (await db.SealedResults.AsNoTracking().SingleOrDefaultAsync(r => r.RoundId == roundId, ct))?.Bundle
            : null;
}
