using System.Net;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Desk;
using InnovationPipeline.Voting.Features.Recount;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class SecretRoundTests(LoggedHouse house) : IClassFixture<LoggedHouse>
{
    [Fact]
    public async Task A_secret_ballot_is_dealt_cast_and_changed_on_one_phone()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var voter = await day.Voter();
        using var phone = await house.Browse(voter);
        var before = await phone.Go($"/events/{day.Event}/vote");
        Assert.Contains("nowhere kept beside your name", before.Text, StringComparison.Ordinal);

        var paper = await before.Press("Get your secret ballot");
        var recorded = await paper.Press("Cast your vote", ("IdeaId", $"{day.Idea(1)}"));
        Assert.Contains("Your vote is recorded", recorded.Text, StringComparison.Ordinal);
        await (await recorded.Follow("Change your vote")).Press("Cast your vote", ("IdeaId", $"{day.Idea(2)}"));

        // The back button and a second press deal nothing new; another phone gets none.
        await before.Press("Get your secret ballot");
        using var other = await house.Browse(voter);
        var told = await other.Go($"/events/{day.Event}/vote");
        Assert.Contains("dealt to another phone or browser", told.Text, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new CastBallot(round, day.Idea(1))));
        Assert.Equal(BallotGate.Rules.ByCredential, refused.Rule);

        var result = await day.Revealed(round);
        Assert.Equal([1, 0, 0], result.Standings.Select(s => s.Votes));
        Assert.Equal("Idea of group 2", result.Winners.Single().Title);
        Assert.Equal(
            0,
            await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1 AND ballot_key = $2", round, voter)
        );
        Assert.DoesNotContain(
            house.Lines,
            l => l.Contains(voter.ToString(), StringComparison.Ordinal) && l.Contains(day.Idea(2).ToString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task One_ballot_for_each_credential_and_one_credential_for_each_person()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var voter = await day.Voter();
        var tokens = Enumerable.Range(0, 12).Select(_ => Credential.NewToken()).ToList();

        var dealt = await Task.WhenAll(
            tokens
                .Concat(tokens)
                .Select(async token =>
                {
                    try
                    {
                        return (Token: token, (await house.Send(voter, new DealSecretBallot(round, token))).Credential);
                    }
                    catch (RuleBroken refused)
                    {
                        Assert.Equal(DealSecretBallot.Rules.DealtHere, refused.Rule);
                        return (Token: token, Credential: "");
                    }
                })
        );
        var given = dealt.Where(d => d.Credential.Length > 0).Distinct().ToList();
        Assert.Single(given);

        await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i =>
                    house.Messenger.Send(
                        new CastSecretBallot(round, given[0].Credential, [new(day.Idea(1 + i % 3))]),
                        Callers.Anonymous,
                        CancellationToken.None
                    )
                )
        );
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA AAAA AAAA AAAA AAAA")]
    [InlineData("not a code")]
    public async Task A_foreign_credential_casts_nothing(string code)
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var another = await (await house.NewDay()).Opened(secrecy: Secrecy.Secret);
        var foreign = Credential.Made(
            (await house.Scalar<byte[]>("SELECT credential_key FROM voting.rounds WHERE id = $1", another))!,
            "x"
        );
        foreach (var credential in (string[])[code, foreign])
        {
            var refused = await Assert.ThrowsAsync<RuleBroken>(() =>
                house.Messenger.Send(new CastSecretBallot(round, credential, [new(day.Idea(1))]), Callers.Anonymous, CancellationToken.None)
            );
            Assert.StartsWith("This code is not one of this round's", refused.Message, StringComparison.Ordinal);
        }
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Fact]
    public async Task Too_many_wrong_cards_from_one_address_stop_that_address_for_ten_minutes_and_no_other()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var credential = (await house.Send(await day.Voter(), new DealSecretBallot(round, Credential.NewToken()))).Credential;
        var from = $"address of {round}";
        Task Cast(string code, string address) =>
            house.Messenger.Send(new CastSecretBallot(round, code, [new(day.Idea(1))], address), Callers.Anonymous, CancellationToken.None);
        await Assert.ThrowsAsync<RuleBroken>(() => Cast("AAAA AAAA AAAA AAAA AAAA", from));
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Messenger.Ask(new PaperForCredential(round, "AAAA AAAA AAAA AAAA AAAA", from), Callers.Anonymous, CancellationToken.None)
        );
        Assert.Equal(
            1,
            await house.Scalar<long>(
                "WITH w AS (UPDATE identity.guess_counts SET wrong = $2 WHERE key = encode(sha256(convert_to($1, 'UTF8')), 'hex') AND wrong = 2 RETURNING 1) SELECT count(*) FROM w",
                $"card\n{from}",
                (long)Credentials.MostWrong
            )
        );
        var stopped = await Assert.ThrowsAsync<RuleBroken>(() => Cast(credential, from));
        Assert.Equal("Too many wrong codes have come from this network. Wait 10 minutes, or ask at the desk", stopped.Message);
        await Cast(credential, "another address");
    }

    [Fact]
    public async Task Cards_are_printed_drawn_and_voted_with_and_who_drew_one_gets_no_other()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var voter = await day.Voter("Carol Cardholder");
        using var chair = await house.Browse(day.Organiser);
        var printed = await (await chair.Go($"/rounds/{round}/cards")).Press("Make the cards", ("Count", "3"));
        var codes = printed.Document.QuerySelectorAll(".app-cards .app-code").Select(c => c.TextContent).ToList();
        Assert.Equal(3, codes.Distinct().Count());
        Assert.Contains("3 cards were printed", (await chair.Go($"/rounds/{round}/chair")).Text, StringComparison.Ordinal);

        var desk = await chair.Go($"/rounds/{round}/desk?search=carol");
        var handed = await desk.Press("Hand out a card to Carol Cardholder");
        Assert.Contains("1 card has been drawn", handed.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new DealSecretBallot(round, Credential.NewToken())));
        using var phone = await house.Browse(voter);
        Assert.Contains("You have drawn a card", (await phone.Go($"/events/{day.Event}/vote")).Text, StringComparison.Ordinal);

        // Nobody is signed in on this device.
        using var device = await house.Browse();
        var wrong = await (await device.Go($"/rounds/{round}/card")).Press("Go on", ("Code", "ABCD EFGH IJKL MNOP QRST"));
        Assert.Equal(["This code is not one of this round's. Check it, or ask at the desk"], wrong.Errors);
        var paper = await wrong.Press("Go on", ("Code", codes[1].ToLowerInvariant()));
        var recorded = await paper.Press("Cast your vote", ("IdeaId", $"{day.Idea(3)}"));
        Assert.Contains("Your vote is recorded", recorded.Text, StringComparison.Ordinal);
        var left = await recorded.Press("Done: clear the code from this device");
        Assert.DoesNotContain("Idea of group 3", left.Text, StringComparison.Ordinal);

        var result = await day.Revealed(round);
        Assert.Equal("Idea of group 3", result.Winners.Single().Title);
    }

    [Fact]
    public async Task A_card_comes_back_with_its_code_and_votes_no_more()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        var (honest, sly) = (await day.Voter("Hannah Honest"), await day.Voter("Simon Sly"));
        using var chair = await house.Browse(day.Organiser);
        var printed = await (await chair.Go($"/rounds/{round}/cards")).Press("Make the cards", ("Count", "3"));
        var codes = printed.Document.QuerySelectorAll(".app-cards .app-code").Select(c => c.TextContent).ToList();
        await house.Send(day.Organiser, new HandOut(round, honest));
        await house.Send(day.Organiser, new HandOut(round, sly));
        Task Cast(string code) =>
            house.Messenger.Send(new CastSecretBallot(round, code, [new(day.Idea(1))]), Callers.Anonymous, CancellationToken.None);
        async Task Refused(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);

        // Whoever voted with a card does not exchange it for another ballot.
        await Cast(codes[0]);
        var desk = await chair.Go($"/rounds/{round}/desk?search=simon");
        var refused = await desk.Press("Take it back unused from Simon Sly", ("Code", codes[0].ToLowerInvariant()));
        Assert.Equal([HandOut.Rules.HasNotVoted.Sentence], refused.Errors);
        await Refused(HandOut.Rules.TellsTheCard, () => house.Send(day.Organiser, new TakeBack(round, sly)));
        await Refused(Credentials.OfThisRound, () => house.Send(day.Organiser, new TakeBack(round, sly, "AAAA AAAA AAAA AAAA AAAA")));
        await Refused(DealSecretBallot.Rules.DealtHere, () => house.Send(sly, new DealSecretBallot(round, Credential.NewToken())));

        // Nor does whoever noted the code of one that was taken back.
        var back = await (await chair.Go($"/rounds/{round}/desk?search=hannah")).Press(
            "Take it back unused from Hannah Honest",
            ("Code", codes[1])
        );
        Assert.Contains("1 card has been drawn", back.Text, StringComparison.Ordinal);
        await Refused(BallotGate.Rules.NotVoid, () => Cast(codes[1]));
        await Refused(BallotGate.Rules.NotVoid, () => house.Send(day.Organiser, new TakeBack(round, sly, codes[1])));
        await house.Send(honest, new DealSecretBallot(round, Credential.NewToken()));

        var result = await day.Revealed(round);
        Assert.Equal([1, 0, 0], result.Standings.Select(s => s.Votes));
        Assert.DoesNotContain(
            (await house.Ask(day.Organiser, new BallotPaperOf(round))).Notes,
            n => n.Text.Contains("dealt or handed out", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task More_ballots_than_were_handed_out_are_told_to_everybody_and_found_by_the_recount()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        using var chair = await house.Browse(day.Organiser);
        var printed = await (await chair.Go($"/rounds/{round}/cards")).Press("Make the cards", ("Count", "2"));
        await house.Send(day.Organiser, new HandOut(round, voter));
        foreach (var code in printed.Document.QuerySelectorAll(".app-cards .app-code").Select(c => c.TextContent))
            await house.Messenger.Send(new CastSecretBallot(round, code, [new(day.Idea(1))]), Callers.Anonymous, CancellationToken.None);
        await day.Revealed(round);

        Assert.Contains(
            (await house.Ask(day.Organiser, new BallotPaperOf(round))).Notes,
            n => n.Text == "2 ballots are in, and 1 was dealt or handed out"
        );
        Assert.Equal(
            ["There are 2 ballots of 1 who could vote"],
            BundleCheck.Of((await house.Ask(day.Organiser, new BundleOf(round))).Json).Findings
        );
    }

    [Fact]
    public async Task Closing_writes_the_ballots_anew_in_one_transaction_by_their_keys()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Secret);
        foreach (var voter in await day.Voters(9))
        {
            var credential = (await house.Send(voter, new DealSecretBallot(round, Credential.NewToken()))).Credential;
            await house.Messenger.Send(
                new CastSecretBallot(round, credential, [new(day.Idea(1))]),
                Callers.Anonymous,
                CancellationToken.None
            );
        }
        const string Transactions = "SELECT count(DISTINCT xmin::text) FROM voting.ballots WHERE round_id = $1";
        Assert.Equal(9, await house.Scalar<long>(Transactions, round));
        await house.Send(day.Organiser, new CloseRound(round));
        Assert.Equal(1, await house.Scalar<long>(Transactions, round));
        Assert.True(
            await house.Scalar<bool>(
                "SELECT array_agg(ballot_key ORDER BY ctid) = array_agg(ballot_key ORDER BY ballot_key) FROM voting.ballots WHERE round_id = $1",
                round
            )
        );
        Assert.Empty(
            BundleCheck.Of((await house.Scalar<string>("SELECT bundle FROM voting.sealed_results WHERE round_id = $1", round))!).Findings
        );
    }

    [Fact]
    public async Task There_is_no_card_page_for_a_round_that_is_not_secret()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        using var device = await house.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await device.Go($"/rounds/{round}/card")).Status);
    }
}
