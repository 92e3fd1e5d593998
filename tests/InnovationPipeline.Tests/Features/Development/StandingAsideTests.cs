using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Suppliers;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Who may not score or decide at a gate, by what they say and by the records of every module.</summary>
public sealed class StandingAsideTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task An_assessor_with_an_interest_stands_aside_until_a_chair_says_otherwise()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        using var browser = await house.Browse(place.Assessor);
        var page = await browser.Go($"/initiatives/{place.Initiative}/gates/{gate}");
        var declare = await page.Press("Score this gate");
        var bare = await declare.Press("Declare", ("Interest", "Financial"));
        Assert.Equal([GateScorecard.Rules.Explained.Sentence], bare.Errors);
        var aside = await bare.Press("Declare", ("InterestWords", "Shares in a supplier"));
        Assert.Contains("You stand aside at this gate", aside.Text, StringComparison.Ordinal);
        await Refused(place, gate, "Anna Assessor stands aside: has a financial interest");

        using var chair = await house.Browse(place.Chair);
        var seat = await (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Follow("Let this assessor score");
        var lifted = await seat.Press("Let them score", ("Reason", "The shares were sold in March"));
        Assert.Contains("lets this assessor score: The shares were sold in March", lifted.Text, StringComparison.Ordinal);
        var scoring = await browser.Go($"/initiatives/{place.Initiative}/gates/{gate}/scores");
        var partly = await scoring.Press("Submit", ("Findings[0].Met", "Met"));
        Assert.Equal([GateScorecard.Rules.Whole.Sentence], partly.Errors);
        var done = await partly.Press(
            "Submit and go to the next",
            ("Findings[1].Met", "Met"),
            ("Findings[2].Met", "NotMet"),
            ("Findings[3].Score", "3"),
            ("Findings[4].Score", "4"),
            ("Findings[5].Score", "5")
        );
        Assert.Equal(HttpStatusCode.OK, done.Status);
        await Panels.Decide(house, place, gate);
    }

    [Fact]
    public async Task Whoever_comes_close_after_they_have_scored_stands_aside_and_whoever_is_close_lets_nobody_score()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        var second = await Panels.SecondAssessor(house, place);
        await GateTests.Score(house, place, gate);
        await GateTests.Score(house, place, gate, second);
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.Assessor), null)
        );
        var seats = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Seats;
        Assert.Single(seats, s => s.IsRecused);

        // By a record of another module: nobody has said anything to the gate, and the decision asks again.
        var contributor = (await house.Upstream.Contributors(place.Idea, default))[0].PersonId;
        house.Upstream.Managers[contributor] = second;
        await Refused(
            place,
            gate,
            "Anna Assessor stands aside: contributed to it or runs it. Abel Assessor stands aside: manages someone who contributed to it"
        );

        house.Upstream.Managers[contributor] = place.Chair;
        var card = seats.Single(s => s.IsRecused).ScorecardId;
        var refused = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Chair, new LiftRecusal(place.Initiative, card, "They know it well"))
        );
        Assert.Equal(GateScorecard.Rules.LiftedByUninvolved, refused.Rule);
        await house.Send(place.OtherChair, new LiftRecusal(place.Initiative, card, "They know it well"));
    }

    [Fact]
    public async Task Whoever_belongs_to_a_supplier_that_is_recorded_stands_aside()
    {
        var place = await house.PlaceWithInitiative();
        var supplier = (await house.PlaceWithInitiative()).Organisation;
        var contributor = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        house.Upstream.Present[place.InnovationEvent] = [contributor];
        house.Upstream.Companies[contributor] = supplier;
        await house.Send(place.Organiser, new DescribeSupplier(place.Initiative, supplier, "The ask", "Nothing"));
        // It is on record even where its person is no contributor any longer.
        house.Upstream.Companies.TryRemove(contributor, out _);
        await house.Execute("UPDATE identity.people SET organisation_id = $1 WHERE id = $2", supplier, place.Assessor);
        var gate = await Panels.Open(house, place);
        await house.Send(place.Assessor, new JoinPanel(place.Initiative, gate));
        await house.Send(place.Assessor, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        Assert.Equal(
            "belongs to an organisation that may supply it",
            (await house.Ask(place.Assessor, new OwnScorecardOf(place.Initiative, gate))).StandsAsideBecause
        );
    }

    [Fact]
    public async Task Managers_and_contributors_of_an_idea_stand_aside_by_the_records()
    {
        var place = await house.PlaceWithInitiative();
        var gate = await Panels.Open(house, place);
        var contributor = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        house.Upstream.Managers[contributor] = place.Assessor;
        await house.Send(place.Assessor, new JoinPanel(place.Initiative, gate));
        await house.Send(place.Assessor, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        var own = await house.Ask(place.Assessor, new OwnScorecardOf(place.Initiative, gate));
        Assert.Equal("manages someone who contributed to it", own.StandsAsideBecause);
        house.Upstream.Managers[contributor] = place.Chair;
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Panels.Decide(house, place, gate));
        Assert.Equal(GateReview.Rules.StandsAside, refusal.Rule);
    }

    [Fact]
    public async Task Whoever_is_close_to_what_was_merged_in_stands_aside_whether_they_declared_before_or_after()
    {
        var place = await house.PlaceWithInitiative();
        var merged = await house.Beside(place);
        var (early, late) = (place.Assessor, await Panels.SecondAssessor(house, place));
        house.Upstream.Managers[(await house.Upstream.Contributors(merged.Idea, default))[0].PersonId] = early;
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        Assert.Equal(1, (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Scored);

        var end = await Panels.Open(house, merged);
        await GateTests.Score(house, merged, end, late);
        await house.Send(
            place.Chair,
            new DecideAtGate(merged.Initiative, end, GateTests.Form(DecisionKind.Merge) with { MergedIntoId = place.Initiative })
        );

        var after = await house.Ask(place.Chair, new GateToRead(place.Initiative, gate));
        Assert.Equal((0, true), (after.Scored, after.Seats.Single().IsRecused));
        await Refused(place, gate, "Anna Assessor stands aside: manages someone who contributed to it");
        house.Upstream.Managers[(await house.Upstream.Contributors(merged.Idea, default))[0].PersonId] = late;
        await house.Send(late, new JoinPanel(place.Initiative, gate));
        await house.Send(late, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        Assert.Equal(
            "manages someone who contributed to it",
            (await house.Ask(late, new OwnScorecardOf(place.Initiative, gate))).StandsAsideBecause
        );
        // And so does a chair who contributed there.
        house.Upstream.Managers[(await house.Upstream.Contributors(merged.Idea, default))[0].PersonId] = place.OtherChair;
        var chair = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.OtherChair, new DecideAtGate(place.Initiative, gate, GateTests.Form()))
        );
        Assert.Equal(GateReview.Rules.StandsAside, chair.Rule);
    }

    /// <summary>The panel is not reached, and the chair reads who stands aside and why.</summary>
    private async Task Refused(Place place, Guid gate, string aside) =>
        Assert.Equal(
            $"{GateReview.Rules.PanelReached.Sentence}. {aside}",
            (await Assert.ThrowsAsync<RuleBroken>(() => Panels.Decide(house, place, gate))).Message
        );
}
