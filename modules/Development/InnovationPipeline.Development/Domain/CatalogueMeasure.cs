using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>How the values of several periods make one figure.</summary>
internal enum Aggregation
{
    Sum,
    WeightedMean,
    Latest,
}

/// <summary>What can be measured: one unit, one source, one way of adding up. Two benefits with the same one may count twice.</summary>
internal sealed class CatalogueMeasure : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter what is measured in 200 characters or fewer");
        internal static readonly Rule HasUnit = new("Enter a unit of 60 characters or fewer");
    }

    private CatalogueMeasure()
        : base(Guid.Empty) { }

    public CatalogueMeasure(Guid id, Guid organisationId, string name, string unit, string source, Aggregation aggregation)
        : base(id)
    {
        Rules.Named.Require(name.Trim().Length is > 0 and <= 200);
        Rules.HasUnit.Require(unit.Trim().Length is > 0 and <= 60);
        (OrganisationId, Name, Unit, Source, Aggregation) = (organisationId, name.Trim(), unit.Trim(), source.Trim(), aggregation);
        Key = KeyOf(name, unit);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public string Source { get; private set; } = "";
    public Aggregation Aggregation { get; private set; }

    /// <summary>Name and unit without regard to case and spacing: the same words are the same measure.</summary>
    public string Key { get; private set; } = "";

    public static string KeyOf(string name, string unit) => $"{Plain(name)}|{Plain(unit)}";

    private static string Plain(string words) =>
        string.Join(' ', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Finds benefits that count the same gain more than once.</summary>
internal static class DoubleCounting
{
    /// <summary>What has ended gives way: it never takes a running initiative's gain out of the totals.</summary>
    /// <param name="related">an organisation equal to, part of, or successor of the other</param>
    /// <returns>every benefit with a month in which it and those related to it are attributed more than 100%</returns>
    public static IReadOnlySet<Guid> Conflicts(IReadOnlyCollection<MeasuredClaim> claims, Func<Guid, Guid, bool> related)
    {
        var found = new HashSet<Guid>();
        foreach (var claim in claims)
        {
            var rivals = claims
                .Where(c =>
                    c.BenefitId != claim.BenefitId
                    && c.MeasureId == claim.MeasureId
                    && (claim.HasEnded || !c.HasEnded)
                    && related(c.OrganisationId, claim.OrganisationId)
                )
                .ToList();
            // The sum can only rise where somebody begins.
            foreach (var month in rivals.Select(r => r.From > claim.From ? r.From : claim.From).Append(claim.From).Distinct())
                if (
                    claim.Covers(month)
                    && claim.AttributionPercent + rivals.Where(r => r.Covers(month)).Sum(r => r.AttributionPercent) > 100
                    && rivals.Exists(r => r.Covers(month))
                )
                    found.Add(claim.BenefitId);
        }
        return found;
    }
}

/// <summary>What one benefit claims of a measure, and when.</summary>
internal sealed record MeasuredClaim(
    Guid BenefitId,
    Guid MeasureId,
    Guid OrganisationId,
    DateOnly From,
    DateOnly To,
    int AttributionPercent
)
{
    /// <summary>Its initiative is stopped or merged.</summary>
    public bool HasEnded { get; init; }

    public bool Covers(DateOnly day) => From <= day && day <= To;
}
