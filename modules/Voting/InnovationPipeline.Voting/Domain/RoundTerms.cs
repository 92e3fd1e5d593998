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

/// <summary>What a voter does with the paper, and how ballots are counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VotingMethod>))]
internal enum VotingMethod
{
    ChooseOne,
    Approval,
    Dots,
    InstantRunOff,
    Schulze,
    Score,
}

/// <summary>What decides when the lead is tied; fixed before the round opens. Whatever these leave tied, lots decide.</summary>
internal enum TiePolicy
{
    RunOff,
    JointWinners,
    Lots,

    /// <summary>Ranked and scored ballots: who of the tied is ahead of all others of them, one against one.</summary>
    HeadToHead,

    /// <summary>Ranked ballots: who of the tied is put first by most.</summary>
    MoreFirstChoices,

    /// <summary>A panellist without an interest chooses among the tied, with a reason for everyone to read.</summary>
    PanelCasting,
}

internal enum OwnGroupRule
{
    Allow,
    Forbid,

    /// <summary>Whoever marks their own group's idea marks another group's too.</summary>
    MustIncludeOthers,
}

/// <summary>What a voter's receipt proves.</summary>
internal enum ReceiptKind
{
    /// <summary>That a ballot with this code was counted, whatever it says.</summary>
    CountedOnly,

    /// <summary>What the ballot says too; so it could also prove that to somebody else.</summary>
    Bound,
}

/// <summary>Who can know how somebody voted.</summary>
internal enum Secrecy
{
    /// <summary>Names are dropped from the ballots at the reveal.</summary>
    Confidential,

    /// <summary>After the reveal everyone reads who voted how.</summary>
    Open,

    /// <summary>A ballot belongs to a credential that is nowhere kept beside a person.</summary>
    Secret,
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
    ReceiptKind Receipts = ReceiptKind.CountedOnly,
    Secrecy Secrecy = Secrecy.Confidential,
    BallotRule? Rule = null
);
