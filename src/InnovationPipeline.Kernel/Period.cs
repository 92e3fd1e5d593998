namespace InnovationPipeline.Kernel;

/// <summary>Whole days from the first to the last, both included; no last day means still running.</summary>
public readonly record struct Period
{
    public static readonly Rule InOrder = new("The last day cannot be before the first");

    public DateOnly From { get; }
    public DateOnly? To { get; }

    public Period(DateOnly from, DateOnly? to = null)
    {
        InOrder.Require(to is null || to >= from);
        From = from;
        To = to;
    }

    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);

    public bool Overlaps(Period other) => (other.To is null || From <= other.To) && (To is null || other.From <= To);
}
