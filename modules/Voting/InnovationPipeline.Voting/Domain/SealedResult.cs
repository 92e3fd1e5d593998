using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;

namespace InnovationPipeline.Voting.Domain;

/// <summary>The one count of a round, made when it closed; nothing reads it out before the reveal.</summary>
internal sealed class SealedResult(Guid roundId, DateTimeOffset countedAt, string body, string hash, string? bundle, string? seal)
{
    public Guid RoundId { get; private set; } = roundId;
    public DateTimeOffset CountedAt { get; private set; } = countedAt;

    /// <summary>The outcome as it was counted, byte for byte.</summary>
    public string Body { get; private set; } = body;

    /// <summary>SHA-256 of the body.</summary>
    public string Hash { get; private set; } = hash;

    /// <summary>All that a recount needs, as it was when voting closed; sealed like the result. None for rounds of old.</summary>
    public string? Bundle { get; private set; } = bundle;

    /// <summary>The bundle's digest of digests: what to note down.</summary>
    public string? Seal { get; private set; } = seal;

    public Outcome Outcome => Outcome.FromJson(Body);

    /// <param name="ballots">all of the round, each with its receipt's code</param>
    public static SealedResult Of(Round round, Outcome outcome, IReadOnlyList<CountedBallot> ballots, DateTimeOffset now)
    {
        var body = outcome.ToJson();
        var hash = Definition.HashOf(body);
        var (bundle, seal) = BundleWriter.Write(round, outcome, body, hash, ballots);
        return new SealedResult(round.Id, now, body, hash, bundle, seal);
    }
}
