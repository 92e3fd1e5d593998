namespace InnovationPipeline.Voting.Domain;

/// <summary>What is declared, as people read it: the same on every page and in the API.</summary>
internal static class InWords
{
    public const string Sealed = "The result is sealed until the reveal";

    public static string Of(TiePolicy policy) =>
        policy switch
        {
            TiePolicy.RunOff => "If the lead is tied, a two-minute run-off decides between the tied ideas",
            TiePolicy.JointWinners => "If the lead is tied, the tied ideas win together",
            TiePolicy.HeadToHead =>
                "If the lead is tied, the tied idea wins that is ahead of every other of them, one against one; if there is none, lots decide",
            TiePolicy.MoreFirstChoices =>
                "If the lead is tied, the tied idea wins that more voters put first; if that is tied too, lots decide",
            TiePolicy.PanelCasting => "If the lead is tied, a panellist without an interest decides between the tied ideas and says why",
            TiePolicy.Lots => "If the lead is tied, lots decide, drawn from the round's definition and all its ballots",
            _ => throw new ArgumentOutOfRangeException(nameof(policy)),
        };

    public static string Of(OwnGroupRule rule) =>
        rule switch
        {
            OwnGroupRule.Allow => "You may vote for any idea, your own group's included",
            OwnGroupRule.Forbid => "You may vote for any idea but your own group's",
            _ => "If you mark your own group's idea, mark at least 1 of another group too",
        };

    /// <summary>What a voter does with the paper.</summary>
    public static string Of(VotingMethod method, BallotRule rule) =>
        method switch
        {
            VotingMethod.ChooseOne => "Choose 1 idea",
            VotingMethod.Approval when rule.PerArea is { } each => $"Tick exactly {each} in each challenge area",
            VotingMethod.Approval => $"Tick every idea that you support{Limits(rule)}",
            VotingMethod.Dots => $"Deal out up to {Counted(rule.Dots ?? 0, "dot")} among the ideas"
                + (rule.DotsPerIdea is { } cap ? $", at most {cap} to one" : ""),
            VotingMethod.Score => $"Give each idea a score from 1 to {BallotRule.BestScore}, or none; the scores are added up",
            _ => $"Rank the ideas, the best first{Limits(rule)}; leave out those that you do not want to rank",
        };

    public static string Of(Secrecy secrecy) =>
        secrecy switch
        {
            Secrecy.Open => "After the reveal everyone here can read who voted how",
            Secrecy.Confidential =>
                "Your ballot is kept under your name until the reveal, so that you have one and can change it; then the name is dropped",
            _ => "Your ballot is secret: it belongs to a credential that is nowhere kept beside your name",
        };

    /// <summary>How the ballots are counted.</summary>
    public static string Count(VotingMethod method) =>
        method switch
        {
            VotingMethod.InstantRunOff =>
                "Counted by instant run-off: the idea with the fewest votes goes out, and its ballots go to their next choice",
            VotingMethod.Schulze => "Counted by Schulze's method: the ideas are compared one against one",
            VotingMethod.Score => "The idea with the highest sum wins",
            VotingMethod.Dots => "The idea with the most dots wins",
            _ => "The idea with the most votes wins",
        };

    /// <summary>What a figure of a result counts.</summary>
    public static string Unit(VotingMethod method) =>
        method switch
        {
            VotingMethod.Dots => "dot",
            VotingMethod.Score => "point",
            VotingMethod.InstantRunOff => "first choice",
            VotingMethod.Schulze => "idea below it",
            _ => "vote",
        };

    public static string Units(VotingMethod method, decimal count) =>
        (method, count) switch
        {
            (VotingMethod.Schulze, 1) => "above 1 idea",
            (VotingMethod.Schulze, _) => $"above {Counting.CountWords.Number(count)} ideas",
            _ => Counting.CountWords.Counted(count, Unit(method)),
        };

