using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>What the organiser asks of a design; people and the times of stages are looked up when it is worked on.</summary>
/// <param name="Groups">of each challenge area, in the order of their numbers</param>
/// <param name="MinPresent">people each group keeps in every stage of the day; 0 is not asked</param>
/// <param name="Rules">without stages, which the run sheet has</param>
/// <param name="Seconds">how long to search</param>
internal sealed record DesignBrief(
    IReadOnlyList<AreaShare> Groups,
    int MinSize,
    int MaxSize,
    int MinPresent,
    DesignRules Rules,
    Weights Weights,
    double Epsilon,
    int Seconds,
    long Seed
)
{
    internal static class Guards
    {
        internal static readonly Rule Sizes = new("A group has between 2 and 20 people, and the smallest size is not above the largest");
        internal static readonly Rule GroupsOfArea = new("Each challenge area has between 2 and 20 groups");
        internal static readonly Rule Seconds = new("Search for between 1 and 120 seconds");
        internal static readonly Rule Present = new("Keep between 0 and 20 people in every stage");
    }

    public IReadOnlyList<TablePlan> Tables { get; init; } = [];
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>The facilitator of each group, by number; whoever is not named is dealt out in turn.</summary>
    public IReadOnlyList<GroupLead> Leads { get; init; } = [];

    public int GroupCount => Groups.Sum(g => g.Groups);

    public void Check()
    {
        Guards.Sizes.Require(MinSize is >= 2 and <= 20 && MaxSize is >= 2 and <= 20 && MinSize <= MaxSize);
        Guards.GroupsOfArea.Require(Groups.Count > 0 && Groups.All(g => g.Groups is >= 2 and <= 20));
        Guards.Seconds.Require(Seconds is >= 1 and <= 120);
        Guards.Present.Require(MinPresent is >= 0 and <= 20);
        DesignProblem.Guards.SensibleEpsilon.Require(Epsilon is >= 0 and <= 1);
        DesignProblem.Guards.SensibleWeights.Require(
            Enum.GetValues<MixedBy>().All(m => Weights.Of(m) is >= 0 and <= 10) && Enum.GetValues<MixedBy>().Any(m => Weights.Of(m) > 0)
        );
    }

    public DesignBrief Pinning(Guid person, int? group) =>
        this with
        {
            Pins = [.. Pins.Where(p => p.PersonId != person), .. group is { } number ? (Pin[])[new(person, number)] : []],
        };
}

internal sealed record AreaShare(Guid AreaId, int Groups);

/// <summary>The table of a group: what it offers and how many can sit at it.</summary>
internal sealed record TablePlan(int Group, TableNeeds Offers, int? Seats);

internal sealed record Pin(Guid PersonId, int Group);

internal sealed record GroupLead(int Group, Guid FacilitatorId);
