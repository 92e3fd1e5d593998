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

    /// <summary>At the end of each month from the first change on: how many of today's organisations had it, themselves or by whom they succeeded.</summary>
    public static IReadOnlyList<(DateOnly Month, int Organisations)> Curve(
        IReadOnlyCollection<AdoptionChange> changes,
        DateOnly today,
        Func<Guid, CarriedOnBy> carriedOn
    )
    {
        if (changes.Count == 0)
            return [];
        var first = changes.Min(c => c.On);
        var points = new List<(DateOnly, int)>();
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= today; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            points.Add((month, Adopter.Of(changes.Where(c => c.On <= end), carriedOn).Count(a => HasIt(a.State))));
        }
        return points;
    }
}

/// <summary>Who carries an organisation on today, and since when; itself from the first of all days.</summary>
internal readonly record struct CarriedOnBy(Guid OrganisationId, DateOnly Since);

/// <summary>
/// Where one organisation of today stands to one initiative, those that it succeeded included: each is counted once, in the state that goes
/// furthest. What a predecessor said gives way to what the successor said since.
/// </summary>
/// <param name="Sites">of all that it is, without those that declined or withdrew; so is the population</param>
internal sealed record Adopter(Guid InitiativeId, Guid OrganisationId, AdoptionState State, int Sites, int Population)
{
    public static IReadOnlyList<Adopter> Of(IEnumerable<AdoptionChange> changes, Func<Guid, CarriedOnBy> carriedOn) =>
        [
            .. AdoptionChange
                .Latest(changes)
                .GroupBy(c => (c.InitiativeId, carriedOn(c.OrganisationId).OrganisationId))
                .Select(g =>
                {
                    var standing = g.Where(c => !g.Any(by => Replaces(by, c, carriedOn(c.OrganisationId)))).ToList();
                    var taking = standing.FindAll(c => !HasLeft(c.State));
                    return new Adopter(
                        g.Key.InitiativeId,
                        g.Key.OrganisationId,
                        taking.Count > 0 ? taking.Max(c => c.State) : standing.MaxBy(c => (c.On, c.At))!.State,
                        taking.Sum(c => c.Sites),
                        taking.Sum(c => c.Population)
                    );
                }),
        ];

    /// <summary>"2 adopted, 1 piloting", furthest first.</summary>
    public static string InWords(IEnumerable<Adopter> adopters) =>
        string.Join(
            ", ",
            adopters
                .GroupBy(a => a.State)
                .OrderBy(g => HasLeft(g.Key))
                .ThenByDescending(g => g.Key)
                .Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}")
        );

    private static bool Replaces(AdoptionChange by, AdoptionChange earlier, CarriedOnBy heir) =>
        by.OrganisationId == heir.OrganisationId
        && earlier.OrganisationId != heir.OrganisationId
        && by.On >= heir.Since
        && by.On >= earlier.On;

    private static bool HasLeft(AdoptionState state) => state is AdoptionState.Declined or AdoptionState.Withdrawn;
}
