using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>How one organisation takes initiatives forward; under the organisation's id. Without one the defaults hold.</summary>
internal sealed class Programme(Guid id) : Aggregate(id)
{
    internal static class Rules
    {
        internal static readonly Rule OfTheOrganisation = new("Choose a model of this organisation, or one that comes with the product");
        internal static readonly Rule LimitNotNegative = new("Enter a limit of £0 or more, or leave it empty for none");
    }

    /// <summary>The model with which new initiatives begin.</summary>
    public Guid StageModelId { get; private set; } = StageModels.NeedsAssessmentId;

    /// <summary>Whether people of an author's organisation stand aside at gates; they are shown either way.</summary>
    public bool SameOrganisationRecuses { get; private set; }
    public ApprovalLimits Limits { get; private set; } = ApprovalLimits.None;

    public void Use(StageModel model)
    {
        Rules.OfTheOrganisation.Require(model.OrganisationId is null || model.OrganisationId == Id);
        StageModelId = model.Id;
    }

    public void Set(bool sameOrganisationRecuses, ApprovalLimits limits)
    {
        Rules.LimitNotNegative.Require(limits.All.All(l => l is null or >= 0));
        foreach (var limit in limits.All.OfType<decimal>())
            _ = new Money(limit);
        (SameOrganisationRecuses, Limits) = (sameOrganisationRecuses, limits);
    }
}

/// <summary>The most that somebody in a role may approve at one gate, capital and revenue each on its own; none for no limit.</summary>
internal sealed record ApprovalLimits(decimal? ChairCapital, decimal? ChairRevenue, decimal? ExecutiveCapital, decimal? ExecutiveRevenue)
{
    public static readonly ApprovalLimits None = new(null, null, null, null);

    internal IReadOnlyList<decimal?> All => [ChairCapital, ChairRevenue, ExecutiveCapital, ExecutiveRevenue];

    /// <summary>A chair who is an executive too has the higher of the two.</summary>
    public (decimal? Capital, decimal? Revenue) For(bool isExecutive) =>
        isExecutive ? (Higher(ChairCapital, ExecutiveCapital), Higher(ChairRevenue, ExecutiveRevenue)) : (ChairCapital, ChairRevenue);

    private static decimal? Higher(decimal? a, decimal? b) => a is { } x && b is { } y ? Math.Max(x, y) : null;
}
