using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Whoever gets something to do hears of it, once, with the page where it is done.</summary>
public sealed class NoticeTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task When_a_gate_opens_assessors_chairs_and_owners_hear_of_it_once_and_each_in_their_own_words()
    {
        var place = await house.PlaceWithInitiative();
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await house.Settle();

        Assert.Contains("waits for scores, due", Assert.Single(await Told(place.Assessor, "gate of")), StringComparison.Ordinal);
        foreach (var chair in new[] { place.Chair, place.OtherChair })
            Assert.Contains("a chair decides once 1 score is in", Assert.Single(await Told(chair, "gate of")), StringComparison.Ordinal);
        var sro = await house.Scalar<Guid>("SELECT sro_id FROM development.initiatives WHERE id = $1", place.Initiative);
        Assert.Single(await Told(sro, "is under review: its gate from assessment to development is open"));
        // Who opened it knows.
        Assert.Empty(await Told(place.Organiser, "under review"));

        var message = (await house.Ask(place.Assessor, new InboxOf(1))).Rows.First(r => r.Title.Contains("waits for scores"));
        var shown = await house.Ask(place.Assessor, new MessageOf(message.Id));
        Assert.Equal($"/initiatives/{place.Initiative}/gates/{gate}", shown.Words.Href);
    }

    [Fact]
    public async Task What_is_shared_out_at_once_comes_in_one_message_and_only_what_is_new()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.Beside(place);
        var due = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddDays(7));
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, other.Initiative));
        var both = new AssignAssessor(place.Organisation, [place.Initiative, other.Initiative], [gate], place.Assessor, due);
        await house.Send(place.Organiser, both);
        await house.Send(place.Organiser, both);
        await house.Settle();

        var told = Assert.Single(await Told(place.Assessor, "You are asked to assess"));
        Assert.Contains("and to score the gate of", told, StringComparison.Ordinal);
        foreach (var title in new[] { await Title(place), await Title(other) })
            Assert.Contains($"“{title}”", told, StringComparison.Ordinal);

        // A new day for one of them is news of that one.
        await house.Send(place.Organiser, both with { Assessments = [place.Initiative], Gates = [], DueOn = due.AddDays(1) });
        await house.Settle();
        Assert.Equal(2, (await Told(place.Assessor, "You are asked to assess")).Count);
    }

    [Fact]
    public async Task A_task_is_told_to_whoever_does_it_and_not_to_whoever_gives_it_to_themselves()
    {
        var place = await house.PlaceWithInitiative();
        var task = new AddTask(
            Guid.CreateVersion7(),
            place.Initiative,
            "Agree the data flow",
            DevelopmentHouse.Email(place.Owner),
            new DateOnly(2030, 1, 1)
        );
        await house.Send(place.Organiser, task);
        await house.Send(place.Organiser, task);
        await house.Send(place.Organiser, task with { Id = Guid.CreateVersion7(), OwnerEmail = DevelopmentHouse.Email(place.Organiser) });
        await house.Settle();
        Assert.Contains(
            "by 1 January 2030: Agree the data flow",
            Assert.Single(await Told(place.Owner, "A task of")),
            StringComparison.Ordinal
        );
        Assert.Empty(await Told(place.Organiser, "A task of"));
    }

    [Fact]
    public async Task Owners_of_conditions_hear_of_them_when_the_decision_is_told_and_not_before()
    {
        var place = await house.PlaceWithInitiative();
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await house.Send(
            place.Chair,
            new DecideAtGate(
                place.Initiative,
                gate,
                GateTests.Form(DecisionKind.ProceedWithConditions) with
                {
                    TellAfterWorkingDays = 3,
                    Conditions =
                    [
                        new ConditionForm("Finish the safety case", DevelopmentHouse.Email(place.Owner), today),
                        new ConditionForm("Name a finance owner", DevelopmentHouse.Email(place.Owner), today.AddDays(30)),
                        new ConditionForm("Tell the board", DevelopmentHouse.Email(place.Chair), today.AddDays(30)),
                    ],
                }
            )
        );
        await house.SendAsSystem(new SendReminders());
        await house.ReleaseDue();
        await house.Settle();
        Assert.DoesNotContain(await Told(place.Owner, ""), title => title.Contains("safety case", StringComparison.Ordinal));

        var decision = await house.Scalar<Guid>("SELECT id FROM development.gate_decisions WHERE gate_id = $1", gate);
        await house.Send(place.Chair, new ReleaseDecision(place.Initiative, decision));
        await house.ReleaseDue();
        await house.Settle();
        var told = Assert.Single(await Told(place.Owner, "2 conditions of the gate of"));
        Assert.Contains("“Finish the safety case”, “Name a finance owner”", told, StringComparison.Ordinal);
        // Who decided gave it to themselves.
        Assert.Empty(await Told(place.Chair, "Tell the board"));
    }

    [Fact]
    public async Task A_decision_that_cannot_be_told_holds_none_of_the_others_and_is_reported()
    {
        var place = await house.PlaceWithInitiative();
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(
            place.Chair,
            new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Stop) with { TellAfterWorkingDays = 5 })
        );
        await house.Execute(
            "UPDATE development.decision_releases SET due_at = now() - interval '1 day' WHERE initiative_id = $1",
            place.Initiative
        );
        // 101 that were due before it, of which there is no decision.
        await house.Execute("ALTER TABLE development.decision_releases DISABLE TRIGGER ALL");
        await house.Execute(
            """
            INSERT INTO development.decision_releases (id, initiative_id, due_at, sequence, revision)
            SELECT gen_random_uuid(), $1, now() - interval '2 days', 0, 7 FROM generate_series(1, 101)
            """,
            place.Initiative
        );
        await house.Execute("ALTER TABLE development.decision_releases ENABLE TRIGGER ALL");
        try
        {
            var failure = await Assert.ThrowsAsync<AggregateException>(() => house.ReleaseDue());
            Assert.Equal(101, failure.InnerExceptions.Count);
            Assert.True(
                await house.Scalar<bool>(
                    "SELECT released_at IS NOT NULL FROM development.decision_releases r JOIN development.gate_decisions d ON d.id = r.id WHERE d.gate_id = $1",
                    gate
                )
            );
        }
        finally
        {
            await house.Execute("DELETE FROM development.decision_releases WHERE revision = 7 AND initiative_id = $1", place.Initiative);
        }
        await house.ReleaseDue();
    }

    [Fact]
    public async Task A_returned_figure_is_told_with_its_reason_to_whoever_recorded_and_whoever_collects_it_and_asked_for_again_from_then_on()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var benefit = RegisterTests.Planning(place, BenefitClass.Quality, 100);
        await house.Send(place.BenefitOwner, benefit);
        await house.Execute("UPDATE development.benefit_plans SET locked_at = now() WHERE benefit_id = $1", benefit.Id);
        var collector = await house.Person("Colin Collector");
        await house.Send(place.BenefitOwner, new SetCollection(benefit.Id, DevelopmentHouse.Email(collector), 4));
        // A Monday, long after both quarters were due.
        await house.Clock.MoveTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
        try
        {
            var actual = Recording(new DateOnly(2026, 4, 1));
            var second = Recording(new DateOnly(2026, 7, 1));
            foreach (var recorded in new[] { actual, second })
                await house.Send(place.BenefitOwner, recorded);
            await house.Send(place.Verifier, new ReturnActual(benefit.Id, actual.Id, "The rota of May is missing"));
            await house.Send(place.Verifier, new ReturnActual(benefit.Id, second.Id, "So is August's"));
            await house.SendAsSystem(new SendReminders());
            await house.Settle();
            foreach (var person in new[] { place.BenefitOwner, collector })
            {
                Assert.Contains(
                    "The rota of May is missing",
                    Assert.Single(await Told(person, "for April to June 2026 again")),
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    "So is August's",
                    Assert.Single(await Told(person, "for July to September 2026 again")),
                    StringComparison.Ordinal
                );
            }
            // Nobody else, and nothing beside it on the day.
            Assert.Equal(4L, await Reminded("sent_at < '2027-01-05'"));
            var third = Recording(new DateOnly(2026, 10, 1));
            await house.Send(place.BenefitOwner, third);
            await house.Send(place.Verifier, new VerifyActual(benefit.Id, third.Id, 320m, null, null));
            await house.Send(place.Verifier, new ReverseActual(Guid.CreateVersion7(), benefit.Id, third.Id, "The wrong ward"));
            await house.Settle();
            foreach (var (period, happened) in new[] { ("April to June", "returned"), ("October to December", "taken back") })
            {
                var message = (await house.Ask(collector, new InboxOf(1))).Rows.Single(r =>
                    r.Title.Contains($"for {period} 2026 again", StringComparison.Ordinal)
                );
                Assert.Equal(
                    [$"The figure was {happened} on 4 January 2027: record it again. It is part of “{await Title(place)}”."],
                    (await house.Ask(collector, new MessageOf(message.Id))).Words.Sentences
                );
            }
            // Each has reminders of its own.
            foreach (var (day, rung) in new[] { (11, "SevenDays"), (25, "TwentyOneDays") })
            {
                await house.Clock.MoveTo(new DateTimeOffset(2027, 1, day, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
                await house.SendAsSystem(new SendReminders());
                foreach (var figure in new[] { actual, second })
                    Assert.Equal(
                        collector,
                        await house.Scalar<Guid>(
                            "SELECT person_id FROM development.reminders WHERE subject_id = $1 AND due_on = '2027-01-04' AND rung = $2",
                            figure.Id,
                            rung
                        )
                    );
            }
            // What was sent then would be delivered only then.
            await house.Settle();
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }

        RecordActual Recording(DateOnly period) => new(Guid.CreateVersion7(), benefit.Id, period, 320m, null, "Survey", null);

        Task<long> Reminded(string when) =>
            house.Scalar<long>(
                $"SELECT count(*) FROM development.reminders WHERE initiative_id = $1 AND kind = 'Actual' AND what LIKE '%again%' AND {when}",
                place.Initiative
            );
    }

    [Fact]
    public async Task Chairs_are_reminded_of_a_gate_that_has_its_scores_or_should_have_them_and_of_none_that_has_decided()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.PlaceWithInitiative();
        // A chair who contributed to it does not decide.
        var contributor = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        await house.Give(contributor, Role.GateChair, place.Organisation);
        try
        {
            await On(2, 1);
            var (scored, waiting) = (await Panels.Open(house, place), await Panels.Open(house, other));
            await GateTests.Score(house, place, scored);
            await On(2, 1);
            Assert.Equal((2L, 0L), (await Sent(scored, "Due"), await Sent(waiting, "Due")));
            await On(2, 8);
            Assert.Equal((2L, 0L), (await Sent(scored, "SevenDays"), await Sent(waiting, "Due")));
            // 10 working days after it was opened nobody has scored the other.
            await On(2, 15);
            Assert.Equal(2L, await Sent(waiting, "Due"));
            await On(2, 22);
            Assert.Equal((2L, 2L), (await Sent(scored, "TwentyOneDays"), await Sent(waiting, "SevenDays")));
            await On(3, 1);
            Assert.Equal((8L, 2L), (await Sent(scored, "%"), await Sent(scored, "Escalated")));
            var sro = await house.Scalar<Guid>("SELECT sro_id FROM development.initiatives WHERE id = $1", place.Initiative);
            foreach (var above in new[] { place.Organiser, sro })
                Assert.Single(await Told(above, $"Late: Decide at the gate of “{await Title(place)}”"));
            Assert.Equal(3, (await Told(place.OtherChair, $"Due: Decide at the gate of “{await Title(place)}”")).Count);
            Assert.Empty(await Told(contributor, $"Decide at the gate of “{await Title(place)}”"));

            await GateTests.Score(house, other, waiting);
            await Panels.Decide(house, other, waiting);
            await On(3, 15);
            Assert.Equal((4L, 8L), (await Sent(waiting, "%"), await Sent(scored, "%")));
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }

        async Task On(int month, int day)
        {
            await house.Clock.MoveTo(new DateTimeOffset(2027, month, day, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
            await house.SendAsSystem(new SendReminders());
            await house.SendAsSystem(new SendReminders());
            await house.Settle();
        }

        Task<long> Sent(Guid gate, string rung) =>
            house.Scalar<long>(
                "SELECT count(*) FROM development.reminders WHERE kind = 'GateDecision' AND subject_id = $1 AND rung LIKE $2",
                gate,
                rung
            );
    }

    [Fact]
    public async Task What_comes_back_and_what_is_quiet_is_told_to_lead_and_responsible_owner_once_whichever_host_finds_it()
    {
        var place = await house.PlaceWithInitiative();
        var quiet = await house.Beside(place);
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Park)));
        await house.Execute("UPDATE development.initiatives SET review_on = '2026-01-01' WHERE id = $1", place.Initiative);
        await house.Execute("UPDATE development.initiatives SET opened_at = now() - interval '7 months' WHERE id = $1", quiet.Initiative);
        await house.Execute("ALTER TABLE development.initiative_history DISABLE TRIGGER USER");
        await house.Execute(
            "UPDATE development.initiative_history SET at = now() - interval '7 months' WHERE initiative_id = $1",
            quiet.Initiative
        );
        await house.Execute("ALTER TABLE development.initiative_history ENABLE TRIGGER USER");
        await using var second = await House.Open(database: house.ConnectionString);
        await Task.WhenAll(new House[] { house, second, house, second }.Select(host => host.SendAsSystem(new RaiseAttention())));
        await house.SendAsSystem(new RaiseAttention());
        await house.Settle();

        foreach (var of in new[] { place, quiet })
        {
            var words = of == place ? "The day has come to look at" : "Nothing has happened to";
            var sro = await house.Scalar<Guid>("SELECT sro_id FROM development.initiatives WHERE id = $1", of.Initiative);
            Assert.Contains(await Title(of), Assert.Single(await Told(sro, words)), StringComparison.Ordinal);
            Assert.Single(await Told(place.Organiser, words));
        }
    }

    private async Task<IReadOnlyList<string>> Told(Guid person, string words) =>
        [.. (await house.Ask(person, new InboxOf(1))).Rows.Select(r => r.Title).Where(t => t.Contains(words, StringComparison.Ordinal))];

    private async Task<string> Title(Place place) =>
        (await house.Scalar<string>("SELECT title FROM development.initiatives WHERE id = $1", place.Initiative))!;
}
