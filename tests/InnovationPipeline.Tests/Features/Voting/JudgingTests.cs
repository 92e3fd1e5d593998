using System.Net;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Answers;
using InnovationPipeline.Voting.Domain.Judging;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class JudgingTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task A_panel_is_declared_scored_closed_and_revealed_through_its_pages()
    {
        var day = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        var round = await day.Opened();
        await house.Send(await day.Voter(), new CastBallot(round, day.Idea(2)));
        using var chair = await house.Browse(day.Organiser);
        var page = await chair.Go($"/events/{day.Event}/panel/chair");
        Assert.Contains("at least 1 criterion", Assert.Single((await page.Press("Open the scores")).Errors), StringComparison.Ordinal);
        page = await chair.Go($"/events/{day.Event}/panel/chair");
        Assert.Equal(["Enter what the judges look at"], (await page.Press("Add the criterion", ("Weight", "3"))).Errors);
        page = await page.Press("Add the criterion", ("Name", "Benefit"), ("Weight", "3"));
        page = await page.Press("Add the criterion", ("Name", "Feasible"), ("Weight", "1"));
        Assert.Contains("The weights add up to 4", page.Text, StringComparison.Ordinal);
        Assert.Contains("75%", page.Text, StringComparison.Ordinal);
        page = await page.Press("Save", ("PanelPercent", "60"));
        page = await page.Press("Open the scores");
        Assert.Contains("Scores are open", page.Text, StringComparison.Ordinal);
        Assert.Contains("Definition:", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Late", null, 1))
        );

        using var judge = await house.Browse(penny);
        var sheet = await (await judge.Go($"/events/{day.Event}/panel/scores")).Follow("Score the next pitch");
        Assert.Equal(["Select your interest in this pitch. None is an answer"], (await sheet.Press("Declare")).Errors);
        sheet = await sheet.Press("Declare", ("Kind", "None"));
        Assert.Equal(["Give a mark for Feasible"], (await sheet.Press("Save and go to the next", ("Marks[0]", "5"))).Errors);
        var next = await sheet.Press("Save and go to the next", ("Marks[0]", "5"), ("Marks[1]", "1"));
        Assert.NotEqual(sheet.Url.AbsolutePath, next.Url.AbsolutePath);
        Assert.Contains("1 of 3 scored", next.Text, StringComparison.Ordinal);
        foreach (var idea in new[] { 1, 2, 3 })
        {
            await Score(day, penny, idea, 5, 1);
            await Score(day, paul, idea, idea == 2 ? 5 : 2, 2);
        }
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await Assert.ThrowsAsync<RuleBroken>(() => Score(day, penny, 1, 1, 1));
        page = await chair.Go($"/events/{day.Event}/panel/chair");
        Assert.Contains("Reveal the result of the room’s vote first", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RevealScores(day.Event)));

        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
        await (await chair.Go($"/events/{day.Event}/panel/chair")).Press("Reveal the panel’s scores");
        using var room = await house.Browse(await day.Voter("Otto Other"));
        var result = await room.Go($"/events/{day.Event}/panel");
        // By hand: Penny (15 + 1) ÷ 4 = 4; Paul for idea 2 (15 + 2) ÷ 4 = 4.25, else (6 + 2) ÷ 4 = 2: 4.125 and 3, the latter 2 apart.
        Assert.Contains("4.13", result.Text, StringComparison.Ordinal);
        Assert.Contains("3.00", result.Text, StringComparison.Ordinal);
        Assert.Contains("Judges differ", result.Text, StringComparison.Ordinal);
        Assert.Contains("Room and panel both rank 3 pitches: too few", result.Text, StringComparison.Ordinal);
        // 60% of 3.125 ÷ 4 and 40% of 1.
        Assert.Contains("86.9", result.Text, StringComparison.Ordinal);
        Assert.Contains("nobody stood aside", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_cause_recuses_by_itself_and_the_chair_lifts_one_with_a_reason_that_is_published()
    {
        var day = await house.NewDay(6);
        var judges = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var name in new[] { "Own", "Author", "Manager", "Money", "Supplier", "Free" })
            judges[name] = await Panellist(day, name + " Judge");
        house.Upstream.Seat(day.Event, 1, judges["Own"]);
        house.Upstream.Authors[day.Idea(2)] = judges["Author"];
        var author = await day.Voter("Ada Author");
        house.Upstream.Authors[day.Idea(3)] = author;
        house.Upstream.Managers[author] = judges["Manager"];
        var supplier = Guid.CreateVersion7();
        house.Upstream.Register(day.Event, judges["Supplier"], supplier);
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Execute(
            "INSERT INTO voting.panel_suppliers (panel_id, idea_id, organisation_id) VALUES ($1, $2, $3)",
            day.Event,
            day.Idea(5),
            supplier
        );
        await house.Send(day.Organiser, new OpenScores(day.Event));

        await Assert.ThrowsAsync<RuleBroken>(() => Score(day, judges["Free"], 1, declares: null, 3));
        foreach (var (name, idea) in new[] { ("Own", 1), ("Author", 2), ("Manager", 3), ("Money", 4), ("Supplier", 5) })
        {
            var kind = name == "Money" ? InterestKind.Financial : InterestKind.None;
            var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Score(day, judges[name], idea, kind, 3));
            Assert.Equal(Panel.Rules.StandsAside.Sentence, refusal.Message);
            await Score(day, judges[name], 6, InterestKind.Professional, 3);
        }
        await Assert.ThrowsAsync<Invalid>(() => house.Send(day.Organiser, new LiftRecusal(day.Event, judges["Own"], day.Idea(1), "")));
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(day.Organiser, new LiftRecusal(day.Event, judges["Free"], day.Idea(1), "Why not"))
        );
        await house.Send(day.Organiser, new LiftRecusal(day.Event, judges["Own"], day.Idea(1), "Only she knows the clinic"));
        await Score(day, judges["Own"], 1, InterestKind.None, 4);

        // A score that was given before an interest became known no longer counts.
        await Score(day, judges["Free"], 6, InterestKind.None, 1);
        await house.Send(judges["Free"], new DeclareInterest(day.Event, day.Idea(6), InterestKind.Financial, "Shares"));
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await RevealRoom(day);
        await house.Send(day.Organiser, new RevealScores(day.Event));
        var result = (await house.Ask(day.Organiser, new PanelScoresOf(day.Event))).Result!;
        Assert.Equal(5, result.Scores.Single(s => s.IdeaId == day.Idea(6)).Judges);
        Assert.Equal(3m, result.Scores.Single(s => s.IdeaId == day.Idea(6)).Raw);
        Assert.False(result.IsReached);
        Assert.Equal(
            [
                "author",
                "financial interest declared",
                "financial interest declared",
                "line manager of an author",
                "own group",
                "supplier of what is proposed",
            ],
            result.Aside.Select(a => a.Causes).Order(StringComparer.Ordinal)
        );
        Assert.Equal("Only she knows the clinic", result.Aside.Single(a => a.Causes == "own group").LiftedBecause);
        Assert.Contains(result.Interests, i => i is { Kind: "Financial", Note: "Shares" });
    }

    [Fact]
    public async Task Interests_are_declared_before_scores_open_and_hold_when_they_do()
    {
        var day = await house.NewDay();
        var (penny, paul, nora) = (
            await Panellist(day, "Penny Panelworth"),
            await Panellist(day, "Paul Panelby"),
            await Panellist(day, "Nora Notjudging")
        );
        Task Declare(Guid judge, int idea, InterestKind kind, string? note = null) =>
            house.Send(judge, new DeclareInterest(day.Event, day.Idea(idea), kind, note));
        // Nothing is being prepared: there is no panel to declare to.
        await Assert.ThrowsAsync<NotFound>(() => Declare(penny, 1, InterestKind.None));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new SetJudging(day.Event, nora, Judges: false));
        var version = await Version(day);

        using var judge = await house.Browse(penny);
        var list = await judge.Go($"/events/{day.Event}/panel/scores");
        Assert.Contains("0 of 3 done", list.Text, StringComparison.Ordinal);
        var sheet = await list.Follow("Idea of group 1");
        Assert.Contains("Scores are not open yet", sheet.Text, StringComparison.Ordinal);
        Assert.Empty(sheet.Document.QuerySelectorAll("input[name^=Marks]"));
        Assert.Equal(["Select your interest in this pitch. None is an answer"], (await sheet.Press("Declare")).Errors);
        sheet = await sheet.Press("Declare", ("Kind", "Financial"), ("Note", "Shares"));
        Assert.Contains("You stand aside from this pitch: financial interest declared", sheet.Text, StringComparison.Ordinal);
        // Both at once, on pitches that nobody has put down yet, and on one that drops out again.
        await Task.WhenAll(
            Declare(penny, 2, InterestKind.None),
            Declare(paul, 2, InterestKind.Personal, "A cousin"),
            Declare(paul, 1, InterestKind.None),
            Declare(paul, 3, InterestKind.Indirect)
        );
        Assert.Contains(
            "3 of 3 done",
            (await (await house.Browse(paul)).Go($"/events/{day.Event}/panel/scores")).Text,
            StringComparison.Ordinal
        );
        await Refused(Panel.Rules.IsAJudge, () => Declare(nora, 1, InterestKind.None));
        await Refused(Panel.Rules.IsOpen, () => house.Send(paul, new ScorePitch(day.Event, day.Idea(1), [4])));
        // The chair's form is not made stale by it.
        Assert.Equal(version, await Version(day));
        await house.Send(
            day.Organiser,
            new DeclarePanel(day.Event, version, 1, SameOrganisationRecuses: false, AdjustedDecides: false, null)
        );

        var gone = day.Idea(3);
        house.Upstream.Withdraw(day.Groups[2].Id);
        await house.Send(day.Organiser, new OpenScores(day.Event));
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.interest_declarations WHERE idea_id = $1", gone));
        await Refused(Panel.Rules.StandsAside, () => house.Send(penny, new ScorePitch(day.Event, day.Idea(1), [4])));
        await house.Send(paul, new ScorePitch(day.Event, day.Idea(1), [4]));
        await house.Send(penny, new ScorePitch(day.Event, day.Idea(2), [3]));
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await Refused(Panel.Rules.TakesInterests, () => Declare(paul, 1, InterestKind.Financial));
    }

    [Fact]
    public async Task A_lifted_recusal_covers_what_was_known_and_a_later_interest_recuses_again()
    {
        var day = await house.NewDay();
        var (judge, free) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        house.Upstream.Seat(day.Event, 1, judge);
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.None, null));
        Task Lift(string why) => house.Send(day.Organiser, new LiftRecusal(day.Event, judge, day.Idea(1), why));
        async Task<OwnPitch> Own() => (await house.Ask(judge, new ScoresOf(day.Event))).Pitches.Single(p => p.IdeaId == day.Idea(1));

        await Lift("Only she knows the clinic");
        await Score(day, judge, 1, 4);
        Assert.Equal("Only she knows the clinic", (await Own()).Lifted);
        Assert.Equal(Panel.Rules.LiftsARecusal.Sentence, (await Assert.ThrowsAsync<RuleBroken>(() => Lift("Once more"))).Message);

        // Another cause.
        await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.Financial, "Shares"));
        Assert.Equal("own group, financial interest declared", (await Own()).Aside);
        Assert.Equal(
            Panel.Rules.StandsAside.Sentence,
            (await Assert.ThrowsAsync<RuleBroken>(() => Score(day, judge, 1, declares: null, 5))).Message
        );
        await Lift("Ten pounds of shares");
        // The same words again change nothing.
        await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.Financial, "Shares"));
        await Score(day, judge, 1, declares: null, 5);

        // The same cause, declared anew with other words.
        await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.Financial, "Half of the firm"));
        Assert.NotNull((await Own()).Aside);
        using var chair = await house.Browse(day.Organiser);
        Assert.Contains(
            "Lift it for Penny Panelworth",
            (await chair.Go($"/events/{day.Event}/panel/chair")).Text,
            StringComparison.Ordinal
        );

        await Score(day, free, 1, 2);
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await RevealRoom(day);
        await house.Send(day.Organiser, new RevealScores(day.Event));
        var result = (await house.Ask(day.Organiser, new PanelScoresOf(day.Event))).Result!;
        Assert.Equal(1, result.Scores.Single(s => s.IdeaId == day.Idea(1)).Judges);
        Assert.Null(Assert.Single(result.Aside).LiftedBecause);
    }

    [Fact]
    public async Task Scores_opened_before_the_rooms_result_are_neither_given_nor_changed_after_it()
    {
        var day = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        await Score(day, penny, 1, 4);
        await RevealRoom(day);
        foreach (var (judge, idea) in new[] { (penny, 1), (penny, 2), (paul, 1) })
        {
            var refused = await Assert.ThrowsAsync<RuleBroken>(() => Score(day, judge, idea, 5));
            Assert.Equal(Panel.Rules.BeforeTheRoom.Sentence, refused.Message);
        }
        using var browser = await house.Browse(penny);
        Assert.Contains(
            "can no longer be given or changed",
            (await browser.Go($"/events/{day.Event}/panel/scores/{day.Idea(2)}")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "can no longer be given or changed",
            (await browser.Go($"/events/{day.Event}/panel/scores")).Text,
            StringComparison.Ordinal
        );
        using var chair = await house.Browse(day.Organiser);
        Assert.Contains("no more scores are taken", (await chair.Go($"/events/{day.Event}/panel/chair")).Text, StringComparison.Ordinal);
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await house.Send(day.Organiser, new RevealScores(day.Event));
        var page = await browser.Go($"/events/{day.Event}/panel");
        Assert.DoesNotContain("Judges knew the result", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_opened_after_the_rooms_result_are_taken_and_say_so()
    {
        var day = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await RevealRoom(day);
        using var chair = await house.Browse(day.Organiser);
        Assert.Contains("scores will say so", (await chair.Go($"/events/{day.Event}/panel/chair")).Text, StringComparison.Ordinal);
        await house.Send(day.Organiser, new OpenScores(day.Event));
        await Score(day, penny, 1, 4);
        await Score(day, paul, 1, 4);
        await house.Send(day.Organiser, new CloseScores(day.Event));
        await house.Send(day.Organiser, new RevealScores(day.Event));
        Assert.Contains("Judges knew the result", (await chair.Go($"/events/{day.Event}/panel")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "\"knewTheRoom\":true",
            await house.Scalar<string>("SELECT definition_text FROM voting.panels WHERE id = $1", day.Event),
            StringComparison.Ordinal
        );
    }

    /// <summary>A score and the reveal of the room at the same moment: either it was in before, or it was refused.</summary>
    [Fact]
    public async Task A_score_in_a_race_with_the_rooms_reveal_is_in_before_it_or_refused()
    {
        var day = await house.NewDay(2);
        var judges = new List<Guid>();
        for (var i = 0; i < 12; i++)
            judges.Add(await Panellist(day, $"Judge {i}"));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        foreach (var judge in judges)
            await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.None, null));
        var round = await day.Opened();
        await house.Send(await day.Voter(), new CastBallot(round, day.Idea(1)));
        await house.Send(day.Organiser, new CloseRound(round));
        var reveal = Task.Run(() => house.Send(day.Organiser, new RevealResult(round)));
        var accepted = await Task.WhenAll(
            judges.Select(async judge =>
            {
                try
                {
                    await house.Send(judge, new ScorePitch(day.Event, day.Idea(1), [4]));
                    return 1;
                }
                catch (RuleBroken refused)
                {
                    Assert.Equal(Panel.Rules.BeforeTheRoom.Sentence, refused.Message);
                    return 0;
                }
            })
        );
        await reveal;
        Assert.Equal(accepted.Sum(), await house.Scalar<long>("SELECT count(*) FROM voting.score_sheets WHERE panel_id = $1", day.Event));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(judges[0], new ScorePitch(day.Event, day.Idea(1), [5])));
    }

    [Fact]
    public async Task The_same_organisation_is_shown_and_recuses_only_if_the_event_says_so()
    {
        foreach (var recuses in new[] { false, true })
        {
            var day = await house.NewDay();
            var judge = await Panellist(day, "Penny Panelworth");
            await Panellist(day, "Paul Panelby");
            var author = await day.Voter("Ada Author");
            house.Upstream.Authors[day.Idea(1)] = author;
            var organisation = Guid.CreateVersion7();
            house.Upstream.Register(day.Event, judge, organisation);
            house.Upstream.Register(day.Event, author, organisation);
            await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
            await house.Send(day.Organiser, new DeclarePanel(day.Event, await Version(day), 1, recuses, AdjustedDecides: false, null));
            await house.Send(day.Organiser, new OpenScores(day.Event));
            var own = (await house.Ask(judge, new ScoresOf(day.Event))).Pitches.Single(p => p.IdeaId == day.Idea(1));
            Assert.Equal("An author belongs to your organisation", own.Shown);
            Assert.Equal(recuses ? "same organisation as an author" : null, own.Aside);
        }
    }

    [Fact]
    public async Task The_adjusted_figure_decides_only_where_that_was_declared_and_every_pitch_has_one()
    {
        foreach (var (pitches, said) in new[] { (6, "The judge-adjusted figure is the result"), (3, "Not every pitch has one") })
        {
            var day = await house.NewDay(pitches);
            var (mild, severe) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
            await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
            using var chair = await house.Browse(day.Organiser);
            var declare = await chair.Go($"/events/{day.Event}/panel/chair");
            declare = await declare.Press("Save", ("MinJudges", "1"), ("AdjustedDecides", "true"), ("PanelPercent", "60"));
            Assert.Equal([Panel.Rules.OneFigure.Sentence], declare.Errors);
            await declare.Press("Save", ("MinJudges", "1"), ("AdjustedDecides", "true"), ("PanelPercent", ""));
            await house.Send(day.Organiser, new OpenScores(day.Event));
            for (var idea = 1; idea <= pitches; idea++)
            {
                // The severe judge stands aside from the first, which so has the highest mean.
                await Score(day, mild, idea, idea == 2 ? 5 : 4);
                if (idea == 1)
                    await house.Send(severe, new DeclareInterest(day.Event, day.Idea(1), InterestKind.Financial, "Shares"));
                else
                    await Score(day, severe, idea, idea == 2 ? 2 : 1);
            }
            await house.Send(day.Organiser, new CloseScores(day.Event));
            await RevealRoom(day);
            await house.Send(day.Organiser, new RevealScores(day.Event));
            Assert.Contains(said, (await chair.Go($"/events/{day.Event}/panel")).Text, StringComparison.Ordinal);
        }
    }

    /// <summary>Marks are 1 and 5 with weights that make 3.76: no page, audit entry, event or search result may hold it.</summary>
    [Fact]
    public async Task Nothing_of_the_panel_is_readable_before_its_reveal_but_how_many_scores_are_in()
    {
        var day = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 69));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Feasible", null, 31));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        for (var idea = 1; idea <= 3; idea++)
            foreach (var judge in new[] { penny, paul })
                await Score(day, judge, idea, 5, 1);
        var voter = await day.Voter();
        var executive = await house.Person("Edith Execford", (Role.Executive, day.Organisation));
        foreach (var close in new[] { false, true })
        {
            if (close)
            {
                await house.Send(day.Organiser, new CloseScores(day.Event));
                await RevealRoom(day);
            }
            foreach (var reader in new[] { day.Organiser, voter, executive, paul })
            {
                using var browser = await house.Browse(reader);
                foreach (var path in new[] { "panel", "panel/chair", "panel/scores", "pitches", $"pitches/{day.Idea(1)}", "questions" })
                    Assert.DoesNotContain("3.76", (await browser.Go($"/events/{day.Event}/{path}")).Text, StringComparison.Ordinal);
            }
            Assert.Null((await house.Ask(day.Organiser, new PanelScoresOf(day.Event))).Result);
            using var chair = await house.Browse(day.Organiser);
            Assert.Contains("3 of 3", (await chair.Go($"/events/{day.Event}/panel/chair")).Text, StringComparison.Ordinal);
        }
        var audited = await house.Scalar<string>(
            "SELECT coalesce(string_agg(p::text, E'\\n'), '') FROM platform.audit_payloads p WHERE p::text LIKE '%' || $1 || '%'",
            day.Idea(1).ToString()
        );
        Assert.DoesNotMatch("\"[Mm]arks\": ?\\[", audited);
        using var other = await house.Browse(voter);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Go($"/events/{day.Event}/panel/scores/{day.Idea(1)}")).Status);

        await house.Send(day.Organiser, new RevealScores(day.Event));
        Assert.Contains("3.76", (await other.Go($"/events/{day.Event}/panel")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RevealScores(day.Event)));
    }

    [Fact]
    public async Task A_score_is_counted_exactly_if_it_was_in_before_the_close()
    {
        var day = await house.NewDay(2);
        var judges = new List<Guid>();
        for (var i = 0; i < 12; i++)
            judges.Add(await Panellist(day, $"Judge {i}"));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        foreach (var judge in judges)
            await house.Send(judge, new DeclareInterest(day.Event, day.Idea(1), InterestKind.None, null));
        var close = Task.Run(() => house.Send(day.Organiser, new CloseScores(day.Event)));
        var tries = judges.Select(async judge =>
        {
            try
            {
                await house.Send(judge, new ScorePitch(day.Event, day.Idea(1), [4]));
                return 1;
            }
            catch (RuleBroken)
            {
                return 0;
            }
        });
        var accepted = (await Task.WhenAll(tries)).Sum();
        await close;
        await RevealRoom(day);
        await house.Send(day.Organiser, new RevealScores(day.Event));
        var result = (await house.Ask(day.Organiser, new PanelScoresOf(day.Event))).Result!;
        Assert.Equal(accepted, result.Scores.Single(s => s.IdeaId == day.Idea(1)).Judges);
    }

    [Fact]
    public async Task Judges_are_panellists_but_those_taken_off_and_whoever_is_named()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        var guest = await house.Person("Gus Guest");
        await Assert.ThrowsAsync<Invalid>(() => house.Send(day.Organiser, new NameJudge(day.Event, "nobody@example.org")));
        await house.Send(day.Organiser, new NameJudge(day.Event, $"{guest:N}@example.org"));
        await house.Send(day.Organiser, new SetJudging(day.Event, paul, Judges: false));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(day.Organiser, new SetJudging(day.Event, other.Organiser, Judges: true)));
        await house.Send(day.Organiser, new AddCriterion(Guid.CreateVersion7(), day.Event, "Benefit", null, 1));
        await house.Send(day.Organiser, new OpenScores(day.Event));
        Assert.True((await house.Ask(guest, new ScoresOf(day.Event))).IsJudge);
        Assert.False((await house.Ask(paul, new ScoresOf(day.Event))).IsJudge);
        await Assert.ThrowsAsync<RuleBroken>(() => Score(day, paul, 1, 3));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(penny, new DeclareInterest(day.Event, other.Idea(1), InterestKind.None, null)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new PanelForChair(day.Event)));

        await house.Send(penny, new DeclareInterest(day.Event, day.Idea(1), InterestKind.Personal, "My brother sat there"));
        await house.InTransaction(async services =>
        {
            var held = services.GetServices<IHoldPersonalData>().OfType<JudgesData>().Single();
            Assert.Contains(await held.About(penny, CancellationToken.None), d => d.Value.Contains("brother", StringComparison.Ordinal));
            await held.Forget(penny, CancellationToken.None);
            Assert.DoesNotContain(
                await held.About(penny, CancellationToken.None),
                d => d.Value.Contains("brother", StringComparison.Ordinal)
            );
        });
    }

    private Task Score(Day day, Guid judge, int idea, params int[] marks) => Score(day, judge, idea, InterestKind.None, marks);

    private async Task Score(Day day, Guid judge, int idea, InterestKind? declares, params int[] marks)
    {
        if (declares is { } kind)
            await house.Send(judge, new DeclareInterest(day.Event, day.Idea(idea), kind, null));
        await house.Send(judge, new ScorePitch(day.Event, day.Idea(idea), marks));
    }

    private static async Task Refused(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);

    private Task<Guid> Panellist(Day day, string name) => house.Person(name, (Role.Panellist, day.Event));

    private Task<uint> Version(Day day) => house.Scalar<uint>("SELECT xmin FROM voting.panels WHERE id = $1", day.Event);

    private async Task RevealRoom(Day day)
    {
        var round = await day.Opened();
        await house.Send(await day.Voter(), new CastBallot(round, day.Idea(1)));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Send(day.Organiser, new RevealResult(round));
    }
}
