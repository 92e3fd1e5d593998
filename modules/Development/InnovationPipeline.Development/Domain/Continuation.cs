namespace InnovationPipeline.Development.Domain;

/// <summary>Whether an initiative still went on some months after it was opened, against what it began with.</summary>
/// <param name="Moves">in London's time; of two on one day the later one counts</param>
/// <param name="Diversity">Blau's index over the disciplines of its group: 0 for one discipline; none where it had no group</param>
internal sealed record ContinuationCase(
    DateOnly OpenedOn,
    decimal? Diversity,
    bool Won,
    int Exchanges,
    IReadOnlyList<(DateTimeOffset At, Stage To)> Moves,
    IReadOnlyList<DateOnly> Acts
)
{
    /// <summary>None where the months have not passed yet. It goes on if it has been sustained or closed with success, or was neither off the road nor silent for 60 days before.</summary>
    public bool? GoesOnAfter(int months, DateOnly today)
    {
        var day = OpenedOn.AddMonths(months);
        if (day > today)
            return null;
        var stage =
            Moves.Where(m => DateOnly.FromDateTime(m.At.DateTime) <= day).OrderBy(m => m.At).Select(m => (Stage?)m.To).LastOrDefault()
            ?? Stage.Assessment;
        return stage is Stage.Sustained or Stage.Closed || (!Stages.IsOffRamp(stage) && Acts.Any(a => a <= day && a >= day.AddDays(-60)));
    }

    public static decimal Blau(IReadOnlyCollection<string> kinds) =>
        kinds.Count == 0
            ? 0
            : 1
                - kinds.GroupBy(k => k, StringComparer.Ordinal).Sum(g => (decimal)g.Count() * g.Count())
                    / ((decimal)kinds.Count * kinds.Count);
}
