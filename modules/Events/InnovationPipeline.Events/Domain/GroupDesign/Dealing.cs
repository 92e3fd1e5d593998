using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>A first plan, person by person: each to the group where it mends most, then to the emptiest, then where it adds most difference.</summary>
internal static class Dealing
{
    public static int[] Deal(Bounds bounds, DistanceTable distances, Dice dice)
    {
        var tally = new Tally(bounds);
        var toGroup = new long[bounds.Groups];
        foreach (var person in InDealingOrder(bounds, dice))
        {
            Array.Clear(toGroup);
            var row = distances.Of(person);
            for (var other = 0; other < row.Length; other++)
                if (tally.GroupOf[other] is >= 0 and var group)
                    toGroup[group] += row[other];
            var (best, bestBreaks, bestFill, bestMean) = (0, int.MaxValue, 0d, 0d);
            for (var group = 0; group < bounds.Groups; group++)
            {
                var breaks = tally.ChangeOfShift(person, group);
                if (breaks > bestBreaks)
                    continue;
                var size = tally.Size(group);
                var (fill, mean) = ((double)size / bounds.Most[group * bounds.Tallies], toGroup[group] / Math.Max(1d, size));
                if (breaks < bestBreaks || fill < bestFill || (fill == bestFill && mean > bestMean))
                    (best, bestBreaks, bestFill, bestMean) = (group, breaks, fill, mean);
            }
            tally.Shift(person, best);
        }
        return tally.GroupOf.ToArray();
    }

    /// <summary>Whoever has the fewest groups to go to first, then people who must be together, then those who count most.</summary>
    private static IOrderedEnumerable<int> InDealingOrder(Bounds bounds, Dice dice)
    {
        var open = new int[bounds.People];
        for (var person = 0; person < bounds.People; person++)
            open[person] = bounds.Banned.AsSpan(person * bounds.Groups, bounds.Groups).Count((byte)0);
        var scarce = new int[bounds.Disciplines];
        foreach (var discipline in bounds.Discipline.Where(d => d >= 0))
            scarce[discipline]++;
        return dice.Order(bounds.People)
            .OrderBy(p => open[p])
            .ThenByDescending(p => bounds.Together[p].Length)
            .ThenByDescending(p =>
                ulong.PopCount(bounds.TalliesOf[p] & ((1 << Bounds.Senior) | (1 << Bounds.Private) | (1 << Bounds.Remote)))
            )
            .ThenBy(p => bounds.Discipline[p] >= 0 ? scarce[bounds.Discipline[p]] : int.MaxValue);
    }
}
