using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>What a person needs of a table. Met by the choice of table; never something that groups are mixed by.</summary>
[Flags]
internal enum TableNeeds
{
    None = 0,
    StepFree = 1,
    HearingLoop = 2,
}

/// <summary>Someone who is to sit in a group. What is unknown is null, and left out of comparisons (Gower).</summary>
/// <param name="Seniority">an ordinal: 0 is the earliest in a career</param>
/// <param name="Organisation">whatever tells one organisation from another, as an organiser may read it</param>
/// <param name="Ics">integrated care systems</param>
/// <param name="LineManager">another participant or a facilitator</param>
/// <param name="PreferredAreas">none where the person has no preference</param>
/// <param name="PinnedTo">the number of the group that the organiser has settled</param>
internal sealed record Participant(
    Guid Id,
    string Name,
    string? Discipline = null,
    int? Seniority = null,
    string? Organisation = null,
    Sector? Sector = null,
    AttendanceMode? Mode = null,
    TimeOnly? PresentFrom = null,
    TimeOnly? PresentTo = null,
    Guid? LineManager = null,
    TableNeeds Needs = TableNeeds.None,
    int? PinnedTo = null
)
{
    public IReadOnlyList<string> Ics { get; init; } = [];
    public IReadOnlyList<Guid> PreferredAreas { get; init; } = [];

    public bool IsThereFor(Stage stage) => (PresentFrom ?? stage.From) <= stage.From && (PresentTo ?? stage.To) >= stage.To;
}

internal sealed record DesignArea(Guid Id, string Title);

/// <param name="Seats">people in the room who can sit at it; none where it does not matter</param>
internal sealed record GroupTable(TableNeeds Offers = TableNeeds.None, int? Seats = null);

/// <summary>A group to be filled.</summary>
/// <param name="Number">what people call it; unique</param>
/// <param name="Min">fewest members</param>
/// <param name="Max">most members</param>
internal sealed record DesignGroup(int Number, Guid AreaId, int Min, int Max, Guid? FacilitatorId = null, GroupTable? Table = null)
{
    public string Name => $"Group {Number}";
}

/// <summary>A part of the day in which each group needs a minimum of people.</summary>
internal sealed record Stage(string Name, TimeOnly From, TimeOnly To, int MinPresent);

internal readonly record struct Pair(Guid One, Guid Other);

/// <summary>The hard constraints that the organiser sets; null, 0 or empty is none.</summary>
/// <param name="MaxFromOneOrganisation">in a group</param>
/// <param name="MinDisciplines">different ones in a group</param>
/// <param name="MinSenior">people in a group at or above <paramref name="SeniorFrom"/></param>
/// <param name="SpreadPrivateSector">each group has its even share of people from the private sector, rounded down or up</param>
/// <param name="NoLoneRemote">nobody is the only remote member of a group</param>
internal sealed record DesignRules(
    int? MaxFromOneOrganisation = null,
    int MinDisciplines = 0,
    int MinSenior = 0,
    int SeniorFrom = (int)SeniorityBand.Senior,
    bool SpreadPrivateSector = false,
    bool NoLoneRemote = true,
    bool NotWithLineManager = true,
    bool FacilitatorNotMember = true,
    bool MeetTableNeeds = true,
    int MinGroupsAnArea = 2
)
{
    public IReadOnlyList<Pair> Together { get; init; } = [];
    public IReadOnlyList<Pair> Apart { get; init; } = [];
    public IReadOnlyList<Stage> Stages { get; init; } = [];
}

/// <summary>What groups are mixed by.</summary>
internal enum MixedBy
{
    Discipline,
    Seniority,
    Organisation,
    Sector,
    Ics,
    Mode,
}

/// <summary>How much each attribute counts in a distance; 0 is not at all.</summary>
internal sealed record Weights(
    double Discipline = 3,
    double Seniority = 2,
    double Organisation = 2,
    double Sector = 1,
    double Ics = 1,
    double Mode = 0
)
{
    public double Of(MixedBy attribute) =>
        attribute switch
        {
            MixedBy.Discipline => Discipline,
            MixedBy.Seniority => Seniority,
            MixedBy.Organisation => Organisation,
            MixedBy.Sector => Sector,
            MixedBy.Ics => Ics,
            _ => Mode,
        };
}

