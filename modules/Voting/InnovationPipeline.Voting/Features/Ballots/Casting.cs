using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>A ballot on its way into the box.</summary>
/// <param name="Key">of the ballot: the person, or what follows from a credential</param>
/// <param name="Voter">whose group is asked for; none where nobody knows the voter</param>
/// <param name="NotSecret">the refusal where the round is secret; none for a ballot that comes by credential</param>
/// <param name="Request">the key of the act; none from a page</param>
internal sealed record BroughtBallot(Guid Key, Guid? Voter, IReadOnlyList<IdeaMark> Marked, Rule? NotSecret, Guid? Request = null);

/// <summary>
/// The one way of a voter's ballot into the box, whoever brings it. Ballots of a round that arrive at the same time commit together; each is
/// answered after the commit, with its own refusal.
/// </summary>
internal sealed class Casting
{
    public const string WhyUnaudited = "A ballot is nobody's to read: what happened is told by the turnout";
    public const int MostMarks = 500;
    public const string NoMarks = "Mark at least 1 idea";
    public const string TooManyMarks = "A ballot has at most 500 marks";
    private const int Most = 500;

    private readonly Batches<Guid, BroughtBallot, RuleBroken?> _batches;

    public Casting(IServiceScopeFactory scopes) =>
        _batches = new(
            Most,
            async (roundId, ballots) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await ActivatorUtilities.CreateInstance<BallotBatch>(scope.ServiceProvider).Commit(roundId, ballots);
            }
        );

    /// <returns>once it is in, durably</returns>
    /// <exception cref="RuleBroken">why it is not</exception>
    public async Task Cast(Guid roundId, BroughtBallot ballot)
    {
        if (await _batches.Join(roundId, ballot) is { } refusal)
            throw refusal;
    }
}

/// <summary>Ballots of one round in one transaction.</summary>
internal sealed class BallotBatch(VotingDb db, BallotBox box, DatabaseSession session, IInnovationEvents events, TimeProvider clock)
{
    /// <returns>for each ballot why it is not in; none for one that is</returns>
    public async Task<IReadOnlyList<RuleBroken?>> Commit(Guid roundId, IReadOnlyList<BroughtBallot> ballots)
    {
        var ct = CancellationToken.None;
        await session.Begin(ct);
        var gates = await box.Enter(roundId, [.. ballots.Select(b => b.Key)], ct);
        var groups = await Groups(gates.Values.First(), ct);
        var now = clock.GetUtcNow();
        var puts = new Dictionary<Guid, BallotPut>();
        var refusals = new RuleBroken?[ballots.Count];
        for (var i = 0; i < ballots.Count; i++)
        {
            var (key, gate) = (ballots[i].Key, gates[ballots[i].Key]);
            try
            {
                // A voter's second ballot in the batch meets the first.
                var earlier = puts.GetValueOrDefault(key);
                if (earlier is not null)
                    gate = gate with { Marked = earlier.Marks, Requests = [.. gate.Requests, .. earlier.Requests] };
                if (Admitted(gate, ballots[i], groups, now) is { } admitted)
                    puts[key] = admitted with { Requests = [.. earlier?.Requests ?? [], .. admitted.Requests] };
            }
            catch (RuleBroken refusal)
            {
                refusals[i] = refusal;
            }
        }
        if (puts.Count > 0)
        {
            var kept = await box.Put(gates.Values.First(), puts, ct);
            for (var i = 0; i < ballots.Count; i++)
                if (puts.ContainsKey(ballots[i].Key) && !kept.Contains(ballots[i].Key))
                    refusals[i] ??= new RuleBroken(BallotGate.Rules.OnceOnly);
            db.Changed(VotingTopic.Turnout, roundId);
        }
        await session.Commit(ct);
        return refusals;
    }

    private static BallotPut? Admitted(BallotGate gate, BroughtBallot ballot, IReadOnlyList<GroupCard> groups, DateTimeOffset now)
    {
        gate.IsOpen(now);
        ballot.NotSecret?.Require(gate.Secrecy != Secrecy.Secret);
        var own = ballot.Voter is { } voter ? groups.Where(g => g.MemberIds.Contains(voter)).Select(g => g.Id).ToHashSet() : [];
        return gate.Admits(ballot.Marked.Select(m => (m.IdeaId, m.Value)), ballot.Request, own, now);
    }

    private async Task<IReadOnlyList<GroupCard>> Groups(BallotGate gate, CancellationToken ct) =>
        gate.OwnGroup == OwnGroupRule.Allow ? [] : await events.Groups(gate.InnovationEventId, ct);
}
