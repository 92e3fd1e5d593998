using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Recount;

/// <summary>The box as it stands, for an observer to keep; it tells the turnout and nothing of what ballots say.</summary>
[Requires(VotingPermission.ManageRounds)]
internal sealed record SnapshotOf(Guid RoundId) : IQuery<BundleText>, IInRound;

internal sealed class SnapshotOfHandler(VotingDb db, TimeProvider clock) : IQueryHandler<SnapshotOf, BundleText>
{
    public async Task<BundleText> Handle(SnapshotOf query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        Round.Rules.IsOpen.Require(round.State == RoundState.Open);
        var ballots = await db
            .Ballots.Where(b => b.RoundId == round.Id)
            .Select(b => new CountedBallot(b.Marks, b.Nonce, b.Code))
            .ToListAsync(ct);
        return new BundleText(Snapshot.Write(round, ballots, clock.GetUtcNow()));
    }
}

/// <param name="Problem">why the two cannot be compared</param>
internal sealed record SnapshotsCompared(string? Problem, DiffVerdict? Verdict);

[ForEveryone("whoever has two snapshots may compare them, with this program or any other")]
internal sealed record ComparisonOf([property: NotFreeText] string Earlier, [property: NotFreeText] string Later)
    : IQuery<SnapshotsCompared>;

internal sealed class ComparisonOfHandler : IQueryHandler<ComparisonOf, SnapshotsCompared>
{
    public Task<SnapshotsCompared> Handle(ComparisonOf query, CancellationToken ct)
    {
        try
        {
            return Task.FromResult(new SnapshotsCompared(Problem: null, SnapshotDiff.Of(query.Earlier, query.Later)));
        }
        catch (FormatException problem)
        {
            return Task.FromResult(new SnapshotsCompared(problem.Message, Verdict: null));
        }
    }
}
