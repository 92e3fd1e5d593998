using InnovationPipeline.Development.Domain;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class ContinuationTests
{
    [Fact]
    public void Diversity_is_Blaus_index()
    {
        static string[] Kinds(params int[] counts) => [.. counts.SelectMany((n, i) => Enumerable.Repeat($"{i}", n))];
        Assert.Equal(0.5m, ContinuationCase.Blau(Kinds(10, 10)));
        Assert.Equal(0.42m, ContinuationCase.Blau(Kinds(3, 7)));
        Assert.Equal(0.75m, ContinuationCase.Blau(Kinds(2, 2, 2, 2)));
        Assert.Equal(0.5625m, ContinuationCase.Blau(Kinds(5, 1, 1, 1)));
        Assert.Equal(0m, ContinuationCase.Blau([]));
    }

    [Fact]
    public void It_goes_on_while_it_is_neither_off_the_road_nor_silent()
    {
        var opened = new DateOnly(2026, 1, 10);
        var made = new ContinuationCase(
            opened,
            0.5m,
            Won: true,
            Exchanges: 1,
            [(At(2026, 3, 1), Stage.Development), (At(2026, 8, 1), Stage.Parked)],
            [new DateOnly(2026, 3, 1), new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 20)]
        );
        Assert.True(made.GoesOnAfter(3, new DateOnly(2027, 2, 1)));
        Assert.True(made.GoesOnAfter(6, new DateOnly(2027, 2, 1)));
        Assert.False(made.GoesOnAfter(12, new DateOnly(2027, 2, 1)));
        Assert.Null(made.GoesOnAfter(12, new DateOnly(2026, 12, 1)));
        // What has come as far as sustained needs nobody to work on it.
        Assert.True((made with { Moves = [(At(2026, 3, 1), Stage.Sustained)], Acts = [] }).GoesOnAfter(12, new DateOnly(2027, 2, 1)));
        Assert.False((made with { Acts = [new DateOnly(2026, 1, 10)] }).GoesOnAfter(3, new DateOnly(2027, 2, 1)));
    }

    [Fact]
    public void Of_two_decisions_on_one_day_the_later_one_counts_in_whatever_order_they_are_read()
    {
        (DateTimeOffset, Stage)[] moves = [(At(2026, 3, 1, 15), Stage.Development), (At(2026, 3, 1, 9), Stage.Parked)];
        foreach (
            var (read, goesOn) in new[] { (moves, true), (moves.Select(m => (m.Item1.AddHours(24 - (2 * m.Item1.Hour)), m.Item2)), false) }
        )
            Assert.All(
                new[] { read, read.Reverse() },
                order =>
                    Assert.Equal(
                        goesOn,
                        new ContinuationCase(
                            new DateOnly(2026, 1, 10),
                            null,
                            Won: false,
                            Exchanges: 0,
                            [.. order],
                            [new DateOnly(2026, 3, 1)]
                        ).GoesOnAfter(3, new DateOnly(2027, 2, 1))
                    )
            );
    }

    private static DateTimeOffset At(int year, int month, int day, int hour = 12) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
