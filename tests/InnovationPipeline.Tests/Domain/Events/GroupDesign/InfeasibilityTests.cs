using CsCheck;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class InfeasibilityTests
{
    private static readonly DesignProblem Twelve = DesignCast.Plain(12, groups: 4, min: 2, max: 4);

    [Fact]
    public void A_problem_with_a_plan_has_no_conflict() => Assert.Empty(Infeasibility.Conflicts(Twelve, seed: 1, effort: 1000));

    public static TheoryData<string, string, string> Counted =>
        new()
        {
            { "too many", "4 groups hold at most 8 people, and there are 12", "GroupSize" },
            { "too few", "4 groups need at least 16 people, and there are 12", "GroupSize" },
            { "organisation", "9 people are from Trust; 4 groups with at most 2 each hold 8", "Organisation" },
            { "senior", "4 groups need 4 senior people, and there are 3", "Senior" },
            {
                "disciplines",
                "4 groups with 2 disciplines each need 8 people of a discipline new to their group; there are at most 6",
                "Disciplines"
            },
            { "remote", "Only 1 person is remote", "LoneRemote" },
            { "step-free", "No table has step-free access, and 1 person needs one", "StepFree" },
            { "loop", "5 people need a table with a hearing loop, and the groups at those hold at most 4", "HearingLoop, GroupSize" },
            { "seats", "The tables have 8 seats, and 12 people are in the room", "TableSeats" },
            { "stage", "4 groups need 12 people for all of “Ideas”, and 11 are there for it", "Stage" },
            { "area", "“Discharge” has 1 group; 2 are needed", "GroupsAnArea" },
            {
                "chain",
                "5 people are to be in one group through pairs, and the largest group holds 4",
                "GroupSize, Together, Together, Together, Together"
            },
            {
                "chain and apart",
                "Person 1 and Person 3 are to be in different groups, and in one group through pairs",
                "Apart, Together, Together"
            },
            {
                "apart",
                "5 people are all to be in different groups, and there are 4 groups",
                "Apart, Apart, Apart, Apart, Apart, Apart, Apart, Apart, Apart, Apart"
            },
            { "pins", "5 people are pinned to group 1, which holds at most 4", "GroupSize, Pin, Pin, Pin, Pin, Pin" },
            { "pinned apart", "Person 1 and Person 2 are to be in different groups, and both are pinned to group 3", "Apart, Pin, Pin" },
            {
                "pinned together",
                "Person 1 and Person 2 are to be in one group through pairs, and are pinned to groups 1 and 2",
                "Pin, Pin, Together"
            },
            { "pinned facilitator", "Person 1 is pinned to group 1 and is its facilitator", "Facilitator, Pin" },
        };

    [Theory]
    [MemberData(nameof(Counted))]
    public void What_counting_proves_is_named_with_its_figures(string problem, string reason, string kinds)
    {
        var conflict = Assert.Single(Infeasibility.Conflicts(Impossible(problem), seed: 1, effort: 1000));

        Assert.Equal(ConflictProof.Counted, conflict.Proof);
        Assert.Equal(reason, conflict.Reason);
        Assert.Equal(kinds, string.Join(", ", conflict.Constraints.Select(c => c.Kind)));
        // A smallest set: without any one of them, and nothing else asked, there is a plan.
        Assert.All(conflict.Constraints, c => Assert.NotNull(Infeasibility.Plan(Without(Only(Impossible(problem), conflict), c), 1, 5000)));
    }

    [Fact]
    public void Every_conflict_of_a_small_problem_is_true_and_a_smallest_set() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var problem = DesignCast.Any(seed, people: 7, groups: 3);
                    var conflicts = Infeasibility.Conflicts(problem, seed, effort: 1000);

                    Assert.Equal(!DesignCast.GoodPlans(problem).Any(), conflicts.Count > 0);
                    foreach (var conflict in conflicts)
                    {
                        Assert.NotEqual(ConflictProof.NotFound, conflict.Proof);
                        var only = Only(problem, conflict);
                        Assert.Null(Infeasibility.Plan(only, seed, 1000));
                        if (conflict.Proof == ConflictProof.Exhausted)
                            Assert.All(conflict.Constraints, c => Assert.NotNull(Infeasibility.Plan(Without(only, c), seed, 1000)));
                    }
                },
                iter: 30
            );

    [Fact]
    public void A_conflict_that_counting_does_not_see_is_found_by_leaving_constraints_out()
    {
        // Person 1 needs the loop, which is at table 1 only; their manager facilitates group 1.
        var problem = DesignCast
            .Plain(20, groups: 4, min: 5, max: 5)
            .With(1, p => p with { Needs = TableNeeds.HearingLoop, LineManager = DesignCast.Id(99) })
            .WithGroup(1, g => g with { FacilitatorId = DesignCast.Id(99), Table = new(TableNeeds.HearingLoop) });
        var conflict = Assert.Single(Infeasibility.Conflicts(problem, seed: 1, effort: 2000));

        Assert.Equal(ConflictProof.NotFound, conflict.Proof);
        Assert.All(conflict.Constraints, c => Assert.NotNull(Infeasibility.Plan(Without(problem, c), 1, 20_000)));
        Assert.Equal(["HearingLoop", "LineManager"], conflict.Constraints.Select(c => c.Kind.ToString()).Order());
        Assert.Contains("No plan was found that keeps all of these, in 2,000 moves tried", conflict.Reason, StringComparison.Ordinal);
    }

    private static DesignProblem Without(DesignProblem problem, Constraint constraint) => Constraints.Without(problem, constraint);

    private static DesignProblem Only(DesignProblem problem, Conflict conflict) =>
        Constraints.Of(problem).Except(conflict.Constraints).Aggregate(problem, Constraints.Without);

    private static DesignProblem Impossible(string name)
    {
        DesignProblem Rules(Func<DesignRules, DesignRules> change) => Twelve with { Rules = change(Twelve.Rules) };
        DesignProblem Each(DesignProblem of, Func<Participant, int, Participant> change) =>
            of with
            {
                People = [.. of.People.Select((p, i) => change(p, i + 1))],
            };
        Pair Of(int one, int other) => new(DesignCast.Id(one), DesignCast.Id(other));
        return name switch
        {
            "too many" => DesignCast.Plain(12, groups: 4, min: 1, max: 2),
            "too few" => DesignCast.Plain(12, groups: 4, min: 4, max: 5),
            "organisation" => Each(
                Rules(r => r with { MaxFromOneOrganisation = 2 }),
                (p, i) => p with { Organisation = i <= 9 ? "Trust" : null }
            ),
            "senior" => Each(Rules(r => r with { MinSenior = 1 }), (p, i) => p with { Seniority = i <= 3 ? 2 : 1 }),
            "disciplines" => Each(
                Rules(r => r with { MinDisciplines = 2 }),
                (p, i) => p with { Discipline = i <= 10 ? "Clinical" : "Finance" }
            ),
            "remote" => Rules(r => r with { NoLoneRemote = true }).With(4, p => p with { Mode = AttendanceMode.Remote }),
            "step-free" => Twelve.With(4, p => p with { Needs = TableNeeds.StepFree }),
            "loop" => Each(Twelve, (p, i) => p with { Needs = i <= 5 ? TableNeeds.HearingLoop : TableNeeds.None })
                .WithGroup(2, g => g with { Table = new(TableNeeds.HearingLoop) }),
            "seats" => Twelve with { Groups = [.. Twelve.Groups.Select(g => g with { Table = new(Seats: 2) })] },
            "stage" => Rules(r => r with { Stages = [new("Ideas", DesignCast.Morning, DesignCast.Noon, 3)] })
                .With(4, p => p with { PresentFrom = DesignCast.Noon }),
            "area" => DesignCast.Plain(12, groups: 3, min: 2, max: 4).WithGroup(2, g => g with { AreaId = DesignCast.Id(901) }) with
            {
                Groups = [.. Twelve.Groups.Take(3)],
            },
            "chain" => Rules(r => r with { Together = [Of(1, 2), Of(2, 3), Of(3, 4), Of(4, 5)] }),
            "chain and apart" => Rules(r => r with { Together = [Of(1, 2), Of(2, 3)], Apart = [Of(1, 3)] }),
            "apart" => Rules(r =>
                r with
                {
                    Apart =
                    [
                        .. Enumerable.Range(1, 5).SelectMany(one => Enumerable.Range(one + 1, 5 - one).Select(other => Of(one, other))),
                    ],
                }
            ),
            "pins" => Each(Twelve, (p, i) => p with { PinnedTo = i <= 5 ? 1 : null }),
            "pinned apart" => Each(Rules(r => r with { Apart = [Of(1, 2)] }), (p, i) => p with { PinnedTo = i <= 2 ? 3 : null }),
            "pinned together" => Each(Rules(r => r with { Together = [Of(1, 2)] }), (p, i) => p with { PinnedTo = i <= 2 ? i : null }),
            _ => Twelve.With(1, p => p with { PinnedTo = 1 }).WithGroup(1, g => g with { FacilitatorId = DesignCast.Id(1) }),
        };
    }
}
