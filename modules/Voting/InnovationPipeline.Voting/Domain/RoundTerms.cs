using System.Text.Json.Serialization;

namespace InnovationPipeline.Voting.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<RoundState>))]
internal enum RoundState
{
    Draft,
    Open,
    Closed,
    Revealed,
    Cancelled,
}

internal enum VotingMethod
{
    ChooseOne,
}

/// <summary>What decides when the lead is tied; fixed before the round opens.</summary>
internal enum TiePolicy
{
    RunOff,
    JointWinners,
    Lots,
}

internal enum OwnGroupRule
{
    Allow,
    Forbid,
}

/// <summary>What a voter's receipt proves.</summary>
internal enum ReceiptKind
{
    /// <summary>That a ballot with this code was counted, whatever it says.</summary>
    CountedOnly,

    /// <summary>What the ballot says too; so it could also prove that to somebody else.</summary>
    Bound,
}

/// <summary>What is declared of a round before it opens.</summary>
/// <param name="Quorum">the fewest ballots with which the result holds</param>
internal sealed record RoundTerms(
    string Title,
    VotingMethod Method,
    TiePolicy TiePolicy,
    int? Quorum,
    OwnGroupRule OwnGroup,
    bool MayChange,
    ReceiptKind Receipts = ReceiptKind.CountedOnly
);
