using System.Net;
using System.Text.Json;
using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Answers;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class HandOffTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public void Everything_an_idea_holds_is_carried_over()
    {
        var (filled, pitched) = (new Filled(), new Filled());
        var idea = Filled.Of<IdeaCase>(filled);
        var result = Filled.Of<RoundResult>(new Filled()) with { Options = [new OptionResult(idea.Idea.Id, "Title", 20, 1)] };

        var carried = CarryOver.Of(
            idea,
            Filled.Of<EventCard>(new Filled()),
            Filled.Of<GroupCard>(new Filled()),
            new Dictionary<Guid, IdeaCard>(),
            new Dictionary<Guid, GroupCard>(),
            result,
            [new Contributor(Guid.CreateVersion7(), "Author")],
            Filled.Of<PitchRecord>(pitched)
        );

        var written = JsonSerializer.Serialize(carried, JsonColumn.Options);
        Assert.Equal(60, filled.Values.Count);
        Assert.All(filled.Values, value => Assert.Contains(value, written, StringComparison.Ordinal));
        Assert.Equal(42, pitched.Values.Count);
        Assert.All(pitched.Values, value => Assert.Contains(value, written, StringComparison.Ordinal));
        Assert.Equal(20, carried.Vote!.Votes);
    }

    [Fact]
    public void A_record_that_was_kept_before_criteria_and_interests_were_told_is_still_read()
    {
        var kept = JsonSerializer.Deserialize<CarriedPanel>(
            """{"Judges":2,"Reached":true,"Raw":4.5,"Rank":1,"Pitches":4,"JudgesDiffer":false,"StoodAside":["1 judge: author"]}""",
            JsonColumn.Options
        )!;
        Assert.Equal((2, 4.5m, 1), (kept.Judges, kept.Raw, kept.Rank));
        Assert.Null(kept.Criteria);
        Assert.Null(kept.Interests);
        Assert.Null(kept.Lifted);
    }

    [Fact]
    public void Everything_that_the_ideas_of_a_theme_hold_is_carried_over_each_on_its_own()
    {
        var (first, second, pitched) = (new Filled(), new Filled(), new Filled());
        var nothing = new PitchRecord([], [], [], Panel: null);
        var theme = new Theme(Guid.CreateVersion7(), Guid.CreateVersion7(), "Linked data", leadId: null, default);
        var both = new Contributor(Guid.CreateVersion7(), "Author");
        var records = new[] { Carry(first, Filled.Of<PitchRecord>(pitched)), Carry(second, nothing) };
        foreach (var record in records)
            theme.Link(record.Idea!.Id, default);

        var carried = CarryOver.Of(theme, records.ToDictionary(r => r.Idea!.Id));

        Assert.Equal(2, carried.Records.Select(r => r.Idea!.InnovationEventId).Distinct().Count());
        Assert.Equal(42, pitched.Values.Count);
        foreach (var (filled, pitch, i) in new[] { (first, pitched.Values, 0), (second, [], 1) })
        {
            var own = JsonSerializer.Serialize(carried.Theme!.Ideas.Single(t => t.Id == records[i].Idea!.Id), JsonColumn.Options);
            Assert.Equal(60, filled.Values.Count);
            Assert.All(filled.Values.Concat(pitch), value => Assert.Contains(value, own, StringComparison.Ordinal));
        }
        Assert.Equal([true, false], carried.Theme!.Ideas.Select(i => i.Record!.Pitch!.WasPitched));
        Assert.All(carried.Records, r => Assert.Equal(20, r.Vote!.Votes));
        // Whoever contributed to both is thanked once.
        Assert.Equal([both.PersonId], carried.Contributors.Select(c => c.PersonId));

        CarriedOver Carry(Filled filled, PitchRecord pitch)
        {
            var idea = Filled.Of<IdeaCase>(filled);
            return CarryOver.Of(
                idea,
                Filled.Of<EventCard>(new Filled()),
                Filled.Of<GroupCard>(new Filled()),
                new Dictionary<Guid, IdeaCard>(),
                new Dictionary<Guid, GroupCard>(),
                Filled.Of<RoundResult>(new Filled()) with
                {
                    Options = [new OptionResult(idea.Idea.Id, "Title", 20, 1)],
                },
                [both],
                pitch
            );
        }
    }

    [Fact]
    public void Everything_a_challenge_holds_is_carried_over()
    {
        var (filled, asked) = (new Filled(), new Filled());

        var carried = CarryOver.Of(
            Filled.Of<SubmissionInFull>(filled),
            "Wyremouth",
            "Brackenshire ICS",
            [Filled.Of<AreaAsked>(asked), Filled.Of<AreaAsked>(asked)]
        );

        var written = JsonSerializer.Serialize(carried, JsonColumn.Options);
        Assert.Equal(23, filled.Values.Count);
        Assert.All(filled.Values, value => Assert.Contains(value, written, StringComparison.Ordinal));
        Assert.Equal(14, asked.Values.Count);
        Assert.All(asked.Values, value => Assert.Contains(value, written, StringComparison.Ordinal));
        Assert.Equal(["Submitted the challenge"], carried.Contributors.Select(c => c.Capacity));
    }

    [Theory]
    [InlineData(typeof(IdeaCard), typeof(CarriedIdea))]
    [InlineData(typeof(IdeaCase), typeof(CarriedIdea), "Idea")]
    [InlineData(typeof(ValueProposition), typeof(CarriedProposition))]
    [InlineData(typeof(AnglePoint), typeof(CarriedAngle))]
    [InlineData(typeof(BarrierFact), typeof(CarriedBarrier))]
    [InlineData(typeof(AskFact), typeof(CarriedAsk))]
    [InlineData(typeof(LineageFact), typeof(CarriedSource))]
    [InlineData(typeof(Contributor), typeof(CarriedContributor))]
    [InlineData(typeof(PitchRecord), typeof(CarriedPitch))]
    [InlineData(typeof(CommentaryFact), typeof(CarriedCommentary))]
    [InlineData(typeof(QuestionFact), typeof(CarriedQuestion))]
    [InlineData(typeof(FeedbackFact), typeof(CarriedFeedback))]
    [InlineData(typeof(PanelFact), typeof(CarriedPanel))]
    [InlineData(typeof(CriterionFact), typeof(CarriedCriterion))]
    [InlineData(typeof(InterestFact), typeof(CarriedInterest))]
    [InlineData(typeof(LiftedRecusalFact), typeof(CarriedLift))]
    [InlineData(typeof(SubmissionInFull), typeof(CarriedChallenge), "Submission")]
    [InlineData(typeof(SubmissionCard), typeof(CarriedChallenge))]
    [InlineData(typeof(SubmissionStepFact), typeof(CarriedStep))]
    [InlineData(typeof(AreaAsked), typeof(CarriedArea), "Area")]
    [InlineData(typeof(AreaCard), typeof(CarriedArea))]
    public void Every_field_of_the_contract_has_a_field_in_the_record(Type told, Type carried, params string[] spread)
    {
        var kept = carried.GetProperties().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(told.GetProperties().Select(p => p.Name).Except(kept, StringComparer.Ordinal).Except(spread, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_winner_waits_once_and_is_taken_forward_with_one_button()
    {
        var place = await house.Place();
        await house.Reveal(place);
        using var browser = await house.Browse(place.Organiser);

        var waiting = await browser.Go("/initiatives/waiting");
        Assert.Single(waiting.Document.QuerySelectorAll("main form"));
        var page = await waiting.Submit();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("/initiatives/", page.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Olga Organiser", page.Text, StringComparison.Ordinal);
        Assert.Contains("How can we ease the 8am rush through technology?", page.Text, StringComparison.Ordinal);
        Assert.Contains("Connie Contributor", page.Text, StringComparison.Ordinal);
        Assert.Contains("Won in The collective vote with 20 votes", page.Text, StringComparison.Ordinal);
        Assert.Contains("No ideas are waiting", (await browser.Go("/initiatives/waiting")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.Follow("Everything the group wrote")).Status);
    }

    [Fact]
    public async Task An_idea_is_taken_forward_once_and_a_double_submit_makes_one()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));

        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new TakeForward(Guid.CreateVersion7(), place.Idea))
        );

        Assert.Equal(HandOff.Rules.Once, refusal.Rule);
        Assert.Equal(1L, await house.Scalar<long>("SELECT count(*) FROM development.initiatives WHERE idea_id = $1", place.Idea));
        Assert.Equal(2L, await house.Scalar<long>("SELECT count(*) FROM development.risks WHERE initiative_id = $1", place.Initiative));
        Assert.Equal(
            3L,
            await house.Scalar<long>("SELECT count(*) FROM development.funding_lines WHERE initiative_id = $1", place.Initiative)
        );
    }

    [Fact]
    public async Task An_idea_with_another_answer_waits_no_longer_and_waits_again_when_it_is_given_to_initiatives()
    {
        var place = await house.Place();
        using var browser = await house.Browse(place.Organiser);

        // Prepared, and not told yet: it is still there, and cannot be taken forward.
        house.Upstream.Prepare(place.Idea, house.Clock.GetUtcNow().AddDays(2));
        var waiting = await browser.Go("/initiatives/waiting");
        Assert.Contains("Another answer is prepared", waiting.Text, StringComparison.Ordinal);
        Assert.Empty(waiting.Document.QuerySelectorAll("main form"));
        Assert.Equal(HandOff.Rules.Undecided, await Refusal(place));

        await house.Dispose(place, "Parked", null);
        Assert.Contains("No ideas are waiting", (await browser.Go("/initiatives/waiting")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 idea waits to be taken forward as an initiative", await Objections(place));
        Assert.Equal(HandOff.Rules.StillWaits, await Refusal(place));

        // Heard again, late, the result of the vote does not bring it back; a new answer does.
        await house.Reveal(place);
        Assert.Equal(HandOff.Rules.StillWaits, await Refusal(place));
        await house.Dispose(place, "ToInitiative", null);
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
    }

    [Fact]
    public async Task A_winner_that_is_also_part_of_a_theme_still_waits()
    {
        var place = await house.Place();
        var theme = Guid.CreateVersion7();
        house.Upstream.Themes[theme] = "Linked data";
        await house.Dispose(place, "ToTheme", theme);
        Assert.Contains("1 idea waits to be taken forward as an initiative", await Objections(place));
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        Assert.True(await Taken(place));
    }

    private async Task<Rule> Refusal(Place place) =>
        (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, new TakeForward(Guid.CreateVersion7(), place.Idea)))).Rule;

    private async Task<bool> Taken(Place place)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var taken = await scope.ServiceProvider.GetRequiredService<ITakeIdeasForward>().Taken([place.Idea], CancellationToken.None);
        return taken.Contains(place.Idea);
    }

    [Fact]
    public async Task Another_organisation_sees_and_changes_nothing()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.Place();
        using var browser = await house.Browse(other.Organiser);

        foreach (var path in new[] { "", "/people", "/risks", "/assessment", "/origin", "/gates/new", "/benefits/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{place.Initiative}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{Guid.CreateVersion7()}")).Status);
        Assert.DoesNotContain(
            place.Initiative.ToString(),
            (await browser.Go("/initiatives")).Document.Body!.InnerHtml,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new TakeForward(Guid.CreateVersion7(), place.Idea)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync($"/api/v1/initiatives/{place.Initiative}")).StatusCode);
    }

    [Fact]
    public async Task A_contributor_without_a_role_is_told_that_there_is_no_such_page()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(await house.Person("Nora Nobody"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{place.Initiative}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Go("/initiatives/waiting")).Status);
    }

    [Fact]
    public async Task Everyone_who_contributed_is_to_be_told_lineage_sources_included()
    {
        var place = await house.PlaceWithInitiative();
        await using var scope = house.Services.CreateAsyncScope();
        var initiatives = scope.ServiceProvider.GetRequiredService<IInitiatives>();

        var told = await initiatives.PeopleToTell(place.Initiative, CancellationToken.None);

        // A contributor, a source, the lead, and who answers for it.
        Assert.Equal(4, told.Count);
        Assert.Contains(place.Organiser, told);
    }

    [Fact]
    public async Task What_was_carried_over_cannot_be_changed_and_history_only_grows()
    {
        var place = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.initiatives SET origin = '{}' WHERE id = $1", place.Initiative)
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("DELETE FROM development.initiative_history WHERE initiative_id = $1", place.Initiative)
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.initiative_history SET what = '' WHERE initiative_id = $1", place.Initiative)
        );
    }

    [Fact]
    public async Task A_stale_risk_shows_both_texts_and_loses_neither()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Organiser);
        var risks = await browser.Go($"/initiatives/{place.Initiative}/risks");
        var edit = await browser.Go(risks.Document.QuerySelector("main td a, main th a")!.GetAttribute("href")!);
        var theirs = (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks.Single(r =>
            edit.Url.AbsolutePath.EndsWith(r.Id.ToString(), StringComparison.Ordinal)
        );
        await house.Send(
            place.Organiser,
            new ChangeRisk(
                place.Initiative,
                theirs.Id,
                theirs.Version,
                new RiskForm(BarrierCategory.Workforce, "Their words", 2, 2, "Theirs", null)
            )
        );

        var stale = await edit.Submit(("Text", "My words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Their words", stale.Text, StringComparison.Ordinal);
        Assert.Contains("My words", stale.Document.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);

        var saved = await stale.Submit();
        Assert.Contains("My words", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_risk_off_the_scale_or_of_another_initiative_is_refused()
    {
        var (place, other) = (await house.PlaceWithInitiative(), await house.PlaceWithInitiative());
        var form = new RiskForm(BarrierCategory.Workforce, "It may slip", 6, 0, "Plan", null);
        await Assert.ThrowsAsync<Invalid>(() => house.Send(place.Organiser, new AddRisk(Guid.CreateVersion7(), place.Initiative, form)));
        var theirs = (await house.Ask(other.Organiser, new RisksOf(other.Initiative))).Risks[0];
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(
                place.Organiser,
                new ChangeRisk(place.Initiative, theirs.Id, theirs.Version, form with { Likelihood = 3, Impact = 3 })
            )
        );
    }

    [Fact]
    public async Task An_idea_given_to_a_theme_is_linked_once_and_the_theme_becomes_an_initiative()
    {
        var place = await house.Place();
        var theme = Guid.CreateVersion7();
        house.Upstream.Themes[theme] = "Linked data";
        await house.Dispose(place, "ToTheme", theme);
        await house.Dispose(place, "ToTheme", theme);
        using var browser = await house.Browse(place.Organiser);

        var page = await browser.Go($"/themes/{theme}");
        Assert.Equal("Linked data", page.Heading);
        Assert.Contains("Olga Organiser", page.Text, StringComparison.Ordinal);
        var initiative = await page.Press("Take forward", ("Title", "Linked data for all"));

        Assert.Equal("Linked data for all", initiative.Heading);
        Assert.Contains("Taken forward from the theme “Linked data” with 1 idea", initiative.Text, StringComparison.Ordinal);
        var shown = await house.Ask(place.Organiser, new ThemeToRead(theme));
        Assert.Equal(ThemeState.Delivering, shown.State);
        Assert.Single(shown.Ideas);
        Assert.Single(shown.Initiatives);
    }

    [Fact]
    public async Task A_theme_of_another_organisation_is_not_found()
    {
        var (place, other) = (await house.PlaceWithInitiative(), await house.Place());
        var theme = Guid.CreateVersion7();
        await house.Send(other.Organiser, new MakeTheme(theme, other.Organisation, "Theirs"));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(place.Organiser, new ThemeToRead(theme)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new LinkInitiative(theme, place.Initiative)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new LinkIdea(theme, place.Idea)));
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(place.Organiser, new MakeTheme(Guid.CreateVersion7(), other.Organisation, "Mine there"))
        );
    }

    [Fact]
    public async Task An_event_is_not_archived_while_an_idea_waits()
    {
        var place = await house.Place();
        Assert.Contains("1 idea waits to be taken forward as an initiative", await Objections(place));
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        Assert.DoesNotContain("1 idea waits to be taken forward as an initiative", await Objections(place));
    }

    [Fact]
    public async Task The_list_is_filtered_by_stage_and_theme()
    {
        var place = await house.PlaceWithInitiative();
        var inAssessment = await house.Ask(place.Organiser, new InitiativesByStage(Stage.Assessment, null, 1));
        var parked = await house.Ask(place.Organiser, new InitiativesByStage(Stage.Parked, null, 1));
        var ofTheme = await house.Ask(place.Organiser, new InitiativesByStage(null, Guid.CreateVersion7(), 1));
        Assert.Equal((1, 0, 0), (inAssessment.Page.Total, parked.Page.Total, ofTheme.Page.Total));
        using var browser = await house.Browse(place.Organiser);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go("/initiatives?stage=nonsense&theme=nonsense&p=-99999999")).Status);
    }

    private async Task<IReadOnlyList<string>> Objections(Place place)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var all = new List<string>();
        foreach (var objecting in scope.ServiceProvider.GetServices<IObjectToArchiving>().OfType<OpenHandOffs>())
            all.AddRange(await objecting.Objections(place.InnovationEvent, CancellationToken.None));
        return all;
    }
}
