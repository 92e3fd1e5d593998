using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class DesignReportTests
{
    [Fact]
    public void A_design_is_worth_more_than_a_greedy_one_and_that_more_than_a_random_one()
    {
        var problem = DesignCast.AnEvent(4);
        var search = new GroupSearch(problem, 1);
        search.Run(40_000);
        var designed = DesignReport.Of(problem, search.Best);
        var greedy = DesignReport.Of(problem, Comparisons.Greedy(problem, seed: 1));
        var random = DesignReport.Of(problem, Comparisons.Random(problem, seed: 1));

        Assert.True(designed.Total > greedy.Total && greedy.Total > random.Total);
        Assert.True(designed.Smallest > greedy.Smallest && greedy.Smallest > random.Smallest);
        Assert.DoesNotContain(random.Violations, v => v.Constraint.Kind == ConstraintKind.GroupSize);
    }

    [Fact]
    public void A_card_says_what_binds_and_what_is_broken_in_the_same_words()
    {
        var rules = new DesignRules(MaxFromOneOrganisation: 1, MinDisciplines: 1, MinGroupsAnArea: 1, NoLoneRemote: false);
        var problem = DesignCast
            .Plain(5, groups: 2, min: 2, max: 4, rules)
            .With(1, p => p with { Organisation = "Trust", Discipline = "Clinical", PreferredAreas = [DesignCast.Id(901)] })
            .With(2, p => p with { Organisation = "Trust", Discipline = "Finance", PreferredAreas = [DesignCast.Id(901)] });
        var report = DesignReport.Of(problem, [0, 1, 0, 1, 1]);
        var broken = DesignReport.Of(problem, [0, 0, 1, 1, 1]);

        Assert.Equal(
            ["A group has 2 to 4 people", "A group has at most 1 from one organisation", "A group has at least 1 discipline"],
            report.Groups[0].Binding.Select(b => b.Sentence)
        );
        Assert.Empty(report.Violations);
        Assert.Equal((1, 2), (report.PreferencesMet, report.PreferencesAsked));
        Assert.Equal(["Group 1 has 2 from Trust; at most 1 is wanted"], broken.Groups[0].Violations.Select(v => v.Sentence));
        Assert.Equal("Group 2 has 0 disciplines; at least 1 are wanted", Assert.Single(broken.Groups[1].Violations).Sentence);
        Assert.Equal(report.Groups[0].Binding[1], broken.Groups[0].Violations[0].Constraint);
    }

    [Fact]
    public void Two_designs_differ_by_who_sits_elsewhere()
    {
        var problem = DesignCast.Plain(4);
        var moved = Comparisons.Between(problem.Seats([0, 1, 2, 3]), problem.Seats([0, 2, 2, DesignProblem.NoGroup]));

        Assert.Equal([new(DesignCast.Id(2), 2, 3), new(DesignCast.Id(4), 4, null)], moved);
        Assert.Equal([0, 2, 2, DesignProblem.NoGroup], problem.PlanOf(problem.Seats([0, 2, 2, DesignProblem.NoGroup])));
    }

    [Fact]
    public void A_problem_whose_parts_do_not_fit_is_refused()
    {
        var plain = DesignCast.Plain(4);
        Refuses(DesignProblem.Guards.People, plain with { People = [] });
        Refuses(DesignProblem.Guards.Groups, plain with { Groups = [] });
        Refuses(DesignProblem.Guards.NobodyTwice, plain with { People = [.. plain.People, plain.People[0]] });
        Refuses(DesignProblem.Guards.NumbersOnce, plain with { Groups = [.. plain.Groups, plain.Groups[0]] });
        Refuses(DesignProblem.Guards.KnownAreas, plain.WithGroup(1, g => g with { AreaId = DesignCast.Id(1) }));
        Refuses(DesignProblem.Guards.KnownPins, plain.With(1, p => p with { PinnedTo = 7 }));
        Refuses(DesignProblem.Guards.KnownPairs, plain with { Rules = new() { Apart = [new(DesignCast.Id(1), DesignCast.Id(1))] } });
        Refuses(DesignProblem.Guards.SensibleSizes, plain.WithGroup(1, g => g with { Min = 5 }));
        Refuses(DesignProblem.Guards.SensibleWeights, plain with { Weights = new(0, 0, 0, 0, 0, 0) });
        Refuses(DesignProblem.Guards.SensibleEpsilon, plain with { Epsilon = 1.5 });

        static void Refuses(Rule rule, DesignProblem problem) => Assert.Equal(rule, Assert.Throws<RuleBroken>(problem.Check).Rule);
    }
}
