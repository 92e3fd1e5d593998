using CsCheck;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class GroupSearchTests
{
    private static readonly Gen<int> Seed = Gen.Int[0, 1_000_000];

    [Fact]
    public void It_finds_the_largest_smallest_diversity_of_up_to_14_people_and_mostly_the_most_preferences_with_it()
    {
        var (met, of) = (0, 0);
        for (var seed = 1; seed <= 15; seed++)
        {
            var problem = DesignCast.Any(seed, people: 8 + (seed % 5), groups: 3);
            var (bounds, distances) = (new Bounds(problem), Distances.Of(problem));
            if (new ExactPlans(bounds, distances).Best(problem.Epsilon) is not { } exact)
                continue;
            var search = new GroupSearch(problem, seed);
            search.Run(80_000);

            var best = new Seating(bounds, distances, exact).Score();
            Assert.Equal(0, search.Value.Broken);
            Assert.Equal(best.Smallest / distances.Scale, search.Value.Smallest, tolerance: 1e-6);
            Assert.True(search.Value.PreferencesMet <= best.Met);
            (met, of) = (met + (search.Value.PreferencesMet == best.Met ? 1 : 0), of + 1);
        }
        Assert.True(met >= 0.8 * of, $"{met} of {of}");
    }

    [Fact]
    public void Every_constraint_is_kept_and_the_values_are_what_the_plan_is_worth() =>
        Seed.Sample(
            seed =>
            {
                var problem = DesignCast.AnEvent(seed);
                var search = new GroupSearch(problem, seed);
                search.Run(20_000);
                if (!search.IsFeasible)
                    return;

                Assert.Empty(PlanCheck.Violations(problem, search.Best));
                var report = DesignReport.Of(problem, search.Best);
                Assert.Equal(report.Total, search.Value.Total, tolerance: 1e-6);
                Assert.Equal(report.Smallest, search.Value.Smallest, tolerance: 1e-6);
                Assert.Equal(report.PreferencesMet, search.Value.PreferencesMet);
                Assert.True(search.Value.Total >= search.BestTotal * (1 - problem.Epsilon) - 1e-9);
            },
            iter: 15
        );

    [Fact]
    public void Events_of_this_size_get_a_plan() =>
        Assert.All(
            Enumerable.Range(1, 6),
            seed =>
            {
                var search = new GroupSearch(DesignCast.AnEvent(seed, people: 120, groups: 12), seed);
                search.Run(10_000);
                Assert.True(search.IsFeasible || Infeasibility.Conflicts(search.Problem, seed, effort: 5000).Count > 0);
            }
        );

    [Fact]
    public void The_same_seed_and_number_of_moves_give_the_same_plan_in_one_go_or_with_pauses()
    {
        var problem = DesignCast.AnEvent(3);
        var (one, other, paused) = (new GroupSearch(problem, 5), new GroupSearch(problem, 5), new GroupSearch(problem, 5));
        one.Run(30_000);
        other.Run(30_000);
        paused.Run(until: 7_000, of: 30_000);
        paused.Run(until: 30_000, of: 30_000);

        Assert.Equal(one.Best, other.Best);
        Assert.Equal(one.Best, paused.Best);
        Assert.NotEqual(one.Best.ToArray(), Fresh(problem, 6).Best.ToArray());
    }

    [Fact]
    public void What_people_and_groups_are_called_changes_nothing() =>
        Seed.Sample(
            seed =>
            {
                var problem = DesignCast.AnEvent(seed, people: 30, groups: 4);
                var ids = problem.People.ToDictionary(p => p.Id, _ => Guid.CreateVersion7());
                Pair Renamed(Pair pair) => new(ids[pair.One], ids[pair.Other]);
                var renamed = problem with
                {
                    People =
                    [
                        .. problem.People.Select(p =>
                            p with
                            {
                                Id = ids[p.Id],
                                Name = $"Someone {p.Name}",
                                LineManager = p.LineManager is { } m ? ids[m] : null,
                                Discipline = p.Discipline is { } d ? $"The {d}" : null,
                                Organisation = p.Organisation is { } o ? $"The {o}" : null,
                            }
                        ),
                    ],
                    Groups =
                    [
                        .. problem.Groups.Select(g =>
                            g with
                            {
                                Number = g.Number + 100,
                                FacilitatorId = g.FacilitatorId is { } f ? ids[f] : null,
                            }
                        ),
                    ],
                    Rules = problem.Rules with
                    {
                        Together = [.. problem.Rules.Together.Select(Renamed)],
                        Apart = [.. problem.Rules.Apart.Select(Renamed)],
                    },
                };
                var (one, other) = (Fresh(problem, seed), Fresh(renamed, seed));

                Assert.Equal(one.Best, other.Best);
                Assert.Equal(one.Value, other.Value);
            },
            iter: 8
        );

    [Fact]
    public void The_order_of_the_list_changes_nothing_about_the_best_there_is() =>
        Seed.Sample(
            seed =>
            {
                var problem = DesignCast.Any(seed, people: 8, groups: 3);
                var turned = problem with { People = [.. problem.People.Reverse()] };

                Assert.Equal(Exact(problem), Exact(turned));
            },
            iter: 20
        );

    [Fact]
    public void It_only_gets_better_and_remembers_when()
    {
        var search = Fresh(DesignCast.AnEvent(4), 1);

        Assert.True(search.History.Count > 1);
        foreach (var (before, after) in search.History.Zip(search.History.Skip(1)))
        {
            Assert.True(before.Iteration < after.Iteration);
            Assert.True(after.Value.Broken <= before.Value.Broken);
        }
        Assert.Equal(search.Value, search.History[^1].Value);
    }

    [Fact]
    public void A_restart_from_what_was_saved_loses_nothing()
    {
        var before = Fresh(DesignCast.AnEvent(4), 1);
        var after = new GroupSearch(before.Problem, 1, saved: before.Saved());

        Assert.Equal(before.Best, after.Best);
        Assert.Equal(before.Value, after.Value);
        Assert.Equal(before.BestTotal, after.BestTotal);
        Assert.Equal(before.Iterations, after.Iterations);
        after.Advance(2000, progress: 0.9);
        Assert.True(after.Value.Smallest >= before.Value.Smallest);
        Assert.Empty(PlanCheck.Violations(after.Problem, after.Best));
    }

    [Fact]
    public async Task A_cancel_leaves_the_best_so_far()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var search = new GroupSearch(DesignCast.AnEvent(4), 1);
        search.Run(1_000_000, cancel.Token);

        Assert.Equal(0, search.Iterations);
        Assert.Equal(60, search.Best.Length);
    }

    [Fact]
    public void Pinned_people_stay_when_the_rest_is_designed_again()
    {
        var first = Fresh(DesignCast.AnEvent(4), 1);
        var problem = first.Problem;
        var pinned = problem with
        {
            People = [.. problem.People.Select((p, i) => i < 20 ? p with { PinnedTo = problem.Groups[first.Best[i]].Number } : p)],
        };
        var again = Fresh(pinned, 99);

        Assert.Equal(first.Best[..20], again.Best[..20]);
        Assert.Empty(PlanCheck.Violations(pinned, again.Best));
    }

    private static GroupSearch Fresh(DesignProblem problem, int seed)
    {
        var search = new GroupSearch(problem, seed);
        search.Run(20_000);
        return search;
    }

    private static Score? Exact(DesignProblem problem)
    {
        var (bounds, distances) = (new Bounds(problem), Distances.Of(problem));
        return new ExactPlans(bounds, distances).Best(problem.Epsilon) is { } plan ? new Seating(bounds, distances, plan).Score() : null;
    }
}
