using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>How the values of several periods make one figure.</summary>
internal enum Aggregation
{
    Sum,
    WeightedMean,
    Latest,
}

internal static class Aggregations
{
    public static bool IsPercentage(string unit) => unit.Contains('%', StringComparison.Ordinal);

    /// <summary>Percentages are never added, whatever a measure said before they were refused to be.</summary>
    public static Aggregation Across(Aggregation aggregation, string unit) =>
        aggregation == Aggregation.Sum && IsPercentage(unit) ? Aggregation.Latest : aggregation;

    public static string InWords(Aggregation aggregation) =>
        aggregation switch
        {
            Aggregation.Sum => "Added",
            Aggregation.Latest => "The last one",
            _ => "Weighted mean",
        };
}

/// <param name="Source">where its figures come from</param>
/// <param name="Class">what it usually is; a benefit may be of another class</param>
internal sealed record MeasureWords(string Name, string Unit, string Source, Aggregation Aggregation, BenefitClass? Class);

/// <summary>What can be measured: one unit, one source, one way of adding up. Two benefits with the same one may count twice.</summary>
internal sealed class CatalogueMeasure : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter what is measured in 200 characters or fewer");
        internal static readonly Rule HasUnit = new("Enter a unit of 60 characters or fewer");
        internal static readonly Rule SourceFits = new("Say where its figures come from in 300 characters or fewer");
        internal static readonly Rule NotAdded = new(
            "Percentages are not added up: choose the last one, or a mean weighted by what each is measured over"
        );
        internal static readonly Rule UsedByNone = new("A benefit uses this measure, so that its words stay: retire it and add another");
        internal static readonly Rule Once = new("The catalogue has a measure with these words and this unit already");
        internal static readonly Rule IsOffered = new("This measure has been retired: choose another, or bring it back first");
        internal static readonly Rule IsRetired = new("This measure is offered already");
    }

    private CatalogueMeasure()
        : base(Guid.Empty) { }

    public CatalogueMeasure(Guid id, Guid organisationId, MeasureWords words)
        : base(id)
    {
        OrganisationId = organisationId;
        Change(words, isUsed: false);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public string Source { get; private set; } = "";
    public Aggregation Aggregation { get; private set; }
    public BenefitClass? Class { get; private set; }

    /// <summary>No new benefit may use it from then on.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Name and unit without regard to case and spacing: the same words are the same measure.</summary>
    public string Key { get; private set; } = "";

    public MeasureWords Words => new(Name, Unit, Source, Aggregation, Class);

    public void Change(MeasureWords words, bool isUsed)
    {
        Rules.UsedByNone.Require(!isUsed);
        Rules.IsOffered.Require(RetiredAt is null);
        Rules.Named.Require(words.Name.Trim().Length is > 0 and <= 200);
        Rules.HasUnit.Require(words.Unit.Trim().Length is > 0 and <= 60);
        Rules.SourceFits.Require(words.Source.Trim().Length <= 300);
        Rules.NotAdded.Require(words.Aggregation != Aggregation.Sum || !Aggregations.IsPercentage(words.Unit));
        (Name, Unit, Source) = (words.Name.Trim(), words.Unit.Trim(), words.Source.Trim());
        (Aggregation, Class, Key) = (words.Aggregation, words.Class, KeyOf(words.Name, words.Unit));
    }

    public void Retire(DateTimeOffset now)
    {
        Rules.IsOffered.Require(RetiredAt is null);
        RetiredAt = now;
    }

    public void BringBack()
    {
        Rules.IsRetired.Require(RetiredAt is not null);
        RetiredAt = null;
    }

    public static string KeyOf(string name, string unit) => $"{Plain(name)}|{Plain(unit)}";

    private static string Plain(string words) =>
        string.Join(' ', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
