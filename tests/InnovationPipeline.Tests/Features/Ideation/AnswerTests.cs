using System.Net;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Dispositions;
using InnovationPipeline.Ideation.Features.Exchange;
using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Portfolio.Features.Threads;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class AnswerTests(SharedHouse house)
{
    private const string Reason = "Three wards have tried it and gave it up";
    private const string Next = "A ward that asks for it by itself";

    [Fact]
    public async Task What_does_not_go_on_needs_three_parts_and_what_was_typed_stays()
    {
        var (day, idea) = await Closed();
        using var organiser = await house.Browse(day.Organiser);
        var form = await organiser.Go($"/ideas/{idea}/disposition?kind=Closed");

        var refused = await form.Submit(("Reason", Reason), ("Step", "record"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([Idea.Rules.Coded.Sentence], refused.Errors);
        Assert.Contains(Reason, refused.Document.QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);

        refused = await refused.Submit(("Code", "NotAPriority"), ("Step", "record"));
        Assert.Equal([Idea.Rules.SaysWhatNext.Sentence], refused.Errors);
        Assert.Contains(Reason, refused.Document.QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);

        // The preview asks for the same.
        Assert.Equal([Idea.Rules.SaysWhatNext.Sentence], (await refused.Submit(("Step", "preview"))).Errors);
        refused = await refused.Submit(("WhatNext", Next), ("TellAfterWorkingDays", "6"), ("Step", "record"));
        Assert.Equal([TellingLater.AtMost], refused.Errors);
        Assert.Null(await Stored(idea));
    }

    [Fact]
    public async Task The_message_is_previewed_and_nobody_knows_before_they_are_told()
    {
        var (day, idea) = await Closed();
        using var organiser = await house.Browse(day.Organiser);
        using var member = await house.Browse(day.First.Member);

        var preview = await Filled(organiser, idea, ("TellAfterWorkingDays", "5"), ("Step", "preview"));
        Assert.Contains("What contributors will read", preview.Text, StringComparison.Ordinal);
        string[] message =
        [
            "“One” is not taken forward",
            "Other work comes first.",
            $"Reason: {Reason}",
            $"What would change this, or what you can do next: {Next}",
        ];
        Assert.All(message, line => Assert.Contains(line, preview.Text, StringComparison.Ordinal));
        Assert.Null(await Stored(idea));

        var list = await preview.Press("Save the answer");
        Assert.Contains("Answer prepared. People are told on the day you chose", list.Text, StringComparison.Ordinal);
        Assert.Contains("Closed. People are told at 9am on ", list.Text, StringComparison.Ordinal);
        await house.Settle();

        foreach (var page in new[] { $"/ideas/{idea}", $"/ideas/{idea}/thread", $"/groups/{day.First.Id}/board", "/messages" })
            Assert.DoesNotContain(Reason, (await member.Go(page)).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(day.Second.Member, new ThreadOfIdea(idea)));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Go($"/ideas/{idea}/disposition")).Status);
        Assert.Empty((await house.Ask(day.First.Member, new InboxOf(1))).Rows);
        var told = (await Answers(a => a.Of([idea], CancellationToken.None)))[idea];
        Assert.Null(told.Told);
        Assert.Equal(TellingLater.Moment(5, house.Clock.GetUtcNow()), told.DueAt);
        Assert.Equal(["1 idea has a disposition that people have not been told yet"], await DispositionTests.Objections(house, day));

        // Not due: the job leaves it. Due: it goes out.
        await house.SendAsSystem(new TellAnswersDue());
        Assert.Null(await Stored(idea));
        await house.Execute("UPDATE ideation.ideas SET prepared_told_at = now() - interval '1 second' WHERE id = $1", idea);
        await house.SendAsSystem(new TellAnswersDue());
        await house.SendAsSystem(new TellAnswersDue());
        await house.Settle();

        Assert.Equal(Reason, await Stored(idea));
        var row = Assert.Single((await house.Ask(day.First.Member, new InboxOf(1))).Rows);
        Assert.Equal(message[0], row.Title);
        var read = (await house.Ask(day.First.Member, new MessageOf(row.Id))).Words.Sentences;
        Assert.All(message[1..], line => Assert.Contains(line, read));
        Assert.Contains(Next, (await member.Go($"/ideas/{idea}")).Text, StringComparison.Ordinal);
        Assert.Empty(await DispositionTests.Objections(house, day));
    }

    [Fact]
    public async Task An_answer_is_told_at_once_or_taken_back_before()
    {
        var (day, idea) = await Closed();
        using var organiser = await house.Browse(day.Organiser);
        await Filled(organiser, idea, ("TellAfterWorkingDays", "2"), ("Step", "record"));

        var page = await organiser.Go($"/ideas/{idea}/disposition");
        Assert.Contains("Until then nobody but organisers can see this", page.Text, StringComparison.Ordinal);
        page = await page.Press("Take it back");
        Assert.Contains("Answer taken back. Nobody was told", page.Text, StringComparison.Ordinal);
        Assert.Equal(["1 idea has no disposition"], await DispositionTests.Objections(house, day));

        await Filled(organiser, idea, ("TellAfterWorkingDays", "2"), ("Step", "record"));
        await (await organiser.Go($"/ideas/{idea}/disposition")).Press("Tell them now");
        await house.Settle();
        Assert.Single((await house.Ask(day.First.Member, new InboxOf(1))).Rows);
        var late = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, new TakeBackAnswer(idea)));
        Assert.Equal(Idea.Rules.NotToldYet, late.Rule);
    }

    [Fact]
    public async Task Contributors_and_lineage_sources_are_told_once_each_whoever_is_both()
    {
        var day = await IdeationDay.Make(house);
        var source = await day.Idea(day.First, "Shared", shared: true);
        var taken = (
            await house.Send(day.Second.Member, new TakeIdea(day.Second.Id, source, Guid.CreateVersion7(), LinkKind.BuiltOn, null))
        ).IdeaId;
        // Someone of the first group moves to the second and stays in both.
        var both = day.First.Member;
        await day.Announce(
            day.Publication(day.Second with { Members = [.. day.Second.Members, both] }, house.Clock.GetUtcNow().AddHours(1))
        );
        await day.CloseNow();

        await house.Send(day.Organiser, Closed(taken));
        await house.Settle();

        foreach (var person in day.First.Members.Concat(day.Second.Members).Distinct())
            Assert.Single(
                (await house.Ask(person, new InboxOf(1))).Rows,
                r => r.Title.EndsWith("is not taken forward", StringComparison.Ordinal)
            );
        Assert.Equal(
            4,
            await house.Scalar<long>("SELECT count(*) FROM notifications.messages WHERE kind = 'IdeaDisposed' AND subject_id = $1", taken)
        );
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_one_wins_and_the_other_reads_what_they_wrote()
    {
        var (day, idea) = await Closed();
        var second = await house.Person("Otto Organiser", (Role.Organiser, day.Organisation));
        using var late = await house.Browse(second);
        var form = await late.Go($"/ideas/{idea}/disposition");

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async n =>
                {
                    try
                    {
                        await house.Send(n % 2 == 0 ? day.Organiser : second, Closed(idea, $"Reason {n}"));
                        return null;
                    }
                    catch (RuleBroken refused)
                    {
                        return refused.Rule;
                    }
                })
        );
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Equal(Idea.Rules.FirstWins, rule));

        var stale = await form.Submit(
            ("Kind", "Closed"),
            ("Code", "NoFunding"),
            ("Reason", "My own words"),
            ("WhatNext", Next),
            ("Step", "record")
        );
        Assert.Equal([Idea.Rules.FirstWins.Sentence], stale.Errors);
        Assert.Contains((await Stored(idea))!, stale.Text, StringComparison.Ordinal);
        Assert.Contains("My own words", stale.Document.QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);

        // Having read theirs, the same person may replace it; everyone is told again.
        await stale.Submit(("Step", "record"));
        Assert.Equal("My own words", await Stored(idea));
        await house.Settle();
        Assert.Equal(2, (await house.Ask(day.First.Member, new InboxOf(1))).Total);
    }

    [Fact]
    public async Task The_first_answer_is_dated_and_what_waits_has_its_age()
    {
        var (day, idea) = await Closed();
        var waiting = await Answers(a => a.Waits([day.Event], CancellationToken.None));
        Assert.Null(Assert.Single(waiting).AnsweredAt);
        await house.Execute("UPDATE ideation.ideas SET added_at = now() - interval '3 days' WHERE id = $1", idea);
        using var organiser = await house.Browse(day.Organiser);
        Assert.Contains("Waiting for 3 days", (await organiser.Go($"/events/{day.Event}/ideas")).Text, StringComparison.Ordinal);

        await house.Send(day.Organiser, Closed(idea));
        Assert.NotNull(Assert.Single(await Answers(a => a.Waits([day.Event], CancellationToken.None))).AnsweredAt);
        Assert.DoesNotContain("Waiting for", (await organiser.Go($"/events/{day.Event}/ideas")).Text, StringComparison.Ordinal);
    }

    internal static DisposeIdea Closed(Guid idea, string reason = "No") =>
        new(idea, DispositionKind.Closed, reason, Code: ReasonCode.AlreadyLive, WhatNext: "Ask the supplier");

    private async Task<(IdeationDay Day, Guid Idea)> Closed()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "One");
        await day.CloseNow();
        return (day, idea);
    }

    private static async Task<BrowserPage> Filled(Browser browser, Guid idea, params (string, string)[] more) =>
        await (await browser.Go($"/ideas/{idea}/disposition")).Submit([
            ("Kind", "Closed"),
            ("Code", "NotAPriority"),
            ("Reason", Reason),
            ("WhatNext", Next),
            .. more,
        ]);

    /// <summary>What people have been told, if anything.</summary>
    private async Task<string?> Stored(Guid idea) =>
        await house.Scalar<string>("SELECT coalesce(disposition_reason, '') FROM ideation.ideas WHERE id = $1", idea)
            is { Length: > 0 } told
            ? told
            : null;

    private async Task<T> Answers<T>(Func<IIdeaAnswers, Task<T>> ask)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IIdeaAnswers>());
    }
}
