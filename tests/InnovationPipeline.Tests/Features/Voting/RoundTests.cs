using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Questions;
using InnovationPipeline.Voting.Domain.Recount;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Desk;
using InnovationPipeline.Voting.Features.Judging;
using InnovationPipeline.Voting.Features.Questions;
using InnovationPipeline.Voting.Features.Recount;
using InnovationPipeline.Voting.Features.Revealing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class RoundTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task A_round_is_prepared_opened_cast_changed_closed_and_revealed_through_its_pages()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        using var chair = await house.Browse(day.Organiser);
        using var phone = await house.Browse(voter);
        Assert.Contains("No vote is open", (await phone.Go($"/events/{day.Event}/vote")).Text, StringComparison.Ordinal);

        var page = await (await chair.Go($"/events/{day.Event}/rounds/new")).Press("Prepare the round", ("Title", "Choose the winner"));
        Assert.Equal("Choose the winner", page.Heading);
        page = await (await page.Follow("Check the paper and open voting")).Press("Open voting");
        Assert.Contains("Open", page.Text, StringComparison.Ordinal);
        var round = page.Url.Segments[2].Trim('/');

        var paper = await phone.Go($"/events/{day.Event}/vote");
        Assert.Contains("Headline 2", paper.Text, StringComparison.Ordinal);
        Assert.Contains("The 8am queue", paper.Text, StringComparison.Ordinal);
        Assert.Equal(["Select the idea you vote for"], (await paper.Press("Cast your vote")).Errors);
        var recorded = await paper.Press("Cast your vote", ("IdeaId", day.Idea(1).ToString()));
        Assert.Contains("Your vote is recorded", recorded.Text, StringComparison.Ordinal);
        recorded = await (await recorded.Follow("Change your vote")).Press("Cast your vote", ("IdeaId", day.Idea(2).ToString()));
        Assert.Contains("Idea of group 2", recorded.Text, StringComparison.Ordinal);

        var screen = await chair.Go($"/rounds/{round}/screen");
        Assert.Contains("1 of 1 have voted", screen.Text, StringComparison.Ordinal);
        var code = screen.Document.QuerySelector(".app-code")!.TextContent;
        Assert.Matches("^[A-Z]{3}\u00A0[A-Z]{3}$", code);
        Assert.Equal("Join the vote", (await phone.Go("/vote")).Heading);
        Assert.Equal(["Enter the code"], (await phone.Go("/vote?Code=")).Errors);
        Assert.StartsWith(
            "No vote that you can join",
            Assert.Single((await phone.Go("/vote?Code=XXXXXX")).Errors),
            StringComparison.Ordinal
        );
        Assert.Equal($"/events/{day.Event}/vote", (await phone.Go($"/vote?Code={code.ToLowerInvariant()}")).Url.AbsolutePath);
        using var stranger = await house.Browse(await house.Person("Sam Stranger"));
        Assert.NotEmpty((await stranger.Go($"/vote?Code={code}")).Errors);
        using var nobody = await house.Browse();
        var toSignIn = await nobody.Go($"/vote?Code={code}");
        Assert.Contains("Code", toSignIn.Url.Query, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("/vote", toSignIn.Url.AbsolutePath);
        Assert.Contains("sealed until the reveal", (await phone.Go($"/rounds/{round}/result")).Text, StringComparison.Ordinal);

        page = await (await chair.Go($"/rounds/{round}/closing")).Press("Close voting");
        Assert.Contains("Closed", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await phone.Http.GetAsync($"/api/v1/rounds/{round}/result")).StatusCode);
        var result = await (await page.Follow("Reveal the result")).Press("Reveal the result");

        Assert.Equal("Idea of group 2 wins", result.Heading);
        Assert.Contains("“Idea of group 2” has 1 vote.", result.Text, StringComparison.Ordinal);
        var told = await phone.Http.GetFromJsonAsync<ResultView>($"/api/v1/rounds/{round}/result");
        foreach (var step in told!.Result!.Steps)
            Assert.Contains(step, result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_checked_in_is_sent_to_the_desk()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var participant = await house.Person("Pat Participant", (Role.Participant, day.Event));
        using var phone = await house.Browse(participant);

        var page = await phone.Go($"/events/{day.Event}/vote");
        Assert.Contains("Go to the check-in desk", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=radio]"));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(participant, new CastBallot(round, day.Idea(1))));
    }

    [Fact]
    public async Task Strangers_find_nothing_and_wrong_ids_are_refused_with_a_sentence()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();
        using var phone = await house.Browse(voter);
        using var stranger = await house.Browse(other.Organiser);

        foreach (var path in new[] { "chair", "screen", "result", "opening", "closing", "revealing" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/rounds/{round}/{path}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.Go($"/rounds/{round}/chair")).Status);
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new CastBallot(round, other.Idea(1))));
        Assert.Equal("Select one of the ideas on the ballot paper", broken.Message);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(voter, new CastBallot(Guid.CreateVersion7(), day.Idea(1))));
    }

    [Fact]
    public async Task The_api_casts_and_refuses_with_the_same_sentences()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();
        using var phone = await house.Browse(voter);

        var cast = await Put(phone.Http, round, day.Idea(1));
        Assert.Equal(HttpStatusCode.NoContent, cast.StatusCode);
        var paper = await phone.Http.GetFromJsonAsync<BallotPaper>($"/api/v1/rounds/{round}");
        Assert.Equal(day.Idea(1), paper!.Marked.Single().IdeaId);
        Assert.Equal(1, paper.Turnout.Cast);
        await house.Send(day.Organiser, new CloseRound(round));

        var late = await Put(phone.Http, round, day.Idea(2));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Voting has closed", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        phone.Http.DefaultRequestHeaders.Clear();
        Assert.Equal(HttpStatusCode.BadRequest, (await phone.Http.PutAsJsonAsync($"/api/v1/rounds/{round}/ballot", new { })).StatusCode);
    }

    [Fact]
    public async Task Opening_names_groups_without_a_top_idea_and_needs_a_reason()
    {
        var day = await house.NewDay();
        house.Upstream.Withdraw(day.Groups[1].Id);
        var round = await day.Prepared();
        using var chair = await house.Browse(day.Organiser);

        var page = await chair.Go($"/rounds/{round}/opening");
        Assert.Contains("Group 2", page.Text, StringComparison.Ordinal);
        page = await page.Press("Open voting");
        Assert.Contains("give a reason to open without them", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await page.Press("Open voting", ("Without", "They left early"));
        Assert.Contains("Opened without Group 2: They left early", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_freezes_the_paper_and_its_hash_and_only_adjusts_with_a_reason()
    {
        var day = await house.NewDay();
        var round = await day.Opened(minutes: 10);
        var before = await house.Ask(day.Organiser, new BallotPaperOf(round));
        house.Upstream.Retitle(day.Groups[0].Id, "Another title");

        await Assert.ThrowsAsync<Invalid>(() => house.Send(day.Organiser, new ExtendRound(round, 5, "")));
        await house.Send(day.Organiser, new ExtendRound(round, 5, "A queue at the desk"));
        await house.Send(day.Organiser, new CorrectPaper(round, "The second line of group 1 should say practices"));

        var after = await house.Ask(day.Organiser, new BallotPaperOf(round));
        Assert.Equal(before.DefinitionHash, after.DefinitionHash);
        Assert.Contains(after.Ideas, i => i.Title == "Idea of group 1");
        Assert.Equal(before.ClosesAt!.Value.AddMinutes(5), after.ClosesAt);
        Assert.Equal(["A queue at the desk", "The second line of group 1 should say practices"], after.Notes.Select(n => n.Text));
        var text = await house.Scalar<string>("SELECT definition_text FROM voting.rounds WHERE id = $1", round);
        Assert.Equal(Definition.HashOf(text!), after.DefinitionHash);
    }

    [Fact]
    public async Task One_round_of_an_event_is_open_at_a_time_and_a_double_submit_prepares_one()
    {
        var day = await house.NewDay();
        await day.Opened();
        var second = await day.Prepared();
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new OpenRound(second, null, null)));
        Assert.Equal("Another round of this event is open. Close it first", refusal.Message);

        await house.Send(day.Organiser, new PrepareRound(second, day.Event, "Again", TiePolicy.Lots, null, OwnGroupRule.Allow, true));
        Assert.Equal(2, await house.Scalar<long>("SELECT count(*) FROM voting.rounds WHERE innovation_event_id = $1", day.Event));
    }

    [Fact]
    public async Task Own_group_and_single_choice_rules_are_kept()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        house.Upstream.Seat(day.Event, group: 1, voter);
        var round = await day.Opened(own: OwnGroupRule.Forbid, mayChange: false);

        var own = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new CastBallot(round, day.Idea(1))));
        Assert.StartsWith("You cannot vote for your own group's idea", own.Message, StringComparison.Ordinal);
        await house.Send(voter, new CastBallot(round, day.Idea(2)));
        await house.Send(voter, new CastBallot(round, day.Idea(2)));
        var change = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voter, new CastBallot(round, day.Idea(3))));
        Assert.Equal("You have voted, and this round takes no changes", change.Message);
    }

    [Fact]
    public async Task A_tied_lead_goes_to_a_run_off_that_decides()
    {
        var day = await house.NewDay(4);
        var voters = await day.Voters(5);
        var round = await day.Opened(TiePolicy.RunOff);
        await Cast(round, voters, day.Idea(1), day.Idea(1), day.Idea(2), day.Idea(2), day.Idea(3));
        await house.Send(day.Organiser, new CloseRound(round));
        var early = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RevealResult(round)));
        Assert.Contains("Hold the run-off", early.Message, StringComparison.Ordinal);

        using var chair = await house.Browse(day.Organiser);
        var page = await (await chair.Go($"/rounds/{round}/chair")).Press("Open the run-off");
        Assert.StartsWith("Run-off", page.Heading, StringComparison.Ordinal);
        var runOff = Guid.Parse(page.Url.Segments[2].Trim('/'));
        var paper = await house.Ask(voters[0], new BallotPaperOf(runOff));
        Assert.Equal(new[] { day.Idea(1), day.Idea(2) }.ToHashSet(), paper.Ideas.Select(i => i.IdeaId).ToHashSet());
        await Cast(runOff, voters, day.Idea(2), day.Idea(2), day.Idea(2), day.Idea(1), day.Idea(1));
        await house.Send(day.Organiser, new CloseRound(runOff));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RevealResult(runOff)));
        await house.Send(day.Organiser, new RevealResult(round));

        var result = await Result(day, round);
        Assert.Equal([day.Idea(2)], result.Winners.Select(w => w.IdeaId));
        Assert.Contains("The run-off was held and counted:", result.Steps);
        Assert.Equal(RoundState.Revealed, (await house.Ask(day.Organiser, new ResultOf(runOff))).State);
        Assert.Equal(
            1,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE type = 'Voting.ResultRevealed' AND body->>'WinnerIdeaIds' LIKE $1",
                $"%{day.Idea(2)}%"
            )
        );
    }

    [Fact]
    public async Task Lots_are_drawn_as_documented()
    {
        var day = await house.NewDay(3);
        var voters = await day.Voters(4);
        var round = await day.Opened(TiePolicy.Lots);
        await Cast(round, voters, day.Idea(1), day.Idea(1), day.Idea(3), day.Idea(3));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        var result = await Result(day, round);

        // Recomputed in SQL, from the documentation.
        var root = await house.Scalar<string>(
            """
            SELECT encode(sha256(convert_to(string_agg(leaf, '' ORDER BY leaf COLLATE "C"), 'UTF8')), 'hex') FROM (
                SELECT encode(sha256(uuid_send(round_id) || convert_to(marks, 'UTF8') || nonce), 'hex') AS leaf FROM voting.ballots WHERE round_id = $1) l
            """,
            round
        );
        var winner = await house.Scalar<Guid>(
            """
            SELECT id FROM unnest($3::uuid[]) AS id
            ORDER BY encode(sha256(convert_to(encode(sha256(convert_to($1 || $2, 'UTF8')), 'hex'), 'UTF8') || uuid_send(id)), 'hex') COLLATE "C" LIMIT 1
            """,
            result.DefinitionHash,
            root!,
            new[] { day.Idea(1), day.Idea(3) }
        );
        Assert.Equal(root, result.BallotsRoot);
        Assert.Equal([winner], result.Winners.Select(w => w.IdeaId));
    }

    [Fact]
    public async Task Erasing_a_voter_never_changes_a_result()
    {
        var day = await house.NewDay(3);
        var voters = await day.Voters(3);
        var round = await day.Opened();
        await Cast(round, voters, day.Idea(1), day.Idea(1), day.Idea(2));
        await Forget(voters[0]);
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE ballot_key = $1", voters[0]));
        await house.Execute("DELETE FROM platform.grants WHERE person_id = $1", voters[0]);
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        var before = await Result(day, round);
        Assert.Equal([2, 1, 0], before.Standings.Select(s => s.Votes));

        await Forget(voters[1]);

        var after = await Result(day, round);
        Assert.Equal(before.ResultHash, after.ResultHash);
        Assert.Equal(before.BallotsRoot, after.BallotsRoot);
        Assert.Equal(
            0,
            await house.Scalar<long>(
                "SELECT count(*) FROM voting.ballots WHERE round_id = $1 AND ballot_key = ANY ($2)",
                round,
                voters.ToArray()
            )
        );
        var ballots = await house.Scalar<long>(
            "SELECT count(*) FROM voting.ballots WHERE round_id = $1 AND marks = (SELECT number || ':1' FROM voting.paper_entries e WHERE e.round_id = $1 AND e.idea_id = $2)",
            round,
            day.Idea(1)
        );
        Assert.Equal(2, ballots);
    }

    /// <summary>An open round reads a voter's name out after its reveal, and a judge wrote theirs into a note: both are gone, and the result is as it was.</summary>
    [Fact]
    public async Task An_erased_voter_is_named_in_no_table_of_the_vote_and_on_no_page()
    {
        const string Name = "Zenobia Quillfeather";
        var day = await house.NewDay(2);
        var round = await day.Opened(secrecy: Secrecy.Open);
        var voter = await house.Person(Name, (Role.Participant, day.Event), (Role.Voter, day.Event), (Role.Panellist, day.Event));
        await house.Send(voter, new CastBallot(round, day.Idea(1)));
        await house.Send(
            voter,
            new AskQuestion(Guid.CreateVersion7(), day.Event, QuestionSubject.Day, SubjectId: null, "Who pays?", FollowSecret: null)
        );
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(voter, new DeclareInterest(day.Event, day.Idea(2), InterestKind.Personal, $"Written by a cousin of {Name}"));
        var before = await day.Revealed(round);
        var onPaper = await day.Opened();
        await house.Send(day.Organiser, new HandOut(onPaper, voter));
        using var reader = await house.Browse(day.Organiser);
        Assert.Contains(Name, (await reader.Go($"/rounds/{round}/named-ballots")).Text, StringComparison.Ordinal);
        // The search can find: the note names her, and so does the hand-out, by her id.
        Assert.Equal(["interest_declarations"], await TablesWith(Name));
        Assert.Contains("dealings", await TablesWith(voter.ToString()));
        Assert.Contains("ballots", await TablesWith(voter.ToString()));

        await house.InTransaction(async services =>
        {
            foreach (var holder in services.GetServices<IHoldPersonalData>())
                await holder.Forget(voter, CancellationToken.None);
        });

        Assert.Empty(await TablesWith(Name));
        Assert.Empty(await TablesWith($"{voter:N}@example.org"));
        Assert.DoesNotContain(await TablesWith(voter.ToString()), table => table is "ballots" or "dealings");
        foreach (
            var page in new[] { $"/rounds/{round}/named-ballots", $"/events/{day.Event}/questions", $"/events/{day.Event}/panel/chair" }
        )
            Assert.DoesNotContain(Name, (await reader.Go(page)).Text, StringComparison.Ordinal);
        Assert.Equal(before.ResultHash, (await Result(day, round)).ResultHash);
    }

    /// <summary>Tables of the vote with these words in any column of any row.</summary>
    private async Task<IReadOnlyList<string>> TablesWith(string words)
    {
        var tables = await house.Scalar<string[]>(
            "SELECT array_agg(tablename::text ORDER BY tablename) FROM pg_tables WHERE schemaname = 'voting'"
        );
        Assert.True(tables!.Length > 15);
        var found = new List<string>();
        foreach (var table in tables)
            if (await house.Scalar<long>($"SELECT count(*) FROM voting.{table} t WHERE t::text ILIKE '%' || $1 || '%'", words) > 0)
                found.Add(table);
        return found;
    }

    /// <summary>Whoever presses when the clock shows nothing more is still in.</summary>
    [Fact]
    public async Task The_countdown_ends_five_seconds_before_the_close_on_all_three_pages()
    {
        var day = await house.NewDay();
        var round = await day.Opened(minutes: 10);
        var closesAt = await house.Scalar<DateTime>("SELECT closes_at FROM voting.rounds WHERE id = $1", round);
        using var phone = await house.Browse(await day.Voter());
        using var chair = await house.Browse(day.Organiser);
        foreach (
            var page in new[]
            {
                await phone.Go($"/events/{day.Event}/vote"),
                await chair.Go($"/rounds/{round}/chair"),
                await chair.Go($"/rounds/{round}/screen"),
            }
        )
        {
            var clock = page.Document.QuerySelectorAll("time[data-countdown]").Single();
            DateTime At(string attribute) => DateTimeOffset.Parse(clock.GetAttribute(attribute)!, CultureInfo.InvariantCulture).UtcDateTime;
            Assert.Equal(closesAt, At("datetime"), TimeSpan.FromMilliseconds(1));
            Assert.Equal(TimeSpan.FromSeconds(5), At("datetime") - At("data-countdown"));
        }
    }

    [Fact]
    public async Task A_forgotten_persons_open_ballot_still_counts_and_a_quorum_holds()
    {
        var day = await house.NewDay(2);
        var voters = await day.Voters(3);
        var round = await day.Opened(quorum: 3);
        await Cast(round, voters, day.Idea(1), day.Idea(1));
        await Forget(voters[0]);
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));

        var result = await Result(day, round);
        Assert.Empty(result.Winners);
        Assert.Contains("The quorum of 3 ballots was not reached, so there is no winner.", result.Steps);
    }

    [Fact]
    public async Task Answers_tell_revealed_results_only()
    {
        var day = await house.NewDay(2);
        var voters = await day.Voters(1);
        var round = await day.Opened();
        await Cast(round, voters, day.Idea(2));
        await house.Send(day.Organiser, new CloseRound(round));
        Assert.Null(await Answer(r => r.Of(round, default)));
        Assert.Null(await Answer(r => r.WithIdea(day.Idea(2), default)));
        Assert.Empty(await Answer(r => r.OfEvent(day.Event, default)));

        await house.Send(day.Organiser, new RevealResult(round));

        var result = await Answer(r => r.WithIdea(day.Idea(2), default));
        Assert.Equal([day.Idea(2)], result!.WinnerIdeaIds);
        Assert.Equal((1, 1), (result.Turnout, result.Electorate));
    }

    [Fact]
    public async Task A_round_past_its_time_is_closed_by_the_job_and_a_cancelled_one_takes_nothing()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(1);
        var round = await day.Opened(minutes: 1);
        await house.Execute("UPDATE voting.rounds SET closes_at = now() - interval '1 second' WHERE id = $1", round);
        await new CloseRoundJob(house.Messenger).Run(TestContext.Current.CancellationToken);
        Assert.Equal(RoundState.Closed, (await house.Ask(day.Organiser, new BallotPaperOf(round))).State);

        await house.Send(day.Organiser, new CancelRound(round, "The wrong paper"));
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(voters[0], new CastBallot(round, day.Idea(1))));
        Assert.Contains("cancelled", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RevealResult(round)));
    }

    [Fact]
    public async Task At_the_time_that_was_shown_nothing_more_is_taken_even_before_the_round_is_closed()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        var round = await day.Opened(minutes: 1);
        await house.Execute("UPDATE voting.rounds SET closes_at = now() - interval '1 second' WHERE id = $1", round);
        using var phone = await house.Browse(voter);

        var late = await (await phone.Go($"/events/{day.Event}/vote")).Press("Cast your vote", ("IdeaId", $"{day.Idea(1)}"));
        Assert.Contains(BallotGate.Rules.BeforeTheClose.Sentence, late.Text, StringComparison.Ordinal);
        Assert.Equal(RoundState.Open, (await house.Ask(day.Organiser, new BallotPaperOf(round))).State);

        await house.Send(day.Organiser, new ExtendRound(round, 5, "The queue was long"));
        await house.Send(voter, new CastBallot(round, day.Idea(1)));
        Assert.Equal([1, 0, 0], (await day.Revealed(round)).Standings.Select(s => s.Votes));
    }

    [Fact]
    public async Task Who_may_vote_is_fixed_at_the_opening_and_everyone_reads_what_became_otherwise()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(3);
        var round = await day.Opened();
        var definition = await house.Scalar<string>("SELECT definition_text FROM voting.rounds WHERE id = $1", round);
        Assert.Contains("\"electors\":{\"count\":3,\"hash\":\"", definition!, StringComparison.Ordinal);

        var late = await day.Voters(2);
        await house.Send(late[0], new CastBallot(round, day.Idea(1)));
        await house.Send(voters[0], new CastBallot(round, day.Idea(1)));
        // One who had not voted left; one who had voted left too, and stays counted.
        await house.Execute("DELETE FROM platform.grants WHERE person_id = $1 AND scope_id = $2", voters[1], day.Event);
        await house.Execute("DELETE FROM platform.grants WHERE person_id = $1 AND scope_id = $2", voters[0], day.Event);
        await day.Revealed(round);

        var paper = await house.Ask(day.Organiser, new BallotPaperOf(round));
        Assert.Equal(
            "2 people checked in after voting opened, and could vote. 1 person who could vote when voting opened could no longer at the close",
            Assert.Single(paper.Notes).Text
        );
        Assert.Equal(4, paper.Turnout.Eligible);
        Assert.Empty(BundleCheck.Of((await house.Ask(day.Organiser, new BundleOf(round))).Json).Findings);

        await Forget(voters[2]);
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.electors WHERE person_id = $1", voters[2]));
        Assert.Equal(3, await house.Scalar<long>("SELECT count(*) FROM voting.electors WHERE round_id = $1", round));
    }

    /// <summary>Of a voter's acts the last that arrives before the close counts; trying one again is none, however late it comes.</summary>
    [Fact]
    public async Task Replayed_and_reordered_requests_leave_one_ballot_that_says_what_was_done_last_and_none_reaches_it_after_the_close()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        var round = await day.Opened();
        using var phone = await house.Browse(voter);
        var (first, again, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        async Task<HttpStatusCode> Send(Guid key, int idea, Guid? to = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rounds/{to ?? round}/ballot")
            {
                Content = JsonContent.Create(new { ideaId = day.Idea(idea) }),
            };
            request.Headers.Add("Idempotency-Key", $"{key}");
            using var answer = await phone.Http.SendAsync(request);
            return answer.StatusCode;
        }
        Task<string?> In() =>
            house.Scalar<string>("SELECT string_agg(marks || ' ' || code, ';') FROM voting.ballots WHERE round_id = $1", round);

        Assert.Equal(HttpStatusCode.NoContent, await Send(first, 1));
        var once = await In();
        // The same again, many times and at once: nothing changes, the receipt's code neither.
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Send(first, 1))),
            code => Assert.Equal(HttpStatusCode.NoContent, code)
        );
        Assert.Equal(once, await In());
        // The same key with something else in it is refused: it was not tried again.
        Assert.Equal(HttpStatusCode.Conflict, await Send(first, 2));
        Assert.Equal(once, await In());
        // The same marks once more under another key; then a change; then both older ones, held up on their way, many times and at once.
        Assert.Equal(HttpStatusCode.NoContent, await Send(again, 1));
        Assert.Equal(once, await In());
        Assert.Equal(HttpStatusCode.NoContent, await Send(second, 3));
        var changed = await In();
        Assert.StartsWith("3:1", changed, StringComparison.Ordinal);
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Send(i % 2 == 0 ? first : again, 1))),
            code => Assert.Equal(HttpStatusCode.NoContent, code)
        );
        Assert.Equal(changed, await In());
        var recorded = (await phone.Go($"/events/{day.Event}/vote")).Text;
        Assert.Contains("Your vote is recorded", recorded, StringComparison.Ordinal);
        Assert.Contains("Idea of group 3", recorded, StringComparison.Ordinal);
        // Changing back is an act of its own. No more than the last sixteen are kept.
        foreach (var turn in Enumerable.Range(0, 20))
            Assert.Equal(HttpStatusCode.NoContent, await Send(Guid.CreateVersion7(), 2 - turn % 2));
        Assert.Equal(256, await house.Scalar<int>("SELECT length(requests) FROM voting.ballots WHERE round_id = $1", round));
        Assert.Equal(HttpStatusCode.NoContent, await Send(second, 1));
        once = await In();

        await house.Send(day.Organiser, new CloseRound(round));
        foreach (var (key, idea) in new[] { (first, 1), (second, 3), (Guid.CreateVersion7(), 2) })
            Assert.Equal(HttpStatusCode.Conflict, await Send(key, idea));
        Assert.Equal(once, await In());
        await house.Send(day.Organiser, new RevealResult(round));
        Assert.Equal("Idea of group 1", (await Result(day, round)).Winners.Single().Title);

        // Where a ballot cannot be changed the same is harmless, and anything else is refused.
        var fixedRound = await day.Opened(mayChange: false);
        Assert.Equal(HttpStatusCode.NoContent, await Send(first, 1, fixedRound));
        Assert.Equal(HttpStatusCode.NoContent, await Send(first, 1, fixedRound));
        Assert.Equal(HttpStatusCode.NoContent, await Send(second, 1, fixedRound));
        Assert.Equal(HttpStatusCode.Conflict, await Send(first, 2, fixedRound));
    }

    private async Task Cast(Guid round, IReadOnlyList<Guid> voters, params Guid[] choices)
    {
        for (var i = 0; i < choices.Length; i++)
            await house.Send(voters[i], new CastBallot(round, choices[i]));
    }

    private async Task<Revealed> Result(Day day, Guid round) => (await house.Ask(day.Organiser, new ResultOf(round))).Result!;

    private Task Forget(Guid person) =>
        house.InTransaction(async services =>
        {
            foreach (
                var holder in services.GetServices<IHoldPersonalData>().Where(h => h.GetType().Assembly == typeof(VotingModule).Assembly)
            )
                await holder.Forget(person, CancellationToken.None);
        });

    private async Task<T> Answer<T>(Func<IResults, Task<T>> ask)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IResults>());
    }

    private static async Task<HttpResponseMessage> Put(HttpClient http, Guid round, Guid idea)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rounds/{round}/ballot")
        {
            Content = JsonContent.Create(new { ideaId = idea }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await http.SendAsync(request);
    }
}