/// <summary>
/// Everything that a design of groups is made from. A plan is an array: for each participant, in this order, the position of
/// their group in <see cref="Groups"/>; <see cref="NoGroup"/> where they have none.
/// </summary>
/// <param name="Epsilon">the share of the best total that may be given up for the smallest group's diversity and for preferences</param>
internal sealed record DesignProblem(
    IReadOnlyList<Participant> People,
    IReadOnlyList<DesignArea> Areas,
    IReadOnlyList<DesignGroup> Groups,
    DesignRules Rules,
    Weights Weights,
    double Epsilon = 0.01
)
{
    internal static class Guards
    {
        internal static readonly Rule People = new("Add people first");
        internal static readonly Rule Groups = new("Add groups first");
        internal static readonly Rule NobodyTwice = new("A person is listed twice");
        internal static readonly Rule NumbersOnce = new("A group number is given twice");
        internal static readonly Rule KnownAreas = new("A group belongs to an area that is not listed");
        internal static readonly Rule KnownPairs = new(
            "A pair to keep together or apart names someone who is not listed, or the same person twice"
        );
        internal static readonly Rule KnownPins = new("A person is pinned to a group that is not listed");
        internal static readonly Rule SensibleSizes = new(
            "A group holds at least 1 person, and its smallest size is not above its largest"
        );
        internal static readonly Rule SensibleWeights = new("A weight is 0 or more, and at least one is more than 0");
        internal static readonly Rule SensibleEpsilon = new("The share that may be given up is between 0% and 100%");
    }

    public const int NoGroup = -1;

    /// <summary>Given in place of attributes: how different two people are, by their positions in <see cref="People"/>.</summary>
    public Func<int, int, double>? Distance { get; init; }

    /// <exception cref="RuleBroken">where the parts do not fit each other</exception>
    public void Check()
    {
        var ids = People.Select(p => p.Id).ToHashSet();
        var numbers = Groups.Select(g => g.Number).ToHashSet();
        Guards.People.Require(People.Count > 0);
        Guards.Groups.Require(Groups.Count > 0);
        Guards.NobodyTwice.Require(ids.Count == People.Count);
        Guards.NumbersOnce.Require(numbers.Count == Groups.Count);
        Guards.KnownAreas.Require(Groups.All(g => Areas.Any(a => a.Id == g.AreaId)));
        Guards.SensibleSizes.Require(Groups.All(g => g.Min >= 0 && g.Max >= 1 && g.Min <= g.Max));
        Guards.KnownPins.Require(People.All(p => p.PinnedTo is not { } number || numbers.Contains(number)));
        Guards.KnownPairs.Require(
            Rules.Together.Concat(Rules.Apart).All(p => p.One != p.Other && ids.Contains(p.One) && ids.Contains(p.Other))
        );
        var weights = Enum.GetValues<MixedBy>().Select(Weights.Of).ToList();
        Guards.SensibleWeights.Require(
            weights.TrueForAll(w => w >= 0 && double.IsFinite(w)) && (weights.Exists(w => w > 0) || Distance is not null)
        );
        Guards.SensibleEpsilon.Require(Epsilon is >= 0 and <= 1);
    }

    /// <summary>Largest first or smallest first, whatever the groups: rounded down and up.</summary>
    public (int Least, int Most) PrivateShare()
    {
        var people = People.Count(p => p.Sector == Sector.Private);
        return (people / Groups.Count, (people + Groups.Count - 1) / Groups.Count);
    }

    public bool IsSenior(Participant person) => person.Seniority >= Rules.SeniorFrom;

    /// <summary>The plan of seats known by person and group number; whoever is not named has none.</summary>
    public int[] PlanOf(IReadOnlyDictionary<Guid, int> numberByPerson)
    {
        var position = Groups.Select((g, i) => (g.Number, i)).ToDictionary(g => g.Number, g => g.i);
        return [.. People.Select(p => numberByPerson.TryGetValue(p.Id, out var n) && position.TryGetValue(n, out var at) ? at : NoGroup)];
    }

    /// <summary>Who sits in which group, by its number.</summary>
    public IReadOnlyDictionary<Guid, int> Seats(ReadOnlySpan<int> plan)
    {
        var seats = new Dictionary<Guid, int>();
        for (var i = 0; i < plan.Length; i++)
            if (plan[i] != NoGroup)
                seats.Add(People[i].Id, Groups[plan[i]].Number);
        return seats;
    }
}
