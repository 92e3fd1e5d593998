using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Portfolio.Features.Home;
using InnovationPipeline.Portfolio.Features.Threads;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class TakenChallengeTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task An_accepted_challenge_is_taken_forward_with_one_button_and_nothing_is_typed_again()
    {
        var place = await house.Place();
        var (submission, _) = await house.Challenge(place);
        house.Upstream.Asked[submission] =
        [
            new AreaAsked(
                place.InnovationEvent,
                "A day of ideas",
                new DateOnly(2026, 11, 1),
                new AreaCard(Guid.CreateVersion7(), 1, "Flow of beds", "How can we free beds earlier through shared plans?", submission)
            ),
        ];
        using var browser = await house.Browse(place.Organiser);

        var list = await (await browser.Go("/initiatives/waiting")).Follow("Accepted challenges");
        var beside = await browser.Go("/initiatives/challenges");
        var page = await list.Submit();

        Assert.Equal("Beds", page.Heading);
        Assert.Contains("How can we free beds earlier through shared plans?", page.Text, StringComparison.Ordinal);
        Assert.Contains("Petra Partner (submitted the challenge)", page.Text, StringComparison.Ordinal);
        var origin = await page.Follow("Everything that was sent in");
        string[] carried =
        [
            "Beds are free at 5pm, needed at noon",
            "240 patients a week",
            "Hours until a bed is free",
            "Now: people are affected today",
            "In how many wards?",
            "In 14 wards",
            "Accepted: It matters to every ward",
            "A day of ideas, 1 November 2026: Flow of beds",
            "Petra Partner",
        ];
        Assert.All(carried, words => Assert.Contains(words, origin.Text, StringComparison.Ordinal));

        var after = await browser.Go("/initiatives/challenges");
        Assert.Contains("Taken forward", after.Text, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll("main form"));

        // The list as it was before, in another window: a clear sentence, and still one initiative. Sent again, the first form leads there.
        var again = await beside.Submit();
        Assert.Equal([Initiative.Rules.ChallengeOnce.Sentence], again.Errors);
        Assert.Equal("Beds", (await list.Submit()).Heading);
        Assert.Equal(1L, await Taken(submission));
    }

    [Fact]
    public async Task Five_minute_questions_of_a_challenge_say_why_there_is_no_day_and_go_to_those_who_brought_it()
    {
        var place = await house.Place();
        var (submission, partner) = await house.Challenge(place);
        await house.Send(place.Organiser, new TakeChallengeForward(place.Initiative, submission));
        using var browser = await house.Browse(place.Organiser);

        var page = await browser.Go($"/initiatives/{place.Initiative}/questions");
        Assert.Contains("It began as a challenge that became part of no event", page.Text, StringComparison.Ordinal);
        var asked = await page.Press("Ask", ("Text", "How many wards have a plan?"), ("Experts", $"{partner}"));
        Assert.Contains("Petra Partner: no answer yet", asked.Text, StringComparison.Ordinal);

        // Once it is an area of a day, the people of that day can be asked.
        house.Upstream.Asked[submission] =
        [
            new AreaAsked(
                place.InnovationEvent,
                "A day of ideas",
                new DateOnly(2026, 11, 1),
                new AreaCard(Guid.CreateVersion7(), 1, "Flow of beds", "How can we free beds earlier through shared plans?", submission)
            ),
        ];
        house.Upstream.Present[place.InnovationEvent] = [place.Owner];
        var later = await browser.Go($"/initiatives/{place.Initiative}/questions");
        Assert.DoesNotContain("part of no event", later.Text, StringComparison.Ordinal);
        Assert.Contains("Oscar Owner", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_at_once_one_takes_it_forward_and_the_same_form_sent_twice_makes_one()
    {
        var place = await house.Place();
        var (submission, _) = await house.Challenge(place);
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Try(() => house.Send(place.Organiser, new TakeChallengeForward(Guid.CreateVersion7(), submission))))
        );
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Equal(Initiative.Rules.ChallengeOnce, rule));
        Assert.Equal(1L, await Taken(submission));

        var (other, _) = await house.Challenge(place);
        var id = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Send(place.Organiser, new TakeChallengeForward(id, other))));
        Assert.Equal(1L, await Taken(other));
    }

    [Fact]
    public async Task Only_what_the_own_organisation_has_accepted_is_taken_forward()
    {
        var (place, other) = (await house.Place(), await house.Place());
        var (open, partner) = await house.Challenge(place, accepted: false);
        Assert.Equal(
            Initiative.Rules.ChallengeAccepted,
            await Try(() => house.Send(place.Organiser, new TakeChallengeForward(Guid.CreateVersion7(), open)))
        );
        var (accepted, _) = await house.Challenge(place);
        Assert.DoesNotContain(
            (await house.Ask(other.Organiser, new AcceptedChallenges(1))).Rows,
            c => c.SubmissionId == accepted || c.SubmissionId == open
        );
        Assert.DoesNotContain((await house.Ask(place.Organiser, new AcceptedChallenges(1))).Rows, c => c.SubmissionId == open);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new TakeChallengeForward(Guid.CreateVersion7(), accepted)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(partner, new TakeChallengeForward(Guid.CreateVersion7(), open)));
    }

    [Fact]
    public async Task Whoever_submitted_it_hears_of_a_decision_once_it_is_released_and_reads_on_in_the_thread()
    {
        var place = await house.Place();
        var (submission, partner) = await house.Challenge(place);
        await house.Send(place.Organiser, new TakeChallengeForward(place.Initiative, submission));
        await house.Settle();
        Assert.Contains(
            (await house.Ask(partner, new HomeNow())).Challenges,
            c => c.Href == $"/challenges/{submission}/thread" && c.Detail == "Taken forward as an initiative"
        );
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(
            place.Chair,
            new DecideAtGate(place.Initiative, gate, GateTests.Form(DecisionKind.Park) with { TellAfterWorkingDays = 2 })
        );
        await house.Settle();
        using var browser = await house.Browse(partner);
        Assert.DoesNotContain(
            "The evidence is good",
            (await browser.Go($"/challenges/{submission}/thread")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(await Titles(partner), t => t.Contains("is parked", StringComparison.Ordinal));

        var decision = await house.Scalar<Guid>("SELECT id FROM development.gate_decisions WHERE initiative_id = $1", place.Initiative);
        await house.Send(place.Chair, new ReleaseDecision(place.Initiative, decision));
        await house.Settle();

        Assert.Equal(
            "“Beds” is parked for now",
            Assert.Single(await Titles(partner), t => t.Contains("is parked", StringComparison.Ordinal))
        );
        var message = await (await browser.Go("/messages")).Follow("“Beds” is parked for now");
        var thread = await message.Follow("Read on");
        Assert.Equal((HttpStatusCode.OK, $"/challenges/{submission}/thread"), (thread.Status, thread.Url.AbsolutePath));
        Assert.Contains("Reason: The evidence is good", thread.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/initiatives/{place.Initiative}")).Status);
    }

    [Fact]
    public async Task The_thread_of_the_initiative_begins_with_the_challenge_and_other_partners_do_not_read_it()
    {
        var place = await house.Place();
        var (submission, _) = await house.Challenge(place);
        await house.Send(place.Organiser, new TakeChallengeForward(place.Initiative, submission));
        await house.Settle();

        var thread = await house.Ask(place.Organiser, new ThreadOfInitiative(place.Initiative));
        Assert.Equal(["Challenge submission", "Taken forward"], thread.Steps.Select(s => s.Kind));
        Assert.Contains(thread.Steps[0].People, p => p.Name.StartsWith("Petra Partner", StringComparison.Ordinal));
        Assert.Equal(2, (await house.Ask(place.Organiser, new ThreadOfSubmission(submission))).Steps.Count);

        var (_, another) = await house.Challenge(place);
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(another, new ThreadOfSubmission(submission)));
        var insider = await house.Person("Ines Insider", (Role.IcsPartner, place.Organisation));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(insider, new ThreadOfSubmission(submission)));
    }

    private async Task<IReadOnlyList<string>> Titles(Guid person) =>
        [.. (await house.Ask(person, new InboxOf(1))).Rows.Select(r => r.Title)];

    private Task<long> Taken(Guid submission) =>
        house.Scalar<long>("SELECT count(*) FROM development.initiatives WHERE submission_id = $1", submission);

    private static async Task<Rule?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleBroken refused)
        {
            return refused.Rule;
        }
    }
}
