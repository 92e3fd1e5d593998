namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>How ballots are counted; docs/voting.md says what each does.</summary>
internal enum CountMethod
{
    Approval,
    ChooseOne,
    Score,
    Dots,
    Borda,
    Irv,
    Schulze,
    BudgetGreedy,
    BudgetEqualShares,
    Pairwise,
}

internal enum TieKind
{
    /// <summary>Several options share the best place.</summary>
    FirstPlace,

    /// <summary>The line between winners and others runs through options that stand equal.</summary>
    CutLine,

    /// <summary>Several options might be the next to go out.</summary>
    Elimination,
}

/// <param name="Places">how many of them can win where the line runs through them</param>
/// <param name="ChangesWinners">whether deciding it one way or another makes other winners</param>
internal sealed record CountTie(TieKind Kind, IReadOnlyList<string> Options, int? Places, bool ChangesWinners, string Sentence);

/// <summary>For each two options, how many ballots place the one of the row above the one of the column.</summary>
internal sealed record HeadToHead(IReadOnlyList<string> Options, IReadOnlyList<IReadOnlyList<int>> Above);

/// <summary>What a count makes of the ballots. No tie is decided here: what a tie leads to is the round's tie policy.</summary>
/// <param name="Totals">by option id; docs/voting.md says of what. Exact but for thirds and the like, which are rounded for show only</param>
/// <param name="Ranking">tied sets of option ids, best first</param>
/// <param name="Winners">
/// where places are filled, everyone who reaches one, all of a set tied across the line included; where money is spent,
/// those that win however ties are decided, so that it is never spent twice
/// </param>
/// <param name="Ties">every tie for the first place, across the line or for elimination</param>
/// <param name="Steps">the count in plain English</param>
internal sealed record CountResult(
    string Method,
    int Ballots,
    IReadOnlyDictionary<string, decimal> Totals,
    IReadOnlyList<IReadOnlyList<string>> Ranking,
    IReadOnlyList<string> Winners,
    IReadOnlyList<CountTie> Ties,
    IReadOnlyList<string> Steps,
    HeadToHead? HeadToHead = null
);
