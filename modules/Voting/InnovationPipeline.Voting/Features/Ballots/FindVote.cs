using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>The event whose room code this is, once a round of it has opened: after the reveal the way leads on to the result.</summary>
[ForSignedIn("the code is on the big screen; only whoever may see the round is led to it")]
internal sealed record VoteWithCode([property: NotFreeText] string Code) : IQuery<Guid>
{
    internal static class Rules
    {
        internal static readonly Rule IsOnAScreen = new(
            "No vote that you can join has this code. Check the big screen, or ask at the desk"
        );
    }
}

internal sealed class VoteWithCodeHandler(VotingDb db, AccessTables access, ICaller caller) : IQueryHandler<VoteWithCode, Guid>
{
    public async Task<Guid> Handle(VoteWithCode query, CancellationToken ct)
    {
        var code = RoomCode.Typed(query.Code);
        var voting = await db
            .Rounds.IgnoreAutoIncludes()
            .Where(r => r.State == RoundState.Open || r.State == RoundState.Closed || r.State == RoundState.Revealed)
            .OrderByDescending(r => r.OpenedAt)
            .Select(r => r.InnovationEventId)
            .ToListAsync(ct);
        foreach (var held in voting.Distinct().Where(id => RoomCode.Of(id) == code))
            if (await access.May(caller, VotingPermission.SeeRound, held, ct))
                return held;
        VoteWithCode.Rules.IsOnAScreen.Require(false);
        return default;
    }
}
