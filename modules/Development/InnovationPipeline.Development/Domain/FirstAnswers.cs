namespace InnovationPipeline.Development.Domain;

/// <summary>How long people wait to hear what becomes of an idea: whole days from the day it was added to the first answer.</summary>
/// <param name="Days">of each idea with an answer, shortest first</param>
/// <param name="Ages">of each idea without one, up to today, longest first</param>
internal sealed record FirstAnswers(IReadOnlyList<int> Days, IReadOnlyList<int> Ages)
{
    public int Ideas => Days.Count + Ages.Count;

    /// <summary>None before any idea has an answer.</summary>
    public decimal? Median => Days.Count == 0 ? null : (Days[(Days.Count - 1) / 2] + Days[Days.Count / 2]) / 2m;

    public int? LongestWait => Ages.Count == 0 ? null : Ages[0];

    public static FirstAnswers Of(IEnumerable<(DateOnly Added, DateOnly? Answered)> ideas, DateOnly today)
    {
        var all = ideas.ToList();
        return new(
            [.. all.Where(i => i.Answered is not null).Select(i => Math.Max(0, i.Answered!.Value.DayNumber - i.Added.DayNumber)).Order()],
            [.. all.Where(i => i.Answered is null).Select(i => Math.Max(0, today.DayNumber - i.Added.DayNumber)).OrderDescending()]
        );
    }
}
