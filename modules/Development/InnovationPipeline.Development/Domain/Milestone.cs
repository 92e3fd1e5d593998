using System.Text.Json.Serialization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>A day that matters: as first promised, as now expected, and as it was.</summary>
internal sealed class Milestone : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Titled = new("Enter a title of 200 characters or fewer");
        internal static readonly Rule Plausible = new("Enter dates between 2000 and 2100");
        internal static readonly Rule NotYetReached = new("This milestone has been reached");
        internal static readonly Rule NotInTheFuture = new("A milestone is reached today or earlier");
        internal static readonly Rule SlipHasReason = new("Say why the forecast moves");
        internal static readonly Rule NoCircle = new("A milestone cannot depend on one that depends on it");
    }

    private Milestone()
        : base(Guid.Empty) { }

    public Milestone(Guid id, Guid initiativeId, string title, DateOnly baselineOn, Milestone? dependsOn)
        : base(id)
    {
        Rules.Titled.Require(title.Trim().Length is > 0 and <= 200);
        Rules.Plausible.Require(Intervals.IsPlausible(baselineOn));
        Rules.NoCircle.Require(dependsOn is null || (dependsOn.Id != id && dependsOn.InitiativeId == initiativeId));
        (InitiativeId, Title, BaselineOn, ForecastOn, DependsOnId) = (initiativeId, title.Trim(), baselineOn, baselineOn, dependsOn?.Id);
    }

    public Guid InitiativeId { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Never changes.</summary>
    public DateOnly BaselineOn { get; private set; }
    public DateOnly ForecastOn { get; private set; }
    public DateOnly? ActualOn { get; private set; }
    public Guid? DependsOnId { get; private set; }

    public MilestoneDates Dates => new(Title, BaselineOn, ForecastOn, ActualOn);

    public int SlipDays => Dates.SlipDays;

    /// <summary>When it was reached, or is expected.</summary>
    public DateOnly ExpectedOn => ActualOn ?? ForecastOn;

    public static string SlipInWords(int days) =>
        days switch
        {
            0 => "None",
            1 or -1 => $"{days:+0;−0} day",
            _ => $"{days:+0;−0} days",
        };

    public bool IsOverdue(DateOnly today) => Dates.IsOverdue(today);

    public void Forecast(DateOnly on, string? reason)
    {
        Rules.NotYetReached.Require(ActualOn is null);
        Rules.Plausible.Require(Intervals.IsPlausible(on));
        Rules.SlipHasReason.Require(on <= ForecastOn || !string.IsNullOrWhiteSpace(reason));
        ForecastOn = on;
    }

    public void Reach(DateOnly on, DateOnly today)
    {
        Rules.NotYetReached.Require(ActualOn is null);
        Rules.NotInTheFuture.Require(on <= today && Intervals.IsPlausible(on));
        ActualOn = on;
    }
}

/// <summary>A milestone that is expected before the one that it waits for.</summary>
/// <param name="Days">by which it comes too early</param>
internal sealed record EarlyMilestone(Milestone Milestone, Milestone WaitsFor, int Days)
{
    public string InWords =>
        $"“{Milestone.Title}” waits for “{WaitsFor.Title}”, which {(WaitsFor.ActualOn is null ? "is expected" : "was reached")} {(Days == 1 ? "a day" : $"{Days} days")} after it";

    /// <summary>Of what has not been reached yet.</summary>
    public static IReadOnlyList<EarlyMilestone> Of(IReadOnlyCollection<Milestone> all) =>
        [
            .. from m in all
            where m.ActualOn is null
            join before in all on m.DependsOnId equals (Guid?)before.Id
            where before.ExpectedOn > m.ForecastOn
            orderby m.ForecastOn, m.Title, m.Id
            select new EarlyMilestone(m, before, before.ExpectedOn.DayNumber - m.ForecastOn.DayNumber),
        ];

    /// <summary>What moving a milestone would do to those that wait for it, and to those that wait for them if they move with it.</summary>
    public static IReadOnlyList<EarlyMilestone> IfMoved(IReadOnlyCollection<Milestone> all, Milestone moved, DateOnly to)
    {
        var (found, open) = (new List<EarlyMilestone>(), new Queue<Milestone>([moved]));
        while (open.TryDequeue(out var before))
            foreach (var m in all.Where(m => m.DependsOnId == before.Id && m.ActualOn is null && m.ForecastOn < to).OrderBy(m => m.Title))
            {
                found.Add(new EarlyMilestone(m, before, to.DayNumber - m.ForecastOn.DayNumber));
                open.Enqueue(m);
            }
        return found;
    }
}

