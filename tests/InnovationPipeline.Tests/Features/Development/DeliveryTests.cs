using System.Net;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Barriers;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Portfolio.Features.Figures;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class DeliveryTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private DateOnly Today => DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Nothing_leaves_assessment_without_somebody_who_answers_for_it_and_an_objective()
    {
        var place = await house.Place();
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        Task Decide() => house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form()));
        Assert.Equal(
            "Name a senior responsible owner before this initiative leaves assessment",
            (await Assert.ThrowsAsync<RuleBroken>(Decide)).Message
        );
        using var chair = await house.Browse(place.Chair);
        Assert.Contains(
            "Nobody is named yet as senior responsible owner",
            (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text,
            StringComparison.Ordinal
        );
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.SeniorResponsibleOwner, DevelopmentHouse.Email(place.Owner), null)
        );
        Assert.Equal(Initiative.Rules.ServesThePlan, (await Assert.ThrowsAsync<RuleBroken>(Decide)).Rule);
        var objective = new AddObjective(Guid.CreateVersion7(), place.Organisation, "Access", "Plan", Today.AddDays(-1), null);
        await house.Send(place.Organiser, objective);
        using var browser = await house.Browse(place.Organiser);
        Assert.Contains("No initiative serves it", (await browser.Go("/objectives")).Text, StringComparison.Ordinal);
        var page = await browser.Go($"/initiatives/{place.Initiative}/objectives");
        Assert.Empty((await page.Submit(("Chosen", $"{objective.Id}"))).Errors);
        await Decide();
        var elsewhere = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(elsewhere.Organiser, new ServeObjectives(elsewhere.Initiative, [objective.Id]))
        );
    }

    [Fact]
    public async Task A_milestone_keeps_its_promise_and_the_colour_follows_the_slip()
    {
        var place = await house.PlaceWithInitiative();
        var pilot = new AddMilestone(Guid.CreateVersion7(), place.Initiative, "Pilot begins", Today.AddDays(5), null);
        await house.Send(place.Organiser, pilot);
        await house.Send(place.Organiser, pilot);
        await house.Send(place.Organiser, new AddMilestone(Guid.CreateVersion7(), place.Initiative, "Live", Today.AddDays(90), pilot.Id));
        var shown = await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative));
        Assert.Equal((Rag.Green, 2, "Pilot begins"), (shown.ByRule, shown.Milestones.Count, shown.Milestones[1].DependsOn));

        using var browser = await house.Browse(place.Organiser);
        var edit = await browser.Go($"/initiatives/{place.Initiative}/milestones/{pilot.Id}");
        var later = Today.AddDays(45);
        (string, string)[] forecast =
        [
            ("ForecastOn.Day", $"{later.Day}"),
            ("ForecastOn.Month", $"{later.Month}"),
            ("ForecastOn.Year", $"{later.Year}"),
        ];
        Assert.Equal([Milestone.Rules.SlipHasReason.Sentence], (await edit.Submit(forecast)).Errors);
        var moved = await edit.Submit([.. forecast, ("Reason", "The supplier is late")]);
        Assert.Contains("“Pilot begins” slips by 40 days", moved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await edit.Submit([.. forecast, ("Reason", "Again")])).Status);

        var bare = await moved.Press("Set the colour", ("Colour", "Green"));
        Assert.Equal([Initiative.Rules.ColourHasReason.Sentence], bare.Errors);
        var set = await bare.Press("Set the colour", ("Why", "The delay touches nobody"));
        Assert.Contains("The delay touches nobody", set.Text, StringComparison.Ordinal);
        Assert.Contains("slips by 40 days", set.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Chair, pilot with { Id = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task The_portfolio_shows_the_colour_and_the_clock_of_each_row()
    {
        var place = await house.PlaceWithInitiative();
        await house.Settle();
        var opened = house.Clock.GetUtcNow();
        Assert.Equal(new InitiativeStanding("Green", "0 of 30 working days"), await Row());
        await house.Send(place.Organiser, new OverrideRag(place.Initiative, Rag.Amber, "The supplier is late"));
        Assert.Equal("Amber, set by hand", (await Row()).Colour);
        await house.Clock.MoveTo(London.At(WorkingDays.Add(London.DayOf(opened), 32), new TimeOnly(9, 0)), CancellationToken.None);
        try
        {
            Assert.Equal(new InitiativeStanding("Not reported", "2 working days over its 30"), await Row());
            using var browser = await house.Browse(place.Organiser);
            Assert.Contains(
                "Not reported, 2 working days over its 30",
                (await browser.Go("/portfolio/initiatives")).Text,
                StringComparison.Ordinal
            );
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }

        async Task<InitiativeStanding> Row() =>
            Assert.Single((await house.Ask(place.Organiser, new InitiativesAsAt(Stage: null, On: null, Page: 1))).Rows).Now!;
    }

    [Fact]
    public async Task Conditions_become_tasks_that_their_owners_end()
    {
        var place = await house.PlaceWithInitiative();
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(
            place.Chair,
            new DecideAtGate(
                place.Initiative,
                gate,
                GateTests.Form(DecisionKind.ProceedWithConditions) with
                {
                    Conditions = [new ConditionForm("Finish the safety case", DevelopmentHouse.Email(place.Organiser), Today.AddDays(20))],
                }
            )
        );
        var task = Assert.Single((await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks);
        Assert.Equal(("From a condition of a gate", "Olga Organiser"), (task.From, task.Owner));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Chair, new EndTask(place.Initiative, task.Id, TaskState.Done, null)));
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new EndTask(place.Initiative, task.Id, TaskState.Declined, null))
        );
        await house.Send(place.Organiser, new EndTask(place.Initiative, task.Id, TaskState.Done, null));
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new EndTask(place.Initiative, task.Id, TaskState.Done, null))
        );
    }

    [Fact]
    public async Task Where_a_task_could_not_be_ended_its_words_stay_and_another_is_added_beside_it()
    {
        var place = await house.PlaceWithInitiative();
        var first = new AddTask(
            Guid.CreateVersion7(),
            place.Initiative,
            "Agree the data flow",
            DevelopmentHouse.Email(place.Owner),
            Today.AddDays(60)
        );
        await house.Send(place.Organiser, first);
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/delivery");
        var tooLong = new string('x', 501);
        var back = await page.Press($"Cancel: {first.Text}", ("reason", tooLong));
        Assert.Equal(["Keep the reason to 500 characters or fewer"], back.Errors);
        Assert.Equal(tooLong, back.Document.QuerySelector("details[open] input[name=reason]")!.GetAttribute("value"));
        var added = await back.Press(
            "Add the task",
            ("Text", "Ask the ward"),
            ("OwnerEmail", DevelopmentHouse.Email(place.Owner)),
            ("DueOn.Day", "1"),
            ("DueOn.Month", "6"),
            ("DueOn.Year", "2027")
        );
        Assert.Empty(added.Errors);
        Assert.Equal(
            ["Agree the data flow", "Ask the ward"],
            (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks.Select(t => t.Text)
        );
    }

    [Fact]
    public async Task Text_that_looks_like_an_nhs_number_is_asked_about_in_its_own_form_alone()
    {
        var place = await house.PlaceWithInitiative();
        var text = new[] { "Agree the data flow", "Order the devices" };
        foreach (var task in text)
            await house.Send(
                place.Organiser,
                new AddTask(Guid.CreateVersion7(), place.Initiative, task, DevelopmentHouse.Email(place.Owner), Today.AddDays(60))
            );
        using var browser = await house.Browse(place.Organiser);
        Task<BrowserPage> Delivery() => browser.Go($"/initiatives/{place.Initiative}/delivery");
        var ending = await (await Delivery()).Press($"Cancel: {text[1]}", ("reason", "Order 943 476 5919 did it"));
        var asked = Assert.Single(ending.Document.QuerySelectorAll("input[name=NotPatientDetails]"));
        Assert.Contains(text[1], asked.Closest("form")!.TextContent, StringComparison.Ordinal);
        var colour = await (await Delivery()).Press("Set the colour", ("Colour", "Red"), ("Why", "Order 943 476 5919 is lost"));
        asked = Assert.Single(colour.Document.QuerySelectorAll("input[name=NotPatientDetails]"));
        Assert.EndsWith("handler=Colour", asked.Closest("form")!.GetAttribute("action"), StringComparison.Ordinal);
        var ended = await ending.Press($"Cancel: {text[1]}", ("reason", "Order 943 476 5919 did it"), ("NotPatientDetails", "true"));
        Assert.Contains("Cancelled: Order 943 476 5919 did it", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capital_and_revenue_are_never_netted_and_the_gap_is_by_year()
    {
        var place = await house.PlaceWithInitiative();
        AddFunding Adding(FundingStep step, bool capital, decimal pounds, string? source = "The trust") =>
            new(Guid.CreateVersion7(), place.Initiative, step, capital, 2030, pounds, source);
        await house.Send(place.Organiser, Adding(FundingStep.Asked, true, 1_000m, null));
        await house.Send(place.Organiser, Adding(FundingStep.Asked, false, 400m, null));
        var committed = Adding(FundingStep.Committed, true, 1_500m);
        var early = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, committed));
        Assert.Equal(FundingEntry.Rules.Decided, early.Rule);
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form()));
        var above = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, Adding(FundingStep.Committed, true, 100_000_000m))
        );
        Assert.Contains("ask for the rest first", above.Message, StringComparison.Ordinal);
        await house.Send(place.Organiser, Adding(FundingStep.Asked, true, 500m, null));
        await house.Send(place.Organiser, committed);
        await house.Send(place.Organiser, committed);
        var years = (await house.Ask(place.Organiser, new FundingOf(place.Initiative))).Years.Where(y => y.Year == 2030).ToList();
        Assert.Equal([(true, 0m), (false, 400m)], years.Select(y => (y.IsCapital, y.Gap)));
        foreach (
            var bad in new[]
            {
                Adding(FundingStep.Spent, true, -1m),
                Adding(FundingStep.Spent, true, 1m, " "),
                Adding(FundingStep.Asked, true, 1e12m),
            }
        )
            await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, bad));
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/funding");
        Assert.Contains("capital and revenue are never netted", page.Text, StringComparison.Ordinal);
        Assert.Contains("The trust, on the decision of", page.Text, StringComparison.Ordinal);
        await house.Send(place.Organiser, new RemoveFunding(place.Initiative, committed.Id));
        years = [.. (await house.Ask(place.Organiser, new FundingOf(place.Initiative))).Years.Where(y => y.Year == 2030)];
        Assert.Equal(1_500m, years[0].Gap);
    }

    [Fact]
    public async Task An_offer_stays_with_the_giver_until_it_is_accepted()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.Owner), null)
        );
        var other = await house.Person("Nora Next");
        OfferPosition Offer() => new(Guid.CreateVersion7(), place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(other));
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, Offer()));
        Assert.Equal(TransferOffer.Rules.Holds, refusal.Rule);
        var offer = Offer();
        await house.Send(place.Owner, offer);
        Assert.Equal(TransferOffer.Rules.OneOffer, (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Owner, Offer()))).Rule);
        await house.Settle();
        using var browser = await house.Browse(other);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{place.Initiative}")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(place.Verifier, new AnswerOffer(offer.Id, Accepts: true)));
        var message = await (await browser.Go("/messages")).Follow("You are offered “Project owner”");
        var accepted = await (await browser.Go($"/transfers/{offer.Id}")).Press("Accept");
        Assert.Contains("This offer is closed: completed", accepted.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, message.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go($"/initiatives/{place.Initiative}")).Status);

        var second = new OfferPosition(Guid.CreateVersion7(), place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.Owner));
        await house.Send(other, second);
        await house.Execute("UPDATE development.transfer_offers SET expires_on = '2026-01-01' WHERE id = $1", second.Id);
        await Task.WhenAll(house.SendAsSystem(new ExpireOffersDue()), house.SendAsSystem(new ExpireOffersDue()));
        Assert.Equal(
            TransferOffer.Rules.StillPending,
            (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Owner, new AnswerOffer(second.Id, true)))).Rule
        );
        var held = await house.Ask(place.Organiser, new HeldBy(DevelopmentHouse.Email(other)));
        Assert.Contains(held, h => h.What == "Project owner");
    }

    [Fact]
    public async Task Whoever_leaves_has_everything_they_hold_on_one_list()
    {
        var place = await house.PlaceWithInitiative();
        var id = place.Initiative;
        var leaver = await house.Person("Lena Leaver", (Role.Organiser, place.Organisation), (Role.Assessor, place.Organisation));
        var email = DevelopmentHouse.Email(leaver);
        house.Upstream.Present[place.InnovationEvent] = [leaver];

        await house.Send(place.Organiser, new NamePerson(id, Position.ProjectOwner, email, null));
        await house.Send(place.Organiser, new OfferPosition(Guid.CreateVersion7(), id, Position.Lead, email));
        await house.Send(place.Organiser, new AddTask(Guid.CreateVersion7(), id, "Call the wards", email, new DateOnly(2030, 1, 1)));
        await house.Send(place.Organiser, new AskExperts(Guid.CreateVersion7(), id, "Which tariff?", [leaver]));
        await house.Send(place.Organiser, new AssignAssessor(place.Organisation, [id], [], leaver, new DateOnly(2030, 1, 1)));
        var benefit = HistoryTests.Planning(place);
        await house.Send(place.Organiser, new NamePerson(id, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null));
        await house.Send(place.BenefitOwner, benefit with { OwnerEmail = email });
        var theme = Guid.CreateVersion7();
        await house.Send(leaver, new MakeTheme(theme, place.Organisation, "Linked data"));
        await house.Send(
            place.Organiser,
            new AppointVerifier(Guid.CreateVersion7(), place.Organisation, email, VerifierKind.Analyst, place.Organisation)
        );

        var held = await house.Ask(place.Organiser, new HeldBy(email));
        string[] expected =
        [
            "Project owner",
            "Offered to them: strategy lead",
            "Task: Call the wards",
            "Question to answer: Which tariff?",
            "Needs assessment",
            $"Benefit: {benefit.Measure}",
            "Lead of a theme",
        ];
        Assert.All(expected, what => Assert.Single(held, h => h.What == what));
        Assert.Single(held, h => h.What.StartsWith("Verifier: ", StringComparison.Ordinal));
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/holders?email={email}");
        Assert.Contains("Question to answer: Which tariff?", page.Text, StringComparison.Ordinal);
        foreach (var thing in held)
            Assert.Equal(HttpStatusCode.OK, (await browser.Go(thing.Href)).Status);

        // Another organisation's organiser sees none of it.
        Assert.Empty(await house.Ask((await house.Place()).Organiser, new HeldBy(email)));
    }

    [Fact]
    public async Task A_task_follows_from_a_risk_or_a_question_and_a_risk_has_an_owner_who_is_reminded()
    {
        var place = await house.PlaceWithInitiative();
        house.Upstream.Present[place.InnovationEvent] = [place.Owner];
        var boss = await house.Person("Edith Executive", (Role.Executive, place.Organisation));
        using var browser = await house.Browse(place.Organiser);
        var adding = await browser.Go($"/initiatives/{place.Initiative}/risks/new");
        (string, string)[] filled =
        [
            ("Category", "Funding"),
            ("Text", "The supplier may leave"),
            ("Likelihood", "4"),
            ("Impact", "5"),
            ("Mitigation", "A second supplier"),
        ];
        var refused = await adding.Submit([.. filled, ("OwnerEmail", "nobody@example.org")]);
        Assert.Equal(["Nobody here has this e-mail address. An administrator can add them"], refused.Errors);
        var risks = await adding.Submit([.. filled, ("OwnerEmail", DevelopmentHouse.Email(place.Owner))]);
        await house.Settle();
        using var executive = await house.Browse(boss);
        var message = await (await executive.Go("/messages")).Follow("A risk of 20 of 25: “The supplier may leave”");
        Assert.Contains("Executives hear of every risk that comes to 15 or more", message.Text, StringComparison.Ordinal);
        Assert.Contains("Oscar Owner", risks.Text, StringComparison.Ordinal);
        Assert.Contains("within a year", risks.Text, StringComparison.Ordinal);
        var one = await browser.Go($"/initiatives/{place.Initiative}/risks?likelihood=4&impact=5");
        Assert.Contains("The supplier may leave", one.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "The supplier may leave",
            (await browser.Go($"/initiatives/{place.Initiative}/risks?likelihood=1&impact=1")).Text,
            StringComparison.Ordinal
        );

        (string, string)[] task =
        [
            ("Text", "Find a second supplier"),
            ("OwnerEmail", DevelopmentHouse.Email(place.Owner)),
            ("DueOn.Day", "1"),
            ("DueOn.Month", "3"),
            ("DueOn.Year", "2030"),
        ];
        var form = await one.Follow("Add a task");
        Assert.Contains("From the risk “The supplier may leave”", form.Text, StringComparison.Ordinal);
        var missing = await form.Press("Add the task", [.. task.Skip(1)]);
        Assert.Contains("From the risk “The supplier may leave”", missing.Text, StringComparison.Ordinal);
        await missing.Press("Add the task", task);
        await house.Send(place.Organiser, new AskExperts(Guid.CreateVersion7(), place.Initiative, "Which tariff?", [place.Owner]));
        await (await (await browser.Go($"/initiatives/{place.Initiative}/questions")).Follow("Add a task")).Press("Add the task", task);
        Assert.Equal(
            ["From the question “Which tariff?”", "From the risk “The supplier may leave”"],
            (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks.Select(t => t.From).Order()
        );
        var board = await browser.Go("/initiatives/board");
        Assert.Contains("0 of 30 working days", board.Text, StringComparison.Ordinal);
        Assert.Contains("Green", board.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 30 working days", (await browser.Go("/initiatives")).Text, StringComparison.Ordinal);
        var elsewhere = await house.PlaceWithInitiative();
        var risk = (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks.Single(r => r.Text.StartsWith("The supplier"));
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(
                elsewhere.Organiser,
                new AddTask(
                    Guid.CreateVersion7(),
                    elsewhere.Initiative,
                    "Theirs",
                    DevelopmentHouse.Email(place.Owner),
                    new DateOnly(2030, 1, 1),
                    risk.Id
                )
            )
        );
        Assert.Contains(
            await house.Ask(place.Organiser, new HeldBy(DevelopmentHouse.Email(place.Owner))),
            h => h.What.Contains("risk", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_high_barrier_of_the_day_is_told_to_the_executives_when_its_idea_is_taken_forward()
    {
        var filled = Filled.Of<IdeaCase>(new Filled());
        var barrier = filled.Barriers[0];
        var place = await house.Place(
            filled with
            {
                Barriers =
                [
                    barrier with
                    {
                        Likelihood = 5,
                        Impact = 3,
                    },
                    barrier with
                    {
                        Id = Guid.CreateVersion7(),
                        Likelihood = 2,
                        Impact = 2,
                    },
                ],
            }
        );
        var executive = await house.Person("Edith Executive", (Role.Executive, place.Organisation));
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        Assert.Equal(
            $"{executive} A risk of 15 of 25: “{barrier.Text}”",
            await house.Scalar<string>(
                "SELECT string_agg(person_id || ' ' || what, '; ') FROM development.reminders WHERE initiative_id = $1",
                place.Initiative
            )
        );
    }

    [Fact]
    public async Task A_milestone_moved_past_what_waits_for_it_says_so_before_and_after_it_is_saved_and_is_told_to_the_owners()
    {
        var place = await house.PlaceWithInitiative();
        var pilot = Guid.CreateVersion7();
        await house.Send(place.Organiser, new AddMilestone(pilot, place.Initiative, "Pilot begins", Today.AddDays(5), null));
        var live = Guid.CreateVersion7();
        await house.Send(place.Organiser, new AddMilestone(live, place.Initiative, "Live", Today.AddDays(10), pilot));
        await house.Send(place.Organiser, new AddMilestone(Guid.CreateVersion7(), place.Initiative, "Everywhere", Today.AddDays(12), live));
        using var browser = await house.Browse(place.Organiser);
        var edit = await browser.Go($"/initiatives/{place.Initiative}/milestones/{pilot}");
        var day = Today.AddDays(20);
        (string, string)[] late =
        [
            ("ForecastOn.Day", $"{day.Day}"),
            ("ForecastOn.Month", $"{day.Month}"),
            ("ForecastOn.Year", $"{day.Year}"),
            ("Reason", "The supplier is late"),
        ];
        var warned = await edit.Press("Save", late);
        Assert.Contains("waits for “Pilot begins”: 10 days too early", warned.Text, StringComparison.Ordinal);
        Assert.Contains("waits for “Live”: 8 days too early", warned.Text, StringComparison.Ordinal);
        Assert.Equal(Today.AddDays(5), (await Milestone("Pilot begins")).ForecastOn);

        var saved = await warned.Press("Save it all the same");
        Assert.Equal(day, (await Milestone("Pilot begins")).ForecastOn);
        Assert.Contains("“Live” waits for “Pilot begins”, which is expected 10 days after it", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("“Everywhere” waits", saved.Text, StringComparison.Ordinal);
        Assert.Contains("“Live” waits for “Pilot begins”", (await browser.Go("/initiatives/board")).Text, StringComparison.Ordinal);
        var sro = await house.Scalar<Guid>("SELECT sro_id FROM development.initiatives WHERE id = $1", place.Initiative);
        Assert.Equal(
            1L,
            await house.Scalar<long>(
                "SELECT count(*) FROM development.reminders WHERE kind = 'MilestoneTooEarly' AND subject_id = $1 AND person_id = $2",
                pilot,
                sro
            )
        );
        // Moved back in time, nothing is in the way.
        var calm = await browser.Go($"/initiatives/{place.Initiative}/milestones/{pilot}");
        day = Today.AddDays(6);
        var back = await calm.Press(
            "Save",
            ("ForecastOn.Day", $"{day.Day}"),
            ("ForecastOn.Month", $"{day.Month}"),
            ("ForecastOn.Year", $"{day.Year}")
        );
        Assert.DoesNotContain("waits for", back.Text, StringComparison.Ordinal);

        async Task<MilestoneShown> Milestone(string title) =>
            (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Milestones.Single(m => m.Title == title);
    }

    [Fact]
    public async Task A_barrier_met_again_shows_what_worked_elsewhere_and_what_waits()
    {
        var place = await house.PlaceWithInitiative();
        var risk = new AddRisk(
            Guid.CreateVersion7(),
            place.Initiative,
            new RiskForm(BarrierCategory.IGData, "No agreement to share", 4, 4, "One agreement for the whole system", null)
        );
        await house.Send(place.Organiser, risk);
        var shown = await house.Ask(place.Organiser, new BarriersMet());
        Assert.Contains(shown.Escalated, r => r.Text == "No agreement to share" && r.Score == 16);
        await Change(risk.Form with { End = RiskEnd.Passed });
        // What was meant to help is not what worked: nobody has said so.
        Assert.Empty((await Met()).Worked);
        var silent = await Assert.ThrowsAsync<RuleBroken>(() => Change(risk.Form with { End = RiskEnd.Resolved, Worked = " " }));
        Assert.Equal(Risk.Rules.SaysWhatWorked, silent.Rule);

        using var browser = await house.Browse(place.Organiser);
        var edit = await browser.Go($"/initiatives/{place.Initiative}/risks/{risk.Id}");
        var bare = await edit.Press("Save", ("End", "Resolved"));
        Assert.Equal([Risk.Rules.SaysWhatWorked.Sentence], bare.Errors);
        var resolved = await bare.Press("Save", ("Worked", "One agreement, signed by the system's chief officers"));
        Assert.Contains("What worked: One agreement, signed", resolved.Text, StringComparison.Ordinal);
        shown = await house.Ask(place.Organiser, new BarriersMet());
        var met = await Met();
        Assert.Equal(("One agreement, signed by the system's chief officers", 0), (Assert.Single(met.Worked).What, met.Open));
        Assert.DoesNotContain(shown.Escalated, r => r.Text == "No agreement to share");
        Assert.Contains("What worked elsewhere", (await browser.Go("/barriers")).Text, StringComparison.Ordinal);

        // A kind that is not in the list keeps its words, under "other"; without words it is refused.
        var nameless = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, risk with { Id = Guid.CreateVersion7(), Form = risk.Form with { Category = null } })
        );
        Assert.Equal(Risk.Rules.OfAKind, nameless.Rule);
        await house.Send(
            place.Organiser,
            risk with
            {
                Id = Guid.CreateVersion7(),
                Form = risk.Form with { Category = null, OtherCategory = "Weather", Text = "Snow closes the road" },
            }
        );
        Assert.Contains("Weather: Snow closes the road", (await browser.Go("/barriers")).Text, StringComparison.Ordinal);
        Assert.Contains("Other: Weather", (await browser.Go($"/initiatives/{place.Initiative}/risks")).Text, StringComparison.Ordinal);

        async Task<BarrierMet> Met() =>
            (await house.Ask(place.Organiser, new BarriersMet())).Barriers.Single(b => b.Category == "Information governance and data");

        async Task Change(RiskForm form) =>
            await house.Send(
                place.Organiser,
                new ChangeRisk(
                    place.Initiative,
                    risk.Id,
                    (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks.Single(r => r.Id == risk.Id).Version,
                    form
                )
            );
    }

    [Fact]
    public async Task A_question_of_five_minutes_goes_only_to_people_of_the_day()
    {
        var place = await house.PlaceWithInitiative();
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new AskExperts(Guid.CreateVersion7(), place.Initiative, "Which tariff?", [place.Owner]))
        );
        Assert.Equal(ExpertQuestion.Rules.OfSomebody, refusal.Rule);
        house.Upstream.Present[place.InnovationEvent] = [place.Owner, place.Verifier];
        var asking = new AskExperts(Guid.CreateVersion7(), place.Initiative, "Which tariff applies?", [place.Owner]);
        await house.Send(place.Organiser, asking);
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(place.Verifier, new QuestionToAnswer(asking.Id)));
        using var browser = await house.Browse(place.Owner);
        var answered = await (await browser.Go($"/questions/{asking.Id}")).Submit(("Text", "The outpatient one"));
        using var reader = await house.Browse(place.Organiser);
        Assert.Contains(
            "Oscar Owner (answered a question)",
            (await reader.Go($"/initiatives/{place.Initiative}")).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(answered.Errors);
        using var organiser = await house.Browse(place.Organiser);
        var page = await organiser.Go($"/initiatives/{place.Initiative}/questions");
        Assert.Contains("Oscar Owner", page.Text, StringComparison.Ordinal);
        Assert.Contains("The outpatient one", page.Text, StringComparison.Ordinal);
    }
}
