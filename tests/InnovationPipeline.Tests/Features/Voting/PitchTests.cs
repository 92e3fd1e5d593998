using System.Net;
using System.Text;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Answers;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Commentary;
using InnovationPipeline.Voting.Features.Pitches;
using InnovationPipeline.Voting.Reactions;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class PitchTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task Headlines_are_drawn_and_chaired_with_a_clock_that_starts_pauses_goes_on_and_ends()
    {
        var day = await house.NewDay();
        var voter = await day.Voter();
        using var chair = await house.Browse(day.Organiser);
        using var phone = await house.Browse(voter);
        Assert.Contains("No pitches are planned yet", (await phone.Go($"/events/{day.Event}/pitches")).Text, StringComparison.Ordinal);

        var page = await (await (await chair.Go($"/events/{day.Event}/pitches")).Follow("Prepare pitches")).Press("Draw the order");
        Assert.Equal("Headlines", page.Heading);
        Assert.Contains("as no round was open", page.Text, StringComparison.Ordinal);
        var ideas = Enumerable.Range(1, 3).Select(day.Idea).ToList();
        var order = DrawnOrder.Of(DrawnOrder.SeedOfIdeas(day.Event, ideas), ideas);
        var programme = await house.Ask(voter, new ProgrammeOf(day.Event));
        Assert.Equal(order, Assert.Single(programme.Sessions).Slots.Select(s => s.IdeaId));

        page = await page.SubmitForm("main form[action*=Start]");
        Assert.Contains("Pitching now", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 minute", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pitching now", (await phone.Go($"/events/{day.Event}/pitches")).Text, StringComparison.Ordinal);
        page = await page.Press("Pause the clock");
        Assert.Contains("Paused", page.Text, StringComparison.Ordinal);
        page = await page.Press("Go on");
        Assert.Equal(["Enter 1 to 30 minutes"], (await page.Press("Add", ("Minutes", "31"))).Errors);
        page = await page.Press("Add", ("Minutes", "2"));
        Assert.Matches("[23] minutes", page.Text);
        var screen = await chair.Go(page.Url.AbsolutePath.Replace("chair", "screen", StringComparison.Ordinal));
        Assert.Contains("Next", screen.Text, StringComparison.Ordinal);
        page = await page.Press("End this pitch");
        Assert.Contains("Nobody has the floor", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pitched", page.Text, StringComparison.Ordinal);
    }

    /// <summary>An earlier vote of the same day has nothing to do with the headlines before the next.</summary>
    [Fact]
    public async Task The_order_of_headlines_is_drawn_from_the_round_that_is_open_and_from_no_earlier_one()
    {
        var day = await house.NewDay();
        var ideas = Enumerable.Range(1, 3).Select(day.Idea).ToList();
        var earlier = await day.Opened();
        await day.Revealed(earlier);
        await day.Prepared();

        var fallback = await house.Ask(day.Organiser, new SessionOf(day.Event, await Headlines(day)));
        Assert.Equal((SeedSource.EventAndIdeas, DrawnOrder.SeedOfIdeas(day.Event, ideas)), (fallback.SeedSource, fallback.Seed));
        Assert.Equal(DrawnOrder.Of(fallback.Seed, ideas), fallback.Slots.Select(s => s.IdeaId));

        var next = await day.Opened();
        var hash = await house.Scalar<string>("SELECT definition_hash FROM voting.rounds WHERE id = $1", next);
        var drawn = await house.Ask(day.Organiser, new SessionOf(day.Event, await Headlines(day)));
        Assert.Equal((SeedSource.RoundDefinition, DrawnOrder.SeedOfRound(hash!)), (drawn.SeedSource, drawn.Seed));
        Assert.Equal(DrawnOrder.Of(drawn.Seed, ideas), drawn.Slots.Select(s => s.IdeaId));
    }

    [Fact]
    public async Task Full_pitches_wait_for_the_reveal_and_come_by_rank_with_the_winner_first()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voters = await day.Voters(3);
        foreach (var (voter, idea) in voters.Zip([3, 3, 1]))
            await house.Send(voter, new CastBallot(round, day.Idea(idea)));
        await house.Send(day.Organiser, new CloseRound(round));
        using var chair = await house.Browse(day.Organiser);
        var page = await chair.Go($"/events/{day.Event}/pitches/new");
        Assert.Contains("Reveal the result of the vote first", page.Text, StringComparison.Ordinal);
        Assert.Contains("as no round is open", page.Text, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(day.Organiser, new PrepareFullPitches(Guid.CreateVersion7(), day.Event, 30, 10, 5))
        );
        Assert.Equal(PitchSession.Rules.RevealedFirst.Sentence, refused.Message);

        await house.Send(day.Organiser, new RevealResult(round));
        page = await chair.Go($"/events/{day.Event}/pitches/new");
        Assert.Contains(
            "too short",
            Assert.Single((await page.Press("Prepare full pitches", ("MinutesInAll", "12"))).Errors),
            StringComparison.Ordinal
        );
        Assert.Equal(["Enter how many minutes there are in all"], (await page.Press("Prepare full pitches", ("MinutesInAll", ""))).Errors);
        page = await page.Press("Prepare full pitches", ("MinutesInAll", "31"));
        var session = Assert.Single((await house.Ask(day.Organiser, new ProgrammeOf(day.Event))).Sessions);
        Assert.Equal([day.Idea(3), day.Idea(1)], session.Slots.Select(s => s.IdeaId));

        page = await page.SubmitForm("main form[action*=Start]");
        page = await page.Press("Take questions");
        Assert.Contains("Questions now", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new StartPitch(day.Event, session.Id, day.Idea(1))));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new RemovePitchSession(day.Event, session.Id)));
        await house.Send(day.Organiser, new EndPitch(day.Event, session.Id));
    }

    [Fact]
    public async Task Two_chairs_at_once_give_the_floor_to_one_pitch()
    {
        var day = await house.NewDay();
        var session = await Headlines(day);
        var tries = Enumerable
            .Range(1, 3)
            .Select(async group =>
            {
                try
                {
                    await house.Send(day.Organiser, new StartPitch(day.Event, session, day.Idea(group)));
                    return 1;
                }
                catch (Exception e) when (e is RuleBroken or Stale)
                {
                    return 0;
                }
            });
        Assert.Equal(1, (await Task.WhenAll(tries)).Sum());
    }

    [Fact]
    public async Task Feedback_is_one_a_person_editable_and_read_by_the_group_without_names()
    {
        var day = await house.NewDay();
        var member = await day.Voter("Mia Member");
        house.Upstream.Seat(day.Event, 1, member);
        var voter = await day.Voter("Vera Voter");
        await Headlines(day);
        using var phone = await house.Browse(voter);
        var page = await phone.Go($"/events/{day.Event}/pitches/{day.Idea(1)}");
        Assert.DoesNotContain("What the room said", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Say what was strong, or what would help"], (await page.Press("Send feedback")).Errors);
        page = await page.Press("Send feedback", ("Strong", "The call back"));
        page = await page.Press("Change feedback", ("WouldHelp", "A cost for each practice"));

        using var group = await house.Browse(member);
        var read = await group.Go($"/events/{day.Event}/pitches/{day.Idea(1)}");
        Assert.Contains("Feedback of 1 person", read.Text, StringComparison.Ordinal);
        Assert.Contains("A cost for each practice", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera", read.Text, StringComparison.Ordinal);
        var sends = Enumerable.Range(0, 10).Select(i => house.Send(member, new SayFeedback(day.Event, day.Idea(2), $"Strong {i}", null)));
        // Ten tabs of one person: some are told that another was first, and none makes a second one.
        await Task.WhenAll(
            sends.Select(s => s.ContinueWith(done => Assert.True(done.Exception?.InnerException is null or Stale), TaskScheduler.Default))
        );
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM voting.pitch_feedback WHERE idea_id = $1", day.Idea(2)));

        Assert.Contains(
            "https://",
            Assert.Single((await read.Press("Save the link", ("Address", "http://example.org/x"))).Errors),
            StringComparison.Ordinal
        );
        await read.Press("Save the link", ("Address", "https://slides.example.org/1"));
        Assert.Contains(
            "Slides at slides.example.org",
            (await phone.Go($"/events/{day.Event}/pitches/{day.Idea(1)}")).Text,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(voter, new LinkDeck(day.Event, day.Idea(1), "https://example.org/other")));

        await house.InTransaction(async services =>
        {
            var held = services.GetServices<IHoldPersonalData>().OfType<PitchViewsOfAPerson>().Single();
            Assert.NotEmpty(await held.About(voter, CancellationToken.None));
            await held.Forget(voter, CancellationToken.None);
            Assert.Empty(await held.About(voter, CancellationToken.None));
        });
        Assert.Contains("The call back", (await group.Go($"/events/{day.Event}/pitches/{day.Idea(1)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slides_are_uploaded_as_a_PDF_by_the_group_or_the_chair_and_opened_by_who_is_at_the_event()
    {
        var day = await house.NewDay();
        var (member, voter) = (await day.Voter("Mia Member"), await day.Voter());
        house.Upstream.Seat(day.Event, 1, member);
        await Headlines(day);
        var address = $"/events/{day.Event}/pitches/{day.Idea(1)}";
        using var group = await house.Browse(member);
        const string Form = "form[enctype='multipart/form-data']";
        var page = await group.Go(address);
        Assert.Equal(["Choose a PDF"], (await page.Upload(Form, "Nothing", "x", "x")).Errors);
        foreach (
            var (name, text, sentence) in new[]
            {
                ("slides.pdf", "This is no PDF", "Upload the slides as a PDF: this file is none"),
                ("slides.pptx", "PK", "Upload the slides as a PDF: this file is none"),
                ("slides.pdf", "", "This file is empty"),
                ("slides.pdf", "%PDF-1.7" + new string(' ', DeckFile.Largest) + "%%EOF", "Upload slides of 10 MB or less"),
            }
        )
            Assert.Equal([sentence], (await page.Upload(Form, "Slides", name, text)).Errors);
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM voting.deck_files WHERE id = $1", day.Idea(1)));

        const string Pdf = "%PDF-1.7\n1 0 obj\n%%EOF\n";
        page = await page.Upload(Form, "Slides", "../Our <pitch>.pdf", Pdf);
        Assert.Contains("The slides are uploaded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Slides: Our pitch.pdf", page.Text, StringComparison.Ordinal);
        await (await group.Go(address)).Press("Save the link", ("Address", "https://slides.example.org/1"));
        using var phone = await house.Browse(voter);
        var read = await phone.Go(address);
        Assert.Contains("Slides at slides.example.org", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Upload another PDF", read.Text, StringComparison.Ordinal);
        var file = await phone.Http.GetAsync($"{address}?handler=slides");
        Assert.Equal(Pdf, await file.Content.ReadAsStringAsync());
        Assert.Equal(
            ("application/pdf", "attachment"),
            (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType)
        );
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());

        await Assert.ThrowsAsync<Forbidden>(() =>
            house.Send(voter, new UploadDeck(day.Event, day.Idea(1), "x.pdf", Encoding.UTF8.GetBytes(Pdf)))
        );
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(voter, new RemoveDeckFile(day.Event, day.Idea(1))));
        var other = await house.NewDay();
        using var stranger = await house.Browse(other.Organiser);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"{address}?handler=slides")).Status);
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(other.Organiser, new UploadDeck(other.Event, day.Idea(1), "x.pdf", Encoding.UTF8.GetBytes(Pdf)))
        );
        await house.Send(day.Organiser, new UploadDeck(day.Event, day.Idea(1), "Second.pdf", Encoding.UTF8.GetBytes(Pdf + " ")));
        Assert.Contains("Slides: Second.pdf", (await phone.Go(address)).Text, StringComparison.Ordinal);
        await (await group.Go(address)).Press("Take away Second.pdf");
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Go($"{address}?handler=slides")).Status);
        Assert.Contains("Slides at slides.example.org", (await phone.Go(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commentary_is_written_before_the_others_is_read_and_changed_until_the_event_closes()
    {
        var day = await house.NewDay();
        var (penny, paul) = (await Panellist(day, "Penny Panelworth"), await Panellist(day, "Paul Panelby"));
        var member = await day.Voter("Mia Member");
        house.Upstream.Seat(day.Event, 1, member);
        var voter = await day.Voter();
        await Headlines(day);
        var address = $"/events/{day.Event}/pitches/{day.Idea(1)}";
        await house.Send(penny, new WriteCommentary(day.Event, day.Idea(1), "A true need", "No price", null, WouldSponsor: true));

        using var panel = await house.Browse(paul);
        var page = await panel.Go(address);
        Assert.DoesNotContain("A true need", page.Text, StringComparison.Ordinal);
        var form = await page.Follow("Write your commentary");
        Assert.Equal(["Enter a strength, a concern or a suggestion"], (await form.Press("Save")).Errors);
        page = await form.Press("Save", ("Suggestions", "Begin with two practices"));
        Assert.Contains("A true need", page.Text, StringComparison.Ordinal);
        Assert.Contains("Would sponsor it", page.Text, StringComparison.Ordinal);
        using var group = await house.Browse(member);
        Assert.Contains("Penny Panelworth", (await group.Go(address)).Text, StringComparison.Ordinal);
        using var room = await house.Browse(voter);
        Assert.DoesNotContain("Commentary", (await room.Go(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await room.Go(address + "/commentary")).Status);

        await house.InTransaction(services =>
            new WhenInnovationEventClosed(services.GetRequiredService<VotingDb>()).When(
                new InnovationEventClosed(day.Event) { At = house.Clock.GetUtcNow() },
                CancellationToken.None
            )
        );
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(penny, new WriteCommentary(day.Event, day.Idea(1), "Changed", null, null, WouldSponsor: false))
        );
    }

    [Fact]
    public async Task Strangers_find_no_pitch_and_participants_chair_none()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var session = await Headlines(day);
        var voter = await day.Voter();
        using var stranger = await house.Browse(other.Organiser);
        foreach (
            var path in new[] { "", "/new", $"/{session}/chair", $"/{session}/screen", $"/{day.Idea(1)}", $"/{day.Idea(1)}/commentary" }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/events/{day.Event}/pitches{path}")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new StartPitch(other.Event, session, day.Idea(1))));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(voter, new StartPitch(day.Event, session, day.Idea(1))));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new PitchToRead(other.Event, day.Idea(1))));
    }

    private Task<Guid> Panellist(Day day, string name) => house.Person(name, (Role.Panellist, day.Event));

    private async Task<Guid> Headlines(Day day)
    {
        var id = Guid.CreateVersion7();
        await house.Send(day.Organiser, new PrepareHeadlines(id, day.Event));
        await house.Send(day.Organiser, new PrepareHeadlines(id, day.Event));
        return id;
    }
}