    /// <summary>One mark of a ballot: what it gives to the idea of this title.</summary>
    public static string Marked(VotingMethod method, int value, string title) =>
        method switch
        {
            VotingMethod.Dots => $"{title}: {Units(method, value)}",
            VotingMethod.Score => $"{title}: {value} of {BallotRule.BestScore}",
            VotingMethod.InstantRunOff or VotingMethod.Schulze => $"{Place(value)}: {title}",
            _ => title,
        };

    /// <summary>"1st", "2nd", "11th".</summary>
    public static string Place(int place) =>
        (place % 100 is >= 11 and <= 13 ? 0 : place % 10) switch
        {
            1 => $"{place}st",
            2 => $"{place}nd",
            3 => $"{place}rd",
            _ => $"{place}th",
        };

    /// <summary>Everything that a voter should know before voting.</summary>
    public static IReadOnlyList<string> Declared(Round round) =>
        [
            Of(round.Method, round.Rule),
            Count(round.Method),
            Of(round.TiePolicy),
            ChangeRule(round.MayChange),
            Of(round.OwnGroup),
            Quorum(round.Quorum),
            Of(round.Secrecy),
            Of(round.Receipts),
        ];

    private static string Limits(BallotRule rule) =>
        (rule.Least, rule.Most) switch
        {
            (null or 1, null) => "",
            ({ } least, null) => $", at least {least}",
            (null or 1, { } most) => $", at most {most}",
            ({ } least, { } most) when least == most => $", exactly {most}",
            ({ } least, { } most) => $", from {least} to {most}",
        };

    public static string Of(ReceiptKind kind) =>
        kind == ReceiptKind.CountedOnly
            ? "Your receipt shows that your ballot was counted, not what it says"
            : "Your receipt shows what your ballot says, so it could also prove to somebody how you voted";

    public static string Of(RoundState state) => state == RoundState.Draft ? "Being prepared" : state.ToString();

    public static string Of(AdjustmentKind kind) =>
        kind switch
        {
            AdjustmentKind.OpenedWithout => "Opened without every group",
            AdjustmentKind.Corrected => "Correction",
            AdjustmentKind.CardsPrinted => "Cards printed",
            AdjustmentKind.TakenBack => "Taken back",
            AdjustmentKind.RosterChanged => "Who may vote",
            AdjustmentKind.MoreThanDealt => "More ballots than were handed out",
            AdjustmentKind.PanelCast => "The panel's casting vote",
            _ => kind.ToString(),
        };

    public static string ChangeRule(bool mayChange) =>
        mayChange
            ? "You can change your vote until voting closes. Only your last choice counts"
            : "You cannot change your vote once you have cast it";

    /// <summary>"2 minutes 30 seconds left", as the server wrote it; a clock on the page goes on from there.</summary>
    public static string Left(DateTimeOffset until, DateTimeOffset now)
    {
        var seconds = (int)Math.Max(0, Math.Ceiling((until - now).TotalSeconds));
        if (seconds == 0)
            return "No time left";
        var parts = new List<string>();
        if (seconds >= 60)
            parts.Add(Counted(seconds / 60, "minute"));
        if (seconds % 60 > 0 && seconds < 600)
            parts.Add(Counted(seconds % 60, "second"));
        return string.Join(' ', parts) + " left";
    }

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <returns>none where every ballot on paper is in the count</returns>
    public static string? Papers(PaperTally papers) =>
        papers.Agrees
            ? null
            : $"{Counted(papers.HandedOut, "paper")} {(papers.HandedOut == 1 ? "was" : "were")} handed out and {papers.TypedIn} {(papers.TypedIn == 1 ? "is" : "are")} in the count";

    public static string Quorum(int? quorum) =>
        quorum switch
        {
            null => "There is no quorum",
            1 => "The result holds if at least 1 ballot is cast",
            _ => $"The result holds if at least {quorum} ballots are cast",
        };
}
