using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum AdoptionState
{
    Unaware,
    Considering,
    Committed,
    Piloting,
    Adopted,
    Embedded,
    Declined,
    Withdrawn,
}

/// <summary>Where one organisation stood to one initiative from a day on; only ever added, so that history stays.</summary>
internal sealed class AdoptionChange
{
    internal static class Rules
    {
        internal static readonly Rule HasReason = new("Say why it was declined or withdrawn");
        internal static readonly Rule NotInTheFuture = new("Enter the day on which it came about: today or earlier");
        internal static readonly Rule Plausible = new("Enter from 0 to 10,000 sites and a population from 0 to 100 million");
    }

    private AdoptionChange() { }

    public AdoptionChange(
        Guid id,
        Guid initiativeId,
        Guid organisationId,
        AdoptionState state,
        int sites,
        int population,
        DateOnly on,
        string? reason,
        Guid by,
        DateTimeOffset now,
        DateOnly today
    )
    {
        Rules.HasReason.Require(state is not (AdoptionState.Declined or AdoptionState.Withdrawn) || !string.IsNullOrWhiteSpace(reason));
        Rules.NotInTheFuture.Require(on <= today && Intervals.IsPlausible(on));
        Rules.Plausible.Require(sites is >= 0 and <= 10_000 && population is >= 0 and <= 100_000_000);
        (Id, InitiativeId, OrganisationId, State) = (id, initiativeId, organisationId, state);
        (Sites, Population, On, By, At) = (sites, population, on, by, now);
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
    }

    public Guid Id { get; private set; }
    public Guid InitiativeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public AdoptionState State { get; private set; }
    public int Sites { get; private set; }
    public int Population { get; private set; }

    /// <summary>When it came about; <see cref="At" /> is when it was recorded.</summary>
    public DateOnly On { get; private set; }
    public string? Reason { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The last recorded state of each organisation.</summary>
    public static IReadOnlyList<AdoptionChange> Latest(IEnumerable<AdoptionChange> changes) =>
        [.. changes.GroupBy(c => (c.InitiativeId, c.OrganisationId)).Select(g => g.MaxBy(c => (c.On, c.At))!)];

    public static bool HasIt(AdoptionState state) => state is AdoptionState.Adopted or AdoptionState.Embedded;

    /// <summary>At the end of each month from the first change on: how many organisations had it.</summary>
    public static IReadOnlyList<(DateOnly Month, int Organisations)> Curve(IReadOnlyCollection<AdoptionChange> changes, DateOnly today)
    {
        if (changes.Count == 0)
            return [];
        var first = changes.Min(c => c.On);
        var points = new List<(DateOnly, int)>();
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= today; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            points.Add((month, Latest(changes.Where(c => c.On <= end)).Count(c => HasIt(c.State))));
        }
        return points;
    }
}
