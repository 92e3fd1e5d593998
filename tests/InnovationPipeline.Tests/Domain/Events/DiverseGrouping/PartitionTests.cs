using CsCheck;
using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Tests.Domain.Events.DiverseGrouping;

public sealed class PartitionTests
{
    // Groups of one, two and more tables and of too many for registers; more people than one padded row, and fewer.
    private static readonly Gen<(int People, int Groups, ulong Seed)> Shapes = Gen.Select(Gen.Int[2, 70], Gen.Int[2, 150], Gen.ULong);

    [Fact]
    public void What_a_move_gains_is_what_the_total_changes_by() =>
        Shapes.Sample(
            shape =>
            {
                var (partition, dice) = Anyhow(shape);
                for (var step = 0; step < 30; step++)
                {
                    var (a, b, group) = (dice.Below(shape.People), dice.Below(shape.People), dice.Below(shape.Groups));
                    var before = partition.Total;
                    if (step % 2 == 0 && partition.GroupOf[a] != group)
                    {
                        var gain = partition.GainOfShift(a, group);
                        partition.Shift(a, group);
                        Assert.Equal(before + gain, partition.Total);
                    }
                    else if (partition.GroupOf[a] != partition.GroupOf[b])
                    {
                        var gain = partition.GainOfSwap(a, b);
                        partition.Swap(a, b);
                        Assert.Equal(before + gain, partition.Total);
                    }
                }
                AssertTrue(partition);
            },
            iter: 200
        );

    [Fact]
    public void Everyone_weighed_at_once_finds_the_swap_that_weighing_one_by_one_finds() =>
        Shapes.Sample(
            shape =>
            {
                var (partition, dice) = Anyhow(shape);
                var thresholds = Enumerable.Range(0, partition.Distances.Width).Select(_ => dice.Below(100_000_000) - 80_000_000).ToArray();
                var person = dice.Below(shape.People);
                var going = partition.Weigh(person).ToArray();
                var others = Enumerable.Range(0, shape.People).Where(b => partition.GroupOf[b] != partition.GroupOf[person]).ToList();

                var found = partition.FindSwap(0, partition.Distances.Width, thresholds);

                var expected = others.Where(b => partition.GainOfSwap(person, b) > thresholds[b]).Append(-1).First();
                Assert.Equal(expected, found);
                Assert.All(others, b => Assert.Equal(partition.GainOfShift(person, partition.GroupOf[b]), going[partition.GroupOf[b]]));
            },
            iter: 200
        );

    [Fact]
    public void Relabelling_people_changes_nothing_about_the_value() =>
        Shapes.Sample(
            shape =>
            {
                var dice = new Dice(shape.Seed);
                var distances = Made.Distances(shape.People, dice);
                var groupOf = Enumerable.Range(0, shape.People).Select(_ => dice.Below(shape.Groups)).ToArray();
                var label = Enumerable.Range(0, shape.People).ToArray();
                dice.Shuffle(label);
                var relabelled = new double[shape.People, shape.People];
                var groupOfRelabelled = new int[shape.People];
                for (var a = 0; a < shape.People; a++)
                {
                    groupOfRelabelled[label[a]] = groupOf[a];
                    for (var b = 0; b < shape.People; b++)
                        relabelled[label[a], label[b]] = distances[a, b];
                }

                Assert.Equal(Total(distances, groupOf), Total(relabelled, groupOfRelabelled));

                long Total(double[,] between, int[] groups) =>
                    new Partition(DistanceTable.Of(shape.People, shape.People, (a, b) => between[a, b]), shape.Groups, groups).Total;
            },
            iter: 100
        );

    private static (Partition, Dice) Anyhow((int People, int Groups, ulong Seed) shape)
    {
        var dice = new Dice(shape.Seed);
        var distances = Made.Distances(shape.People, dice);
        var table = DistanceTable.Of(shape.People, shape.People, (a, b) => distances[a, b]);
        var groupOf = Enumerable.Range(0, shape.People).Select(_ => dice.Below(shape.Groups)).ToArray();
        return (new Partition(table, shape.Groups, groupOf), dice);
    }

    private static void AssertTrue(Partition partition)
    {
        var groupOf = partition.GroupOf.ToArray();
        var anew = new Partition(partition.Distances, partition.Groups, groupOf);
        Assert.Equal(Made.Total(partition.Distances, groupOf), partition.Total);
        Assert.Equal(anew.Sizes.ToArray(), partition.Sizes.ToArray());
        for (var person = 0; person < groupOf.Length; person++)
        for (var group = 0; group < partition.Groups; group++)
            Assert.Equal(anew.ToGroup(person, group), partition.ToGroup(person, group));
    }
}
