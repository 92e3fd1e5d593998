using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

public class DiversityTests
{
    [Theory]
    [InlineData(0.5, 10, 10)]
    [InlineData(0.42, 3, 7)]
    [InlineData(0.75, 2, 2, 2, 2)]
    [InlineData(0.5625, 5, 1, 1, 1)]
    [InlineData(0, 4)]
    [InlineData(0)]
    public void Blau_is_the_chance_that_two_members_differ(double expected, params int[] counts) =>
        Assert.Equal(expected, Diversity.Blau(counts), precision: 12);

    [Theory]
    [InlineData(0.75, 8, 4)]
    [InlineData(0.72, 5, 4)]
    [InlineData(0.8, 5, 9)]
    [InlineData(0, 1, 9)]
    [InlineData(0, 0, 9)]
    public void The_most_that_a_group_could_have_is_as_even_as_whole_people_allow(double expected, int members, int categories) =>
        Assert.Equal(expected, Diversity.MostBlau(members, categories), precision: 12);

    [Fact]
    public void A_group_as_mixed_as_its_size_allows_has_1_and_unknown_values_are_left_out()
    {
        var problem = DesignCast
            .Plain(4)
            .With(1, p => p with { Discipline = "Clinical" })
            .With(2, p => p with { Discipline = "Finance" })
            .With(3, p => p with { Discipline = " clinical " });

        Assert.Equal(1, Diversity.Of(MixedBy.Discipline, [.. problem.People.Take(2)], problem.People).Normalised);
        Assert.Equal(1, Diversity.Of(MixedBy.Discipline, [.. problem.People.Take(4)], problem.People).Normalised);
        Assert.Null(Diversity.Of(MixedBy.Discipline, [problem.People[0], problem.People[3]], problem.People).Normalised);
    }

    [Fact]
    public void A_distance_is_the_weighted_mean_over_what_both_people_have()
    {
        var problem = DesignCast
            .Plain(4)
            .With(1, p => p with { Discipline = "Clinical", Seniority = 0, Organisation = "A", Sector = Sector.NHS, Ics = ["X", "Y"] })
            .With(2, p => p with { Discipline = "Finance", Seniority = 2, Organisation = "a", Sector = Sector.Private, Ics = ["Y", "Z"] })
            .With(3, p => p with { Discipline = "Clinical", Seniority = 3 });
        var between = new Distances(problem.People, new Weights(Discipline: 3, Seniority: 2, Organisation: 2, Sector: 1, Ics: 1)).Between;

        // 3 · 1 + 2 · 2/3 + 2 · 0 + 1 · 1 + 1 · 2/3, over 9.
        Assert.Equal(6.0 / 9, between(0, 1), precision: 12);
        Assert.Equal(between(0, 1), between(1, 0), precision: 12);
        // Discipline the same, seniority 3 steps of 3; nothing else is known of both.
        Assert.Equal(2.0 / 5, between(0, 2), precision: 12);
        Assert.Equal(0, between(0, 3));
    }

    [Fact]
    public void Distances_may_be_given_directly()
    {
        var problem = DesignCast.Plain(4, groups: 2, min: 2, max: 2, new DesignRules(MinGroupsAnArea: 1)) with
        {
            Distance = (a, b) => (a, b) == (0, 3) ? 50 : 1,
        };
        var search = new GroupSearch(problem, seed: 1);
        search.Run(2000);

        Assert.Equal(51, search.Value.Total, precision: 6);
    }
}
