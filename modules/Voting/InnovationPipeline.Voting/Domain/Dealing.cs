namespace InnovationPipeline.Voting.Domain;

/// <summary>How a person came by a ballot, where that is kept.</summary>
internal enum DealtAs
{
    /// <summary>A secret ballot by the app; which one is not kept.</summary>
    App,

    /// <summary>A printed card of a secret round, drawn at the desk.</summary>
    Card,

    /// <summary>A ballot on paper, from the desk.</summary>
    Paper,
}

/// <summary>That a person has been dealt a ballot, and how: one for each person and round.</summary>
/// <param name="token">SHA-256 of the random number that the asking page made, so that asking twice gives the same ballot</param>
internal sealed class Dealing(Guid roundId, Guid personId, DealtAs dealtAs, byte[]? token)
{
    public Guid RoundId { get; private set; } = roundId;
    public Guid PersonId { get; private set; } = personId;
    public DealtAs DealtAs { get; private set; } = dealtAs;
    public byte[]? Token { get; private set; } = token;
}
