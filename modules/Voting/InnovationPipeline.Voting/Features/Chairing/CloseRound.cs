using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Chairing;

/// <summary>Open rounds whose shown closing time has passed.</summary>
[Requires(VotingPermission.ManageRounds), SystemMay]
internal sealed record RoundsDueToClose : IQuery<IReadOnlyList<Guid>>;

internal sealed class RoundsDueToCloseHandler(VotingDb db, TimeProvider clock) : IQueryHandler<RoundsDueToClose, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(RoundsDueToClose query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Rounds.Where(r => r.State == RoundState.Open && r.ClosesAt <= now).Select(r => r.Id).ToListAsync(ct);
    }
}

/// <summary>Takes no more ballots, counts those that are in, and seals the count.</summary>
[Requires(VotingPermission.ManageRounds), SystemMay]
internal sealed record CloseRound(Guid RoundId) : ICommand, IInRound;

internal sealed class CloseRoundHandler(VotingDb db, BallotBox box, TimeProvider clock) : ICommandHandler<CloseRound>
{
    public async Task Handle(CloseRound command, CancellationToken ct)
    {
        await box.Shut(command.RoundId, ct);
        var round = await db.Rounds.Get(command.RoundId, ct);
        var now = clock.GetUtcNow();
        round.Close(now);
        if (round.Secrecy == Secrecy.Secret)
            await box.Shuffle(round.Id, ct);
        var (joined, left) = await db.RosterSince(round, ct);
        round.RosterChanged(joined, left, now);
        round.ComparedWithDealt(
            await db.Ballots.CountAsync(b => b.RoundId == round.Id, ct),
            await db.Dealings.CountAsync(d => d.RoundId == round.Id, ct),
            now
        );
        db.Add(await db.Count(round, now, ct));
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}
