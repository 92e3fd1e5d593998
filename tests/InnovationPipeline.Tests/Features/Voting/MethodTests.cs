using System.Net;
using System.Net.Http.Json;
using System.Text;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>Approval, dots, score and ranking through the pages, and their rules in the same words on page and API.</summary>
public sealed class MethodTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task A_round_of_dots_is_declared_and_voted_in_through_its_pages()
    {
        var day = await house.NewDay();
        using var chair = await house.Browse(day.Organiser);
        using var phone = await house.Browse(await day.Voter());
        var form = await chair.Go($"/events/{day.Event}/rounds/new");
        var wrong = await form.Press("Prepare the round", ("Method", "Dots"), ("Dots", "3"), ("DotsPerIdea", "4"));
        Assert.Equal(["The most dots for one idea is 1 or more, and no more than a voter has"], wrong.Errors);
        var prepared = await form.Press("Prepare the round", ("Method", "Dots"), ("Dots", "5"), ("DotsPerIdea", "3"));
        await (await prepared.Follow("Check the paper and open voting")).Press("Open voting");

        var paper = await phone.Go($"/events/{day.Event}/vote");
        Assert.Contains("Deal out up to 5 dots among the ideas, at most 3 to one", paper.Text, StringComparison.Ordinal);
        var over = await paper.Press("Cast your vote", Value(day, 1, "3"), Value(day, 2, "3"));
        Assert.Equal(["You have 5 dots and gave 6. Take 1 back"], over.Errors);
        Assert.Equal("3", over.Document.QuerySelector($"#value-{day.Idea(2)}")!.GetAttribute("value"));
        var letters = await paper.Press("Cast your vote", Value(day, 1, "three"));
        Assert.Equal(["Enter a number of dots of 0 or more for “Idea of group 1”"], letters.Errors);
        Assert.Equal("three", letters.Document.QuerySelector($"#value-{day.Idea(1)}")!.GetAttribute("value"));
        Assert.Equal(
            ["Give at most 3 dots to one idea: “Idea of group 1” has more"],
            (await paper.Press("Cast your vote", Value(day, 1, "4"))).Errors
        );
        var recorded = await over.Press("Cast your vote", Value(day, 1, "3"), Value(day, 2, "2"));
        Assert.Contains("Idea of group 1: 3 dots", recorded.Text, StringComparison.Ordinal);
        Assert.Contains("Idea of group 2: 2 dots", recorded.Text, StringComparison.Ordinal);
        var change = await recorded.Follow("Change your vote");
        Assert.Equal("3", change.Document.QuerySelector($"#value-{day.Idea(1)}")!.GetAttribute("value"));

        var round = Guid.Parse(prepared.Url.Segments[2].Trim('/'));
        var result = await day.Revealed(round);
        Assert.Equal([3, 2, 0], result.Standings.Select(s => s.Votes));
        var page = await phone.Go($"/rounds/{round}/result");
        Assert.Contains("Idea of group 1 leads with 3 dots", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InstantRunOff", "RunOffLimits", "Mark at least 2 ideas", "Mark at most 2 ideas: you have marked 3")]
    [InlineData("Schulze", "SchulzeLimits", "Mark at least 2 ideas", "Mark at most 2 ideas: you have marked 3")]
    [InlineData("Approval", "", "Mark at least 2 ideas", "Mark at most 2 ideas: you have marked 3")]
    public async Task How_many_to_mark_is_declared_on_the_page_and_refused_in_the_same_words_by_page_and_API(
        string way,
        string fields,
        string tooFew,
        string tooMany
    )
    {
        var method = Enum.Parse<VotingMethod>(way);
        var day = await house.NewDay();
        string Field(string name) => fields.Length == 0 ? name : $"{fields}.{name}";
        using var chair = await house.Browse(day.Organiser);
        var form = await chair.Go($"/events/{day.Event}/rounds/new");
        var wrong = await form.Press("Prepare the round", ("Method", $"{method}"), (Field("Least"), "3"), (Field("Most"), "2"));
        Assert.Equal(["The most ideas to mark cannot be below the fewest"], wrong.Errors);
        Assert.Equal("3", wrong.Document.QuerySelector($"[name='{Field("Least")}']")!.GetAttribute("value"));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => day.Prepared(method: method, rule: new BallotRule(3, 2)));
        Assert.Equal(wrong.Errors, [refused.Message]);
        var prepared = await wrong.Press("Prepare the round", ("Method", $"{method}"), (Field("Least"), "2"), (Field("Most"), "2"));
        var opened = await (await prepared.Follow("Check the paper and open voting")).Press("Open voting");
        var round = Guid.Parse(opened.Url.Segments[2].Trim('/'));

        using var phone = await house.Browse(await day.Voter());
        var paper = await phone.Go($"/events/{day.Event}/vote");
        Assert.Contains("exactly 2", paper.Text, StringComparison.Ordinal);
        foreach (var (marks, sentence) in new[] { (1, tooFew), (3, tooMany) })
        {
            var ticks = Enumerable
                .Range(1, marks)
                .Select(i => method == VotingMethod.Approval ? ("Ticked", $"{day.Idea(i)}") : Value(day, i, $"{i}"))
                .ToArray();
            Assert.Equal([sentence], (await paper.Press("Cast your vote", ticks)).Errors);
            using var answer = await Put(
                phone.Http,
                round,
                JsonContent.Create(
                    new
                    {
                        marks = Enumerable
                            .Range(1, marks)
                            .Select(n => new { ideaId = day.Idea(n), value = method == VotingMethod.Approval ? 1 : n }),
                    }
                )
            );
            Assert.False(answer.IsSuccessStatusCode);
            Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Theory]
    [InlineData("InstantRunOff", "Idea of group 2", 1)]
    [InlineData("Schulze", "Idea of group 2", 1)]
    public async Task Ideas_are_ranked_without_dragging_and_each_place_once(string method, string winner, int places)
    {
        var day = await house.NewDay();
        var round = await day.Opened(method: Enum.Parse<VotingMethod>(method));
        using var phone = await house.Browse(await day.Voter());
        var paper = await phone.Go($"/events/{day.Event}/vote");

        var twice = await paper.Press("Cast your vote", Value(day, 1, "2"), Value(day, 2, "2"));
        var said = Assert.Single(twice.Errors);
        Assert.StartsWith("You ranked both “Idea of group", said, StringComparison.Ordinal);
        Assert.EndsWith("2nd. Give each place to one idea", said, StringComparison.Ordinal);
        Assert.NotNull(twice.Document.QuerySelector($"#value-{day.Idea(2)} option[selected][value='2']"));
        var recorded = await twice.Press("Cast your vote", Value(day, 1, "2"), Value(day, 2, "1"));
        Assert.Contains("1st: Idea of group 2", recorded.Text, StringComparison.Ordinal);

        var result = await day.Revealed(round);
        Assert.Equal([winner], result.Winners.Select(w => w.Title));
        Assert.Equal(places, result.Standings[0].Rank);
    }

    [Fact]
    public async Task Exactly_so_many_in_each_area_is_refused_on_page_and_api_in_the_same_words()
    {
        var day = await house.NewDay(4);
        await day.Opened(method: VotingMethod.Approval, rule: new BallotRule(PerArea: 3));
        var voter = await day.Voter();
        using var phone = await house.Browse(voter);
        var paper = await phone.Go($"/events/{day.Event}/vote");

        var page = await paper.Press("Cast your vote", ("Ticked", $"{day.Idea(1)}"), ("Ticked", $"{day.Idea(2)}"));
        const string Sentence = "Mark exactly 3 ideas in Primary care through digital: you have marked 2";
        Assert.Equal([Sentence], page.Errors);
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name=Ticked][checked]").Length);
        var round = Guid.Parse(paper.Document.QuerySelector("input[name=RoundId]")!.GetAttribute("value")!);
        using var api = await Put(
            phone.Http,
            round,
            JsonContent.Create(new { marks = new[] { new { ideaId = day.Idea(1) }, new { ideaId = day.Idea(2) } } })
        );
        Assert.Equal(HttpStatusCode.Conflict, api.StatusCode);
        Assert.Contains(Sentence, await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await house.Send(voter, new CastBallot(round, [new(day.Idea(1)), new(day.Idea(2)), new(day.Idea(4))]));
        Assert.Equal([1, 1, 1, 0], (await day.Revealed(round)).Standings.Select(s => s.Votes));
    }

    [Fact]
    public async Task Who_marks_their_own_groups_idea_marks_another_too()
    {
        var day = await house.NewDay();
        var round = await day.Opened(method: VotingMethod.Approval, own: OwnGroupRule.MustIncludeOthers);
        var voter = await day.Voter();
        house.Upstream.Seat(day.Event, 1, voter);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new CastBallot(round, day.Idea(1))));
        Assert.Equal(BallotRule.Rules.IncludesOthers, refused.Rule);
        await house.Send(voter, new CastBallot(round, [new(day.Idea(1)), new(day.Idea(2))]));
    }

    [Fact]
    public async Task What_no_ballot_can_say_is_refused_and_nothing_is_kept()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var round = await day.Opened(method: VotingMethod.Score);
        var voter = await day.Voter();
        Task Cast(params IdeaMark[] marks) => house.Send(voter, new CastBallot(round, marks));

        await Assert.ThrowsAsync<Invalid>(() => Cast());
        await Refused(BallotRule.Rules.OnThePaper, () => Cast(new IdeaMark(other.Idea(1), 3)));
        await Refused(BallotRule.Rules.MarkedOnce, () => Cast(new(day.Idea(1), 3), new(day.Idea(1), 4)));
        await Assert.ThrowsAsync<RuleBroken>(() => Cast(new IdeaMark(day.Idea(1), 6)));
        await Assert.ThrowsAsync<RuleBroken>(() => Cast(new IdeaMark(day.Idea(1), -1)));
        await Refused(BallotRule.Rules.MarksSomething, () => Cast(new IdeaMark(day.Idea(1), 0)));
        await Assert.ThrowsAsync<Invalid>(() => Cast([.. Enumerable.Range(0, 501).Select(_ => new IdeaMark(Guid.CreateVersion7(), 1))]));
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Fact]
    public async Task Ten_megabytes_of_ballot_and_garbage_are_refused_without_a_500()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        using var phone = await house.Browse(await day.Voter());
        var megabytes =
            "{\"marks\":[" + string.Join(',', Enumerable.Repeat($"{{\"ideaId\":\"{day.Idea(1)}\",\"value\":1}}", 160_000)) + "]}";
        foreach (
            var body in (string[])
                [megabytes, "{\"ideaId\":\"" + new string('a', 100_000) + "\"}", "[", "{\"marks\":7}", "{\"marks\":[{\"value\":1e400}]}"]
        )
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await Put(phone.Http, round, content);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Fact]
    public async Task Each_method_gives_a_bundle_that_counts_again()
    {
        foreach (var method in Enum.GetValues<VotingMethod>())
        {
            var day = await house.NewDay();
            var round = await day.Opened(
                TiePolicy.Lots,
                method: method,
                rule: method == VotingMethod.Dots ? new BallotRule(Dots: 4) : null
            );
            foreach (var (i, voter) in (await day.Voters(4)).Index())
                await house.Send(
                    voter,
                    new CastBallot(
                        round,
                        method == VotingMethod.ChooseOne
                            ? [new(day.Idea(1 + i % 2))]
                            : [new(day.Idea(1 + i % 3)), new(day.Idea(1 + (i + 1) % 3), method is VotingMethod.Approval ? 1 : 2)]
                    )
                );
            await day.Revealed(round);
            var bundle = await house.Ask(day.Organiser, new InnovationPipeline.Voting.Features.Recount.BundleOf(round));
            Assert.Empty(BundleCheck.Of(bundle.Json).Findings);
        }
    }

    [Fact]
    public async Task Dots_are_not_overspent_by_thirty_two_at_once()
    {
        var day = await house.NewDay();
        var round = await day.Opened(method: VotingMethod.Dots, rule: new BallotRule(Dots: 3));
        var voters = await day.Voters(50);
        var chance = new Random(4);
        var tries = voters
            .SelectMany(voter => Enumerable.Range(0, 32).Select(_ => (Voter: voter, One: chance.Next(0, 4), Other: chance.Next(0, 4))))
            .ToList();
        await Task.WhenAll(
            tries.Select(async t =>
            {
                try
                {
                    await house.Send(t.Voter, new CastBallot(round, [new(day.Idea(1), t.One), new(day.Idea(2), t.Other)]));
                    Assert.True(t.One + t.Other is > 0 and <= 3);
                }
                catch (RuleBroken)
                {
                    Assert.False(t.One + t.Other is > 0 and <= 3);
                }
            })
        );
        Assert.Equal(
            0,
            await house.Scalar<long>(
                """
                SELECT count(*) FROM voting.ballots b WHERE round_id = $1
                AND (SELECT sum(split_part(m, ':', 2)::int) FROM unnest(string_to_array(b.marks, ',')) m) > 3
                """,
                round
            )
        );
        Assert.Equal(50, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Fact]
    public async Task An_open_round_tells_who_voted_how_after_the_reveal_only()
    {
        var day = await house.NewDay();
        var round = await day.Opened(secrecy: Secrecy.Open);
        var voter = await day.Voter("Vera Votemaker");
        await house.Send(voter, new CastBallot(round, day.Idea(2)));
        using var phone = await house.Browse(voter);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Go($"/rounds/{round}/named-ballots")).Status);

        await day.Revealed(round);
        var named = await (await phone.Go($"/rounds/{round}/result")).Follow("Who voted how");
        Assert.Contains("Vera Votemaker", named.Text, StringComparison.Ordinal);
        Assert.Contains("Idea of group 2", named.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_copy_says_what_is_kept_of_their_vote()
    {
        var voter = Guid.Empty;
        var said = new List<string>();
        foreach (var secrecy in Enum.GetValues<Secrecy>())
        {
            var day = await house.NewDay();
            voter = await day.Voter();
            var round = await day.Opened(secrecy: secrecy);
            if (secrecy == Secrecy.Secret)
                await house.Send(voter, new DealSecretBallot(round, Credential.NewToken()));
            else
                await house.Send(voter, new CastBallot(round, day.Idea(1)));
            await house.InTransaction(async services =>
                said.AddRange(
                    (
                        await services
                            .GetServices<IHoldPersonalData>()
                            .OfType<InnovationPipeline.Voting.Answers.VotersData>()
                            .Single()
                            .About(voter, CancellationToken.None)
                    ).Select(d => d.Value)
                )
            );
        }
        Assert.Collection(
            said,
            confidential => Assert.EndsWith("loses your name at the reveal", confidential, StringComparison.Ordinal),
            open => Assert.Contains("everyone there reads it with your name", open, StringComparison.Ordinal),
            secret => Assert.StartsWith("You were dealt a secret ballot", secret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_rule_that_the_paper_cannot_keep_does_not_open()
    {
        var day = await house.NewDay(2);
        var round = await day.Prepared(method: VotingMethod.Approval, rule: new BallotRule(PerArea: 3));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new OpenRound(round, null, null)));
        Assert.Equal("Primary care through digital has fewer than 3 ideas on the paper, so nobody could fill in a ballot", refused.Message);
        await Refused(Round.Rules.TieSuitsMethod, () => day.Prepared(TiePolicy.HeadToHead));
        await Refused(Round.Rules.FirstChoicesAreRanked, () => day.Prepared(TiePolicy.MoreFirstChoices, method: VotingMethod.Score));
        await Refused(Round.Rules.SecretKnowsNobody, () => day.Prepared(own: OwnGroupRule.Forbid, secrecy: Secrecy.Secret));
    }

    private static async Task Refused(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);

    private static (string, string) Value(Day day, int idea, string value) => ($"Values[{day.Idea(idea)}]", value);

    private static async Task<HttpResponseMessage> Put(HttpClient http, Guid round, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rounds/{round}/ballot") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await http.SendAsync(request);
    }
}
