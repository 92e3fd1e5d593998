using System.IO.Compression;
using CsCheck;
using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Tests.Domain.Events.DiverseGrouping;

public sealed class DiversitySearchTests
{
    [Fact]
    public void The_best_keeps_the_sizes_at_every_moment() =>
        Gen.Select(Gen.Int[2, 40], Gen.Int[1, 8], Gen.Int[0, 3], Gen.Int[1, 3], Gen.ULong)
            .Sample(
                (people, groups, spare, threads, seed) =>
                {
                    var problem = Made.Problem(people, groups, seed, spare);
                    var search = new DiversitySearch(problem, seed, threads);
                    Made.AssertValid(problem, search);
                    while (search.Iterations < 40)
                    {
                        search.Advance(search.Iterations / 40d);
                        Made.AssertValid(problem, search);
                    }
                },
                iter: 20
            );

    [Theory, InlineData(1), InlineData(2)]
    public void The_same_seed_finds_the_same_groups_under_an_iteration_limit(int threads)
    {
        var problem = Made.Problem(people: 60, groups: 7, seed: 5, spare: 2);

        var (first, again, other) = (Found(9), Found(9), Found(10));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        int[] Found(ulong seed) => Made.Searched(problem, seed, iterations: 2_000, threads).Best.ToArray();
    }

    [Theory]
    [InlineData(12, 3, 0)]
    [InlineData(12, 4, 1)]
    [InlineData(13, 3, 2)]
    [InlineData(11, 5, 1)]
    public void The_exact_optimum_of_a_small_case_is_reached(int people, int groups, int spare)
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var problem = Made.Problem(people, groups, seed, spare);
            Assert.Equal(ExactOptimum.Of(problem), Made.Searched(problem, seed, iterations: 3_000).BestTotal);
        }
    }

    [Fact]
    public void A_cancelled_search_has_a_valid_best_and_one_that_goes_on_from_it_is_never_worse()
    {
        var problem = Made.Problem(people: 80, groups: 9, seed: 3, spare: 1);
        var cancelled = new DiversitySearch(problem, seed: 1);
        for (var chunk = 0; chunk < 40; chunk++)
            cancelled.Advance(spent: chunk / 1000d);
        Made.AssertValid(problem, cancelled);

        var goesOn = new DiversitySearch(problem, seed: 2, from: cancelled.Best.ToArray());

        Assert.Equal(cancelled.BestTotal, goesOn.BestTotal);
        goesOn.Advance(spent: 0);
        Assert.True(goesOn.BestTotal >= cancelled.BestTotal);
        Made.AssertValid(problem, goesOn);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 1)]
    [InlineData(40, 40)]
    [InlineData(90, 45)]
    [InlineData(5, 70, 2)]
    [InlineData(150, 140, 1)]
    public void Odd_shapes_are_searched_too(int people, int groups, int spare = 0)
    {
        var problem = Made.Problem(people, groups, seed: 8, spare);
        Made.AssertValid(problem, Made.Searched(problem, seed: 1, iterations: 200));
    }

    [Fact]
    public void People_who_are_all_equally_different_are_put_somewhere()
    {
        foreach (var distance in (double[])[0, 1])
        {
            var distances = new double[20, 20];
            for (var a = 0; a < 20; a++)
            for (var b = 0; b < 20; b++)
                distances[a, b] = a == b ? 0 : distance;
            var problem = Made.Problem(distances, [new(2, 9), new(2, 9), new(2, 9)]);
            Made.AssertValid(problem, Made.Searched(problem, seed: 1, iterations: 200));
        }
    }

    // Best values seen by anyone on these files; the spread of random local optima is several per cent below.
    [Theory]
    [InlineData("RanInt_n120_ss_01", 47909)]
    [InlineData("RanReal_n120_ss_01", 47363.21)]
    [InlineData("Geo_n120_ss_01", 101683.24)]
    public async Task A_short_run_on_a_real_instance_comes_within_a_half_per_cent(string instance, double best)
    {
        var path = Path.Combine(HostProcess.SolutionFolder(), "..", "shared", "data", "group-design", $"{instance}.txt.gz");
        Assert.SkipUnless(File.Exists(path), "../shared/data/group-design is not beside this repository");
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var file = MdgpFile.Read((await text.ReadToEndAsync()).Split('\n'));
        var problem = file.Problem();

        var search = Made.Searched(problem, seed: 1, iterations: 5_000);

        Made.AssertValid(problem, search);
        Assert.InRange(file.Objective(search.Best.ToArray()), best * 0.995, best * 1.005);
    }

    /// <summary>The best total of all partitions, by dynamic programming over sets of people: group after group takes a subset of who is left.</summary>
    private static class ExactOptimum
    {
        public static long Of(GroupProblem problem)
        {
            var sets = 1 << problem.People;
            var inside = new long[sets];
            for (var set = 1; set < sets; set++)
            {
                var first = int.TrailingZeroCount(set);
                var rest = set & (set - 1);
                inside[set] = inside[rest];
                for (var left = rest; left != 0; left &= left - 1)
                    inside[set] += problem.Distances[first, int.TrailingZeroCount(left)];
            }
            var best = new long[sets];
            Array.Fill(best, long.MinValue);
            best[0] = 0;
            foreach (var (low, high) in problem.Bounds)
            {
                var with = new long[sets];
                Array.Fill(with, long.MinValue);
                for (var set = 0; set < sets; set++)
                for (var members = set; ; members = (members - 1) & set)
                {
                    var size = int.PopCount(members);
                    if (size >= low && size <= high && best[set ^ members] != long.MinValue)
                        with[set] = Math.Max(with[set], best[set ^ members] + inside[members]);
                    if (members == 0)
                        break;
                }
                best = with;
            }
            return best[sets - 1];
        }
    }
}
