using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Features.Inbox;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Tests.Features.Development;
using InnovationPipeline.Tests.Features.Portfolio;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InnovationPipeline.Tests.Features.Notifications;

public sealed class GateMessagesTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task A_gates_decision_and_its_reason_reach_every_contributor_sources_included()
    {
        var story = await Story.Begin(house);
        await story.Decide(DecisionKind.Park);
        var (author, source) = await Contributors(story);

        foreach (var person in new[] { author, source, story.Place.Organiser, story.Place.Owner })
        {
            var row = Assert.Single(
                (await house.Ask(person, new InboxOf(1))).Rows,
                r => r.Title.EndsWith("is parked for now", StringComparison.Ordinal)
            );
            var message = await house.Ask(person, new MessageOf(row.Id));
            Assert.Contains("Reason: The evidence is good", message.Words.Sentences);
            Assert.Contains("What would change this: Better evidence", message.Words.Sentences);
            Assert.False(message.IsRead);
        }
        // Whoever was to score heard that the gate was open, and is nobody whom the reason concerns.
        var told = Assert.Single((await house.Ask(story.Place.Assessor, new InboxOf(1))).Rows);
        Assert.Contains("waits for scores", told.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivered_again_and_again_a_decision_is_told_once()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var (author, _) = await Contributors(story);
        for (var i = 0; i < 3; i++)
        {
            await house.Execute(
                """
                UPDATE platform.deliveries SET done_at = NULL WHERE handler LIKE 'Notifications.%'
                AND event_id IN (SELECT id FROM platform.events WHERE aggregate_id = $1)
                """,
                story.Place.Initiative
            );
            await house.Settle();
        }
        Assert.Single((await house.Ask(author, new InboxOf(1))).Rows);

        await story.Decide(DecisionKind.Rework);
        Assert.Equal(2, (await house.Ask(author, new InboxOf(1))).Total);
    }

    [Fact]
    public async Task Opening_a_message_reads_it_and_it_can_be_marked_unread()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var (author, _) = await Contributors(story);
        using var browser = await house.Browse(author);

        var home = await browser.Go("/messages");
        Assert.Contains(
            "(1 unread)",
            home.Document.QuerySelector("header")!.TextContent.Replace("\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var message = await home.Follow("goes on to: ");
        Assert.Contains("Reason: The evidence is good", message.Text, StringComparison.Ordinal);
        Assert.Contains("You have read everything", (await browser.Go("/messages")).Text, StringComparison.Ordinal);

        var list = await message.Press("Mark as unread");
        Assert.Contains("1 of 1 not read yet", list.Text, StringComparison.Ordinal);
        Assert.Contains("You have read everything", (await list.Press("Mark all as read")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_another_persons_messages()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var (author, source) = await Contributors(story);
        var message = Assert.Single((await house.Ask(author, new InboxOf(1))).Rows);

        await Assert.ThrowsAsync<NotFound>(() => house.Ask(source, new MessageOf(message.Id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(source, new MarkMessage(message.Id, AsRead: true)));
        using var browser = await house.Browse(source);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/messages/{message.Id}")).Status);
        using var nobody = await house.Browse();
        Assert.Equal("/sign-in", (await nobody.Go("/messages")).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_code_for_one_event_shows_only_that_events_messages()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var (author, _) = await Contributors(story);
        var here = InnovationPipeline.Platform.Access.Callers.Person(author, story.Place.InnovationEvent);
        var elsewhere = InnovationPipeline.Platform.Access.Callers.Person(author, Guid.CreateVersion7());
        Assert.Single((await house.Messenger.Ask(new InboxOf(1), here, CancellationToken.None)).Rows);
        Assert.Empty((await house.Messenger.Ask(new InboxOf(1), elsewhere, CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task A_forgotten_person_has_no_messages_left()
    {
        var story = await Story.Begin(house);
        await story.Decide();
        var (author, source) = await Contributors(story);
        await house.InTransaction(async services =>
        {
            foreach (
                var holder in services
                    .GetServices<IHoldPersonalData>()
                    .Where(h => h.GetType().Namespace!.Contains("Notifications", StringComparison.Ordinal))
            )
            {
                Assert.NotEmpty(await holder.About(author, CancellationToken.None));
                await holder.Forget(author, CancellationToken.None);
            }
        });
        Assert.Empty((await house.Ask(author, new InboxOf(1))).Rows);
        Assert.Single((await house.Ask(source, new InboxOf(1))).Rows);
    }

    [Fact]
    public async Task A_disposition_and_a_borrowing_are_told_to_those_whose_idea_it_is()
    {
        var place = await house.Place();
        var author = Assert.Single(await house.Upstream.Contributors(place.Idea, CancellationToken.None)).PersonId;
        var now = house.Clock.GetUtcNow();
        house.Upstream.Answer(place.Idea, "Parked", now);
        await house.Announce(
            new IdeaDisposed(place.InnovationEvent, place.Idea, "Parked", null)
            {
                At = now,
                AggregateId = place.Idea,
                Sequence = 90,
            },
            new IdeaTaken(place.InnovationEvent, place.Idea, Guid.CreateVersion7(), place.Idea, Guid.CreateVersion7())
            {
                At = now,
                AggregateId = place.Idea,
                Sequence = 91,
            }
        );
        await house.Settle();
        var titles = (await house.Ask(author, new InboxOf(1))).Rows.Select(r => r.Title).ToList();
        Assert.Equal(2, titles.Count);
        Assert.Contains("“The idea” is parked for now", titles);
        Assert.Contains(titles, t => t.StartsWith("Taken on with credit: ", StringComparison.Ordinal));
    }

    private async Task<(Guid Author, Guid Source)> Contributors(Story story)
    {
        var lineage = (await house.Upstream.Case(story.Place.Idea, CancellationToken.None))!.Lineage;
        return (
            (await house.Upstream.Contributors(story.Place.Idea, CancellationToken.None))[0].PersonId,
            (await house.Upstream.Contributors(lineage[0].SourceIdeaId, CancellationToken.None))[0].PersonId
        );
    }
}
