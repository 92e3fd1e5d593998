using System.Net;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Answers;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using InnovationPipeline.Voting.Features.Questions;
using InnovationPipeline.Voting.Reactions;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class QuestionTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task A_named_question_is_asked_upvoted_and_answered_through_the_pages()
    {
        var day = await house.NewDay();
        await day.Opened();
        var asker = await day.Voter("Vera Voter");
        var other = await day.Voter("Otto Other");
        var panellist = await house.Person("Penny Panelworth", (Role.Panellist, day.Event));
        using var phone = await house.Browse(asker);
        using var second = await house.Browse(other);
        using var panel = await house.Browse(panellist);

        var form = await (await phone.Go($"/events/{day.Event}/questions")).Follow("Ask a question");
        Assert.Equal(
            ["Enter your question", "Select what your question is about", "Select whether your name is shown"],
            (await form.Press("Ask the question")).Errors.Order(StringComparer.Ordinal)
        );
        var asked = await form.Press(
            "Ask the question",
            ("About", $"idea/{day.Idea(2)}"),
            ("Text", "Who pays for the second year?"),
            ("Named", "true")
        );
        Assert.Equal("Who pays for the second year?", asked.Heading);
        Assert.Contains("by Vera Voter", asked.Text, StringComparison.Ordinal);

        var list = await (await second.Go($"/events/{day.Event}/questions")).SubmitForm("main form[action*=Up]");
        Assert.Contains("1 vote, yours among them", list.Text, StringComparison.Ordinal);
        Assert.Contains("Idea of group 2", list.Text, StringComparison.Ordinal);
        list = await list.SubmitForm("main form[action*=Back]");
        Assert.Contains("0 votes", list.Text, StringComparison.Ordinal);

        var queue = await panel.Go($"/events/{day.Event}/questions/queue");
        Assert.Contains("Open: 1", queue.Text, StringComparison.Ordinal);
        var question = await queue.Follow("Answer, merge or decline");
        Assert.Equal(["Enter the answer"], (await question.Press("Save the answer", ("Answer", ""))).Errors);
        question = await question.Press("Save the answer", ("Answer", "The board has set it aside."));
        Assert.Contains("Answered in writing", question.Text, StringComparison.Ordinal);
        Assert.Contains("by Penny Panelworth", question.Text, StringComparison.Ordinal);
        Assert.Contains("The board has set it aside.", (await second.Go($"/events/{day.Event}/questions")).Text, StringComparison.Ordinal);

        await house.Settle();
        var message = Assert.Single((await house.Ask(asker, new InboxOf(1))).Rows);
        Assert.Equal("Your question: answered in writing", message.Title);
        Assert.Contains("The board has set it aside.", (await phone.Go($"/messages/{message.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Who pays", (await phone.Go("/questions")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_question_is_followed_by_its_link_and_names_its_asker_nowhere()
    {
        var day = await house.NewDay();
        var asker = await day.Voter();
        using var phone = await house.Browse(asker);
        var form = await phone.Go($"/events/{day.Event}/questions/new");
        var fields = new[] { ("About", "day"), ("Text", "Why are so few nurses here?"), ("Named", "false") };

        var followed = await form.Press("Ask the question", fields);
        Assert.Contains("Keep this link", followed.Text, StringComparison.Ordinal);
        var again = await form.Press("Ask the question", fields);
        Assert.Equal(followed.Url.AbsolutePath, again.Url.AbsolutePath);
        var secret = followed.Url.Segments[^1];
        Assert.Matches(FollowSecret.Shape, secret);

        var id = Assert.Single((await house.Ask(day.Organiser, new QuestionsOf(day.Event, null, 1))).Open).Id;
        foreach (
            var table in new[]
            {
                "voting.questions",
                "voting.question_votes",
                "platform.audit_entries",
                "platform.audit_payloads",
                "platform.events",
            }
        )
        {
            var all = await house.Scalar<string>($"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} t");
            var rows = all!.Split('\n').Where(r => r.Contains(id.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain(rows, r => r.Contains(asker.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }

        await house.Send(day.Organiser, new DeclineQuestion(day.Event, id, "It is about people who cannot answer here"));
        using var nobody = await house.Browse();
        var read = await nobody.Go($"/asked/{secret}");
        Assert.Contains("It is about people who cannot answer here", read.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Go($"/asked/{FollowSecret.New()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Go($"/events/{day.Event}/questions/{id}")).Status);
    }

    [Fact]
    public async Task A_moderated_question_waits_for_a_host_and_a_declined_one_tells_only_its_asker_why()
    {
        var day = await house.NewDay();
        var asker = await day.Voter();
        var other = await day.Voter("Otto Other");
        using var chair = await house.Browse(day.Organiser);
        var settings = await chair.Go($"/events/{day.Event}/questions/settings");
        Assert.Contains(
            "Nobody here has this email address",
            Assert.Single((await settings.Press("Save settings", ("NamedEmail", "nobody@example.org"))).Errors),
            StringComparison.Ordinal
        );
        await settings.Press("Save settings", ("IsModerated", "true"));

        var question = await Asked(day, asker, "Is it true?");
        using var reader = await house.Browse(other);
        Assert.DoesNotContain("Is it true?", (await reader.Go($"/events/{day.Event}/questions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Go($"/events/{day.Event}/questions/{question}")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other, new UpvoteQuestion(day.Event, question)));

        Assert.Contains("Waiting for a host: 1", (await chair.Go($"/events/{day.Event}/questions/queue")).Text, StringComparison.Ordinal);
        await house.Send(day.Organiser, new LetQuestionThrough(day.Event, question));
        Assert.Contains("Is it true?", (await reader.Go($"/events/{day.Event}/questions")).Text, StringComparison.Ordinal);
        Assert.Contains("Is it true?", (await reader.Go($"/events/{day.Event}/questions/screen")).Text, StringComparison.Ordinal);

        await Assert.ThrowsAsync<Invalid>(() => house.Send(day.Organiser, new DeclineQuestion(day.Event, question, "")));
        await house.Send(day.Organiser, new DeclineQuestion(day.Event, question, "Asked before"));
        using var phone = await house.Browse(asker);
        Assert.Contains("Asked before", (await phone.Go($"/events/{day.Event}/questions/{question}")).Text, StringComparison.Ordinal);
        await house.Settle();
        Assert.Equal("Your question: declined", Assert.Single((await house.Ask(asker, new InboxOf(1))).Rows).Title);
    }

    [Fact]
    public async Task Votes_of_merged_questions_count_once_a_person_and_both_askers_hear_the_answer()
    {
        var day = await house.NewDay();
        var (first, second) = (await day.Voter("Vera Voter"), await day.Voter("Otto Other"));
        var (kept, merged) = (await Asked(day, first, "When does it start?"), await Asked(day, second, "What is the start date?"));
        foreach (var (person, question) in new[] { (first, kept), (first, merged), (second, merged) })
            await house.Send(person, new UpvoteQuestion(day.Event, question));

        await house.Send(day.Organiser, new MergeQuestion(day.Event, merged, kept));
        var open = Assert.Single((await house.Ask(first, new QuestionsOf(day.Event, null, 1))).Open);
        Assert.Equal((kept, 2), (open.Id, open.Votes));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new MergeQuestion(day.Event, kept, merged)));

        await house.Send(day.Organiser, new AnswerLive(day.Event, kept));
        await house.Settle();
        Assert.Single((await house.Ask(first, new InboxOf(1))).Rows);
        Assert.Equal(2, (await house.Ask(second, new InboxOf(1))).Rows.Count);
    }

    [Fact]
    public async Task Forty_taps_at_once_are_one_vote_a_person_and_two_questions_are_never_merged_into_each_other()
    {
        var day = await house.NewDay();
        var voters = await day.Voters(10);
        var question = await Asked(day, await day.Voter(), "Who owns the data?");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => house.Send(voters[i % 10], new UpvoteQuestion(day.Event, question))));
        Assert.Equal(10, Assert.Single((await house.Ask(voters[0], new QuestionsOf(day.Event, null, 1))).Open).Votes);

        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await Asked(day, voters[0], "One?"), await Asked(day, voters[1], "Other?"));
            var tries = new[] { (one, other), (other, one) }.Select(async pair =>
            {
                try
                {
                    await house.Send(day.Organiser, new MergeQuestion(day.Event, pair.Item1, pair.Item2));
                    return 1;
                }
                catch (Exception e) when (e is RuleBroken or Stale)
                {
                    return 0;
                }
            });
            Assert.Equal(1, (await Task.WhenAll(tries)).Sum());
        }
    }

    [Fact]
    public async Task When_the_day_is_over_every_question_has_an_ending_or_an_owner_with_a_day()
    {
        var day = await house.NewDay();
        await day.Opened();
        var asker = await day.Voter();
        var author = await house.Person("Ada Author", (Role.Participant, day.Event));
        var named = await house.Person("Nia Named");
        house.Upstream.Authors[day.Idea(1)] = author;
        await house.Send(day.Organiser, new DeclareDesk(day.Event, 0, IsModerated: false, $"{named:N}@example.org", AnswerDays: 10));
        var onIdea = await Asked(day, asker, "Who pays?", day.Idea(1));
        var onOther = await Asked(day, asker, "Where?", day.Idea(2));
        var onDay = await Asked(day, asker, "Will there be another day?");
        foreach (
            var (text, end) in new (string, Func<Guid, Task<ICommand>>)[]
            {
                ("Live?", q => Task.FromResult<ICommand>(new AnswerLive(day.Event, q))),
                ("Written?", async q => new AnswerInWriting(day.Event, q, await Version(q), "Yes")),
                ("Declined?", q => Task.FromResult<ICommand>(new DeclineQuestion(day.Event, q, "Off the subject"))),
                ("Merged?", q => Task.FromResult<ICommand>(new MergeQuestion(day.Event, q, onDay))),
            }
        )
            await house.Send(day.Organiser, await end(await Asked(day, asker, text)));

        await Close(day);
        await Assert.ThrowsAsync<RuleBroken>(() => Asked(day, asker, "Too late?"));
        await new HandOverQuestionsJob(house.Messenger).Run(CancellationToken.None);
        await new HandOverQuestionsJob(house.Messenger).Run(CancellationToken.None);

        var lost = await house.Scalar<long>(
            "SELECT count(*) FROM voting.questions WHERE innovation_event_id = $1 AND ended_at IS NULL AND (owner_id IS NULL OR due_on IS NULL)",
            day.Event
        );
        Assert.Equal(0, lost);
        Assert.Equal(author, await Owner(onIdea));
        Assert.Equal(day.Groups[1].FacilitatorId, await Owner(onOther));
        Assert.Equal(named, await Owner(onDay));

        await house.Settle();
        Assert.StartsWith(
            "A question for you",
            Assert.Single((await house.Ask(named, new InboxOf(1))).Rows).Title,
            StringComparison.Ordinal
        );
        using var phone = await house.Browse(author);
        var page = await (await phone.Go("/questions")).Follow("Who pays?");
        page = await page.Press("Save the answer", ("Answer", "The network, from its own budget."));
        Assert.Contains("Answered in writing", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Forbidden>(async () =>
            await house.Send(author, new AnswerInWriting(day.Event, onDay, await Version(onDay), "No"))
        );

        Assert.Equal(["2 questions have no ending: answer, merge or decline them"], await Objections(day));
        foreach (var question in new[] { onOther, onDay })
            await house.Send(day.Organiser, new AnswerInWriting(day.Event, question, await Version(question), "Yes"));
        Assert.Empty(await Objections(day));
    }

    [Fact]
    public async Task Who_was_named_for_the_day_is_a_host_no_longer_once_somebody_else_is_named()
    {
        var day = await house.NewDay();
        var (first, second) = (await house.Person("Nia Named"), await house.Person("Noor Named"));
        async Task Name(Guid person) =>
            await house.Send(
                day.Organiser,
                new DeclareDesk(
                    day.Event,
                    await house.Scalar<uint>("SELECT xmin FROM voting.question_desks WHERE id = $1", day.Event),
                    IsModerated: false,
                    $"{person:N}@example.org",
                    AnswerDays: 10
                )
            );
        Task<bool> Hosts(Guid person) =>
            house.Scalar<bool>(
                "SELECT EXISTS (SELECT 1 FROM platform.grants WHERE person_id = $1 AND role = 'Host' AND scope_id = $2)",
                person,
                day.Event
            );
        await house.Send(day.Organiser, new DeclareDesk(day.Event, 0, IsModerated: false, $"{first:N}@example.org", AnswerDays: 10));
        var question = await Asked(day, await day.Voter(), "Will there be another day?");
        await Close(day);
        await new HandOverQuestionsJob(house.Messenger).Run(CancellationToken.None);
        Assert.Equal(first, await Owner(question));

        // What they owe goes to the other, and so does the role.
        await Name(second);
        Assert.Equal(second, await Owner(question));
        Assert.Equal((false, true), (await Hosts(first), await Hosts(second)));

        // A host in their own right stays one, also if made one while named.
        await house.Send(day.Organiser, new NameHost(day.Event, $"{second:N}@example.org"));
        await Name(first);
        Assert.Equal((true, true), (await Hosts(first), await Hosts(second)));
        await Name(second);
        Assert.Equal((false, true), (await Hosts(first), await Hosts(second)));
        await Name(first);
        Assert.True(await Hosts(second));
        await house.Send(day.Organiser, new RemoveHost(day.Event, second));
        Assert.False(await Hosts(second));
    }

    [Fact]
    public async Task A_cancelled_event_ends_its_questions_and_tells_why()
    {
        var day = await house.NewDay();
        var asker = await day.Voter();
        var question = await Asked(day, asker, "Is there parking?");
        await house.InTransaction(services =>
            ActivatorUtilities
                .CreateInstance<WhenInnovationEventCancelled>(services)
                .When(new InnovationEventCancelled(day.Event) { At = DateTimeOffset.UnixEpoch }, CancellationToken.None)
        );

        var read = await house.Ask(asker, new QuestionToRead(day.Event, question));
        Assert.Equal((QuestionState.Declined, "The event is cancelled"), (read.State, read.Reason));
    }

    [Fact]
    public async Task Strangers_and_participants_meet_refusals_and_an_outdated_answer_overwrites_nothing()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var asker = await day.Voter();
        var question = await Asked(day, asker, "What is next?");
        using var stranger = await house.Browse(other.Organiser);
        using var phone = await house.Browse(asker);
        foreach (var path in new[] { "", "/new", "/queue", "/settings", "/screen", $"/{question}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/events/{day.Event}/questions{path}")).Status);
        foreach (var path in new[] { "/queue", "/settings" })
            Assert.Equal(HttpStatusCode.Forbidden, (await phone.Go($"/events/{day.Event}/questions{path}")).Status);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new AnswerLive(other.Event, question)));
        await Assert.ThrowsAsync<NotFound>(() => Asked(day, asker, "About a stranger's idea?", other.Idea(1)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(asker, new AnswerLive(day.Event, question)));

        var shown = await Version(question);
        await house.Send(day.Organiser, new AnswerInWriting(day.Event, question, shown, "First"));
        await Assert.ThrowsAsync<Stale>(() => house.Send(day.Organiser, new AnswerInWriting(day.Event, question, shown, "Second")));
        Assert.Equal("First", (await house.Ask(asker, new QuestionToRead(day.Event, question))).Answer);
    }

    [Fact]
    public async Task A_forgotten_person_s_question_stays_and_what_they_owed_goes_to_somebody_else()
    {
        var day = await house.NewDay();
        await day.Opened();
        var asker = await day.Voter();
        var author = await house.Person("Ada Author", (Role.Participant, day.Event));
        house.Upstream.Authors[day.Idea(1)] = author;
        var question = await Asked(day, asker, "Who pays?", day.Idea(1));
        await house.Send(day.Organiser, new HandOverQuestions(day.Event));
        Assert.Equal(author, await Owner(question));

        await house.InTransaction(async services =>
        {
            var held = services.GetServices<IHoldPersonalData>().OfType<QuestionsOfAPerson>().Single();
            Assert.Contains(await held.About(asker, CancellationToken.None), d => d.Value.Contains("Who pays?", StringComparison.Ordinal));
            await held.Forget(author, CancellationToken.None);
        });
        Assert.Equal(day.Organiser, await Owner(question));
        Assert.Equal("Who pays?", (await house.Ask(asker, new QuestionToRead(day.Event, question))).Text);
    }

    private async Task<Guid> Asked(Day day, Guid asker, string text, Guid? idea = null)
    {
        var id = Guid.CreateVersion7();
        var about = idea is null ? QuestionSubject.Day : QuestionSubject.Idea;
        await house.Send(asker, new AskQuestion(id, day.Event, about, idea, text, FollowSecret: null));
        return id;
    }

    private Task<uint> Version(Guid question) => house.Scalar<uint>("SELECT xmin FROM voting.questions WHERE id = $1", question);

    private Task<Guid> Owner(Guid question) => house.Scalar<Guid>("SELECT owner_id FROM voting.questions WHERE id = $1", question);

    private async Task<IReadOnlyList<string>> Objections(Day day)
    {
        IReadOnlyList<string> said = [];
        await house.InTransaction(async services =>
            said = await services
                .GetServices<IObjectToArchiving>()
                .OfType<QuestionsWithoutEnding>()
                .Single()
                .Objections(day.Event, CancellationToken.None)
        );
        return said;
    }

    private Task Close(Day day) =>
        house.InTransaction(services =>
            new WhenInnovationEventClosed(services.GetRequiredService<VotingDb>()).When(
                new InnovationEventClosed(day.Event) { At = house.Clock.GetUtcNow() },
                CancellationToken.None
            )
        );
}
