namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Puts the moves of a repair in an order in which each mends as much as it can, and says why each is made.</summary>
internal static class RepairOrder
{
    public static IReadOnlyList<RepairMove> Of(RepairCase repair, Attempt attempt, int[] plan)
    {
        var (option, problem) = (attempt.Option, attempt.Problem);
        var from = repair.Seats.ToDictionary(s => s.PersonId, s => s.Group);
        var tally = new Tally(attempt.Bounds, [.. attempt.Home]);
        var left = Enumerable.Range(0, plan.Length).Where(p => plan[p] != attempt.Home[p]).ToList();
        var ordered = new List<RepairMove>();
        var broken = Repair.Broken(repair, option.Facilitators, option.Closed, ordered);
        while (left.Count > 0)
        {
            var person = left.MinBy(p => tally.ChangeOfShift(p, plan[p]));
            tally.Shift(person, plan[person]);
            left.Remove(person);
            var id = problem.People[person].Id;
            var move = new RepairMove(id, from.GetValueOrDefault(id), problem.Groups[plan[person]].Number, Why: "");
            ordered.Add(move);
            var after = Repair.Broken(repair, option.Facilitators, option.Closed, ordered);
            var mended = broken.FirstOrDefault(v =>
                v.Group is not null && !after.Any(a => a.Constraint == v.Constraint && a.Group == v.Group)
            );
            ordered[^1] = move with { Why = Why(move, option, mended) };
            broken = after;
        }
        return ordered;
    }

    private static string Why(RepairMove move, RepairOption option, Violation? mended)
    {
        if (move.From is { } from && option.Closed.Contains(from))
            return $"Group {from} closes: its area keeps enough groups";
        if (mended is not null)
            return mended.Sentence;
        return move.From is null ? $"Has no group yet, and group {move.To} has room" : "Lets the other moves keep every constraint";
    }
}
