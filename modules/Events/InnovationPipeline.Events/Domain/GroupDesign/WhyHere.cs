using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Why a person sits where they sit. It holds attributes of this person and totals of groups only: there is no place in it for access needs,
/// for another person or for a preference, so that none can be shown.
/// </summary>
internal sealed record WhyHere(Guid PersonId, int Group, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives)
{
    /// <param name="position">the person's, in the problem</param>
    /// <param name="plan">everyone has a group</param>
    /// <param name="most">how many alternatives</param>
    public static WhyHere Of(DesignProblem problem, DistanceTable distances, ReadOnlySpan<int> plan, int position, int most = 3)
    {
        var (person, now, here) = (problem.People[position], plan.ToArray(), plan[position]);
        var seating = new Seating(new Bounds(problem), distances, plan);
        var alternatives = new List<(Move Move, double Smallest)>();
        for (var group = 0; group < problem.Groups.Count; group++)
            if (group != here)
                alternatives.Add(Ways(seating, distances, position, group).MaxBy(a => (-a.Move.Breaks, a.Smallest, a.Move.Gain)));
        var before = seating.Smallest().Diversity;
        // The best are those that break least, then cost the smallest group least, then the total.
        var best = alternatives.OrderBy(a => a.Move.Breaks).ThenByDescending(a => a.Smallest).ThenByDescending(a => a.Move.Gain).Take(most);
        return new(
            person.Id,
            problem.Groups[here].Number,
            ReasonsFor(problem, now, position),
            [
                .. best.Select(a =>
                    Alternative.Of(problem, now, a.Move, a.Move.Gain / distances.Scale, (a.Smallest - before) / distances.Scale)
                ),
            ]
        );
    }

    private static IEnumerable<(Move Move, double Smallest)> Ways(Seating seating, DistanceTable distances, int person, int group)
    {
        yield return With(seating.Shift(person, group));
        for (var other = 0; other < distances.Count; other++)
            if (seating.GroupOf[other] == group)
                yield return With(seating.Swap(person, other, distances));

        (Move, double) With(Move move) => (move, seating.SmallestAfter(move));
    }

    private static IReadOnlyList<string> ReasonsFor(DesignProblem problem, int[] plan, int position)
    {
        var (person, sentences) = (problem.People[position], new List<string>());
        foreach (var attribute in Enum.GetValues<MixedBy>().Where(a => problem.Weights.Of(a) > 0))
        foreach (var value in Diversity.ValuesOf(person, attribute))
        {
            // Others with the person's own seniority would tell theirs.
            if (attribute == MixedBy.Seniority)
                continue;
            var alike = new int[problem.Groups.Count];
            for (var i = 0; i < plan.Length; i++)
                if (
                    i != position
                    && plan[i] >= 0
                    && Diversity.ValuesOf(problem.People[i], attribute).Contains(value, StringComparer.OrdinalIgnoreCase)
                )
                    alike[plan[i]]++;
            var elsewhere = alike.Where((_, g) => g != plan[position]).ToList();
            sentences.Add(
                $"{Label(attribute)} “{value}”: {Others(alike[plan[position]])} in this group"
                    + (
                        elsewhere.Count == 0 ? ""
                        : elsewhere.Min() == elsewhere.Max() ? $", {elsewhere.Min()} in each of the others"
                        : $", between {elsewhere.Min()} and {elsewhere.Max()} in each of the others"
                    )
            );
        }
        return sentences;
    }

    private static string Others(int count) => count == 1 ? "1 other person" : $"{(count == 0 ? "no" : count)} other people";

    private static string Label(MixedBy attribute) =>
        attribute switch
        {
            MixedBy.Ics => "Integrated care system",
            MixedBy.Mode => "Attendance",
            _ => attribute.ToString(),
        };
}

/// <summary>What it would cost to put the person elsewhere.</summary>
/// <param name="Group">number of the other group</param>
/// <param name="InExchange">someone of that group would come in exchange; who is not said</param>
/// <param name="Total">change of the whole design's total</param>
/// <param name="Smallest">change of the smallest group's diversity</param>
internal sealed record Alternative(int Group, bool InExchange, double Total, double Smallest, string Words)
{
    public static Alternative Of(DesignProblem problem, int[] plan, Move move, double total, double smallest)
    {
        var after = (int[])plan.Clone();
        after[move.Person] = move.To;
        if (move.Other >= 0)
            after[move.Other] = move.From;
        var broken = PlanCheck
            .Violations(problem, after)
            .Except(PlanCheck.Violations(problem, plan))
            .Select(v => InGroup(v.Constraint.Kind, v.Group))
            .Distinct(StringComparer.Ordinal);
        var (number, exchange) = (problem.Groups[move.To].Number, move.Other >= 0);
        var words = string.Join(
            ". ",
            [
                exchange
                    ? $"In group {number}, with someone from there in exchange: {Change("the total", total)}, {Change("the smallest group’s diversity", smallest)}"
                    : $"In group {number}: {Change("the total", total)}, {Change("the smallest group’s diversity", smallest)}",
                .. broken,
            ]
        );
        return new(number, exchange, total, smallest, words);
    }

    /// <summary>By kind and group only: a violation's own sentence may name people. What is about one person reads alike for all reasons.</summary>
    private static string InGroup(ConstraintKind kind, int? group) =>
        kind switch
        {
            ConstraintKind.GroupSize => $"Group {group} would have too few or too many people",
            ConstraintKind.TableSeats => $"Group {group} would have too few seats at its table",
            ConstraintKind.Organisation => $"Group {group} would have too many people from one organisation",
            ConstraintKind.Disciplines => $"Group {group} would have too few disciplines",
            ConstraintKind.Senior => $"Group {group} would have too few senior people",
            ConstraintKind.PrivateSector => $"Group {group} would not have its even share of the private sector",
            ConstraintKind.LoneRemote => $"Group {group} would have only 1 remote member",
            ConstraintKind.Stage => $"Group {group} would have too few people for a part of the day",
            _ => "A rule that the organiser has set would be broken",
        };

    private static string Change(string what, double by) =>
        Math.Abs(by) < 0.0005 ? $"{what} would stay the same" : $"{what} would {(by < 0 ? "fall" : "rise")} by {Math.Abs(by):0.###}";
}
