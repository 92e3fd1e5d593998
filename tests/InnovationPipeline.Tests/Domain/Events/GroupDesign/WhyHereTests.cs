using CsCheck;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class WhyHereTests
{
    [Fact]
    public void It_names_the_persons_own_attributes_and_totals_of_groups()
    {
        var problem = DesignCast
            .Plain(6, groups: 2, min: 3, max: 3, new DesignRules(MinGroupsAnArea: 1))
            .With(1, p => p with { Discipline = "Clinical" })
            .With(2, p => p with { Discipline = "Clinical" })
            .With(4, p => p with { Discipline = "Finance" });
        var why = WhyHere.Of(problem, Distances.Of(problem), [0, 1, 1, 0, 0, 1], position: 0);

        Assert.Equal(1, why.Group);
        Assert.Equal(["Discipline “Clinical”: no other people in this group, 1 in each of the others"], why.Reasons);
        var there = Assert.Single(why.Alternatives);
        Assert.Equal((2, true), (there.Group, there.InExchange));
        Assert.StartsWith("In group 2, with someone from there in exchange: the total would ", there.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_alternative_would_cost_is_what_it_costs() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var problem = DesignCast.Any(seed, people: 14, groups: 3);
                    var (plan, distances) = (DesignCast.AnyPlan(problem, seed), Distances.Of(problem));
                    var before = DesignReport.Of(problem, plan, distances);
                    foreach (var there in WhyHere.Of(problem, distances, plan, position: 3, most: 9).Alternatives)
                    {
                        var after = Others(there).Select(p => DesignReport.Of(problem, p, distances)).ToList();
                        Assert.Contains(
                            after,
                            a =>
                                Math.Abs(a.Total - before.Total - there.Total) < 1e-5
                                && Math.Abs(a.Smallest - before.Smallest - there.Smallest) < 1e-5
                        );
                    }

                    IEnumerable<int[]> Others(Alternative there)
                    {
                        var to = problem.Groups.ToList().FindIndex(g => g.Number == there.Group);
                        foreach (var other in Enumerable.Range(0, plan.Length).Where(i => there.InExchange ? plan[i] == to : i == 3))
                        {
                            var moved = (int[])plan.Clone();
                            (moved[other], moved[3]) = (plan[3], to);
                            yield return moved;
                        }
                    }
                },
                iter: 60
            );

    [Fact]
    public void It_never_tells_needs_preferences_or_anything_of_another_person() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var problem = DesignCast.Any(seed, people: 16, groups: 4);
                    var search = new GroupSearch(problem, seed);
                    search.Run(3000);
                    foreach (var (position, person) in problem.People.Index())
                    {
                        var why = WhyHere.Of(problem, Distances.Of(problem), search.Best, position, most: 9);
                        var words = string.Join('\n', [.. why.Reasons, .. why.Alternatives.Select(a => a.Words)]);
                        foreach (
                            var secret in (string[])
                                ["step", "hearing", "loop", "need", "prefer", "manager", "Seniority", "Flow", "Discharge"]
                        )
                            Assert.DoesNotContain(secret, words, StringComparison.OrdinalIgnoreCase);
                        Assert.DoesNotContain("Person ", words, StringComparison.Ordinal);
                        foreach (
                            var organisation in problem
                                .People.Select(p => p.Organisation)
                                .OfType<string>()
                                .Where(o => o != person.Organisation)
                        )
                            Assert.DoesNotContain($"{organisation}”", words, StringComparison.Ordinal);
                    }
                },
                iter: 15
            );

    [Fact]
    public void There_is_no_place_in_it_for_anyone_else()
    {
        Assert.Equal(["Alternatives", "Group", "PersonId", "Reasons"], Properties<WhyHere>());
        Assert.Equal(["Group", "InExchange", "Smallest", "Total", "Words"], Properties<Alternative>());

        static IEnumerable<string> Properties<T>() => typeof(T).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_rule_about_one_person_reads_alike_whatever_the_rule()
    {
        var plain = DesignCast.Plain(8, groups: 2, min: 1, max: 8, new DesignRules(MinGroupsAnArea: 1));
        int[] plan = [0, 0, 0, 0, 1, 1, 1, 1];
        DesignProblem[] problems =
        [
            plain.With(1, p => p with { PinnedTo = 1 }),
            plain.With(1, p => p with { Needs = TableNeeds.StepFree }).WithGroup(1, g => g with { Table = new(TableNeeds.StepFree) }),
            plain.With(1, p => p with { LineManager = DesignCast.Id(5) }).With(5, p => p with { PinnedTo = 2 }),
            plain with
            {
                Rules = plain.Rules with { Together = [new(DesignCast.Id(1), DesignCast.Id(2))] },
            },
        ];
        var words = problems.Select(p => WhyHere.Of(p, Distances.Of(p), plan, position: 0).Alternatives.Single().Words.Split(". ")[^1]);

        Assert.Equal("A rule that the organiser has set would be broken", Assert.Single(words.Distinct(StringComparer.Ordinal)));
    }
}
