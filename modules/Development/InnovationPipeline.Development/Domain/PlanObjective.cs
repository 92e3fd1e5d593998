using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>An objective of the plan that initiatives serve: the organisation's own strategy, the joint forward plan, a national shift.</summary>
internal sealed class PlanObjective : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Titled = new("Enter the objective in 200 characters or fewer");
        internal static readonly Rule FromAPlan = new("Say from which plan it comes, in 120 characters or fewer");
        internal static readonly Rule StillHolds = new("This objective has ended");
        internal static readonly Rule EndsAfterItBegins = new("Enter a last day that is not before the first");
        internal static readonly Rule EndHasReason = new("Say why it ends");
        internal static readonly Rule NotUsedYet = new(
            "An initiative serves this objective, or has served it, so its words stay: end it and enter another"
        );
    }

    /// <summary>The plans that every organisation has; another is written down by its name.</summary>
    public static readonly IReadOnlyList<string> Plans = ["Joint forward plan", "National shift", "Own strategy"];

    private PlanObjective()
        : base(Guid.Empty) { }

    public PlanObjective(Guid id, Guid organisationId, string title, string plan, Period period)
        : base(id)
    {
        OrganisationId = organisationId;
        Write(title, plan, period);
    }

    public Guid OrganisationId { get; private set; }
    public string Title { get; private set; } = "";
    public string Plan { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <summary>An initiative serves it, or has: from then on its words stay.</summary>
    public bool IsUsed { get; private set; }

    public bool Holds(DateOnly day) => new Period(From, Until).Covers(day);

    public void Serve() => IsUsed = true;

    /// <param name="lastDay">on which it still holds; may lie in the past, for what is recorded late</param>
    public void End(DateOnly lastDay, string reason, DateOnly today)
    {
        Rules.StillHolds.Require(Until is null || Until >= today);
        Rules.EndsAfterItBegins.Require(lastDay >= From && Intervals.IsPlausible(lastDay));
        Rules.EndHasReason.Require(!string.IsNullOrWhiteSpace(reason));
        Until = lastDay;
    }

    public void Correct(string title, string plan, Period period)
    {
        Rules.NotUsedYet.Require(!IsUsed);
        Write(title, plan, period);
    }

    private void Write(string title, string plan, Period period)
    {
        Rules.Titled.Require(title.Trim().Length is > 0 and <= 200);
        Rules.FromAPlan.Require(plan.Trim().Length is > 0 and <= 120);
        (Title, Plan, From, Until) = (title.Trim(), plan.Trim(), period.From, period.To);
    }
}

internal sealed class InitiativeObjective(Guid initiativeId, Guid objectiveId)
{
    public Guid InitiativeId { get; private set; } = initiativeId;
    public Guid ObjectiveId { get; private set; } = objectiveId;
}

/// <summary>An objective to choose from a list.</summary>
internal sealed record PlanChoice(Guid Id, string Title);
