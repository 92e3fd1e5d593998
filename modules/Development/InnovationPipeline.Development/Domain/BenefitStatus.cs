namespace InnovationPipeline.Development.Domain;

/// <summary>Where a benefit stands: by rule, never by hand.</summary>
internal enum BenefitStatus
{
    /// <summary>Its plan is not locked yet.</summary>
    Identified,

    /// <summary>Its plan is locked; nothing of it is verified yet, and no figure is overdue.</summary>
    Planned,
    OnTrack,

    /// <summary>What is verified falls behind the plan, or a figure is overdue.</summary>
    AtRisk,

    /// <summary>Every planned period is verified, and they come to the plan.</summary>
    Realised,

    /// <summary>And so does the last figure that was verified after the target.</summary>
    Sustained,

    /// <summary>Its initiative was stopped before the end of the plan.</summary>
    WrittenOff,

    /// <summary>Its initiative was merged before the end of the plan: the rest is planned there.</summary>
    CarriedOn,
}

/// <summary>
/// A benefit keeps to its plan where what is verified is 90% of it or more (a disbenefit: 110% or less), as milestones are rated. Figures are
/// overdue from the day after they were due.
/// </summary>
internal static class BenefitStanding
{
    private const decimal Enough = 90;
    private const decimal TooMuch = 110;

    /// <param name="dayOf">the day of a moment, as people count it</param>
    public static BenefitStatus Of(Benefit benefit, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (benefit.Plan.Profile.Any(p => !benefit.IsExpected(p.Start)))
            return benefit.IsMerged ? BenefitStatus.CarriedOn : BenefitStatus.WrittenOff;
        if (benefit.Plan.LockedAt is null)
            return BenefitStatus.Identified;
        if (benefit.Gaps(today).Any(p => benefit.DueOn(p, dayOf) < today))
            return BenefitStatus.AtRisk;
        var (percent, reported, _, _) = Realisation.Of(benefit, today);
        if (percent is not { } realised)
            return BenefitStatus.Planned;
        if (!Keeps(benefit, realised))
            return BenefitStatus.AtRisk;
        if (reported < benefit.Plan.Profile.Count)
            return BenefitStatus.OnTrack;
        return LastAfterTheTarget(benefit) is not { } later ? BenefitStatus.Realised
            : Keeps(benefit, later) ? BenefitStatus.Sustained
            : BenefitStatus.AtRisk;
    }

    public static string InWords(BenefitStatus status) =>
        status switch
        {
            BenefitStatus.OnTrack => "On track",
            BenefitStatus.AtRisk => "At risk",
            BenefitStatus.WrittenOff => "Written off",
            BenefitStatus.CarriedOn => "Carried on elsewhere",
            _ => status.ToString(),
        };

    public static string Colour(BenefitStatus status) =>
        status switch
        {
            BenefitStatus.OnTrack => "blue",
            BenefitStatus.AtRisk => "orange",
            BenefitStatus.Realised or BenefitStatus.Sustained => "green",
            _ => "grey",
        };

    private static bool Keeps(Benefit benefit, decimal percent) => benefit.IsDisbenefit ? percent <= TooMuch : percent >= Enough;

    /// <returns>how much of the planned change is still there, in per cent; none where nothing was verified after the plan, or no change was planned</returns>
    private static decimal? LastAfterTheTarget(Benefit benefit)
    {
        var plan = benefit.Plan;
        var last = benefit
            .Actuals.Where(a => a is { IsLive: true, State: ActualState.Verified } && a.Period > plan.Profile.Max(p => p.Start))
            .MaxBy(a => a.Period);
        return last is null || plan.TargetValue == plan.BaselineValue
            ? null
            : (last.VerifiedValue!.Value - plan.BaselineValue) / (plan.TargetValue - plan.BaselineValue) * 100;
    }
}
