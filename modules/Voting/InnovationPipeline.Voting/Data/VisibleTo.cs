using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Data;

internal static class VisibleToCaller
{
    /// <summary>Rounds that the caller may see; drafts only where the caller prepares them.</summary>
    public static async Task<IQueryable<Round>> VisibleTo(
        this IQueryable<Round> rounds,
        ICaller caller,
        AccessTables access,
        CancellationToken ct
    )
    {
        var seen = await access.ScopesWith(caller, VotingPermission.SeeRound, ct);
        var managed = await access.ScopesWith(caller, VotingPermission.ManageRounds, ct);
        return rounds.Where(r => managed.Contains(r.Id) || (seen.Contains(r.Id) && r.State != RoundState.Draft));
    }
}
