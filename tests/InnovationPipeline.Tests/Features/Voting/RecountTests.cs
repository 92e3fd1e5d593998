using System.Net;
using System.Text.Json.Nodes;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Recount;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class RecountTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Theory]
    [InlineData("CountedOnly")]
    [InlineData("Bound")]
    public async Task Voters_look_their_receipts_up_and_anyone_counts_again_after_the_reveal_and_not_before(string receipts)
    {
        var day = await house.NewDay();
        var round = Guid.CreateVersion7();
        var kind = Enum.Parse<ReceiptKind>(receipts);
        await house.Send(
            day.Organiser,
            new PrepareRound(round, day.Event, "Which idea?", TiePolicy.JointWinners, null, OwnGroupRule.Allow, MayChange: true, kind)
        );
        await house.Send(day.Organiser, new OpenRound(round, null, Without: null));
        var voter = await day.Voter();
        foreach (var other in await day.Voters(6))
            await house.Send(other, new CastBallot(round, day.Idea(1)));
        using var phone = await house.Browse(voter);
        var first = await (await phone.Go($"/events/{day.Event}/vote")).Press("Cast your vote", ("IdeaId", $"{day.Idea(1)}"));
        var code = first.Document.QuerySelector("#receipt")!.TextContent;
        var second = await (await first.Follow("Change your vote")).Press("Cast your vote", ("IdeaId", $"{day.Idea(2)}"));
        var changed = second.Document.QuerySelector("#receipt")!.TextContent;
        // What is bound to the choice changes with it; what only says "counted" does not tell that it did.
        Assert.Equal(kind == ReceiptKind.CountedOnly, code == changed);

        await house.Send(day.Organiser, new CloseRound(round));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Http.GetAsync($"/api/v1/rounds/{round}/bundle.json")).StatusCode);
        Assert.Contains("once the result is revealed", (await phone.Go($"/rounds/{round}/receipts")).Text, StringComparison.Ordinal);
        await house.Send(day.Organiser, new RevealResult(round));

        var lookup = await phone.Go($"/rounds/{round}/receipts");
        var found = await lookup.Press("Look up", ("Code", changed.ToLowerInvariant()));
        Assert.Contains($"A ballot with the receipt {changed} was counted", found.Text, StringComparison.Ordinal);
        Assert.Equal(kind == ReceiptKind.Bound, found.Text.Contains("It says: Idea of group 2", StringComparison.Ordinal));
        Assert.Contains(
            "No ballot has this receipt",
            (await lookup.Press("Look up", ("Code", "AAAAAAAAAAAA"))).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("7 ballots were counted", found.Text, StringComparison.Ordinal);

        var bundle = await phone.Http.GetStringAsync($"/api/v1/rounds/{round}/bundle.json");
        var seal = (string)JsonNode.Parse(bundle)!["seal"]!;
        Assert.Contains(seal, (await phone.Go($"/rounds/{round}/result")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(voter.ToString(), bundle, StringComparison.Ordinal);
        var verdict = BundleCheck.Of(bundle, seal);
        Assert.Empty(verdict.Findings);
        Assert.Equal([("Idea of group 1", 6), ("Idea of group 2", 1)], verdict.Votes.Take(2));
    }

    [Fact]
    public async Task Erasing_a_voter_changes_no_byte_of_the_bundle()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();
        await house.Send(voter, new CastBallot(round, day.Idea(1)));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        var before = await house.Ask(day.Organiser, new BundleOf(round));

        await house.InTransaction(async services =>
        {
            foreach (var holder in services.GetServices<Kernel.IHoldPersonalData>())
                await holder.Forget(voter, CancellationToken.None);
        });

        Assert.Equal(before.Json, (await house.Ask(day.Organiser, new BundleOf(round))).Json);
    }

    [Fact]
    public async Task A_stranger_gets_neither_bundle_nor_receipts()
    {
        var (day, other) = (await house.NewDay(), await house.NewDay());
        var round = await day.Opened();
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        using var stranger = await house.Browse(other.Organiser);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/rounds/{round}/receipts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/rounds/{round}/bundle.json")).StatusCode);
    }

    [Fact]
    public async Task The_command_line_counts_again_and_says_what_was_changed()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        foreach (var voter in await day.Voters(3))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        var json = JsonNode.Parse((await house.Ask(day.Organiser, new BundleOf(round))).Json)!;
        var file = Path.Combine(Path.GetTempPath(), $"bundle-{round:N}.json");

        await File.WriteAllTextAsync(file, json.ToJsonString(), TestContext.Current.CancellationToken);
        var good = await HostProcess.Verb(house.ConnectionString, "votes", "verify", file, "--seal", (string)json["seal"]!, "--json");
        json["ballots"]!.AsArray().RemoveAt(0);
        await File.WriteAllTextAsync(file, json.ToJsonString(), TestContext.Current.CancellationToken);
        var cut = await HostProcess.Verb(house.ConnectionString, "votes", "verify", file);
        await File.WriteAllTextAsync(file, "{ \"votes\": 12", TestContext.Current.CancellationToken);
        var broken = await HostProcess.Verb(house.ConnectionString, "votes", "verify", file);
        File.Delete(file);

        Assert.Equal(0, good.Exit);
        Assert.Contains("\"holds\": true", good.Output, StringComparison.Ordinal);
        Assert.Equal(1, cut.Exit);
        Assert.Contains("There are 3 receipts for 2 ballots", cut.Output, StringComparison.Ordinal);
        Assert.Equal(2, broken.Exit);
        Assert.Contains("is not a bundle of ballots. This is not JSON: line 1 cannot be read", broken.Error, StringComparison.Ordinal);
    }
}
