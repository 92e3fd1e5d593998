using CsCheck;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events;

public class BalancedAllocationTests
{
    private static readonly string[] Disciplines = ["Clinical", "Finance", "Digital and data", "Operations", "Other"];

    private static readonly Gen<Attendee> Someone = Gen.Select(
        Gen.Guid,
        OneOf(Disciplines),
        OneOf("one", "two", "three", "four"),
        OneOf("Senior", "Experienced", "Executive"),
        (id, discipline, organisation, seniority) => new Attendee(id, discipline, organisation, seniority)
    );

    private static readonly Gen<(Attendee[] People, Guid[] Areas, Guid[] Facilitators, int Size)> Case = Gen.Select(
        Someone.Array[16, 90],
        Gen.Guid.Array[1, 4],
        Gen.Guid.Array[1, 5],
        Gen.Int[3, 12],
        (people, areas, facilitators, size) => (people, areas, facilitators, size)
    );

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    [Fact]
    public void Everyone_has_one_seat_groups_are_even_and_each_area_has_two() =>
        Case.Sample(c =>
        {
            var groups = BalancedAllocation.Allocate(c.People, c.Areas, c.Facilitators, c.Size);

            Assert.Equal(c.People.Select(p => p.PersonId).Order(), groups.SelectMany(g => g.MemberIds).Order());
            Assert.True(groups.Max(g => g.MemberIds.Count) - groups.Min(g => g.MemberIds.Count) <= 1);
            Assert.All(c.Areas, area => Assert.True(groups.Count(g => g.AreaId == area) >= 2));
            Assert.Equal(Enumerable.Range(1, groups.Count), groups.Select(g => g.Number));
            Assert.All(groups, g => Assert.Contains(g.FacilitatorId, c.Facilitators));
        });

    [Fact]
    public void Each_discipline_is_spread_as_evenly_as_can_be() =>
        Case.Sample(c =>
        {
            var of = c.People.ToDictionary(p => p.PersonId, p => p.Discipline);
            var groups = BalancedAllocation.Allocate(c.People, c.Areas, c.Facilitators, c.Size);

            foreach (var discipline in Disciplines)
            {
                var counts = groups.Select(g => g.MemberIds.Count(m => of[m] == discipline)).ToList();
                Assert.True(counts.Max() - counts.Min() <= 1, $"{discipline}: {string.Join(' ', counts)}");
            }
        });

    [Fact]
    public void The_same_people_in_another_order_get_the_same_seats() =>
        Case.Sample(c =>
        {
            var one = BalancedAllocation.Allocate(c.People, c.Areas, c.Facilitators, c.Size);
            var other = BalancedAllocation.Allocate([.. c.People.Reverse()], c.Areas, c.Facilitators, c.Size);

            Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.MemberIds, pair.Second.MemberIds));
        });

    [Fact]
    public void Too_few_people_are_refused_with_the_number_needed()
    {
        var people = Enumerable.Range(0, 7).Select(_ => new Attendee(Guid.CreateVersion7(), "Clinical", "one", "Senior")).ToList();

        var refusal = Assert.Throws<RuleBroken>(() =>
            BalancedAllocation.Allocate(people, [Guid.CreateVersion7(), Guid.CreateVersion7()], [Guid.CreateVersion7()], 6)
        );

        Assert.Contains("at least 8 people. 7 have a place", refusal.Message);
    }
}
