using System.Net;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Development.Features.Suppliers;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class PanelTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task The_applications_own_connection_moves_no_stage_without_a_decision()
    {
        var place = await house.PlaceWithInitiative();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DevelopmentDb>();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            db.Database.ExecuteSqlAsync($"UPDATE development.initiatives SET stage = 'Sustained' WHERE id = {place.Initiative}")
        );
        Assert.Equal("An initiative changes stage only through a recorded gate decision", refusal.MessageText);
        var other = await Assert.ThrowsAsync<PostgresException>(() =>
            db.Database.ExecuteSqlAsync(
                $"UPDATE development.initiatives SET stage_model_id = gen_random_uuid() WHERE id = {place.Initiative}"
            )
        );
        Assert.Equal("Assessment", await StageOf(place));
        Assert.NotEmpty(other.MessageText);
    }

    [Fact]
    public async Task A_gate_cannot_decide_before_its_panel_has_scored()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Panels.Decide(house, place, gate));
        Assert.Equal(GateReview.Rules.PanelReached, refusal.Rule);
        await GateTests.Score(house, place, gate);
        await Panels.Decide(house, place, gate);
        Assert.Equal("Development", await StageOf(place));
        var late = await Panels.SecondAssessor(house, place);
        await Assert.ThrowsAsync<RuleBroken>(() => GateTests.Score(house, place, gate, late));
    }

    [Fact]
    public async Task Nobody_sees_a_score_before_their_own_is_in_and_chairs_when_the_quorum_is_reached()
    {
        var place = await house.PlaceWithInitiative();
        await UseQuorum(place, 2);
        place = await house.Beside(place);
        var (gate, second) = (await Panels.Open(house, place), await Panels.SecondAssessor(house, place));
        await GateTests.Score(house, place, gate, score: 5);
        await house.Send(second, new JoinPanel(place.Initiative, gate));
        Assert.Empty((await house.Ask(second, new GateToRead(place.Initiative, gate))).Panel);
        Assert.Empty((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Panel);
        Assert.Empty((await house.Ask(place.Organiser, new GateToRead(place.Initiative, gate))).Panel);
        var mine = await house.Ask(place.Assessor, new GateToRead(place.Initiative, gate));
        Assert.Equal(5m, mine.Panel[^1].Mean);
        var undeclared = await Assert.ThrowsAsync<RuleBroken>(() => SaveNothing(second));
        Assert.Equal(GateScorecard.Rules.Declared, undeclared.Rule);

        async Task SaveNothing(Guid by) =>
            await house.Send(
                by,
                new SaveScores(
                    place.Initiative,
                    gate,
                    (await house.Ask(by, new OwnScorecardOf(place.Initiative, gate))).Version,
                    [],
                    PrivateNote: null,
                    Submits: false
                )
            );

        await GateTests.Score(house, place, gate, second, score: 2);
        var chair = await house.Ask(place.Chair, new GateToRead(place.Initiative, gate));
        Assert.Equal((3.5m, true), (chair.Panel[^1].Mean, chair.Panel[^1].IsFlagged));
        await Panels.Decide(house, place, gate);
        Assert.Equal(3.5m, (await house.Ask(place.Organiser, new GateToRead(place.Initiative, gate))).Score);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.gate_scorecards SET body = '{\"findings\": []}' WHERE gate_id = $1", gate)
        );
    }

    [Fact]
    public async Task An_organisation_makes_a_version_and_running_initiatives_keep_theirs()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Organiser);
        var programme = await browser.Go($"/programmes/{place.Organisation}");
        var model = await programme.Follow("NHS needs assessment, version 3");
        var wrong = await model.Submit(("Stages[0].Criteria", "Must: Named\nSome: Value"), ("Reason", "Shorter"));
        Assert.Equal(["Line 2: “Some” is neither “Must” nor a weight from 1 to 10"], wrong.Errors);
        var saved = await wrong.Submit(
            ("Stages[0].Criteria", "Must: An owner is named\n3: Value to patients and staff"),
            ("Stages[0].Quorum", "0"),
            ("Questions", "# Evidence\nIs there evidence that it has the effect it claims?\nIs it wanted here?")
        );
        Assert.Contains("NHS needs assessment, version 4", saved.Text, StringComparison.Ordinal);
        await saved.Press("Use NHS needs assessment, version 4");

        var later = await house.Beside(place);
        Assert.Equal(2, (await house.Ask(later.Organiser, new AssessmentOf(later.Initiative))).Questions);
        Assert.Equal(26, (await house.Ask(place.Organiser, new AssessmentOf(place.Initiative))).Questions);
        Assert.Equal(2, (await house.Ask(later.Organiser, new NextGateOf(later.Initiative))).Criteria.Count);
        Assert.Equal(6, (await house.Ask(place.Organiser, new NextGateOf(place.Initiative))).Criteria.Count);
        var stranger = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger.Organiser, new ProgrammeToRead(place.Organisation)));
    }

    [Fact]
    public async Task What_is_asked_after_a_gate_stays_within_its_chairs_limit_or_waits_for_another_gate()
    {
        var place = await house.PlaceWithInitiative();
        var lines = await house.Scalar<decimal>(
            "SELECT coalesce(sum(asked), 0) FROM development.funding_lines WHERE initiative_id = $1 AND kind = 'Capital'",
            place.Initiative
        );
        var programme = await house.Ask(place.Organiser, new ProgrammeToRead(place.Organisation));
        await house.Send(place.Organiser, new SetProgramme(place.Organisation, programme.Version, false, lines + 500m, null, null, null));
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        await Panels.Decide(house, place, gate);

        // Two at once would each fit, and not both.
        var refusals = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Record.ExceptionAsync(() => Ask(300m)).AsTask()));
        var refusal = Assert.Single(refusals.OfType<RuleBroken>());
        Assert.Contains("£600", Without(refusal.Message, lines + 600m), StringComparison.Ordinal);
        await Ask(1_000_000m, isCapital: false);
        using var browser = await house.Browse(place.Organiser);
        var page = await (await browser.Go($"/initiatives/{place.Initiative}/funding")).Press(
            "Add",
            ("Step", "Asked"),
            ("IsCapital", "true"),
            ("Year", "2030"),
            ("Pounds", "201")
        );
        Assert.Contains("open a gate review first", Assert.Single(page.Errors), StringComparison.Ordinal);

        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        gate = await Panels.Open(house, place);
        await Ask(201m);
        // With a gate open more may be asked for than anybody has decided; it is not committed before.
        var early = await Assert.ThrowsAsync<RuleBroken>(() => Add(FundingStep.Committed, lines + 501m));
        Assert.Contains(
            "of capital would be committed, and the chair who let this initiative proceed",
            early.Message,
            StringComparison.Ordinal
        );
        await Add(FundingStep.Committed, lines + 500m);
        await GateTests.Score(house, place, gate);
        var above = await Assert.ThrowsAsync<RuleBroken>(() => Panels.Decide(house, place, gate));
        Assert.Contains("of capital is asked for and you may approve up to", above.Message, StringComparison.Ordinal);
        await house.Give(place.Chair, Role.Executive, place.Organisation);
        await Panels.Decide(house, place, gate);
        await Ask(1_000_000m);

        // Nor is what has been committed left without its ask.
        await Add(FundingStep.Committed, 1_000_001m);
        var asked = (await house.Ask(place.Organiser, new FundingOf(place.Initiative))).Entries.Single(e =>
            e.Pounds == 1_000_000m && e.IsCapital
        );
        var kept = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, new RemoveFunding(place.Initiative, asked.Id)));
        Assert.Contains("remove what was committed first", kept.Message, StringComparison.Ordinal);

        Task Ask(decimal pounds, bool isCapital = true) => Add(FundingStep.Asked, pounds, isCapital);

        Task Add(FundingStep step, decimal pounds, bool isCapital = true) =>
            house.Send(
                place.Organiser,
                new AddFunding(Guid.CreateVersion7(), place.Initiative, step, isCapital, 2030, pounds, "Transformation fund")
            );

        static string Without(string sentence, decimal asked) =>
            sentence.Replace($"{Money.Show(asked)} of capital would be asked for", "£600", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_mentioned_in_a_private_note_is_told_once_and_reads_it_and_nobody_else_does()
    {
        var place = await house.PlaceWithInitiative();
        var (gate, second, third) = (
            await Panels.Open(house, place),
            await Panels.SecondAssessor(house, place),
            await Panels.SecondAssessor(house, place)
        );
        await house.Send(place.Assessor, new JoinPanel(place.Initiative, gate));
        await house.Send(place.Assessor, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        foreach (
            var stranger in new[] { DevelopmentHouse.Email(place.Owner), DevelopmentHouse.Email(place.Assessor), "no.one@example.org" }
        )
        {
            var refusal = await Assert.ThrowsAsync<Invalid>(() => Note($"@{stranger}, see page 4"));
            Assert.Contains($"{stranger} cannot read this note", refusal.Message, StringComparison.Ordinal);
        }
        Assert.Null((await house.Ask(place.Assessor, new OwnScorecardOf(place.Initiative, gate))).PrivateNote);

        await Note($"Ask @{DevelopmentHouse.Email(second)}. about page 4; write to anna@example.org");
        await Note($"Ask @{DevelopmentHouse.Email(second)} about page 5");
        await house.Settle();
        Assert.Equal(
            1L,
            await house.Scalar<long>("SELECT count(*) FROM development.reminders WHERE kind = 'Mention' AND person_id = $1", second)
        );
        using var browser = await house.Browse(second);
        var message = await (await browser.Go("/messages")).Follow("mentions you");
        Assert.DoesNotContain("page 5", message.Text, StringComparison.Ordinal);
        foreach (var other in new[] { third, place.Chair, place.Organiser, place.Owner, place.Assessor })
            Assert.Empty(await NotesOf(other));

        // A note may give scores away: it is read where they are.
        var unscored = (await browser.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text;
        Assert.Contains("Notes that mention you", unscored, StringComparison.Ordinal);
        Assert.DoesNotContain("page 5", unscored, StringComparison.Ordinal);
        await GateTests.Score(house, place, gate, second);
        Assert.Contains("about page 5", (await browser.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text, StringComparison.Ordinal);
        await Note($"@{DevelopmentHouse.Email(place.OtherChair)}, @{DevelopmentHouse.Email(third)}: page 6");
        Assert.Contains("page 6", (await NotesOf(place.OtherChair)).Single().Text, StringComparison.Ordinal);
        Assert.Null((await NotesOf(third)).Single().Text);

        // Whoever stands aside, or is no longer mentioned, reads it no more.
        Assert.Empty(await NotesOf(second));
        await house.Send(third, new JoinPanel(place.Initiative, gate));
        await house.Send(third, new DeclareInterest(place.Initiative, gate, InterestKind.Financial, "Shares in the supplier"));
        Assert.Empty(await NotesOf(third));
        await Assert.ThrowsAsync<Invalid>(() => Note($"@{DevelopmentHouse.Email(third)} again"));
        await Note("Nobody");

        async Task Note(string note) =>
            await house.Send(
                place.Assessor,
                new SaveScores(
                    place.Initiative,
                    gate,
                    (await house.Ask(place.Assessor, new OwnScorecardOf(place.Initiative, gate))).Version,
                    [],
                    note,
                    Submits: false
                )
            );

        async Task<IReadOnlyList<NoteShown>> NotesOf(Guid person)
        {
            try
            {
                return await house.Ask(person, new NotesForReader(place.Initiative, gate));
            }
            catch (NotFound)
            {
                return [];
            }
        }
    }

    [Fact]
    public async Task A_chair_approves_up_to_the_organisations_limit()
    {
        var place = await house.PlaceWithInitiative();
        var programme = await house.Ask(place.Organiser, new ProgrammeToRead(place.Organisation));
        await house.Send(place.Organiser, new SetProgramme(place.Organisation, programme.Version, false, 1m, null, null, null));
        await Assert.ThrowsAsync<Stale>(() =>
            house.Send(place.Organiser, new SetProgramme(place.Organisation, programme.Version, false, 2m, null, null, null))
        );
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Panels.Decide(house, place, gate));
        Assert.Contains("of capital is asked for and you may approve up to £1", refusal.Message, StringComparison.Ordinal);
        await house.Give(place.Chair, Role.Executive, place.Organisation);
        await Panels.Decide(house, place, gate);
    }

    [Fact]
    public async Task People_are_told_on_the_day_once_and_the_reason_is_not_read_before()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        var form = GateTests.Form(DecisionKind.Stop) with { TellAfterWorkingDays = 5 };
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, form with { TellAfterWorkingDays = 6 }))
        );
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, form));
        await house.Settle();
        Assert.Equal((0L, 0), (await Told(place), await Readable(place)));
        var desk = await house.Ask(place.Chair, new ChairsDeskNow());
        Assert.Equal(place.Initiative, Assert.Single(desk.Unreleased, r => r.InitiativeId == place.Initiative).InitiativeId);

        await house.Execute(
            "UPDATE development.decision_releases SET due_at = now() - interval '1 day' WHERE initiative_id = $1",
            place.Initiative
        );
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.ReleaseDue()));
        await house.Settle();
        Assert.Equal((1L, 1), (await Told(place), await Readable(place)));
        Assert.Equal(
            1L,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE type LIKE '%DecisionReleased' AND body::text LIKE $1",
                $"%{place.Initiative}%"
            )
        );
    }

    [Fact]
    public async Task A_merge_credits_everyone_in_the_initiative_that_goes_on()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.Beside(place);
        var gate = await Panels.Open(house, other);
        await GateTests.Score(house, other, gate);
        var form = GateTests.Form(DecisionKind.Merge);
        foreach (var target in new Guid?[] { Guid.CreateVersion7(), other.Initiative, (await house.PlaceWithInitiative()).Initiative })
            await Assert.ThrowsAsync<Invalid>(() =>
                house.Send(place.Chair, new DecideAtGate(other.Initiative, gate, form with { MergedIntoId = target }))
            );
        await house.Send(place.Chair, new DecideAtGate(other.Initiative, gate, form with { MergedIntoId = place.Initiative }));
        Assert.Equal("Merged", await StageOf(other));
        var shown = await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative));
        Assert.Equal((other.Initiative, false), (Assert.Single(shown.Merged).Id, shown.Merged[0].Into));
        await using var scope = house.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<IInitiatives>().PeopleToTell(place.Initiative, CancellationToken.None);
        foreach (var contributor in await house.Upstream.Contributors(other.Idea, CancellationToken.None))
            Assert.Contains(contributor.PersonId, told);
    }

    [Fact]
    public async Task What_is_parked_comes_back_on_its_day_and_what_is_quiet_is_asked_about_and_stays()
    {
        var place = await house.PlaceWithInitiative();
        var quiet = await house.Beside(place);
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Park)));
        await house.SendAsSystem(new RaiseAttention());
        Assert.Empty((await house.Ask(place.Chair, new ChairsDeskNow())).Attention);

        await house.Execute("UPDATE development.initiatives SET review_on = '2026-01-01' WHERE id = $1", place.Initiative);
        // A gate that was opened and forgotten hides neither.
        await Panels.Open(house, quiet);
        await house.Execute("UPDATE development.initiatives SET opened_at = now() - interval '7 months' WHERE id = $1", quiet.Initiative);
        await house.Execute("ALTER TABLE development.initiative_history DISABLE TRIGGER USER");
        await house.Execute(
            "UPDATE development.initiative_history SET at = now() - interval '7 months' WHERE initiative_id = $1",
            quiet.Initiative
        );
        await house.Execute("ALTER TABLE development.initiative_history ENABLE TRIGGER USER");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.SendAsSystem(new RaiseAttention())));
        var desk = await house.Ask(place.Chair, new ChairsDeskNow());
        Assert.Equal(2, desk.Attention.Count);
        Assert.True(desk.Attention.Single(a => a.InitiativeId == place.Initiative).IsParked);
        Assert.Equal("Assessment", await StageOf(quiet));
        Assert.Equal(
            1L,
            await house.Scalar<long>(
                "SELECT count(*) FROM development.initiative_history WHERE initiative_id = $1 AND what LIKE 'Nothing has happened%'",
                quiet.Initiative
            )
        );

        using var browser = await house.Browse(place.Organiser);
        var page = await (await browser.Go($"/initiatives/{quiet.Initiative}")).Follow("Say that it goes on");
        Assert.Empty((await page.Press("It goes on", ("Reason", "The pilot begins in May"))).Errors);
        await house.SendAsSystem(new RaiseAttention());
        Assert.Single((await house.Ask(place.Chair, new ChairsDeskNow())).Attention);
    }

    [Fact]
    public async Task A_wrong_decision_is_reversed_from_the_page_by_one_that_cites_it()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        await Panels.Decide(house, place, gate);
        using var browser = await house.Browse(place.Organiser);
        var asked = await (await browser.Go($"/initiatives/{place.Initiative}/gates/new")).Press("Ask to reverse it");
        Assert.Empty(asked.Errors);
        var review = (await house.Ask(place.Chair, new GatesWaiting(1))).Rows.Single();
        Assert.Equal(("Development", "Assessment"), (review.From, review.ProceedsTo));
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, review.Id, GateTests.Form(mustMeet: 1, scored: 0)));
        Assert.Equal("Assessment", await StageOf(place));
    }

    [Fact]
    public async Task What_is_taken_back_before_people_were_told_is_told_to_nobody_and_the_reversal_says_where_it_goes_back_to()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form() with { TellAfterWorkingDays = 5 }));
        var mistaken = (await house.Ask(place.Organiser, new NextGateOf(place.Initiative))).Reversible!;
        var back = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(back, place.Initiative, mistaken.Id));
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, back, GateTests.Form(mustMeet: 1, scored: 0)));
        Assert.Equal(
            1L,
            await house.Scalar<long>("SELECT count(*) FROM development.decision_releases WHERE initiative_id = $1", place.Initiative)
        );
        await using var scope = house.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<IInitiatives>().Decisions(place.Initiative, CancellationToken.None);
        Assert.EndsWith("goes back to: assessment", Assert.Single(told).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_answer_is_measured_for_every_idea_and_what_waits_has_its_age()
    {
        var place = await house.Place();
        var (laterEvent, laterIdea) = await house.Idea(place.Organisation);
        var sinceTheDay = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).DayNumber - new DateOnly(2026, 11, 1).DayNumber;
        var found = await house.Ask(place.Chair, new FirstAnswersByEvent());
        Assert.Equal((2, 0, sinceTheDay), (found.All.Ideas, found.All.Days.Count, found.All.LongestWait!.Value));
        Assert.Null(found.All.Median);
        Assert.Equal(2, found.LongestWaiting.Count);

        // One is parked after 4 days, the other taken forward today: each event has its own figures.
        house.Upstream.Answer(laterIdea, "Parked", new DateTimeOffset(2026, 11, 5, 9, 0, 0, default));
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));

        found = await house.Ask(place.Chair, new FirstAnswersByEvent());
        Assert.Equal((2, (4 + sinceTheDay) / 2m), (found.All.Days.Count, found.All.Median!.Value));
        Assert.Equal([4], found.Events.Single(e => e.InnovationEventId == laterEvent).Answers.Days);
        Assert.Empty(found.LongestWaiting);
        using var browser = await house.Browse(place.Chair);
        var page = await browser.Go("/gates");
        Assert.Contains("Half of the 2 ideas with an answer had their first within", page.Text, StringComparison.Ordinal);
        Assert.Contains("None waits.", page.Text, StringComparison.Ordinal);

        // Another organisation's chair sees nothing of it.
        Assert.DoesNotContain(
            (await house.Ask((await house.Place()).Chair, new FirstAnswersByEvent())).Events,
            e => e.InnovationEventId == laterEvent
        );
    }

    private async Task<long> Told(Place place) =>
        await house.Scalar<long>(
            "SELECT count(*) FROM notifications.messages WHERE person_id = $1 AND subject_id = $2",
            (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId,
            place.Initiative
        );

    private async Task<int> Readable(Place place)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IInitiatives>().Decisions(place.Initiative, CancellationToken.None)).Count;
    }

    private async Task UseQuorum(Place place, int quorum)
    {
        var shown = await house.Ask(place.Organiser, new ModelToRead(place.Organisation, StageModels.NeedsAssessmentId));
        var id = Guid.CreateVersion7();
        await house.Send(
            place.Organiser,
            new MakeModel(
                id,
                place.Organisation,
                shown.Id,
                "Two scores",
                [
                    .. shown.Stages.Select(s => new StageForm(
                        s.Stage,
                        s.IsUsed,
                        s.Stage == Stage.Assessment ? quorum : s.Quorum,
                        s.WorkingDays,
                        s.Criteria
                    )),
                ],
                shown.Questions,
                "Two pairs of eyes"
            )
        );
        await house.Send(place.Organiser, new UseModel(place.Organisation, id));
    }

    private Task<string?> StageOf(Place place) =>
        house.Scalar<string>("SELECT stage FROM development.initiatives WHERE id = $1", place.Initiative);
}
