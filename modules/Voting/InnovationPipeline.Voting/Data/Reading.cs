using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

/// <summary>The only figures of a round that are not sealed.</summary>
internal sealed record Turnout(int Cast, int Eligible)
{
    public string InWords =>
        $"{Cast} of {Eligible} {(Eligible == 1 ? "person" : "people")} who may vote {(Cast == 1 ? "has" : "have")} voted";
}

internal static class Reading
{
    /// <summary>Ballots so far and people checked in; someone who has voted stays counted.</summary>
    public static async Task<Turnout> TurnoutOf(this VotingDb db, Round round, CancellationToken ct)
    {
        var voted = db.Ballots.Where(b => b.RoundId == round.Id).Select(b => b.VoterId);
        var cast = await voted.CountAsync(ct);
        if (round.ClosedAt is not null && await db.SealedResults.FindAsync([round.Id], ct) is { } counted)
            return new Turnout(counted.Outcome.Turnout, counted.Outcome.Electorate);
        return new Turnout(cast, await db.VotersOf(round.InnovationEventId).Union(voted).CountAsync(ct));
    }

    public static Task<Round?> RunOffFor(this VotingDb db, Guid roundId, CancellationToken ct) =>
        db.Rounds.SingleOrDefaultAsync(r => r.RunOffOf == roundId && r.State != RoundState.Cancelled, ct);

    /// <summary>What was counted, with the run-off that decided its tie; sealed or not is the asker's to know.</summary>
    public static async Task<Outcome?> WholeOutcomeOf(this VotingDb db, Guid roundId, CancellationToken ct)
    {
        if (await db.SealedResults.FindAsync([roundId], ct) is not { } counted)
            return null;
        var outcome = counted.Outcome;
        if (!outcome.NeedsRunOff || await db.RunOffFor(roundId, ct) is not { } runOff)
            return outcome;
        return await db.SealedResults.FindAsync([runOff.Id], ct) is { } decided ? outcome.DecidedBy(decided.Outcome) : outcome;
    }
}
