using CsCheck;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;

namespace InnovationPipeline.Tests.Domain.Voting;

public sealed class RoundCountTests
{
    private static readonly Guid Round = new("00000000-0000-7000-8000-0000000000aa");
    private static readonly IReadOnlyList<Candidate> Four =
    [
        .. Enumerable.Range(1, 4).Select(n => new Candidate(Id(n), n, $"Idea {n}", $"Group {n}")),
    ];

    [Fact]
    public void Whatever_the_order_of_the_ballots_the_outcome_is_the_same() =>
        Gen.Select(Gen.Enum<VotingMethod>(), Gen.Enum<TiePolicy>(), Gen.Int)
            .SelectMany(what =>
                BallotsBy(what.Item1).Select(ballots => (Method: what.Item1, Ties: what.Item2, Seed: what.Item3, Ballots: ballots))
            )
            .Sample(x =>
            {
                var outcome = Count(x.Ballots, x.Ties, x.Method);
                var shuffled = x.Ballots.ToArray();
                new Random(x.Seed).Shuffle(shuffled);

                Assert.Equal(outcome.ToJson(), Count(shuffled, x.Ties, x.Method).ToJson());
                Assert.Equal(outcome.ToJson(), Outcome.FromJson(outcome.ToJson()).ToJson());
                Assert.Equal(x.Ballots.Count, outcome.Turnout);
            });

    /// <summary>The counter of rounds and the plain one of the verifier share no code.</summary>
    [Fact]
    public void Figures_places_and_leaders_are_those_of_the_plain_recount() =>
        Gen.Enum<VotingMethod>()
            .SelectMany(method => BallotsBy(method).Select(ballots => (Method: method, Ballots: ballots)))
            .Sample(
                x =>
                {
                    var outcome = Count(x.Ballots, TiePolicy.JointWinners, x.Method);
                    var plain = Recounting.Of(x.Method.ToString(), [1, 2, 3, 4], [.. x.Ballots.Select(Read)])!;

                    foreach (var candidate in Four)
                    {
                        var standing = outcome.Standings.Single(s => s.IdeaId == candidate.IdeaId);
                        Assert.Equal(plain.Figures[candidate.Number], standing.Votes);
                        Assert.Equal(1 + plain.Places.Values.Count(p => p < plain.Places[candidate.Number]), standing.Rank);
                    }
                    var first = Four.Where(c => plain.Places[c.Number] == plain.Places.Values.Min()).Select(c => c.IdeaId).ToHashSet();
                    Assert.Equal(x.Ballots.Count == 0 ? [] : first, outcome.Leaders.ToHashSet());
                },
                iter: 3_000
            );

    /// <summary>Where ties lead to more sets of options than are followed, both let the tied go out together at the same point.</summary>
    [Fact]
    public void Many_ideas_with_few_ballots_are_counted_alike_too()
    {
        var cutShort = 0;
        foreach (var seed in Enumerable.Range(0, 24))
        {
            var chance = new Random(seed);
            var ideas = Enumerable.Range(1, 11 + seed % 6).ToArray();
            var ballots = ideas
                .Select(first =>
                {
                    var others = ideas.Except([first]).ToArray();
                    chance.Shuffle(others);
                    return Ballot(
                        string.Join(',', others.Take(4).Prepend(first).Select((o, i) => $"{o}:{i + 1}").Order(StringComparer.Ordinal))
                    );
                })
                .ToList();
            List<Candidate> candidates = [.. ideas.Select(n => new Candidate(Id(n), n, $"Idea {n}", $"Group {n}"))];
            var outcome = RoundCount.Of(
                new Declared(
                    Round,
                    new string('d', 64),
                    VotingMethod.InstantRunOff,
                    candidates,
                    TiePolicy.JointWinners,
                    Quorum: null,
                    Electorate: 50
                ),
                ballots
            );
            cutShort += outcome.Steps.Any(s => s.StartsWith("There are more than 2,000 ways", StringComparison.Ordinal)) ? 1 : 0;

            var plain = Recounting.Of("InstantRunOff", ideas, [.. ballots.Select(Read)])!;
            foreach (var standing in outcome.Standings)
            {
                var number = candidates.Single(c => c.IdeaId == standing.IdeaId).Number;
                Assert.Equal((seed, 1 + plain.Places.Values.Count(p => p < plain.Places[number])), (seed, standing.Rank));
            }
        }
        Assert.InRange(cutShort, 1, 23);
    }

