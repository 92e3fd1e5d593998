using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Development.Features.Summary;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class AssessmentTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Work_is_shared_out_in_bulk_and_leads_from_one_to_the_next()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.Beside(place);
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, other.Initiative));
        var due = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddDays(7));
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(place.Organiser, new AssignAssessor(place.Organisation, [place.Initiative], [gate], place.Owner, due))
        );
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new AssignAssessor(place.Organisation, [place.Initiative], [], place.Assessor, due.AddDays(-30)))
        );
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go("/assessments/assignments");
        var none = await page.Submit(
            ("AssessorId", $"{place.Assessor}"),
            ("DueOn.Day", $"{due.Day}"),
            ("DueOn.Month", $"{due.Month}"),
            ("DueOn.Year", $"{due.Year}")
        );
        Assert.Equal(["Choose at least one assessment or gate, and at most 200"], none.Errors);
        await house.Send(
            place.Organiser,
            new AssignAssessor(place.Organisation, [place.Initiative, other.Initiative], [gate], place.Assessor, due)
        );
        var work = await house.Ask(place.Assessor, new OwnWork(WorkState.Pending, 1));
        Assert.Equal((3, 3, 0), (work.Page.Total, work.Pending, work.Done));
        Assert.All(work.Page.Rows, r => Assert.True(r.IsMine));
        var elsewhere = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(place.Organiser, new AssignAssessor(place.Organisation, [elsewhere.Initiative], [], place.Assessor, due))
        );
        using var assessor = await house.Browse(place.Assessor);
        var queue = await assessor.Go("/assessments");
        Assert.Contains("To do (3)", queue.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await assessor.Go("/assessments/next")).Status);
        Assert.Contains("Nothing is overdue", (await assessor.Go("/assessments?state=Overdue")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessor_with_an_interest_stands_aside_from_the_assessment_and_it_waits_for_another()
    {
        var place = await house.PlaceWithInitiative();
        var due = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddDays(7));
        await house.Send(place.Organiser, new AssignAssessor(place.Organisation, [place.Initiative], [], place.Assessor, due));
        var section = NeedsAssessment.Sections[0];
        var early = await Assert.ThrowsAsync<RuleBroken>(() => Save(place.Assessor));
        Assert.Equal(Assessment.Rules.Declared, early.Rule);

        using var browser = await house.Browse(place.Assessor);
        var page = await browser.Go($"/initiatives/{place.Initiative}/assessment");
        Assert.Equal([Assessment.Rules.Explained.Sentence], (await page.Press("Declare", ("Interest", "Financial"))).Errors);
        var aside = await page.Press("Declare", ("Interest", "Financial"), ("InterestWords", "Shares in the maker"));
        Assert.Contains("You stand aside from this assessment", aside.Text, StringComparison.Ordinal);
        Assert.Contains("Financial interest: Shares in the maker", aside.Text, StringComparison.Ordinal);
        Assert.Equal(Assessment.Rules.StandsAside, (await Assert.ThrowsAsync<RuleBroken>(() => Save(place.Assessor))).Rule);
        Assert.Equal(0, (await house.Ask(place.Assessor, new OwnWork(WorkState.Pending, 1))).Pending);
        var assigned = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new AssignAssessor(place.Organisation, [place.Initiative], [], place.Assessor, due))
        );
        Assert.Equal(Assessment.Rules.AssignedToAnother, assigned.Rule);

        var second = await house.Person("Abel Assessor", (Role.Assessor, place.Organisation));
        Assert.Equal(1, (await house.Ask(second, new OwnWork(WorkState.Pending, 1))).Pending);
        await house.Send(second, new DeclareAssessmentInterest(place.Initiative, InterestKind.None, null));
        await Save(second);
        // Somebody whom they manage turns out to have contributed: from then on they stand aside.
        house.Upstream.Managers[(await house.Upstream.Contributors(place.Idea, default))[0].PersonId] = second;
        Assert.Equal(Assessment.Rules.StandsAside, (await Assert.ThrowsAsync<RuleBroken>(() => Save(second))).Rule);

        async Task Save(Guid by) =>
            await house.Send(
                by,
                new SaveAssessmentSection(
                    place.Initiative,
                    section.Key,
                    (await house.Ask(by, new AssessmentOf(place.Initiative))).Version,
                    [new AnswerForm(section.Questions[^1].Key, Answer.Yes, null)]
                )
            );
    }

    [Fact]
    public async Task A_late_assessment_is_completed_with_the_reason_and_pack_summary_and_word_say_it_with_the_maturity()
    {
        var place = await house.PlaceWithInitiative();
        foreach (var section in NeedsAssessment.Sections.SkipLast(1))
            await Assess(place, section, Answer.Yes, null);
        await house.Execute("UPDATE development.initiatives SET stage_since = now() - interval '90 days' WHERE id = $1", place.Initiative);
        var last = NeedsAssessment.Sections[^1];
        var silent = await Assert.ThrowsAsync<RuleBroken>(() => Assess(place, last, Answer.Yes, null));
        Assert.Equal(Assessment.Rules.SaysWhyLate, silent.Rule);

        using var browser = await house.Browse(place.Assessor);
        var page = await browser.Go($"/initiatives/{place.Initiative}/assessment/{last.Key}");
        (string, string)[] answers = [.. last.Questions.Select((_, i) => ($"Answers[{i}].Answer", "Yes"))];
        Assert.Equal([Assessment.Rules.SaysWhyLate.Sentence], (await page.Press("Save and go back to the list", answers)).Errors);
        var done = await page.Press("Save and go back to the list", [.. answers, ("WhyLate", "The owner was away for a month")]);
        Assert.Contains("Later than its clock allows: The owner was away for a month", done.Text, StringComparison.Ordinal);

        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        using var chair = await house.Browse(place.Chair);
        var pack = await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}");
        Assert.Contains("The owner was away for a month", pack.Text, StringComparison.Ordinal);
        Assert.Contains("How mature is it? Ready", pack.Text, StringComparison.Ordinal);
        Assert.Contains("or None (not a digital technology)? None", pack.Text, StringComparison.Ordinal);
        var summary = await chair.Go($"/initiatives/{place.Initiative}/summary");
        Assert.Contains(
            "26 of 26 questions answered. Maturity: Ready. Later than its clock allows: The owner was away for a month",
            summary.Text,
            StringComparison.Ordinal
        );
        Assert.NotEmpty((await house.Ask(place.Chair, new SummaryInWord(place.Initiative))).Bytes);
    }

    [Fact]
    public async Task The_tier_of_evidence_is_chosen_from_its_own_words_alone()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(place.Assessor, new DeclareAssessmentInterest(place.Initiative, InterestKind.None, null));
        var version = (await house.Ask(place.Assessor, new AssessmentOf(place.Initiative))).Version;
        var yes = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(
                place.Assessor,
                new SaveAssessmentSection(place.Initiative, "evidence", version, [new AnswerForm("evidence-tier", Answer.Yes, null)])
            )
        );
        Assert.Equal(Assessment.Rules.OfTheTemplate, yes.Rule);
        using var browser = await house.Browse(place.Assessor);
        var page = await browser.Go($"/initiatives/{place.Initiative}/assessment/evidence");
        Assert.Equal(
            ["A", "B", "C", "None"],
            page.Document.QuerySelectorAll("input[name='Answers[2].Answer']").Select(r => r.GetAttribute("value"))
        );
        Assert.Empty((await page.Press("Save and go back to the list", ("Answers[2].Answer", "B"))).Errors);
        Assert.NotNull(
            (await browser.Go($"/initiatives/{place.Initiative}/assessment/evidence")).Document.QuerySelector("input[value='B'][checked]")
        );
    }

    [Theory]
    [InlineData(1, 23)]
    [InlineData(3, 24)]
    public async Task An_initiative_that_began_with_an_earlier_version_keeps_it_and_is_not_asked_what_that_did_not_ask(
        int id,
        int questions
    )
    {
        var place = await house.Place();
        var model = StageModels.BuiltIn.Single(m => m.Id == new Guid($"01930000-0000-7000-8000-00000000000{id}"));
        await house.Send(place.Organiser, new UseModel(place.Organisation, model.Id));
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        if (!model.Text.AsksWhyLate)
            await house.Execute(
                "UPDATE development.initiatives SET stage_since = now() - interval '90 days' WHERE id = $1",
                place.Initiative
            );
        foreach (var section in model.Sections)
            await Assess(place, section, Answer.Yes, null);
        var shown = await house.Ask(place.Assessor, new AssessmentOf(place.Initiative));
        Assert.Equal((questions, questions, model.InWords), (shown.Answered, shown.Questions, shown.TemplateVersion));
    }

    [Fact]
    public async Task A_complete_assessment_changes_with_a_reason_and_its_versions_compare()
    {
        var place = await house.PlaceWithInitiative();
        foreach (var section in NeedsAssessment.Sections)
            await Assess(place, section, Answer.Yes, null);
        var evidence = NeedsAssessment.Sections[2];
        await Assert.ThrowsAsync<RuleBroken>(() => Assess(place, evidence, Answer.No, null));
        await Assess(place, evidence, Answer.No, "The trial failed");
        using var browser = await house.Browse(place.Assessor);
        var compared = await browser.Go($"/initiatives/{place.Initiative}/assessment-versions");
        Assert.Contains("What changed from 1.0 to 1.1", compared.Text, StringComparison.Ordinal);
        Assert.Contains("Is there evidence that it has the effect it claims?", compared.Text);
        await house.Send(place.Assessor, new AssessAgain(place.Initiative, "A new trial"));
        var again = await house.Ask(place.Assessor, new AssessmentOf(place.Initiative));
        Assert.Equal((2, 0, 2), (again.Number, again.Answered, again.Versions.Count));
        await Assert.ThrowsAsync<PostgresException>(() => house.Execute("DELETE FROM development.assessment_versions WHERE minor = 1"));
    }

    private async Task Assess(Place place, TemplateSection section, Answer answer, string? reason)
    {
        if (!(await house.Ask(place.Assessor, new AssessmentOf(place.Initiative))).HasDeclared)
            await house.Send(place.Assessor, new DeclareAssessmentInterest(place.Initiative, InterestKind.None, null));
        var shown = await house.Ask(place.Assessor, new AssessmentOf(place.Initiative));
        await house.Send(
            place.Assessor,
            new SaveAssessmentSection(
                place.Initiative,
                section.Key,
                shown.Version,
                [.. section.Questions.Select(q => new AnswerForm(q.Key, q.Choices.Contains(answer) ? answer : q.Choices[^1], null))],
                reason
            )
        );
    }
}
