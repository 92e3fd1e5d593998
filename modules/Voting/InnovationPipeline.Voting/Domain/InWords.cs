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
            TiePolicy.Lots => "If the lead is tied, lots decide, drawn from the round's definition and all its ballots",
            _ => throw new ArgumentOutOfRangeException(nameof(policy)),
        };

    public static string Of(OwnGroupRule rule) =>
        rule == OwnGroupRule.Allow
            ? "You may vote for any idea, your own group's included"
            : "You may vote for any idea but your own group's";

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

    public static string Quorum(int? quorum) =>
        quorum switch
        {
            null => "There is no quorum",
            1 => "The result holds if at least 1 ballot is cast",
            _ => $"The result holds if at least {quorum} ballots are cast",
        };
}