    [Fact]
    public void A_tie_goes_by_its_policy() =>
        Gen.Select(Gen.Enum<VotingMethod>(), Gen.Enum<TiePolicy>())
            .SelectMany(what => BallotsBy(what.Item1).Select(ballots => (Method: what.Item1, Ties: what.Item2, Ballots: ballots)))
            .Sample(x =>
            {
                var outcome = Count(x.Ballots, x.Ties, x.Method);
                var tied = outcome.Leaders.Count > 1;
                Assert.Subset(outcome.Leaders.ToHashSet(), outcome.Winners.ToHashSet());
                var expected = (outcome.Leaders.Count, x.Ties) switch
                {
                    (0, _) => 0,
                    (1, _) => 1,
                    (var n, TiePolicy.JointWinners) => n,
                    (_, TiePolicy.RunOff or TiePolicy.PanelCasting) => 0,
                    _ => 1,
                };
                Assert.Equal(expected, outcome.Winners.Count);
                Assert.Equal(tied && x.Ties == TiePolicy.RunOff, outcome.NeedsRunOff);
                Assert.Equal(tied && x.Ties == TiePolicy.PanelCasting, outcome.NeedsCasting);
                if (x.Ties == TiePolicy.Lots)
                    Assert.Equal(tied, outcome.LotSeed is not null);
            });

    [Fact]
    public void Each_step_is_said_in_plain_english()
    {
        var outcome = Count([Ballot("2:1"), Ballot("2:1"), Ballot("1:1")], TiePolicy.Lots, quorum: 3);
        Assert.Equal(
            [
                "3 of 50 people who may vote cast a ballot.",
                "The ballots were counted once, when voting closed.",
                "Each ballot gives one vote to the option that it names.",
                "“Idea 2” has 2 votes.",
                "“Idea 1” has 1 vote.",
                "“Idea 3” has 0 votes.",
                "“Idea 4” has 0 votes.",
                "“Idea 2” wins.",
                "The quorum of 3 ballots was reached.",
            ],
            outcome.Steps
        );
    }

    [Fact]
    public void Head_to_head_decides_between_tied_scores()
    {
        // Ideas 1 and 2 have 10 points each; two of three voters score the second higher.
        var outcome = Count([Ballot("1:5,2:1"), Ballot("1:3,2:4"), Ballot("1:2,2:5")], TiePolicy.HeadToHead, VotingMethod.Score);

        Assert.Equal([Id(1), Id(2)], outcome.Leaders.Order());
        Assert.Equal([Id(2)], outcome.Winners);
        Assert.Contains("1 ballot places “Idea 1” above “Idea 2”, 2 the other way.", outcome.Steps);
        Assert.Null(outcome.LotSeed);
    }

    [Fact]
    public void More_first_choices_decide_between_tied_rankings_and_lots_decide_what_they_leave()
    {
        // One against one everything is level between the first two, and the first has more first choices.
        Choice[] ballots = [Ballot("1:1,2:2"), Ballot("1:1,2:2"), Ballot("2:1,1:2,3:3"), Ballot("2:2,1:3,3:1")];
        var outcome = Count(ballots, TiePolicy.MoreFirstChoices, VotingMethod.Schulze);
        Assert.Equal([Id(1), Id(2)], outcome.Leaders.Order());
        Assert.Equal([Id(1)], outcome.Winners);

        var level = Count([Ballot("1:1,2:2"), Ballot("2:1,1:2")], TiePolicy.MoreFirstChoices, VotingMethod.Schulze);
        Assert.NotNull(level.LotSeed);
        Assert.Single(level.Winners);
        Assert.Contains("That leaves “Idea 1” and “Idea 2” tied, so lots decide.", level.Steps);
    }

