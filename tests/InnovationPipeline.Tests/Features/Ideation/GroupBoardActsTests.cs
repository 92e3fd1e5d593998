using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Board;
using InnovationPipeline.Ideation.Features.TopIdea;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class GroupBoardActsTests(SharedHouse house)
{
    [Fact]
    public async Task The_shortlist_cap_holds_between_two_sessions()
    {
        var day = await IdeationDay.Make(house);
        await house.Send(day.Organiser, new SetBoardLimits(day.First.Id, ShortlistCap: 3, ShareLimit: null));
        var ideas = new List<Guid>();
        for (var i = 0; i < 12; i++)
            ideas.Add(await day.Idea(day.First, $"Idea {i}"));

        var refusals = await Task.WhenAll(
            ideas.Select(
                (idea, i) =>
                    Refusal(() => house.Send(i % 2 == 0 ? day.First.Member : day.First.Other, new ShortlistIdea(day.First.Id, idea)))
            )
        );

        var onIt = await house.Scalar<int>("SELECT cardinality(shortlist) FROM ideation.boards WHERE group_id = $1", day.First.Id);
        Assert.InRange(onIt, 1, 3);
        Assert.Equal(ideas.Count - onIt, refusals.Count(r => r is RuleBroken or Stale));
        Assert.DoesNotContain(refusals, r => r is not (null or RuleBroken or Stale));
    }

    [Fact]
    public async Task The_cap_of_three_is_met_exactly_by_two_parallel_acts_over_the_last_place()
    {
        var day = await IdeationDay.Make(house);
        await house.Send(day.Organiser, new SetBoardLimits(day.First.Id, ShortlistCap: 3, ShareLimit: null));
        await day.Idea(day.First, "One", shortlisted: true);
        await day.Idea(day.First, "Two", shortlisted: true);
        var (three, four) = (await day.Idea(day.First, "Three"), await day.Idea(day.First, "Four"));

        var refusals = await Task.WhenAll(
            Refusal(() => house.Send(day.First.Member, new ShortlistIdea(day.First.Id, three))),
            Refusal(() => house.Send(day.First.Other, new ShortlistIdea(day.First.Id, four)))
        );

        var refused = Assert.IsType<RuleBroken>(Assert.Single(refusals.OfType<Exception>()));
        Assert.Equal(GroupBoard.Rules.ShortlistHasRoom, refused.Rule);
        Assert.Equal(3, await house.Scalar<int>("SELECT cardinality(shortlist) FROM ideation.boards WHERE group_id = $1", day.First.Id));
    }

    [Fact]
    public async Task Of_two_choices_the_last_accepted_one_holds_and_both_are_told()
    {
        var day = await IdeationDay.Make(house);
        var (one, two) = (await day.Idea(day.First, "One", shortlisted: true), await day.Idea(day.First, "Two", shortlisted: true));

        await Task.WhenAll(
            house.Send(day.First.Member, new ChooseTopIdea(day.First.Id, one)),
            house.Send(day.First.Other, new ChooseTopIdea(day.First.Id, two))
        );

        var top = await house.Scalar<Guid>("SELECT top_idea_id FROM ideation.boards WHERE group_id = $1", day.First.Id);
        var last = await house.Scalar<string>(
            "SELECT body->>'IdeaId' FROM platform.events WHERE type = 'Ideation.TopIdeaChosen' AND body->>'GroupId' = $1::text ORDER BY sequence DESC LIMIT 1",
            day.First.Id
        );
        Assert.Equal(top, Guid.Parse(last!));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_top_idea_that_is_not_on_the_shortlist()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "One");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            house.Execute("UPDATE ideation.boards SET top_idea_id = $2 WHERE group_id = $1", day.First.Id, idea)
        );
    }

    [Fact]
    public async Task Ideas_of_another_group_are_not_found_on_this_board()
    {
        var day = await IdeationDay.Make(house);
        var theirs = await day.Idea(day.Second, "Theirs");

        await Assert.ThrowsAsync<NotFound>(() => house.Send(day.First.Member, new ShortlistIdea(day.First.Id, theirs)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(day.First.Member, new WithdrawIdea(day.First.Id, theirs)));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.First.Member, new ChooseTopIdea(day.First.Id, theirs)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(day.First.Member, new AddIdea(day.First.Id, theirs, "Same id", "")));
        await Assert.ThrowsAsync<Forbidden>(() =>
            house.Send(day.First.Member, new AddIdea(day.Second.Id, Guid.CreateVersion7(), "There", ""))
        );
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(day.First.Member, new SetBoardLimits(day.First.Id, 9, null)));
        await Assert.ThrowsAsync<Forbidden>(() =>
            house.Send(day.First.Member, new AddIdea(day.First.Id, Guid.CreateVersion7(), "For", "", day.First.Other))
        );
    }

    [Fact]
    public async Task Words_of_an_idea_stay_out_of_the_audit_trail()
    {
        var day = await IdeationDay.Make(house);
        var word = $"secret{Guid.CreateVersion7():N}";
        await day.Idea(day.First, $"Title {word}", $"Text {word}");

        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM platform.audit_payloads WHERE words LIKE '%' || $1 || '%'", word));
        Assert.True(
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE act = 'Ideation.AddIdea' AND scope_id = $1",
                day.First.Id
            ) > 0
        );
    }

    [Fact]
    public async Task A_close_that_is_told_before_its_groups_still_holds()
    {
        var day = await IdeationDay.Make(house, groups: 0);
        var now = house.Clock.GetUtcNow();
        var group = await house.NewScope("group", day.Event);
        var publication = new WorkingGroupPublished(day.Event, group, 1, Guid.CreateVersion7(), day.Organiser, [], now.AddHours(5));

        await day.Announce(new SubmissionCloseMoved(day.Event, now.AddHours(1)), at: now);
        await house.Settle();
        await day.Announce(publication, at: now.AddMinutes(-10));
        await day.Announce(publication with { Id = Guid.CreateVersion7(), Number = 2 }, at: now.AddMinutes(-20));
        await house.Settle();

        var board = await house.Ask(day.Organiser, new BoardOf(group));
        Assert.Equal(now.AddHours(1), board.ClosesAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal("Group 1", board.Name);
    }

    private static async Task<Exception?> Refusal(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception refusal)
        {
            return refusal;
        }
    }

    [Fact]
    public async Task An_idea_sent_twice_is_one_idea_and_one_audit_entry()
    {
        var day = await IdeationDay.Make(house);
        var add = new AddIdea(day.First.Id, Guid.CreateVersion7(), "Sent twice", "");
        await house.Send(day.First.Member, add);
        await house.Send(day.First.Member, add);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Send(day.First.Member, add)));

        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE id = $1", add.Id));
        Assert.Equal(
            1,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE act = 'Ideation.AddIdea' AND scope_id = $1",
                day.First.Id
            )
        );
    }
}
