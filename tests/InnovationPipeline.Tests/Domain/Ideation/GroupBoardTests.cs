using CsCheck;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Ideation;

public sealed class GroupBoardTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Close = Noon.AddHours(3);
    private static readonly Guid Author = Guid.CreateVersion7();

    [Fact]
    public void A_group_takes_one_idea_to_the_vote()
    {
        var board = Board();
        var (first, second) = (Idea(board), Idea(board));
        board.PutOnShortlist(first, Noon);
        board.PutOnShortlist(second, Noon);

        board.ChooseTopIdea(first.Id, Noon);
        board.ChooseTopIdea(second.Id, Noon);
        board.ChooseTopIdea(second.Id, Noon);

        Assert.Equal(second.Id, board.TopIdeaId);
        Assert.Equal([first.Id, second.Id], board.TakeAnnouncements(Noon).OfType<TopIdeaChosen>().Select(c => c.IdeaId));
    }

    [Fact]
    public void The_top_idea_comes_from_the_shortlist()
    {
        var board = Board();
        var idea = Idea(board);

        Refused(GroupBoard.Rules.FromTheShortlist, () => board.ChooseTopIdea(idea.Id, Noon));

        Assert.Null(board.TopIdeaId);
    }

    [Fact]
    public void After_the_close_nothing_moves()
    {
        var board = Board();
        var idea = Idea(board);
        board.PutOnShortlist(idea, Noon);

        Refused(GroupBoard.Rules.SessionIsOpen, () => board.ChooseTopIdea(idea.Id, Close));
        Refused(GroupBoard.Rules.SessionIsOpen, () => board.PutOnShortlist(idea, Close));
        Refused(GroupBoard.Rules.SessionIsOpen, () => board.TakeOffShortlist(idea.Id, Close));
        Refused(GroupBoard.Rules.SessionIsOpen, () => board.Share(idea.Id, Close));
        Refused(GroupBoard.Rules.SessionIsOpen, () => board.Withdraw(idea, Author, Close));
        Assert.Equal(Standing.NotSelected, board.StandingOf(idea, Close));
    }

    [Fact]
    public void The_top_idea_is_not_taken_off_the_shortlist_or_withdrawn()
    {
        var board = Board();
        var idea = Idea(board);
        board.PutOnShortlist(idea, Noon);
        board.ChooseTopIdea(idea.Id, Noon);

        Refused(GroupBoard.Rules.TopIdeaStays, () => board.TakeOffShortlist(idea.Id, Noon));
        Refused(GroupBoard.Rules.TopIdeaStays, () => board.Withdraw(idea, Author, Noon));
        Assert.False(idea.IsWithdrawn);
    }

    [Fact]
    public void Only_its_author_withdraws_an_idea_and_may_put_it_back()
    {
        var board = Board();
        var idea = Idea(board);
        board.PutOnShortlist(idea, Noon);
        board.Share(idea.Id, Noon);

        Refused(ByItsAuthor, () => board.Withdraw(idea, Guid.CreateVersion7(), Noon));
        board.Withdraw(idea, Author, Noon);
        Assert.Empty(board.Shortlist);
        Assert.Empty(board.Shared);
        Refused(GroupBoard.Rules.IdeaStands, () => board.PutOnShortlist(idea, Noon));
        board.PutBack(idea, Author, Noon);

        Assert.Equal(Standing.LongListed, board.StandingOf(idea, Noon));
    }

    [Fact]
    public void A_group_shares_no_more_than_its_limit()
    {
        var board = Board();
        board.SetLimits(shortlistCap: 3, shareLimit: 1);
        var (first, second) = (Idea(board), Idea(board));
        Refused(GroupBoard.Rules.SharedFromTheShortlist, () => board.Share(first.Id, Noon));
        board.PutOnShortlist(first, Noon);
        board.PutOnShortlist(second, Noon);
        board.Share(first.Id, Noon);

        Refused(GroupBoard.Rules.MayShareAnother, () => board.Share(second.Id, Noon));
        Refused(GroupBoard.Rules.CapHoldsTheShortlist, () => board.SetLimits(shortlistCap: 1, shareLimit: null));
    }

    [Fact]
    public void What_is_taken_keeps_the_credit_and_never_comes_full_circle()
    {
        var (mine, theirs) = (Board(), Board());
        var eventOfBoth = new GroupBoard(mine.InnovationEventId, Guid.CreateVersion7());
        Prepare(eventOfBoth, 2);
        var source = Idea(eventOfBoth);
        eventOfBoth.PutOnShortlist(source, Noon);

        Refused(GroupBoard.Rules.SourceIsShared, () => Take(mine, source, eventOfBoth));
        eventOfBoth.Share(source.Id, Noon);
        Refused(GroupBoard.Rules.SameEvent, () => Take(theirs, source, eventOfBoth));
        Refused(GroupBoard.Rules.NotItsOwn, () => Take(eventOfBoth, source, eventOfBoth));
        var taken = Take(mine, source, eventOfBoth);

        Assert.Equal(source.Id, Assert.Single(taken.Links).SourceIdeaId);
        Assert.Equal(source.Title, taken.Title);
        var told = Assert.IsType<IdeaTaken>(Assert.Single(taken.TakeAnnouncements(Noon)));
        Assert.Equal((source.Id, taken.Id), (told.SourceIdeaId, told.IdeaId));

        mine.PutOnShortlist(taken, Noon);
        mine.Share(taken.Id, Noon);
        var ancestors = new Lineage(taken.Links).AncestorGroupsOf(taken.Id);
        Refused(GroupBoard.Rules.NoCircle, () => Take(eventOfBoth, taken, mine, ancestors));
    }

    [Fact]
    public void An_earlier_publication_that_comes_late_changes_nothing()
    {
        var board = Board();
        var now = new[] { Guid.CreateVersion7() };
        board.Seat(7, board.ChallengeAreaId, Author, now, Noon.AddMinutes(2));
        board.CloseAt(Close.AddHours(1), Noon.AddMinutes(2));

        board.Seat(3, board.ChallengeAreaId, Author, [], Noon.AddMinutes(1));
        board.CloseAt(Close, Noon.AddMinutes(1));

        Assert.Equal(7, board.Number);
        Assert.Equal(now, board.MemberIds);
        Assert.Equal(Close.AddHours(1), board.ClosesAt);
    }

    [Fact]
    public void Whatever_a_group_does_it_has_at_most_one_top_idea_and_keeps_its_cap()
    {
        var act = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9]);
        act.Array[0, 80]
            .Sample(acts =>
            {
                var board = Board();
                board.SetLimits(shortlistCap: 3, shareLimit: 2);
                var ideas = Enumerable.Range(0, 10).Select(_ => Idea(board)).ToList();
                var lastChosen = (Guid?)null;
                foreach (var (what, which) in acts)
                {
                    var idea = ideas[which];
                    var before = (board.TopIdeaId, Shortlist: board.Shortlist.ToList(), Shared: board.Shared.ToList(), idea.IsWithdrawn);
                    try
                    {
                        Do(board, idea, what);
                        if (what == 2)
                            lastChosen = idea.Id;
                    }
                    catch (RuleBroken)
                    {
                        // A refusal leaves everything as it was.
                        Assert.Equal(before.TopIdeaId, board.TopIdeaId);
                        Assert.Equal(before.Shortlist, board.Shortlist);
                        Assert.Equal(before.Shared, board.Shared);
                        Assert.Equal(before.IsWithdrawn, idea.IsWithdrawn);
                    }
                    Assert.Equal(lastChosen, board.TopIdeaId);
                    Assert.True(board.Shortlist.Count <= 3);
                    Assert.True(board.Shared.Count <= 2);
                    Assert.True(board.Shared.All(board.Shortlist.Contains));
                    Assert.True(board.TopIdeaId is not { } top || board.Shortlist.Contains(top));
                    Assert.Equal(board.Shortlist.Distinct().Count(), board.Shortlist.Count);
                    Assert.True(ideas.Count(i => board.StandingOf(i, Noon) == Standing.TopIdea) <= 1);
                    Assert.DoesNotContain(ideas, i => i.IsWithdrawn && board.Shortlist.Contains(i.Id));
                }
            });
    }

    private static void Do(GroupBoard board, Idea idea, int what)
    {
        switch (what)
        {
            case 0:
                board.PutOnShortlist(idea, Noon);
                break;
            case 1:
                board.TakeOffShortlist(idea.Id, Noon);
                break;
            case 2:
                board.ChooseTopIdea(idea.Id, Noon);
                break;
            case 3:
                board.Share(idea.Id, Noon);
                break;
            case 4:
                board.StopSharing(idea.Id, Noon);
                break;
            case 5:
                board.Withdraw(idea, Author, Noon);
                break;
            default:
                board.PutBack(idea, Author, Noon);
                break;
        }
    }

    private static Rule ByItsAuthor => InnovationPipeline.Ideation.Domain.Idea.Rules.ByItsAuthor;

    private static GroupBoard Board()
    {
        var board = new GroupBoard(Guid.CreateVersion7(), Guid.CreateVersion7());
        Prepare(board, 1);
        return board;
    }

    private static void Prepare(GroupBoard board, int number)
    {
        board.Seat(number, Guid.CreateVersion7(), Guid.CreateVersion7(), [Author], Noon.AddDays(-1));
        board.CloseAt(Close, Noon.AddDays(-1));
    }

    private static Idea Idea(GroupBoard board) =>
        InnovationPipeline.Ideation.Domain.Idea.Added(Guid.CreateVersion7(), board, "Same-day scans", "", Author, Author, Noon);

    private static Idea Take(GroupBoard board, Idea source, GroupBoard from, IReadOnlySet<Guid>? ancestors = null) =>
        board.Take(Guid.CreateVersion7(), source, from, ancestors ?? new HashSet<Guid>(), LinkKind.BuiltOn, note: null, Author, Noon);

    private static void Refused(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