    [Fact]
    public void A_casting_vote_is_told_with_its_reason()
    {
        var outcome = Count([Ballot("1:1"), Ballot("2:1")], TiePolicy.PanelCasting).CastFor(Id(2), "It can start at once");

        Assert.Equal([Id(2)], outcome.Winners);
        Assert.False(outcome.NeedsCasting);
        Assert.Equal("The panel's casting vote goes to “Idea 2”, which wins. The reason: It can start at once", outcome.Steps[^1]);
    }

    [Fact]
    public void Lots_follow_the_definition_and_the_ballots_and_can_fall_on_any_of_the_tied()
    {
        var fell = Enumerable
            .Range(0, 64)
            .Select(n => Count([Ballot("1:1", (byte)n), Ballot("2:1"), Ballot("3:1")], TiePolicy.Lots).Winners.Single())
            .ToHashSet();
        Assert.Equal(new[] { Id(1), Id(2), Id(3) }.ToHashSet(), fell);

        var outcome = Count([Ballot("1:1"), Ballot("2:1")], TiePolicy.Lots);
        Assert.Equal(Seal.LotSeed("definition", outcome.BallotsRoot), outcome.LotSeed);
        var lots = new[] { Id(1), Id(2) }.OrderBy(id => Seal.Lot(outcome.LotSeed!, id), StringComparer.Ordinal);
        Assert.Equal(lots.First(), outcome.Winners.Single());
    }

    [Fact]
    public void Without_a_ballot_or_a_quorum_nobody_wins()
    {
        Assert.Empty(Count([], TiePolicy.JointWinners).Winners);
        Assert.Contains("No ballot names an option, so nothing wins.", Count([], TiePolicy.Lots).Steps);
        var short_of = Count([Ballot("1:1"), Ballot("1:1")], TiePolicy.RunOff, quorum: 3);
        Assert.Empty(short_of.Winners);
        Assert.False(short_of.NeedsRunOff);
    }

    [Fact]
    public void Ideas_of_the_same_title_are_told_apart_by_their_group()
    {
        Candidate[] same = [new(Id(1), 1, "Same-day scans", "Group 1"), new(Id(2), 2, "Same-day scans", "Group 2")];
        var outcome = RoundCount.Of(
            new Declared(Round, "definition", VotingMethod.ChooseOne, same, TiePolicy.Lots, null, 5),
            [Ballot("2:1")]
        );

        Assert.Equal([Id(2)], outcome.Winners);
        Assert.Contains("“Same-day scans” (Group 2, 2) wins.", outcome.Steps);
    }

    private static Gen<List<Choice>> BallotsBy(VotingMethod method) =>
        Gen.Select(
            Gen.Int[1, method == VotingMethod.ChooseOne ? 1 : 4],
            Gen.Shuffle(new[] { 1, 2, 3, 4 }),
            Gen.Int[1, 5].Array[4],
            Gen.Byte.Array[16],
            (count, options, values, nonce) =>
                new Choice(
                    Marks.TextOf(
                        options
                            .Take(count)
                            .Select(
                                (option, i) =>
                                    new PaperMark(
                                        option,
                                        method switch
                                        {
                                            VotingMethod.Dots or VotingMethod.Score => values[i],
                                            VotingMethod.InstantRunOff or VotingMethod.Schulze => i + 1,
                                            _ => 1,
                                        }
                                    )
                            )
                    ),
                    nonce
                )
        ).List[0, 12];

    private static IReadOnlyDictionary<int, int> Read(Choice ballot) => Marks.Of(ballot.Marks).ToDictionary(m => m.Number, m => m.Value);

    private static Outcome Count(
        IReadOnlyCollection<Choice> ballots,
        TiePolicy ties,
        VotingMethod method = VotingMethod.ChooseOne,
        int? quorum = null
    ) => RoundCount.Of(new Declared(Round, "definition", method, Four, ties, quorum, Electorate: 50), ballots);

    private static Choice Ballot(string marks, byte nonce = 7) => new(marks, [.. Enumerable.Repeat(nonce, 16)]);

    private static Guid Id(int n) => new($"00000000-0000-7000-8000-{n:000000000000}");
}
