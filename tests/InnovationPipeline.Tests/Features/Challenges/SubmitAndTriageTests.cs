using System.Net;
using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Challenges.Features.Submissions;
using InnovationPipeline.Challenges.Features.Triage;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using InnovationPipeline.Tests.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Challenges;

public class SubmitAndTriageTests(SharedHouse house)
{
    private static readonly ChallengeText Text = new(
        "Beds",
        "free beds earlier",
        "shared plans",
        "Beds are late",
        "Patients",
        "Hours",
        Urgency.Now,
        MayBeShared: true
    );

    private async Task<(Guid From, Guid To, Guid Partner, Guid Assessor)> Two()
    {
        var from = await EventKit.NewOrganisation(house, takesChallenges: false);
        var to = await EventKit.NewOrganisation(house);
        return (
            from,
            to,
            await house.Person("Paula Partner", (Role.IcsPartner, from)),
            await house.Person("Asa Assessor", (Role.Assessor, to))
        );
    }

    private async Task<Guid> SentIn(Guid partner, Guid from, Guid to)
    {
        var id = Guid.CreateVersion7();
        await house.Send(partner, new DraftChallenge(id, from, to, Text));
        await house.Send(partner, new SubmitChallenge(id));
        return id;
    }

    [Fact]
    public async Task A_partner_pastes_a_question_checks_it_sends_it_in_and_reads_the_answer()
    {
        var (_, to, partner, assessor) = await Two();
        using var browser = await house.Browse(partner);
        (string, string)[] words =
        [
            ("ToOrganisationId", to.ToString()),
            ("Form.Title", "Appointments at 8am"),
            ("Form.Outcome", "How can we make it easier to reach a GP through digital tools?"),
            ("Form.Means", ""),
            ("Form.Context", "Half of all calls come before 9am"),
            ("Form.Affected", "About 100,000 people"),
            ("Form.Measures", "Minutes until an answer"),
            ("Form.Urgency", "Now"),
        ];
        var split = await (await browser.Go("/challenges/new")).Submit(words);
        Assert.Contains("We have split your question", split.Text);

        var check = await split.Submit();
        Assert.Equal("Check your challenge", check.Heading);
        Assert.Contains("How can we make it easier to reach a GP through digital tools?", check.Text);
        var sent = await check.Press("Send it in");
        Assert.Contains("Someone in the triage team takes it on", sent.Text);
        var id = Guid.Parse(sent.Url.Segments[^1]);

        using var desk = await house.Browse(assessor);
        var queue = await desk.Go("/triage");
        Assert.Contains("Waiting since", queue.Text);
        var taken = await (await queue.Follow("Appointments at 8am")).Press("Take on this challenge");
        var asked = await taken.Press("Send question", ("Question", "In how many practices?"));
        Assert.Contains("More information needed", asked.Text);

        var mine = await (await browser.Go($"/challenges/{id}")).Press("Send reply", ("Reply", "In 14"));
        Assert.Contains("In triage", mine.Text);
        var answered = await (await desk.Go($"/triage/{id}")).Press(
            "Give answer",
            ("Outcome", "Accept"),
            ("Reason", "It matters to everyone")
        );
        Assert.Equal(HttpStatusCode.OK, answered.Status);

        var list = await browser.Go("/challenges");
        Assert.Contains("Accepted", list.Text);
        Assert.Contains("It matters to everyone", list.Text);
        await using var scope = house.Services.CreateAsyncScope();
        var accepted = await scope.ServiceProvider.GetRequiredService<IChallengeSubmissions>().AcceptedBy(to, CancellationToken.None);
        Assert.Equal(id, Assert.Single(accepted).Id);
    }

    [Fact]
    public async Task A_form_without_words_is_shown_again_with_its_errors()
    {
        var (_, to, partner, _) = await Two();
        using var browser = await house.Browse(partner);

        var page = await (await browser.Go("/challenges/new")).Submit(("ToOrganisationId", to.ToString()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Enter what should get better", page.Errors);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_draft()
    {
        var (from, to, partner, _) = await Two();
        var draft = new DraftChallenge(Guid.CreateVersion7(), from, to, Text);

        await house.Send(partner, draft);
        await house.Send(partner, draft);

        Assert.Single((await house.Ask(partner, new MySubmissions(1))).Rows);
    }

    [Fact]
    public async Task Nobody_sees_another_partners_challenge_or_another_organisations_queue()
    {
        var (from, to, partner, _) = await Two();
        var id = await SentIn(partner, from, to);
        var other = await Two();

        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Partner, new MySubmission(id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Assessor, new SubmissionInTriage(id)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(partner, new SubmissionInTriage(id)));
        Assert.Empty((await house.Ask(other.Assessor, new TriageQueue(Answered: false, Page: 1))).Rows);
        using var browser = await house.Browse(other.Partner);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/challenges/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/challenges/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_colleague_who_is_partner_at_the_receiving_organisation_does_not_read_drafts()
    {
        var (from, to, partner, assessor) = await Two();
        var id = Guid.CreateVersion7();
        await house.Send(partner, new DraftChallenge(id, from, to, Text));
        var colleague = await house.Person("Cole Colleague", (Role.IcsPartner, to));

        await Assert.ThrowsAsync<NotFound>(() => house.Ask(colleague, new MySubmission(id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(assessor, new SubmissionInTriage(id)));
    }

    [Fact]
    public async Task A_duplicate_names_one_of_the_same_organisation()
    {
        var (from, to, partner, assessor) = await Two();
        var first = await SentIn(partner, from, to);
        var second = await SentIn(partner, from, to);
        var elsewhere = await EventKit.NewOrganisation(house);
        var foreign = await SentIn(partner, from, elsewhere);
        await house.Send(assessor, new TakeOnSubmission(second));

        await Assert.ThrowsAsync<NotFound>(() => house.Send(assessor, new MarkDuplicate(second, foreign, "The same")));
        await house.Send(assessor, new MarkDuplicate(second, first, "The same"));

        Assert.Equal("Duplicate", (await house.Ask(partner, new MySubmission(second))).State);
    }

    [Fact]
    public async Task An_nhs_number_is_caught_before_saving()
    {
        var (from, to, partner, _) = await Two();

        var refusal = await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(partner, new DraftChallenge(Guid.CreateVersion7(), from, to, Text with { Context = "Patient 943 476 5919 waited" }))
        );

        Assert.Contains("NotPatientDetails", refusal.Errors.Keys);
    }
}
