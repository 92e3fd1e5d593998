using System.Net;
using System.Text.Json;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Suppliers;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class GateTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    internal static DecisionForm Form(DecisionKind decision = DecisionKind.Proceed, int mustMeet = 3, int scored = 3) =>
        new(
            decision,
            "The evidence is good",
            decision is DecisionKind.Proceed or DecisionKind.ProceedWithConditions ? null : "Better evidence",
            [
                .. Enumerable.Range(1, mustMeet).Select(n => new CriterionForm(n, Finding.Met, null, null)),
                .. Enumerable.Range(mustMeet + 1, scored).Select(n => new CriterionForm(n, null, 4, null)),
            ],
            [],
            InterestKind.None,
            Code: decision is DecisionKind.Park or DecisionKind.Stop or DecisionKind.Merge ? ReasonCode.WeakEvidence : null,
            ReviewOn: decision is DecisionKind.Park ? new DateOnly(2027, 6, 1) : null
        );

    /// <summary>An assessor declares that they have no interest, and scores everything well.</summary>
    internal static async Task Score(DevelopmentHouse house, Place place, Guid gate, Guid? assessor = null, int score = 4)
    {
        var by = assessor ?? place.Assessor;
        await house.Send(by, new JoinPanel(place.Initiative, gate));
        await house.Send(by, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        var own = await house.Ask(by, new OwnScorecardOf(place.Initiative, gate));
        await house.Send(
            by,
            new SaveScores(
                place.Initiative,
                gate,
                own.Version,
                [
                    .. own.Criteria.Select(c => new CriterionForm(
                        c.Number,
                        c.MustMeet ? Finding.Met : null,
                        c.MustMeet ? null : score,
                        null
                    )),
                ],
                PrivateNote: null,
                Submits: true
            )
        );
    }

    [Fact]
    public async Task Nobody_moves_a_stage_around_the_gate()
    {
        var place = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.initiatives SET stage = 'Development' WHERE id = $1", place.Initiative)
        );

        var gate = await Open(place);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, Form()));
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.initiatives SET stage = 'Assessment' WHERE id = $1", place.Initiative)
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.gate_decisions SET reason = 'Another' WHERE initiative_id = $1", place.Initiative)
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("DELETE FROM development.gate_decisions WHERE initiative_id = $1", place.Initiative)
        );
        foreach (
            var change in new[]
            {
                "UPDATE development.gate_criteria SET met = 'NotMet' WHERE gate_id = $1",
                "UPDATE development.gate_criteria SET note = 'Another' WHERE gate_id = $1",
                "UPDATE development.gate_criteria SET waived_by = gate_id WHERE gate_id = $1",
                "UPDATE development.gate_criteria SET score = 1 WHERE gate_id = $1",
                "DELETE FROM development.gate_criteria WHERE gate_id = $1",
            }
        )
            Assert.Contains(
                "What a decided gate found does not change",
                (await Assert.ThrowsAsync<PostgresException>(() => house.Execute(change, gate))).Message,
                StringComparison.Ordinal
            );
        Assert.Equal("Development", await StageOf(place));
    }

    [Fact]
    public async Task A_decision_without_its_move_is_not_kept()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute(
                """
                INSERT INTO development.gate_decisions (id, gate_id, initiative_id, decision, from_stage, to_stage, reason, decided_by, at)
                VALUES (gen_random_uuid(), $1, $2, 'Proceed', 'Assessment', 'Development', 'x', $3, now())
                """,
                gate,
                place.Initiative,
                place.Chair
            )
        );
    }

    [Fact]
    public async Task Of_two_chairs_at_once_one_decides_and_the_other_is_told()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);

        var outcomes = await Task.WhenAll(
            Try(() => house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, Form()))),
            Try(() => house.Send(place.OtherChair, new DecideAtGate(place.Initiative, gate, Form(DecisionKind.Stop))))
        );

        var refusal = Assert.IsType<RuleBroken>(Assert.Single(outcomes, o => o is not null));
        Assert.Equal(GateReview.Rules.Undecided, refusal.Rule);
        Assert.Equal(1L, await house.Scalar<long>("SELECT count(*) FROM development.gate_decisions WHERE gate_id = $1", gate));
    }

    [Fact]
    public async Task Neither_a_leader_nor_a_contributor_decides()
    {
        var place = await house.PlaceWithInitiative();
        await house.Give(place.Organiser, Role.GateChair, place.Organisation);
        var contributors = await house.Upstream.Contributors(place.Idea, CancellationToken.None);
        await house.Give(contributors[0].PersonId, Role.GateChair, place.Organisation);
        var gate = await Open(place);

        foreach (var person in new[] { place.Organiser, contributors[0].PersonId })
        {
            var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(person, new DecideAtGate(place.Initiative, gate, Form())));
            Assert.Equal(GateReview.Rules.NoInterest, refusal.Rule);
        }
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Assessor, new DecideAtGate(place.Initiative, gate, Form())));
    }

    [Fact]
    public async Task A_gate_of_another_initiative_is_not_found()
    {
        var (place, other) = (await house.PlaceWithInitiative(), await house.PlaceWithInitiative());
        var gate = await Open(other);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, Form())));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(place.Chair, new DecideAtGate(other.Initiative, gate, Form())));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(place.Chair, new GateToRead(place.Initiative, gate)));
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(place.Organiser, new OpenGate(Guid.CreateVersion7(), place.Initiative, Cites: Guid.CreateVersion7()))
        );
    }

    [Fact]
    public async Task A_second_gate_waits_and_a_double_submit_opens_one()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Open(place));
        Assert.Equal(Initiative.Rules.OneGateAtATime, refusal.Rule);
    }

    [Fact]
    public async Task A_stopped_initiative_returns_by_a_decision_that_cites_the_first()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, await Open(place), Form(DecisionKind.Stop)));
        Assert.Equal("Stopped", await StageOf(place));
        Assert.Equal(GateReview.Rules.Cites, (await Assert.ThrowsAsync<RuleBroken>(() => Open(place))).Rule);

        using var browser = await house.Browse(place.Organiser);
        var asked = await (await browser.Go($"/initiatives/{place.Initiative}/gates/new")).Submit();
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        var gate = (await house.Ask(place.Chair, new GatesWaiting(1))).Rows.Single().Id;
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, Form(mustMeet: 1, scored: 1)));

        Assert.Equal("Assessment", await StageOf(place));
        var decisions = (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).Decisions;
        Assert.Equal([false, true], decisions.Select(d => d.Reverses));
    }

    [Fact]
    public async Task The_pack_stays_as_it_was_when_the_gate_was_opened()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.Owner), null)
        );
        var pack = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Pack;
        Assert.Null(pack.People.ProjectOwnerId);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.gate_reviews SET pack = '{}' WHERE id = $1", gate)
        );
    }

    [Fact]
    public async Task The_chair_sees_the_message_first_and_a_condition_needs_an_owner()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);
        using var browser = await house.Browse(place.Chair);
        var page = await (await browser.Go("/gates")).Follow("words-");
        (string, string)[] answers =
        [
            ("Findings[0].Met", "Met"),
            ("Findings[1].Met", "Waived"),
            ("Findings[1].Note", "The owner starts on Monday"),
            ("Findings[2].Met", "Met"),
            ("Interest", "None"),
            ("Decision", "ProceedWithConditions"),
            ("Reason", "Go on, with care"),
        ];

        var preview = await page.Press("Preview the message", answers);
        Assert.Contains("What contributors will read", preview.Text, StringComparison.Ordinal);
        Assert.Equal("Assessment", await StageOf(place));

        var refused = await preview.Press("Record the decision", ("Conditions[0].Text", "Finish the safety case"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["Enter the e-mail address of someone who has an account here"], refused.Errors);

        var due = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddDays(30));
        var again = await refused.Press(
            "Preview the message",
            ("Conditions[0].OwnerEmail", DevelopmentHouse.Email(place.Owner)),
            ("Conditions[0].DueOn.Day", $"{due.Day}"),
            ("Conditions[0].DueOn.Month", $"{due.Month}"),
            ("Conditions[0].DueOn.Year", $"{due.Year}")
        );
        var decided = await again.Press("Record the decision");
        Assert.Empty(decided.Errors);
        Assert.Contains("Finish the safety case (Oscar Owner, by", decided.Text, StringComparison.Ordinal);
        Assert.Equal("Development", await StageOf(place));
        var found = await decided.Follow("What was seen and found");
        Assert.Contains("Waived by Chandra Chair", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_assessment_is_saved_page_by_page_and_says_who_and_when()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Assessor);
        var queue = await browser.Go("/assessments");
        Assert.Contains("0 of 26 answered", queue.Text, StringComparison.Ordinal);
        var unread = await browser.Go($"/initiatives/{place.Initiative}/assessment/maturity");
        Assert.Empty(unread.Document.QuerySelectorAll("main input[type=radio]"));
        var first = await unread.Follow("Say first whether you have an interest");
        Assert.Equal(["Say whether you have an interest: “none” is an answer"], (await first.Press("Declare")).Errors);
        var declared = await first.Press("Declare", ("Interest", "None"));
        Assert.Contains("Anna Assessor: No interest declared", declared.Text, StringComparison.Ordinal);
        foreach (var section in NeedsAssessment.Sections)
        {
            var page = await browser.Go($"/initiatives/{place.Initiative}/assessment/{section.Key}");
            var saved = await page.Press(
                "Save and go back to the list",
                [.. section.Questions.Select((q, i) => ($"Answers[{i}].Answer", $"{q.Choices[1]}"))]
            );
            Assert.Empty(saved.Errors);
        }
        var done = await browser.Go($"/initiatives/{place.Initiative}/assessment");
        Assert.Contains("26 of 26", done.Text, StringComparison.Ordinal);
        Assert.Contains("Completed by Anna Assessor", done.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Every initiative in assessment has been assessed",
            (await browser.Go("/assessments")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_long_comment_a_lonely_comment_and_a_stale_page_are_refused()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Assessor);
        await house.Send(place.Assessor, new DeclareAssessmentInterest(place.Initiative, InterestKind.None, null));
        var path = $"/initiatives/{place.Initiative}/assessment/maturity";
        var page = await browser.Go(path);
        var tooLong = await page.Submit(("Answers[0].Answer", "Ready"), ("Answers[0].Comment", new string('x', 201)));
        Assert.Equal(["Keep each comment to 200 characters or fewer"], tooLong.Errors);
        var lonely = await page.Submit(("Answers[0].Comment", "Why"));
        Assert.Equal(["Choose an answer to go with your comment"], lonely.Errors);
        var nhsNumber = await page.Submit(("Answers[0].Answer", "Ready"), ("Answers[0].Comment", "Patient 943 476 5919"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nhsNumber.Status);

        await page.Submit(("Answers[0].Answer", "Advanced"));
        var stale = await page.Submit(("Answers[0].Answer", "Ready"), ("Answers[0].Comment", "Mine"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("What someone else has saved", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{place.Initiative}/assessment/nothing")).Status);
        await Assert.ThrowsAsync<Forbidden>(() =>
            house.Send(place.Organiser, new SaveAssessmentSection(place.Initiative, "maturity", 1, []))
        );
    }

    [Fact]
    public async Task Owners_are_named_by_their_address_and_a_lead_is_an_organiser()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/people");
        var unknown = await page.Submit(("Position", "ProjectOwner"), ("Email", "nobody@example.org"));
        Assert.Equal(["Nobody here has this e-mail address. An administrator can add them"], unknown.Errors);
        var notOrganiser = await page.Submit(("Position", "Lead"), ("Email", DevelopmentHouse.Email(place.Owner)));
        Assert.Equal(["The strategy lead must be an organiser of the organisation"], notOrganiser.Errors);

        var named = await page.Submit(("Position", "ProjectOwner"), ("Email", DevelopmentHouse.Email(place.Owner)));
        Assert.Contains("Oscar Owner", named.Text, StringComparison.Ordinal);
        using var owner = await house.Browse(place.Owner);
        Assert.Equal(HttpStatusCode.OK, (await owner.Go($"/initiatives/{place.Initiative}")).Status);
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.BenefitOwner), "Oscar has left")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Go($"/initiatives/{place.Initiative}")).Status);
    }

    [Fact]
    public async Task A_decision_is_announced_with_its_reason_to_be_asked_for()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, await Open(place), Form(DecisionKind.Park)));
        Assert.Equal(
            1L,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE type LIKE '%GateDecided' AND aggregate_id = $1 AND body::text LIKE '%Parked%'",
                place.Initiative
            )
        );
        await using var scope = house.Services.CreateAsyncScope();
        var fact = Assert.Single(
            await scope.ServiceProvider.GetRequiredService<IInitiatives>().Decisions(place.Initiative, CancellationToken.None)
        );
        Assert.Equal(("Park", "The evidence is good", "Better evidence"), (fact.Decision, fact.Reason, fact.WhatWouldChangeThis));
    }

    [Fact]
    public async Task The_pack_holds_what_was_said_of_the_pitch_when_the_gate_was_opened_and_what_came_later_does_not_reach_it()
    {
        var place = await house.PlaceWithInitiative();
        var panellist = await house.Person("Penny Panelworth");
        await Comment(panellist, "A true need");
        await house.Execute(
            """
            INSERT INTO voting.pitch_feedback (id, innovation_event_id, idea_id, person_id, strong, would_help, sequence, revision)
            VALUES (gen_random_uuid(), $1, $2, NULL, 'The story', 'A price', 0, 0)
            """,
            place.InnovationEvent,
            place.Idea
        );
        await house.Execute(
            """
            INSERT INTO voting.questions (id, innovation_event_id, about, subject_id, text, asker_id, is_shown, asked_at, state, sequence, revision)
            VALUES (gen_random_uuid(), $1, 'Idea', $2, 'Who pays?', gen_random_uuid(), true, now(), 'Open', 0, 0)
            """,
            place.InnovationEvent,
            place.Idea
        );
        var gate = await Open(place);
        var pitch = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Pack.Pitch!;
        Assert.Equal("A true need", Assert.Single(pitch.Commentary).Strengths);
        Assert.Equal("Who pays?", Assert.Single(pitch.Questions).Text);
        Assert.Equal("The story", Assert.Single(pitch.Feedback).Strong);
        Assert.Null(pitch.Panel);

        await Comment(await house.Person("Paul Panelby"), "Said after the gate was opened");
        await house.Execute("UPDATE voting.commentaries SET strengths = 'Changed since' WHERE panellist_id = $1", panellist);
        await house.Execute("UPDATE voting.questions SET text = 'Who pays now?' WHERE subject_id = $1", place.Idea);
        await house.Execute("DELETE FROM voting.pitch_feedback WHERE idea_id = $1", place.Idea);
        using var chair = await house.Browse(place.Chair);
        var page = (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text;
        Assert.Contains("Penny Panelworth, who would sponsor it. Strengths: A true need.", page, StringComparison.Ordinal);
        Assert.Contains("Question: Who pays?", page, StringComparison.Ordinal);
        Assert.Contains("From the room: strong: The story. Would help: A price.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Said after", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed since", page, StringComparison.Ordinal);

        Task Comment(Guid by, string strengths) =>
            house.Execute(
                """
                INSERT INTO voting.commentaries
                    (id, innovation_event_id, idea_id, panellist_id, strengths, concerns, suggestions, would_sponsor, at, sequence, revision)
                VALUES (gen_random_uuid(), $1, $2, $3, $4, '', '', true, now(), 0, 0)
                """,
                place.InnovationEvent,
                place.Idea,
                by,
                strengths
            );
    }

    /// <summary>How the panel came to its scores: on the gate's page from the pack, and on the page of what was carried over.</summary>
    [Fact]
    public async Task Criteria_interests_and_lifted_recusals_of_the_panel_are_read_in_the_pack_and_with_the_origin()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Open(place);
        var (penny, paul) = (await house.Person("Penny Panelworth"), await house.Person("Paul Panelby"));
        var panel = JsonSerializer.Serialize(
            new CarriedPitch(
                [],
                [],
                [],
                new CarriedPanel(
                    Judges: 3,
                    Reached: true,
                    Raw: 4.5m,
                    Rank: 1,
                    Pitches: 8,
                    Adjusted: null,
                    Spread: null,
                    JudgesDiffer: false,
                    RoomRank: 2,
                    Agreement: null,
                    ["1 judge: author"],
                    KnewTheRoom: false,
                    [new("Benefit", "For patients", 3), new("Feasible", "", 1)],
                    [new(penny, "Professional")],
                    [new(paul, "financial interest declared", "The shares were sold in May")]
                )
            ),
            JsonColumn.Options
        );
        // Neither is ever changed; here both are made to be of a pitch that a panel scored.
        await house.Execute(
            $"""
            DO $made$ BEGIN
                PERFORM set_config('session_replication_role', 'replica', true);
                UPDATE development.gate_reviews SET pack = jsonb_set(pack, ARRAY['pitch'], '{panel}') WHERE id = '{gate}';
                UPDATE development.initiatives SET origin = jsonb_set(origin, ARRAY['pitch'], '{panel}') WHERE id = '{place.Initiative}';
            END $made$
            """
        );
        using var chair = await house.Browse(place.Chair);

        var page = (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text;
        Assert.Contains("Marked: Benefit (weight 3), Feasible (weight 1)", page, StringComparison.Ordinal);
        Assert.Contains("Interest declared: Penny Panelworth, professional", page, StringComparison.Ordinal);
        Assert.Contains("Stood aside: 1 judge: author", page, StringComparison.Ordinal);
        Assert.Contains(
            "Scored in spite of a recusal: Paul Panelby (financial interest declared). Why: The shares were sold in May.",
            page,
            StringComparison.Ordinal
        );

        var origin = (await chair.Go($"/initiatives/{place.Initiative}/origin")).Text;
        Assert.Contains("Benefit, weight 3 (For patients); Feasible, weight 1", origin, StringComparison.Ordinal);
        Assert.Contains("Penny Panelworth, professional", origin, StringComparison.Ordinal);
        Assert.Contains(
            "Paul Panelby (financial interest declared), because: The shares were sold in May",
            origin,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_asked_after_the_pack_was_made_stands_beside_it_until_the_decision()
    {
        var place = await house.PlaceWithInitiative();
        house.Upstream.Present[place.InnovationEvent] = [place.Owner];
        await Ask("Asked before?");
        await house.Send(
            place.Organiser,
            new AddFunding(Guid.CreateVersion7(), place.Initiative, FundingStep.Asked, IsCapital: false, 2029, 175m, null)
        );
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.FinanceOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var gate = await Open(place);
        Assert.Empty((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).AskedSince);
        var question = await Ask("Which tariff applies?");
        await house.Send(
            place.Organiser,
            new AddFunding(Guid.CreateVersion7(), place.Initiative, FundingStep.Asked, IsCapital: true, 2030, 250m, null)
        );
        using var chair = await house.Browse(place.Chair);
        var waiting = await Page();
        Assert.Contains("Asked since the pack was made £250 of capital", waiting, StringComparison.Ordinal);
        Assert.Contains("Which tariff applies? Not answered", waiting, StringComparison.Ordinal);
        Assert.Contains("Revenue for 2029/30, asked since: £175", waiting, StringComparison.Ordinal);
        Assert.Contains("Finance ownerBella Benefit", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked before?", waiting, StringComparison.Ordinal);
        await house.Send(place.Owner, new AnswerQuestion(question, "The outpatient one"));
        Assert.Contains("Which tariff applies? Oscar Owner: The outpatient one", await Page(), StringComparison.Ordinal);

        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, Form()));
        await Ask("Asked too late?");
        Assert.DoesNotContain("Asked too late?", await Page(), StringComparison.Ordinal);
        Assert.Contains("The outpatient one", await Page(), StringComparison.Ordinal);

        async Task<string> Page() => (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text;

        async Task<Guid> Ask(string text)
        {
            var asking = new AskExperts(Guid.CreateVersion7(), place.Initiative, text, [place.Owner]);
            await house.Send(place.Organiser, asking);
            return asking.Id;
        }
    }

    [Fact]
    public async Task The_pack_names_suppliers_who_took_part_also_where_nobody_has_recorded_what_they_saw()
    {
        var place = await house.PlaceWithInitiative();
        var supplier = (await house.PlaceWithInitiative()).Organisation;
        var contributor = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        house.Upstream.Present[place.InnovationEvent] = [contributor];
        house.Upstream.Companies[contributor] = supplier;
        var gate = await Open(place);
        using var chair = await house.Browse(place.Chair);
        Assert.Contains(
            $"Support Unit {supplier:N}: what they saw is not recorded yet",
            (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text,
            StringComparison.Ordinal
        );
        var shown = Assert.Single((await house.Ask(place.Organiser, new SuppliersOf(place.Initiative))).Suppliers);
        Assert.Equal((supplier, 1, null), (shown.OrganisationId, shown.People, shown.Saw));
        await house.Send(place.Organiser, new DescribeSupplier(place.Initiative, supplier, "The ask, \"and\" the budget", "Nothing"));
        using var notice = await house.Browse(place.Organiser);
        var csv = await notice.Http.GetStringAsync($"/initiatives/{place.Initiative}/suppliers?handler=Csv");
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Initiative,Supplier,People,What they saw,Declared,Route", lines[0]);
        Assert.Contains("\"The ask, \"\"and\"\" the budget\",Nothing", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    private async Task<Guid> Open(Place place)
    {
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        if ((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Quorum > 0)
            await Score(house, place, gate);
        return gate;
    }

    private Task<string?> StageOf(Place place) =>
        house.Scalar<string>("SELECT stage FROM development.initiatives WHERE id = $1", place.Initiative);

    private static async Task<Exception?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception refusal)
        {
            return refusal;
        }
    }
}
