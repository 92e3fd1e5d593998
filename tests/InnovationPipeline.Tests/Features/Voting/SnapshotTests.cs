using System.Net;
using System.Text.Json.Nodes;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Recount;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class SnapshotTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task Between_two_snapshots_and_the_bundle_ballots_are_only_replaced_by_their_voters()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voters = await day.Voters(7);
        foreach (var voter in voters.Take(5))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));
        using var chair = await house.Browse(day.Organiser);
        var first = await chair.Http.GetStringAsync($"/api/v1/rounds/{round}/snapshot.json");
        using var phone = await house.Browse(await day.Voter());
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.Http.GetAsync($"/api/v1/rounds/{round}/snapshot.json")).StatusCode);
        foreach (var voter in voters.Skip(3))
            await house.Send(voter, new CastBallot(round, day.Idea(2)));
        var second = await chair.Http.GetStringAsync($"/api/v1/rounds/{round}/snapshot.json");
        foreach (var voter in voters)
            Assert.DoesNotContain(voter.ToString(), first + second, StringComparison.Ordinal);
        await day.Revealed(round);
        var bundle = (await house.Ask(day.Organiser, new BundleOf(round))).Json;

        var between = SnapshotDiff.Of(first, second);
        Assert.Empty(between.Findings);
        Assert.Equal((3, 2, 2), (between.Kept, between.Replaced, between.Added));
        Assert.Empty(SnapshotDiff.Of(second, bundle).Findings);
        Assert.Equal((3, 2), (SnapshotDiff.Of(first, bundle).Kept, SnapshotDiff.Of(first, bundle).Replaced));

        // Nothing in a snapshot is a ballot of the bundle: who knows somebody's receipt does not find their vote by it.
        foreach (var leaf in LeavesOf(bundle))
            Assert.DoesNotContain(leaf, first + second + JsonNode.Parse(bundle)!["places"]!.ToJsonString(), StringComparison.Ordinal);

        // Backwards, ballots would have gone.
        Assert.NotEmpty(SnapshotDiff.Of(second, first).Findings);
        foreach (var (change, says) in Changes)
        {
            var changed = JsonNode.Parse(second)!.AsObject();
            var kept = (string)JsonNode.Parse(first)!["places"]![0]!["receipt"]!;
            var places = changed["places"]!.AsArray();
            change(places, places.IndexOf(places.Single(p => (string)p!["receipt"]! == kept)));
            Assert.Contains(SnapshotDiff.Of(first, changed.ToJsonString()).Findings, f => f.Contains(says, StringComparison.Ordinal));
        }
        var pile = BallotFile.Read("bundle.json", bundle);
        var counted = BallotCount.Of(CountMethod.ChooseOne, pile);
        Assert.Equal([3m, 4m, 0m], ((string[])["1", "2", "3"]).Select(id => counted.Totals[id]));
    }

    [Fact]
    public async Task A_changed_ballot_is_found_where_no_change_is_allowed()
    {
        var day = await house.NewDay();
        var round = await day.Opened(mayChange: false);
        foreach (var voter in await day.Voters(3))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));
        var before = (await house.Ask(day.Organiser, new SnapshotOf(round))).Json;
        await house.Execute(
            "UPDATE voting.ballots SET marks = '2:1' WHERE ballot_key = (SELECT min(ballot_key::text)::uuid FROM voting.ballots WHERE round_id = $1)",
            round
        );
        var after = (await house.Ask(day.Organiser, new SnapshotOf(round))).Json;

        Assert.Equal(["1 ballot changed, and this round takes no changes"], SnapshotDiff.Of(before, after).Findings);
        await day.Revealed(round);
        var bundle = (await house.Ask(day.Organiser, new BundleOf(round))).Json;
        Assert.Equal(["1 ballot changed, and this round takes no changes"], SnapshotDiff.Of(before, bundle).Findings);
    }

    [Theory]
    [InlineData("CountedOnly")]
    [InlineData("Bound")]
    public async Task A_ballot_that_was_taken_out_and_another_put_in_are_found_whatever_the_receipts_prove(string receipts)
    {
        var day = await house.NewDay();
        var round = await day.Opened(receipts: Enum.Parse<ReceiptKind>(receipts));
        foreach (var voter in await day.Voters(4))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));
        var before = (await house.Ask(day.Organiser, new SnapshotOf(round))).Json;
        await house.Execute(
            "UPDATE voting.ballots SET code = 'AAAAAAAAAAAA', marks = '2:1' WHERE ballot_key = (SELECT min(ballot_key::text)::uuid FROM voting.ballots WHERE round_id = $1)",
            round
        );
        await day.Revealed(round);
        var bundle = (await house.Ask(day.Organiser, new BundleOf(round))).Json;

        Assert.Empty(BundleCheck.Of(bundle).Findings);
        Assert.Equal(["1 ballot of the first is missing in the second"], SnapshotDiff.Of(before, bundle).Findings);
    }

    [Theory]
    [InlineData("{", "This is not JSON: line 1 cannot be read")]
    [InlineData("{\"format\": \"innovation-pipeline-ballots-3\"}", "The first file is not a snapshot of a round")]
    public void What_is_no_snapshot_gets_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => SnapshotDiff.Of(text, text)).Message);

    private static IEnumerable<string> LeavesOf(string bundle)
    {
        var json = JsonNode.Parse(bundle)!;
        var round = Guid.Parse((string)JsonNode.Parse((string)json["definition"]!)!["round"]!);
        return json["ballots"]!
            .AsArray()
            .Select(b => Seal.Leaf(round, new Choice((string)b!["marks"]!, Convert.FromHexString((string)b["nonce"]!))));
    }

    private static readonly (Action<JsonArray, int> Change, string Says)[] Changes =
    [
        ((places, at) => places.RemoveAt(at), "missing in the second"),
        ((places, at) => places.Insert(0, places[at]!.DeepClone()), "twice in the second"),
        ((places, at) => places[at]!["receipt"] = new string('a', 64), "missing in the second"),
    ];
}
