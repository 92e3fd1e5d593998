using CsCheck;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting;

public sealed class ChooseOneCountTests
{
    private static readonly Guid Round = new("00000000-0000-7000-8000-0000000000aa");
    private static readonly IReadOnlyList<Candidate> Four = [.. Enumerable.Range(1, 4).Select(n => new Candidate(Id(n), $"Idea {n}"))];

    private static readonly Gen<List<Choice>> Ballots = Gen.Select(
        Gen.Int[1, 4],
        Gen.Byte.Array[16],
        (n, nonce) => new Choice(Id(n), nonce)
    ).List[0, 40];

    [Fact]
    public void Every_ballot_is_counted_once_whatever_its_place() =>
        Gen.Select(Ballots, Gen.Enum<TiePolicy>(), Gen.Int)
            .Sample(
                (ballots, ties, seed) =>
                {
                    var outcome = Count(ballots, ties);
                    var shuffled = ballots.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    var again = Count(shuffled, ties);

                    Assert.Equal(ballots.Count, outcome.Standings.Sum(s => s.Votes));
                    foreach (var standing in outcome.Standings)
                    {
                        // Another way to the same figure.
                        var votes = 0;
                        foreach (var ballot in ballots)
                            if (ballot.IdeaId == standing.IdeaId)
                                votes++;
                        Assert.Equal(votes, standing.Votes);
                    }
                    Assert.Equal(outcome.ToJson(), again.ToJson());
                }
            );

    [Fact]
    public void The_winner_has_the_most_votes_and_a_tie_goes_by_its_policy() =>
        Gen.Select(Ballots, Gen.Enum<TiePolicy>())
            .Sample(
                (ballots, ties) =>
                {
                    var outcome = Count(ballots, ties);
                    var most = outcome.Standings.Max(s => s.Votes);
                    var leaders = outcome.Standings.Where(s => s.Votes == most && most > 0).Select(s => s.IdeaId).ToHashSet();
                    Assert.Equal(leaders, outcome.Leaders.ToHashSet());
                    Assert.Subset(leaders, outcome.Winners.ToHashSet());
                    var expected = (leaders.Count, ties) switch
                    {
                        (0, _) => 0,
                        (1, _) => 1,
                        (var n, TiePolicy.JointWinners) => n,
                        (_, TiePolicy.Lots) => 1,
                        _ => 0,
                    };
                    Assert.Equal(expected, outcome.Winners.Count);
                    Assert.Equal(leaders.Count > 1 && ties == TiePolicy.RunOff, outcome.NeedsRunOff);
                    Assert.Equal(leaders.Count > 1 && ties == TiePolicy.Lots, outcome.LotSeed is not null);
                }
            );

    [Fact]
    public void Each_step_is_said_in_plain_english()
    {
        var outcome = Count([Ballot(2), Ballot(2), Ballot(1)], TiePolicy.Lots, quorum: 3);
        Assert.Equal(
            [
                "3 of 50 people who may vote cast a ballot.",
                "Each ballot names one idea. The ballots were counted once, when voting closed.",
                "“Idea 2” has 2 votes.",
                "“Idea 1” has 1 vote.",
                "“Idea 3” has 0 votes.",
                "“Idea 4” has 0 votes.",
                "The quorum of 3 ballots was reached.",
                "“Idea 2” has the most votes and wins.",
            ],
            outcome.Steps
        );
    }

    [Fact]
    public void Lots_follow_the_definition_and_the_ballots_and_can_fall_on_any_of_the_tied()
    {
        var fell = Enumerable
            .Range(0, 64)
            .Select(n => Count([Ballot(1, (byte)n), Ballot(2), Ballot(3)], TiePolicy.Lots).Winners.Single())
            .ToHashSet();
        Assert.Equal(new[] { Id(1), Id(2), Id(3) }.ToHashSet(), fell);

        var outcome = Count([Ballot(1), Ballot(2)], TiePolicy.Lots);
        Assert.Equal(Seal.LotSeed("definition", outcome.BallotsRoot), outcome.LotSeed);
        var lots = new[] { Id(1), Id(2) }.OrderBy(id => Seal.Lot(outcome.LotSeed!, id), StringComparer.Ordinal);
        Assert.Equal(lots.First(), outcome.Winners.Single());
    }

    [Fact]
    public void Without_a_ballot_or_a_quorum_nobody_wins()
    {
        Assert.Empty(Count([], TiePolicy.JointWinners).Winners);
        Assert.Contains("No ballot was cast, so there is no winner.", Count([], TiePolicy.Lots).Steps);
        var short_of = Count([Ballot(1), Ballot(1)], TiePolicy.RunOff, quorum: 3);
        Assert.Empty(short_of.Winners);
        Assert.False(short_of.NeedsRunOff);
    }

    [Fact]
    public void An_outcome_is_the_same_after_being_stored() =>
        Ballots.Sample(ballots =>
        {
            var json = Count(ballots, TiePolicy.Lots).ToJson();
            Assert.Equal(json, Outcome.FromJson(json).ToJson());
        });

    private static Outcome Count(IReadOnlyCollection<Choice> ballots, TiePolicy ties, int? quorum = null) =>
        ChooseOneCount.Of(new Declared(Round, "definition", Four, ties, quorum, Electorate: 50), ballots);

    private static Choice Ballot(int idea, byte nonce = 7) => new(Id(idea), [.. Enumerable.Repeat(nonce, 16)]);

    private static Guid Id(int n) => new($"00000000-0000-7000-8000-00000000000{n}");
}
