using CsCheck;
using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class RepairTests
{
    [Fact]
    public void Nothing_is_moved_where_nothing_is_broken()
    {
        var plan = Repair.Find(Case(DesignCast.Plain(12, min: 2, max: 4)), seed: 1, effort: 1000);

        Assert.Empty(plan.Moves);
        Assert.Empty(plan.StillBroken);
        Assert.True(plan.IsProvedFewest);
    }

    [Fact]
    public void No_repair_of_up_to_14_people_is_shorter() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var problem = DesignCast.Any(seed, people: 7, groups: 3);
                    problem = problem with { Groups = [.. problem.Groups.Select(g => g with { FacilitatorId = null })] };
                    var repair = Case(problem, seed);
                    var plan = Repair.Find(repair, seed, effort: 2000);
                    var fewest = Fewest(repair);

                    Assert.Equal(fewest is not null, plan.IsProvedFewest);
                    if (fewest is not null)
                        Assert.Equal(fewest, (plan.Moves.Count, Disturbed(repair, plan)));
                    Assert.Equal(fewest is null, plan.StillBroken.Count > 0);
                    Assert.Equal(plan.StillBroken, plan.RemainingAfter(repair, [.. plan.Moves.Select(m => m.PersonId)]));
                    if (plan.ClosedGroups.Count == 0)
                        Assert.Equal(Repair.Broken(repair), plan.RemainingAfter(repair, []));
                },
                iter: 25
            );

    [Fact]
    public void The_search_for_many_people_finds_as_few_moves_as_the_proof_for_few()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var repair = Case(DesignCast.Any(seed, people: 12, groups: 3), seed);
            var proved = Repair.Find(repair, seed, effort: 1);
            if (!proved.IsProvedFewest)
                continue;
            var search = new RepairSearch(repair, seed, prove: false);
            search.Advance(200_000);
            Assert.Equal(proved.Moves.Count, search.Plan().Moves.Count);
        }
    }

    [Fact]
    public void People_who_do_not_sit_yet_move_first_and_pinned_people_and_those_with_a_table_need_never()
    {
        var problem = DesignCast
            .Plain(9, min: 2, max: 5)
            .With(5, p => p with { Needs = TableNeeds.StepFree })
            .With(6, p => p with { PinnedTo = 2 });
        problem = problem with { Groups = [.. problem.Groups.Select(g => g with { Table = new(TableNeeds.StepFree) })] };
        // Group 1 has nobody but person 1; group 2 has five, of whom only person 9 does not sit yet.
        int[] groups = [1, 3, 3, 4, 2, 2, 2, 4, 2];
        var repair = new RepairCase(problem, [.. groups.Select((g, i) => new Seat(DesignCast.Id(i + 1), g, IsSeated: i != 8))], [], []);
        var move = Assert.Single(Repair.Find(repair, seed: 1, effort: 1000).Moves);

        Assert.Equal((DesignCast.Id(9), 2, 1), (move.PersonId, move.From, move.To));
        Assert.Equal("Group 1 has 1 person; 2 to 5 are wanted", move.Why);
    }

    [Fact]
    public void A_late_arrival_gets_a_seat_where_it_does_least_harm()
    {
        var problem = DesignCast.Plain(9, min: 2, max: 3);
        var repair = new RepairCase(
            problem,
            [.. Enumerable.Range(0, 8).Select(i => new Seat(DesignCast.Id(i + 1), (i % 4) + 1, IsSeated: true))],
            [],
            []
        );
        var plan = Repair.Find(repair, seed: 1, effort: 1000);
        var move = Assert.Single(plan.Moves);

        Assert.Equal((DesignCast.Id(9), null), (move.PersonId, move.From));
        Assert.Equal($"Has no group yet, and group {move.To} has room", move.Why);
        Assert.Equal("Person 9 has no group", Assert.Single(Repair.Broken(repair)).Sentence);
    }

    [Fact]
    public void A_group_below_its_least_closes_where_its_area_keeps_two()
    {
        // Three groups in the first area; group 3 has 1 of 3.
        var problem = DesignCast.Plain(16, groups: 6, min: 3, max: 4);
        int[] groups = [1, 1, 1, 2, 2, 2, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6];
        var plan = Repair.Find(new(problem, Seats(groups), [], []), seed: 1, effort: 40_000);

        Assert.Equal([3], plan.ClosedGroups);
        Assert.Equal("Group 3 closes: its area keeps enough groups", Assert.Single(plan.Moves).Why);
        Assert.Empty(plan.StillBroken);
    }

    [Fact]
    public void An_area_left_with_one_group_gets_its_second_back()
    {
        var problem = DesignCast.Plain(12, groups: 4, min: 2, max: 6);
        int[] groups = [1, 1, 1, 1, 3, 3, 3, 3, 4, 4, 4, 4];
        var plan = Repair.Find(new(problem, Seats(groups), [], []), seed: 1, effort: 1000);

        Assert.Empty(plan.ClosedGroups);
        Assert.Equal([2, 2], plan.Moves.Select(m => m.To));
        Assert.True(plan.IsProvedFewest);
    }

    [Fact]
    public void A_missing_facilitator_is_replaced_by_one_who_is_free_and_may_lead_the_group()
    {
        var problem = DesignCast
            .Plain(8, min: 2, max: 4)
            .With(1, p => p with { LineManager = DesignCast.Id(50) })
            .WithGroup(1, g => g with { FacilitatorId = DesignCast.Id(40) })
            .WithGroup(2, g => g with { FacilitatorId = DesignCast.Id(41) });
        var seats = Seats([1, 1, 2, 2, 3, 3, 4, 4]);
        var both = Repair.Find(new(problem, seats, Missing(40, 41), Missing(50, 51)), seed: 1, effort: 1000);
        var one = Repair.Find(new(problem, seats, Missing(40), Missing(50)), seed: 1, effort: 1000);

        Assert.Equal([(1, (Guid?)DesignCast.Id(51)), (2, DesignCast.Id(50))], both.Facilitators.Select(f => (f.Group, f.To)));
        Assert.Empty(both.Moves);
        Assert.Empty(both.StillBroken);
        Assert.Equal("Group 1 has no facilitator, and nobody is free", Assert.Single(one.StillBroken).Sentence);
        Assert.False(one.IsProvedFewest);

        static Guid[] Missing(params int[] ids) => [.. ids.Select(DesignCast.Id)];
    }

    [Fact]
    public void An_event_of_200_with_30_absent_is_restored()
    {
        var problem = DesignCast.AnEvent(2, people: 200, groups: 25);
        var search = new GroupSearch(problem, 1);
        search.Run(20_000);
        Assert.True(search.IsFeasible);
        var gone = new Dice(1).Order(200).Take(30).ToHashSet();
        var here = Enumerable.Range(0, 200).Where(i => !gone.Contains(i)).ToList();
        var best = search.Best.ToArray();
        var ids = here.ConvertAll(i => problem.People[i].Id);
        var repair = new RepairCase(
            problem with
            {
                People = [.. here.Select(i => problem.People[i])],
                Rules = problem.Rules with
                {
                    Together = [.. problem.Rules.Together.Where(p => ids.Contains(p.One) && ids.Contains(p.Other))],
                    Apart = [.. problem.Rules.Apart.Where(p => ids.Contains(p.One) && ids.Contains(p.Other))],
                },
            },
            [.. here.Select(i => new Seat(problem.People[i].Id, problem.Groups[best[i]].Number, IsSeated: i % 2 == 0))],
            [],
            []
        );
        Assert.NotEmpty(Repair.Broken(repair));
        var plan = Repair.Find(repair, seed: 1, effort: 200_000);

        Assert.Empty(plan.StillBroken);
        Assert.False(plan.IsProvedFewest);
        Assert.True(plan.Moves.Count < 30);
        Assert.All(plan.Moves, m => Assert.Equal(TableNeeds.None, problem.People.First(p => p.Id == m.PersonId).Needs));
    }

    private static RepairCase Case(DesignProblem problem, int? seed = null)
    {
        var dice = new Dice(seed ?? 0);
        return new(
            problem,
            [
                .. problem.People.Select(
                    (p, i) =>
                        new Seat(
                            p.Id,
                            seed is not null && dice.Below(8) == 0
                                ? null
                                : problem.Groups[seed is null ? i % problem.Groups.Count : dice.Below(problem.Groups.Count)].Number,
                            dice.Below(2) == 0
                        )
                ),
            ],
            [],
            []
        );
    }

    private static Seat[] Seats(int[] groups) => [.. groups.Select((g, i) => new Seat(DesignCast.Id(i + 1), g, IsSeated: true))];

    private static int Disturbed(RepairCase repair, RepairPlan plan) =>
        plan.Moves.Count(m => repair.Seats.Any(s => s.PersonId == m.PersonId && s is { IsSeated: true, Group: not null }));

    /// <summary>By trying every plan, with every choice of groups to close.</summary>
    private static (int Moves, int Disturbed)? Fewest(RepairCase repair)
    {
        var (problem, best) = (repair.Problem, ((int, int)?)null);
        var seats = repair.Seats.ToDictionary(s => s.PersonId);
        for (var closed = 0; closed < 1 << problem.Groups.Count; closed++)
        {
            var open = problem with { Groups = [.. problem.Groups.Where((_, g) => (closed >> g & 1) == 0)] };
            if (
                open.Groups.Count == 0
                || problem.Areas.Any(a =>
                    open.Groups.Count(g => g.AreaId == a.Id) < Math.Min(1, problem.Groups.Count(g => g.AreaId == a.Id))
                )
            )
                continue;
            foreach (var plan in DesignCast.GoodPlans(open))
            {
                var moved = Enumerable
                    .Range(0, plan.Length)
                    .Where(i => open.Groups[plan[i]].Number != seats[problem.People[i].Id].Group)
                    .ToList();
                if (moved.Exists(i => RepairCase.Stays(problem.People[i], seats[problem.People[i].Id].Group)))
                    continue;
                var value = (moved.Count, moved.Count(i => seats[problem.People[i].Id] is { IsSeated: true, Group: not null }));
                if (best is null || value.CompareTo(best.Value) < 0)
                    best = value;
            }
        }
        return best;
    }
}
