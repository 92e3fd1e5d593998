namespace InnovationPipeline.Voting.Domain.Judging;

/// <summary>One judge's marks for one idea, 1 to 5, in the order of the criteria.</summary>
internal sealed record JudgedSheet(Guid JudgeId, Guid IdeaId, IReadOnlyList<int> Marks);

/// <param name="Judges">whose marks count</param>
/// <param name="Reached">as many judges as were declared, or more</param>
/// <param name="Raw">the weighted mean, 1 to 5: the result, unless the adjusted figure was declared to be; none where it is not reached</param>
/// <param name="Rank">1 is best, equal where tied; none where it is not reached</param>
/// <param name="Adjusted">none where one of its judges has too few marks, or gives always the same</param>
/// <param name="Spread">between the highest and the lowest weighted mark of a judge</param>
/// <param name="IsFlagged">the judges are 2 points or more apart</param>
internal sealed record PanelScore(
    Guid IdeaId,
    int Judges,
    bool Reached,
    decimal? Raw,
    int? Rank,
    double? Adjusted,
    decimal? Spread,
    bool IsFlagged
);

/// <summary>
/// What a panel's marks come to. A judge's weighted mark x of an idea is Σ weight × mark ÷ Σ weights. The raw result of an
/// idea is the mean of x over its judges; ranks and the flag compare whole numbers and fractions, so rounding decides
/// nothing. The judge-adjusted figure takes severe and generous judges to one scale: m + s × (x − m_j) ÷ s_j, where m and s
/// are mean and standard deviation (of the population: divided by n) of all x that count, m_j and s_j those of judge j. It
/// stands beside the raw result only where each of the idea's judges has marked 5 ideas or more (n_j ≥ 5) and not all alike
/// (s_j &gt; 0).
/// </summary>
internal static class PanelResult
{
    public const int LowestMark = 1;
    public const int HighestMark = 5;
    public const int FewestForAdjusting = 5;
    private const int FlaggedSpread = 2;

    /// <summary>Figures that differ by less are level: they come from fractions in binary.</summary>
    private const int ComparedDigits = 9;

    /// <param name="weights">of the criteria, 1 or more each</param>
    /// <param name="sheets">those that count: no recused judge's</param>
    /// <returns>a score for each idea, best first, those not reached last</returns>
    public static IReadOnlyList<PanelScore> Of(
        IReadOnlyList<int> weights,
        IReadOnlyList<Guid> ideaIds,
        int minJudges,
        IReadOnlyCollection<JudgedSheet> sheets
    )
    {
        long whole = weights.Sum();
        var points = sheets
            .Select(s => (s.JudgeId, s.IdeaId, Points: s.Marks.Zip(weights, (mark, weight) => (long)mark * weight).Sum()))
            .ToList();
        var adjusted = Adjusted([.. points.Select(p => (p.JudgeId, p.IdeaId, p.Points, X: (double)p.Points / whole))]);
        var drafts = ideaIds
            .Select(idea =>
            {
                var own = points.FindAll(p => p.IdeaId == idea);
                return (Idea: idea, Own: own, Sum: own.Sum(p => p.Points), Reached: own.Count > 0 && own.Count >= minJudges);
            })
            .ToList();
        var reached = drafts.FindAll(d => d.Reached);
        return
        [
            .. drafts
                .Select(d =>
                {
                    var spread = d.Own.Count > 0 ? d.Own.Max(p => p.Points) - d.Own.Min(p => p.Points) : 0;
                    return new PanelScore(
                        d.Idea,
                        d.Own.Count,
                        d.Reached,
                        d.Reached ? (decimal)d.Sum / (d.Own.Count * whole) : null,
                        d.Reached ? 1 + reached.Count(other => other.Sum * d.Own.Count > d.Sum * other.Own.Count) : null,
                        d.Reached ? adjusted.GetValueOrDefault(d.Idea) : null,
                        d.Reached ? (decimal)spread / whole : null,
                        d.Reached && spread >= FlaggedSpread * whole
                    );
                })
                .OrderBy(s => s.Rank ?? int.MaxValue)
                .ThenBy(s => s.IdeaId),
        ];
    }

    public static bool AllAdjusted(IReadOnlyList<PanelScore> scores) => scores.All(s => !s.Reached || s.Adjusted is not null);

    /// <param name="scores">each that is reached with an adjusted figure</param>
    public static IReadOnlyList<PanelScore> RankedByAdjusted(IReadOnlyList<PanelScore> scores)
    {
        var figures = scores.Where(s => s.Reached).ToDictionary(s => s.IdeaId, s => Math.Round(s.Adjusted!.Value, ComparedDigits));
        return
        [
            .. scores
                .Select(s => s.Reached ? s with { Rank = 1 + figures.Values.Count(other => other > figures[s.IdeaId]) } : s)
                .OrderBy(s => s.Rank ?? int.MaxValue)
                .ThenBy(s => s.IdeaId),
        ];
    }

    private static Dictionary<Guid, double?> Adjusted(IReadOnlyList<(Guid JudgeId, Guid IdeaId, long Points, double X)> marks)
    {
        var (mean, deviation) = MeanAndDeviation([.. marks.Select(m => m.X)]);
        var judges = marks
            .GroupBy(m => m.JudgeId)
            .Where(j => j.Count() >= FewestForAdjusting && j.Max(m => m.Points) > j.Min(m => m.Points))
            .ToDictionary(j => j.Key, j => MeanAndDeviation([.. j.Select(m => m.X)]));
        return marks
            .GroupBy(m => m.IdeaId)
            .ToDictionary(
                idea => idea.Key,
                idea =>
                    idea.All(m => judges.ContainsKey(m.JudgeId))
                        ? idea.Average(m => mean + deviation * (m.X - judges[m.JudgeId].Mean) / judges[m.JudgeId].Deviation)
                        : (double?)null
            );
    }

    private static (double Mean, double Deviation) MeanAndDeviation(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return default;
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count));
    }
}
