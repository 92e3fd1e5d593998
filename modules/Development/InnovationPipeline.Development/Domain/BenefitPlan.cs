using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal sealed record PlanFigures(
    decimal BaselineValue,
    DateOnly BaselineOn,
    string BaselineSource,
    decimal TargetValue,
    DateOnly TargetOn,
    IReadOnlyList<PlannedFigure> Profile,
    int AttributionPercent
);

/// <param name="Pounds">of the whole change</param>
internal sealed record PlannedFigure(DateOnly Start, decimal Value, decimal? Pounds);

/// <summary>One version of a benefit's plan; a locked one is followed by another, never changed.</summary>
internal sealed class BenefitPlan
{
    public const int LongestSource = 300;

    internal static class Rules
    {
        internal static readonly Rule PlausibleDates = new("Enter dates between 2000 and 2100");
        internal static readonly Rule TargetAfterBaseline = new("The target's date must be after the baseline's");
        internal static readonly Rule NotTooLong = new("Plan at most 60 periods: choose quarters, or an earlier target");
        internal static readonly Rule RightDirection = new("The target must lie in the direction of the benefit from its baseline");
        internal static readonly Rule InItsPeriods = new("Plan values for periods between baseline and target, each once");
        internal static readonly Rule Attributed = new("Enter an attribution from 1 to 100%");
        internal static readonly Rule Sourced = new("Say where the baseline comes from");
    }

    private readonly List<PlannedPeriod> _profile = [];

    private BenefitPlan() { }

    internal BenefitPlan(Benefit benefit, int number, PlanFigures figures, string? reason, Guid by, DateTimeOffset now)
    {
        (Id, BenefitId, Number) = (Guid.CreateVersion7(), benefit.Id, number);
        (Reason, ProposedBy, ProposedAt) = (reason, by, now);
        Replace(benefit, figures);
    }

    public Guid Id { get; private set; }
    public Guid BenefitId { get; private set; }
    public int Number { get; private set; }
    public decimal BaselineValue { get; private set; }
    public DateOnly BaselineOn { get; private set; }
    public string BaselineSource { get; private set; } = "";
    public decimal TargetValue { get; private set; }
    public DateOnly TargetOn { get; private set; }

    /// <summary>How much of the change is due to the initiative: locked with the figures, and changed as they are.</summary>
    public int AttributionPercent { get; private set; }

    /// <summary>Why the plan before it no longer holds.</summary>
    public string? Reason { get; private set; }
    public Guid ProposedBy { get; private set; }
    public DateTimeOffset ProposedAt { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }
    public Guid? LockedByDecisionId { get; private set; }
    public IReadOnlyList<PlannedPeriod> Profile => _profile;

    internal void Replace(Benefit benefit, PlanFigures figures)
    {
        Rules.Attributed.Require(figures.AttributionPercent is >= 1 and <= 100);
        Rules.Sourced.Require(!string.IsNullOrWhiteSpace(figures.BaselineSource));
        Rules.PlausibleDates.Require(Intervals.IsPlausible(figures.BaselineOn) && Intervals.IsPlausible(figures.TargetOn));
        Rules.TargetAfterBaseline.Require(figures.TargetOn > figures.BaselineOn);
        Rules.NotTooLong.Require(
            Intervals.StartOf(benefit.Interval, figures.TargetOn)
                <= Intervals
                    .StartOf(benefit.Interval, figures.BaselineOn)
                    .AddMonths(Benefit.MostPeriods * (benefit.Interval == Interval.Month ? 1 : 3))
        );
        benefit.RequireValue(figures.BaselineValue);
        benefit.RequireValue(figures.TargetValue);
        Rules.RightDirection.Require(
            benefit.Direction == Direction.Up ? figures.TargetValue >= figures.BaselineValue : figures.TargetValue <= figures.BaselineValue
        );
        var periods = Intervals.Between(benefit.Interval, figures.BaselineOn, figures.TargetOn);
        Rules.InItsPeriods.Require(
            figures.Profile.All(p => periods.Contains(p.Start)) && figures.Profile.DistinctBy(p => p.Start).Count() == figures.Profile.Count
        );
        foreach (var period in figures.Profile)
        {
            benefit.RequireValue(period.Value);
            benefit.RequirePounds(period.Pounds);
        }

        (BaselineValue, BaselineOn, BaselineSource) = (figures.BaselineValue, figures.BaselineOn, figures.BaselineSource.Trim());
        (TargetValue, TargetOn, AttributionPercent) = (figures.TargetValue, figures.TargetOn, figures.AttributionPercent);
        _profile.RemoveAll(p => figures.Profile.All(f => f.Start != p.Start));
        foreach (var figure in figures.Profile)
            if (_profile.Find(p => p.Start == figure.Start) is { } known)
                known.Change(figure);
            else
                _profile.Add(new PlannedPeriod(Id, figure));
    }

    internal void Approve(Guid by, DateTimeOffset now) => (ApprovedBy, ApprovedAt) = (by, now);

    internal void Lock(Guid? decisionId, DateTimeOffset now) => (LockedByDecisionId, LockedAt) = (decisionId, now);
}

internal sealed class PlannedPeriod
{
    private PlannedPeriod() { }

    internal PlannedPeriod(Guid planId, PlannedFigure figure)
    {
        (PlanId, Start) = (planId, figure.Start);
        Change(figure);
    }

    public Guid PlanId { get; private set; }
    public DateOnly Start { get; private set; }
    public decimal Value { get; private set; }
    public decimal? Pounds { get; private set; }

    internal void Change(PlannedFigure figure) => (Value, Pounds) = (figure.Value, figure.Pounds);
}
