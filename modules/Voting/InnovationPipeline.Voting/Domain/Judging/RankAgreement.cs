namespace InnovationPipeline.Voting.Domain.Judging;

/// <summary>
/// How far two rankings agree: Kendall's τ-b over the options that both rank (M. G. Kendall, 1945). With P pairs in the
/// same order, Q in opposite orders, T of all pairs tied in the first and U in the second, n pairs in all:
/// (P − Q) ÷ √((n − T)(n − U)). 1 is the same order, −1 the reverse.
/// </summary>
internal static class RankAgreement
{
    /// <summary>Below so many common options a figure would say more than there is to know.</summary>
    public const int FewestOptions = 6;

    /// <returns>none below six common options, or where a ranking puts all of them level</returns>
    public static double? TauB(IReadOnlyDictionary<Guid, int> first, IReadOnlyDictionary<Guid, int> second)
    {
        var common = first.Keys.Where(second.ContainsKey).ToList();
        if (common.Count < FewestOptions)
            return null;
        long same = 0,
            tiedFirst = 0,
            tiedSecond = 0,
            pairs = 0;
        for (var i = 0; i < common.Count; i++)
        for (var j = i + 1; j < common.Count; j++)
        {
            var a = Math.Sign(first[common[i]] - first[common[j]]);
            var b = Math.Sign(second[common[i]] - second[common[j]]);
            pairs++;
            same += a * b;
            tiedFirst += a == 0 ? 1 : 0;
            tiedSecond += b == 0 ? 1 : 0;
        }
        var product = (pairs - tiedFirst) * (pairs - tiedSecond);
        return product == 0 ? null : same / Math.Sqrt(product);
    }
}

/// <summary>
/// Room and panel as one figure from 0 to 100, only by a weight that was declared before scores opened: the panel's part
/// is (raw − 1) ÷ 4, the room's is an idea's votes ÷ the most votes of any.
/// </summary>
internal static class Combined
{
    public static decimal Of(int panelPercent, decimal raw, int votes, int mostVotes) =>
        panelPercent * (raw - PanelResult.LowestMark) / (PanelResult.HighestMark - PanelResult.LowestMark)
        + (100 - panelPercent) * (mostVotes == 0 ? 0m : (decimal)votes / mostVotes);
}
