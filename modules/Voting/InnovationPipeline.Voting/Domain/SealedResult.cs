using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain;

/// <summary>The one count of a round, made when it closed; nothing reads it out before the reveal.</summary>
internal sealed class SealedResult(Guid roundId, DateTimeOffset countedAt, string body, string hash)
{
    public Guid RoundId { get; private set; } = roundId;
    public DateTimeOffset CountedAt { get; private set; } = countedAt;

    /// <summary>The outcome as it was counted, byte for byte.</summary>
    public string Body { get; private set; } = body;

    /// <summary>SHA-256 of the body.</summary>
    public string Hash { get; private set; } = hash;

    public Outcome Outcome => Outcome.FromJson(Body);

    public static SealedResult Of(Guid roundId, Outcome outcome, DateTimeOffset now)
    {
        var body = outcome.ToJson();
        return new SealedResult(roundId, now, body, Definition.HashOf(body));
    }
}
