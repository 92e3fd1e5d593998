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
        if (round.ClosedAt is not null && await db.SealedResults.FindAsync([round.Id], ct) is { } counted)
            return new Turnout(counted.Outcome.Turnout, counted.Outcome.Electorate);
        return new Turnout(await db.Ballots.CountAsync(b => b.RoundId == round.Id, ct), await db.EligibleCount(round, ct));
    }

    /// <summary>Whoever is checked in or has been given a ballot; where ballots name their voters, those who have voted too.</summary>
    public static Task<int> EligibleCount(this VotingDb db, Round round, CancellationToken ct) => db.Eligible(round).CountAsync(ct);

    /// <summary>Keeps who has checked in, as the round opens.</summary>
    public static async Task<IReadOnlyCollection<Guid>> Enrol(this VotingDb db, Guid roundId, Guid innovationEventId, CancellationToken ct)
    {
        var electors = await db.VotersOf(innovationEventId).Distinct().ToListAsync(ct);
        db.AddRange(electors.Select(e => new Elector(roundId, e)));
        return electors;
    }

    /// <returns>who may vote and could not when the round opened, and who could then and may no longer</returns>
    public static async Task<(int Joined, int Left)> RosterSince(this VotingDb db, Round round, CancellationToken ct)
    {
        var electors = db.Electors.Where(e => e.RoundId == round.Id).Select(e => e.PersonId);
        var joined = await db.Eligible(round).Except(electors).CountAsync(ct);
        return (joined, await electors.Except(db.Eligible(round)).CountAsync(ct));
    }

    private static IQueryable<Guid> Eligible(this VotingDb db, Round round)
    {
        var eligible = db.VotersOf(round.InnovationEventId).Union(db.Dealings.Where(d => d.RoundId == round.Id).Select(d => d.PersonId));
        if (round.Secrecy == Secrecy.Secret)
            return eligible;
        // A ballot from paper has no voter: its person has a dealing.
        var named = db.Ballots.Where(b => b.RoundId == round.Id && !db.PaperBallots.Any(p => p.RoundId == round.Id && p.Key == b.Key));
        return eligible.Union(named.Select(b => b.Key));
    }

    public static Task<Round?> RunOffFor(this VotingDb db, Guid roundId, CancellationToken ct) =>
        db.Rounds.SingleOrDefaultAsync(r => r.RunOffOf == roundId && r.State != RoundState.Cancelled, ct);

    /// <summary>What was counted, with the run-off that decided its tie; sealed or not is the asker's to know.</summary>
    public static async Task<Outcome?> WholeOutcomeOf(this VotingDb db, Guid roundId, CancellationToken ct)
    {
        if (await db.SealedResults.FindAsync([roundId], ct) is not { } counted)
            return null;
        var outcome = counted.Outcome;
        if (outcome.NeedsCasting && await db.Rounds.FindAsync([roundId], ct) is { CastFor: { } castFor } round)
            return outcome.CastFor(castFor, round.Adjustments.Last(a => a.Kind == AdjustmentKind.PanelCast).Reason);
        if (!outcome.NeedsRunOff || await db.RunOffFor(roundId, ct) is not { } runOff)
            return outcome;
        return await db.SealedResults.FindAsync([runOff.Id], ct) is { } decided ? outcome.DecidedBy(decided.Outcome) : outcome;
    }
}

internal static class PaperTallies
{
    public static async Task<PaperTally> PaperTallyOf(this VotingDb db, Guid roundId, CancellationToken ct)
    {
        var handedOut = await db.Dealings.CountAsync(d => d.RoundId == roundId && d.DealtAs == DealtAs.Paper, ct);
        var papers = await db.PaperBallots.AsNoTracking().Where(p => p.RoundId == roundId).ToListAsync(ct);
        return new PaperTally(
            handedOut,
            papers.Count(p => p.IsCounted),
            papers.Count(p => p.FirstBy is not null),
            [.. papers.Where(p => p.Differed).Select(p => p.Serial).Order()]
        );
    }
}
