using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>What a group is mixed by.</summary>
internal sealed record Attendee(Guid PersonId, string Discipline, string Organisation, string Seniority);

internal sealed record PlannedGroup(int Number, Guid AreaId, Guid FacilitatorId, IReadOnlyList<Guid> MemberIds);

/// <summary>
/// Deals people to groups: disciplines are spread first, then organisations and seniority. Deterministic; O(people × groups).
/// Sizes differ by at most 1, and so do the numbers of each discipline.
/// </summary>
internal static class BalancedAllocation
{
    internal static class Rules
    {
        internal static readonly Rule Areas = new("Add a challenge area first");
        internal static readonly Rule Facilitators = new("Appoint a facilitator first");
        internal static readonly Rule GroupSize = new("A group has between 3 and 12 people");

        internal static Rule EnoughPeople(int needed, int present) =>
            new($"Two groups for each challenge area need at least {needed} people. {present} have a place");
    }

    private const int SmallestGroup = 2;

    /// <param name="areas">in their order; each gets the same number of groups, at least 2</param>
    /// <param name="groupSize">wanted people in a group; more where the areas ask for fewer groups</param>
    /// <exception cref="RuleBroken">with the constraint that cannot be met</exception>
    public static IReadOnlyList<PlannedGroup> Allocate(
        IReadOnlyList<Attendee> people,
        IReadOnlyList<Guid> areas,
        IReadOnlyList<Guid> facilitators,
        int groupSize
    )
    {
        Rules.Areas.Require(areas.Count > 0);
        Rules.Facilitators.Require(facilitators.Count > 0);
        Rules.GroupSize.Require(groupSize is >= 3 and <= 12);
        var seated = people.Where(p => !facilitators.Contains(p.PersonId)).ToList();
        var needed = areas.Count * 2 * SmallestGroup;
        Rules.EnoughPeople(needed, seated.Count).Require(seated.Count >= needed);

        var perArea = Math.Max(2, (int)Math.Round((double)seated.Count / groupSize / areas.Count, MidpointRounding.AwayFromZero));
        while (perArea > 2 && perArea * areas.Count * SmallestGroup > seated.Count)
            perArea--;
        var groups = Enumerable.Range(0, perArea * areas.Count).Select(_ => new List<Attendee>()).ToList();

        foreach (var person in InDealingOrder(seated))
        {
            var smallest = groups.Min(g => g.Count);
            groups
                .Where(g => g.Count == smallest)
                .OrderBy(g => g.Count(m => Same(m.Discipline, person.Discipline)))
                .ThenBy(g => g.Count(m => Same(m.Organisation, person.Organisation)))
                .ThenBy(g => g.Count(m => Same(m.Seniority, person.Seniority)))
                .First()
                .Add(person);
        }

        return
        [
            .. groups.Select(
                (members, i) =>
                    new PlannedGroup(
                        Number: i + 1,
                        AreaId: areas[i / perArea],
                        FacilitatorId: facilitators[i % facilitators.Count],
                        [.. members.Select(m => m.PersonId)]
                    )
            ),
        ];
    }

    /// <summary>The most frequent discipline first; inside it the most frequent organisation, then seniority.</summary>
    private static IEnumerable<Attendee> InDealingOrder(IReadOnlyList<Attendee> people)
    {
        var disciplines = people.CountBy(p => p.Discipline, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var organisations = people.CountBy(p => p.Organisation, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return people
            .OrderByDescending(p => disciplines[p.Discipline])
            .ThenBy(p => p.Discipline, StringComparer.Ordinal)
            .ThenByDescending(p => organisations[p.Organisation])
            .ThenBy(p => p.Organisation, StringComparer.Ordinal)
            .ThenBy(p => p.Seniority, StringComparer.Ordinal)
            .ThenBy(p => p.PersonId);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
