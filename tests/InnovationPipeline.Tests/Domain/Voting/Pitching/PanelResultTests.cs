using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain.Judging;

namespace InnovationPipeline.Tests.Domain.Voting.Pitching;

public sealed class PanelResultTests
{
    private static readonly IReadOnlyList<Guid> Ideas = [.. Enumerable.Range(1, 8).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly IReadOnlyList<Guid> Judges = [.. Enumerable.Range(101, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private static readonly Gen<(IReadOnlyList<int> Weights, int MinJudges, IReadOnlyList<JudgedSheet> Sheets)> Panels =
        from weights in Gen.Int[1, 100].List[1, 6]
        from min in Gen.Int[1, 4]
        from marks in Gen.Int[1, 5].List[weights.Count].Array[Ideas.Count * Judges.Count]
        from given in Gen.Bool.Array[Ideas.Count * Judges.Count]
        select (
            (IReadOnlyList<int>)weights,
            min,
            (IReadOnlyList<JudgedSheet>)
                [.. marks.Select((m, i) => new JudgedSheet(Judges[i / Ideas.Count], Ideas[i % Ideas.Count], m)).Where((_, i) => given[i])]
        );

    [Fact]
    public void Weights_are_counted_as_they_were_declared()
    {
        // By hand: judge 1 gives (3 × 5 + 1 × 1) ÷ 4 = 4, judge 2 (3 × 2 + 1 × 4) ÷ 4 = 2.5; together 3.25, 1.5 apart.
        var score = PanelResult.Of([3, 1], [Ideas[0]], 2, [Sheet(0, 0, 5, 1), Sheet(1, 0, 2, 4)])[0];
        Assert.Equal((3.25m, 1.5m, false, 1), (score.Raw, score.Spread, score.IsFlagged, score.Rank));
        Assert.Null(score.Adjusted);
    }

    [Fact]
    public void Two_points_between_judges_are_flagged_and_a_hundredth_less_is_not()
    {
        Assert.True(PanelResult.Of([1], [Ideas[0]], 2, [Sheet(0, 0, 5), Sheet(1, 0, 3)])[0].IsFlagged);
        // 99 of 100 parts: 5 against 3.01.
        Assert.False(PanelResult.Of([99, 1], [Ideas[0]], 2, [Sheet(0, 0, 5, 5), Sheet(1, 0, 3, 4)])[0].IsFlagged);
    }

    [Fact]
    public void Fewer_judges_than_declared_is_not_reached_and_takes_no_rank()
    {
        var scores = PanelResult.Of([1], [Ideas[0], Ideas[1], Ideas[2]], 2, [Sheet(0, 0, 5), Sheet(0, 1, 1), Sheet(1, 1, 2)]);
        Assert.Equal([Ideas[1], Ideas[0], Ideas[2]], scores.Select(s => s.IdeaId));
        Assert.Equal([1, null, null], scores.Select(s => s.Rank));
        Assert.Equal([2, 1, 0], scores.Select(s => s.Judges));
        Assert.Null(scores[1].Raw);
    }

    /// <summary>By hand: five ideas, a mild judge 1 to 5 and one who gives 3, 3, 3, 3, 5.</summary>
    [Fact]
    public void The_judge_adjusted_figure_follows_its_formula()
    {
        int[] first = [1, 2, 3, 4, 5];
        int[] second = [3, 3, 3, 3, 5];
        var sheets = first.Select((m, i) => Sheet(0, i, m)).Concat(second.Select((m, i) => Sheet(1, i, m))).ToList();
        // All ten: mean 3.2, variance 13.6 ÷ 10 = 1.36. Judge 1: mean 3, variance 2. Judge 2: mean 3.4, variance 0.64.
        var s = Math.Sqrt(1.36);
        var expected = 3.2 + s * ((5 - 3) / Math.Sqrt(2) + (5 - 3.4) / 0.8) / 2;
        var scores = PanelResult.Of([1], [.. Ideas.Take(5)], 2, sheets);
        Assert.Equal(expected, scores.Single(x => x.IdeaId == Ideas[4]).Adjusted!.Value, 10);
        Assert.Equal(Ideas[4], scores[0].IdeaId);
    }

    [Fact]
    public void Four_marks_or_all_alike_adjust_nothing()
    {
        var four = Enumerable.Range(0, 4).SelectMany(i => new[] { Sheet(0, i, 1 + i), Sheet(1, i, 5 - i) }).ToList();
        Assert.All(PanelResult.Of([1], [.. Ideas.Take(4)], 1, four), s => Assert.Null(s.Adjusted));
        var alike = Enumerable.Range(0, 6).Select(i => Sheet(0, i, 3)).ToList();
        Assert.All(PanelResult.Of([1], [.. Ideas.Take(6)], 1, alike), s => Assert.Null(s.Adjusted));
    }

    /// <summary>
    /// By hand: a mild judge of ideas 1 to 5 (mean 3.6, deviation 0.8) and a severe one of 4 to 8 (mean 1.4, deviation 0.8). Idea 1 has
    /// 4, which is 0.5 deviations above the mild judge's mean; idea 4 has 3 from both, 0.75 below the one's and 2 above the other's.
    /// </summary>
    [Fact]
    public void Declared_to_decide_the_adjusted_figure_ranks_and_otherwise_the_mean()
    {
        int[] mild = [4, 5, 3, 3, 3];
        int[] severe = [3, 1, 1, 1, 1];
        var sheets = mild.Select((m, i) => Sheet(0, i, m)).Concat(severe.Select((m, i) => Sheet(1, i + 3, m))).ToList();
        var byMean = PanelResult.Of([1], Ideas, 1, sheets);
        Assert.True(PanelResult.AllAdjusted(byMean));
        var byAdjusted = PanelResult.RankedByAdjusted(byMean);
        Assert.Equal([2, 3], Ranks(byMean));
        Assert.Equal([3, 2], Ranks(byAdjusted));
        // Ideas 6 to 8 have the same marks, and stay level.
        Assert.Equal(3, byAdjusted.Count(s => s.Rank == 4));
        Assert.False(PanelResult.AllAdjusted(PanelResult.Of([1], Ideas, 1, sheets[1..])));
        return;

        static IEnumerable<int?> Ranks(IReadOnlyList<PanelScore> scores) =>
            new[] { Ideas[0], Ideas[3] }.Select(idea => scores.Single(s => s.IdeaId == idea).Rank);
    }

    /// <summary>The hack day of Cardiff where the room's first was not placed by the panel: two lists, and no figure from two in common.</summary>
    [Fact]
    public void Where_the_panel_did_not_place_the_rooms_first_the_two_lists_stand_alone()
    {
        var path = Path.Combine(HostProcess.SolutionFolder(), "..", "shared", "data", "ideas", "nhs-hack-day-projects.jsonl");
        Assert.SkipUnless(File.Exists(path), "../shared/data/ideas is not beside this repository");
        var projects = File.ReadLines(path)
            .Select(line => JsonNode.Parse(line)!)
            .Where(p => (string)p["hackDay"]! == "28-cardiff")
            .ToList();
        var (room, panel) = (Places(projects, "rankCommunity"), Places(projects, "rankPanel"));
        var first = room.Single(r => r.Value == 1).Key;
        Assert.Equal("A.I GP call handler", first);
        Assert.DoesNotContain(first, panel.Keys);
        Assert.Equal(["Ask-EHR", "Help me out"], room.Keys.Intersect(panel.Keys).Order());
        var ids = projects.Select(p => (string)p["title"]!).ToDictionary(title => title, _ => Guid.CreateVersion7());
        Assert.Null(
            RankAgreement.TauB(room.ToDictionary(r => ids[r.Key], r => r.Value), panel.ToDictionary(r => ids[r.Key], r => r.Value))
        );
        return;

        static Dictionary<string, int> Places(IReadOnlyList<JsonNode> projects, string by) =>
            projects
                .Where(p => p[by] is not null)
                .ToDictionary(p => (string)p["title"]!, p => int.Parse((string)p[by]!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_result_lies_between_its_judges_and_does_not_depend_on_the_order_of_sheets() =>
        Panels.Sample(panel =>
        {
            var scores = PanelResult.Of(panel.Weights, Ideas, panel.MinJudges, panel.Sheets);
            Assert.Equal(
                scores.Select(s => (s.IdeaId, s.Raw, s.Rank, s.Spread, s.IsFlagged, s.Judges)),
                PanelResult
                    .Of(panel.Weights, Ideas, panel.MinJudges, [.. panel.Sheets.Reverse()])
                    .Select(s => (s.IdeaId, s.Raw, s.Rank, s.Spread, s.IsFlagged, s.Judges))
            );
            Assert.Equal(Ideas.Order(), scores.Select(s => s.IdeaId).Order());
            foreach (var score in scores)
            {
                var own = panel.Sheets.Where(s => s.IdeaId == score.IdeaId).ToList();
                Assert.Equal(own.Count, score.Judges);
                Assert.Equal(own.Count >= panel.MinJudges, score.Reached);
                Assert.Equal(score.Reached, score.Raw is not null && score.Rank is not null);
                if (!score.Reached)
                    continue;
                var means = own.Select(s => s.Marks.Zip(panel.Weights, (m, w) => (decimal)m * w).Sum() / panel.Weights.Sum()).ToList();
                Assert.Equal((double)means.Average(), (double)score.Raw!.Value, 9);
                Assert.Equal((double)(means.Max() - means.Min()), (double)score.Spread!.Value, 9);
                Assert.InRange(score.Raw.Value, 1, 5);
                // Nobody with a better mean stands behind, and equals stand level.
                foreach (var other in scores.Where(o => o.Reached))
                    Assert.True(
                        other.Rank < score.Rank == (other.Raw - score.Raw > 1e-20m) || Math.Abs(other.Raw!.Value - score.Raw.Value) < 1e-20m
                    );
            }
        });

    /// <summary>That is what adjusting is for: each judge who qualifies comes to the mean and the spread of all.</summary>
    [Fact]
    public void One_judge_alone_is_adjusted_to_the_same_marks_and_two_opposite_ones_to_the_same_scale() =>
        Gen.Int[1, 5]
            .Array[8]
            .Where(m => m.Distinct().Count() > 1)
            .Sample(marks =>
            {
                var alone = PanelResult.Of([1], Ideas, 1, [.. marks.Select((m, i) => Sheet(0, i, m))]);
                Assert.All(alone, s => Assert.Equal((double)s.Raw!.Value, s.Adjusted!.Value, 9));

                var sheets = marks.SelectMany((m, i) => new[] { Sheet(0, i, m), Sheet(1, i, 6 - m) }).ToList();
                var both = PanelResult.Of([1], Ideas, 2, sheets);
                // Opposite judges cancel out: every pitch comes to the mean of all.
                Assert.All(both, s => Assert.Equal(3, s.Adjusted!.Value, 9));
            });

    [Fact]
    public void Six_in_the_same_order_agree_wholly_and_reversed_not_at_all()
    {
        Assert.Equal(1.0, RankAgreement.TauB(Ranks(1, 2, 3, 4, 5, 6), Ranks(1, 2, 3, 4, 5, 6)));
        Assert.Equal(-1.0, RankAgreement.TauB(Ranks(1, 2, 3, 4, 5, 6), Ranks(6, 5, 4, 3, 2, 1)));
    }

    /// <summary>By hand: 15 pairs, one tied in the first: 14 ÷ √(14 × 15); then a tie and a swap beside it: (13 − 1) ÷ √(14 × 15).</summary>
    [Fact]
    public void Ties_are_counted_as_tau_b_counts_them()
    {
        Assert.Equal(14 / Math.Sqrt(14 * 15), RankAgreement.TauB(Ranks(1, 2, 2, 4, 5, 6), Ranks(1, 2, 3, 4, 5, 6))!.Value, 12);
        Assert.Equal(12 / Math.Sqrt(14 * 15), RankAgreement.TauB(Ranks(1, 2, 2, 4, 5, 6), Ranks(1, 2, 3, 4, 6, 5))!.Value, 12);
    }

    [Fact]
    public void Five_common_options_or_a_ranking_all_level_give_no_figure()
    {
        var six = Ranks(1, 2, 3, 4, 5, 6);
        Assert.Null(RankAgreement.TauB(six, Ranks(1, 2, 3, 4, 5)));
        Assert.Null(RankAgreement.TauB(six, Ranks(1, 1, 1, 1, 1, 1)));
    }

    [Fact]
    public void Agreement_is_the_same_from_both_sides_and_lies_between_minus_one_and_one() =>
        Gen.Select(Gen.Int[1, 8].Array[8], Gen.Int[1, 8].Array[8])
            .Sample(
                (a, b) =>
                {
                    var tau = RankAgreement.TauB(Ranks(a), Ranks(b));
                    Assert.Equal(tau, RankAgreement.TauB(Ranks(b), Ranks(a)));
                    Assert.True(tau is null or (>= -1.0000001 and <= 1.0000001));
                }
            );

    [Fact]
    public void Room_and_panel_are_combined_by_the_declared_weight() =>
        // By hand: 60% of (4 − 1) ÷ 4 and 40% of 5 ÷ 10 are 45 and 20.
        Assert.Equal(65m, Combined.Of(60, 4m, 5, 10));

    private static Dictionary<Guid, int> Ranks(params int[] ranks) =>
        ranks.Select((r, i) => (r, i)).ToDictionary(x => Ideas[x.i], x => x.r);

    private static JudgedSheet Sheet(int judge, int idea, params int[] marks) => new(Judges[judge], Ideas[idea], marks);
}
