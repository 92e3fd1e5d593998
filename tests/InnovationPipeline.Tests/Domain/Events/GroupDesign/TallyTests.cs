using CsCheck;
using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class TallyTests
{
    private static readonly Gen<(int Seed, int People, int Groups)> Case = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[4, 24], Gen.Int[2, 5]);

    [Fact]
    public void What_a_move_changes_is_what_counting_again_finds() =>
        Case.Sample(
            c =>
            {
                var problem = DesignCast.Any(c.Seed, c.People, c.Groups);
                var (bounds, distances, dice) = (new Bounds(problem), Distances.Of(problem), new Dice(c.Seed));
                var seating = new Seating(bounds, distances, DesignCast.AnyPlan(problem, c.Seed));
                for (var step = 0; step < 40; step++)
                {
                    var (person, other) = (dice.Below(c.People), dice.Below(c.People));
                    var move =
                        seating.GroupOf[person] == seating.GroupOf[other]
                            ? seating.Shift(person, (seating.GroupOf[person] + 1) % c.Groups)
                            : seating.Swap(person, other, distances);
                    var (before, smallest) = (seating.Score(), seating.SmallestAfter(move));
                    seating.Make(move);
                    var again = new Seating(bounds, distances, seating.GroupOf);

                    Assert.Equal(again.Score(), seating.Score());
                    Assert.Equal(before.Broken + move.Breaks, again.Broken);
                    Assert.Equal(before.Total + move.Gain, again.Total);
                    Assert.Equal(before.Met + move.Meets, again.Met);
                    Assert.Equal(smallest, again.Score().Smallest);
                    Assert.Equal(again.Diversity(move.From), move.DiversityFrom);
                    Assert.Equal(again.Diversity(move.To), move.DiversityTo);
                    for (var group = 0; group < c.Groups; group++)
                        Assert.Equal(again.Tally.BrokenIn(group), seating.Tally.BrokenIn(group));
                }
            },
            iter: 150
        );

    [Fact]
    public void Nothing_is_broken_by_the_counters_exactly_if_the_simple_check_finds_nothing() =>
        Case.Sample(
            c =>
            {
                var problem = DesignCast.Any(c.Seed, Math.Min(c.People, 7), Math.Min(c.Groups, 3));
                problem = problem with { Rules = problem.Rules with { MinGroupsAnArea = 0 } };
                var bounds = new Bounds(problem);
                foreach (var plan in DesignCast.AllPlans(problem))
                    Assert.Equal(PlanCheck.Violations(problem, plan).Count == 0, new Tally(bounds, plan).Broken == 0);
            },
            iter: 12
        );

    [Fact]
    public void The_exact_search_finds_what_trying_every_plan_finds() =>
        Case.Sample(
            c =>
            {
                var problem = DesignCast.Any(c.Seed, Math.Min(c.People, 7), Math.Min(c.Groups, 3));
                var (bounds, distances) = (new Bounds(problem), Distances.Of(problem));
                var all = DesignCast
                    .AllPlans(problem)
                    .Select(p => new Seating(bounds, distances, p))
                    .Where(s => s.Broken == 0)
                    .Select(s => s.Score())
                    .ToList();
                var exact = new ExactPlans(bounds, distances);

                Assert.Equal(all.Count == 0, exact.Any() is null);
                if (all.Count == 0)
                    return;
                var most = all.Max(s => s.Total);
                Assert.Equal(most, new Seating(bounds, distances, exact.LargestTotal()).Total);
                var within = all.Where(s => s.Total >= (long)Math.Ceiling(most * (1 - problem.Epsilon)));
                var best = within.MaxBy(s => (s.Smallest, s.Met, s.Total));
                Assert.Equal(best, new Seating(bounds, distances, exact.Best(problem.Epsilon)).Score());
            },
            iter: 60
        );
}