/// <summary>A milestone at one moment.</summary>
internal sealed record MilestoneDates(string Title, DateOnly BaselineOn, DateOnly ForecastOn, DateOnly? ActualOn)
{
    /// <summary>The title of the one that it waits for.</summary>
    public string? After { get; init; }

    /// <summary>Where it is expected before that one.</summary>
    public string? TooEarly { get; init; }

    [JsonIgnore]
    public int SlipDays => (ActualOn ?? ForecastOn).DayNumber - BaselineOn.DayNumber;

    [JsonIgnore]
    public int SlipWorkingDays => WorkingDays.Between(BaselineOn, ActualOn ?? ForecastOn);

    public bool IsOverdue(DateOnly today) => ActualOn is null && ForecastOn < today;
}

/// <summary>One period of a plan that is due, over its baseline: what was planned, and what of it has been verified.</summary>
internal sealed record PeriodDue(decimal Planned, decimal Verified)
{
    /// <summary>Those due before a day; none of a disbenefit, since less harm than planned is no lag.</summary>
    /// <param name="verified">the live verified values by their period</param>
    public static IEnumerable<PeriodDue> Before(
        DateOnly day,
        bool isDisbenefit,
        decimal baseline,
        IEnumerable<(DateOnly Start, DateOnly DueOn, decimal Value)> plan,
        ILookup<DateOnly, decimal> verified
    ) =>
        isDisbenefit
            ? []
            : plan.Where(p => p.DueOn < day).Select(p => new PeriodDue(p.Value - baseline, verified[p.Start].Sum(v => v - baseline)));
}

internal enum Rag
{
    NotReported,
    Green,
    Amber,
    Red,
}

/// <summary>
/// Green: slip of at most 10 working days, nothing overdue, at least 90% of the plan due verified. Amber: at most 30 days, or one
/// overdue, or 70 to 89%. Red: beyond. Without an update for 30 days: not reported, and never green.
/// </summary>
internal static class RagRule
{
    public const int SilentAfterDays = 30;

    public static string InWords(Rag rag) => rag == Rag.NotReported ? "Not reported" : rag.ToString();

    /// <summary>Of the tag; its words say the same.</summary>
    public static string ColourOf(Rag rag) =>
        rag switch
        {
            Rag.Green => "green",
            Rag.Amber => "yellow",
            Rag.Red => "red",
            _ => "grey",
        };

    /// <param name="verifiedPercent">of the plan due, the lowest of the benefits; none where nothing is due</param>
    public static (Rag Colour, string Because) Of(
        IReadOnlyCollection<MilestoneDates> milestones,
        decimal? verifiedPercent,
        DateOnly lastUpdate,
        DateOnly today
    )
    {
        var silent = today.DayNumber - lastUpdate.DayNumber;
        if (silent > SilentAfterDays)
            return (Rag.NotReported, $"No update for {silent} days");
        var overdue = milestones.Count(m => m.IsOverdue(today));
        var worst = milestones.MaxBy(m => m.SlipDays);
        var (days, working) = worst is null ? (0, 0) : (worst.SlipDays, worst.SlipWorkingDays);
        if (days > 30 && working > 10)
            return (Rag.Red, $"“{worst!.Title}” slips by {days} days");
        if (overdue > 1)
            return (Rag.Red, $"{overdue} milestones are overdue");
        if (verifiedPercent < 70)
            return (Rag.Red, $"{verifiedPercent:0.#}% of the plan due is verified");
        if (working > 10)
            return (Rag.Amber, $"“{worst!.Title}” slips by {days} days");
        if (overdue == 1)
            return (Rag.Amber, "1 milestone is overdue");
        if (verifiedPercent < 90)
            return (Rag.Amber, $"{verifiedPercent:0.#}% of the plan due is verified");
        return (Rag.Green, "On time, nothing overdue, benefits as planned");
    }

    /// <summary>What of the plan due has been verified, by the benefit that does worst; a period without a verified figure counts as nothing.</summary>
    /// <param name="benefits">the periods due of each</param>
    public static decimal? VerifiedPercent(IEnumerable<IEnumerable<PeriodDue>> benefits)
    {
        decimal? lowest = null;
        foreach (var due in benefits.Select(b => b.ToList()))
        {
            var planned = due.Sum(p => p.Planned);
            if (planned == 0)
                continue;
            var percent = decimal.Round(100 * due.Sum(p => p.Verified) / planned, 1);
            lowest = lowest is { } known ? Math.Min(known, percent) : percent;
        }
        return lowest;
    }
}

/// <summary>A colour set by hand over the rule's, with its reason; it holds until it is lifted or 30 days have passed.</summary>
internal sealed record RagOverride(Rag Colour, string Reason, Guid By, DateTimeOffset At)
{
    public bool Holds(DateTimeOffset now) => now - At <= TimeSpan.FromDays(RagRule.SilentAfterDays);
}
