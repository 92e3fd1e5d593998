using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Tests.Domain.Voting;

public sealed class RoundRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_round_goes_from_draft_over_open_and_closed_to_revealed_and_no_other_way()
    {
        var round = Draft();
        Refuses(Round.Rules.ClosesOnce, () => round.Close(Noon));
        Refuses(Round.Rules.RevealsOnceClosed, () => Reveal(round));
        Refuses(Round.Rules.IsOpen, () => round.Extend(Noon.AddMinutes(5), "Late", null, Noon));
        Open(round);
        Refuses(Round.Rules.OpensOnce, () => Open(round));
        Refuses(Round.Rules.RevealsOnceClosed, () => Reveal(round));
        round.Close(Noon);
        Refuses(Round.Rules.ClosesOnce, () => round.Close(Noon));
        Reveal(round);
        Refuses(Round.Rules.RevealsOnceClosed, () => Reveal(round));
        Refuses(Round.Rules.CancelledBeforeReveal, () => round.Cancel("Why", null, Noon));

        Assert.Equal(
            [typeof(RoundOpened), typeof(RoundClosed), typeof(ResultRevealed)],
            round.TakeAnnouncements(Noon).Select(e => e.GetType())
        );
    }

    [Fact]
    public void A_round_opens_with_two_ideas_and_a_reason_for_whoever_is_missing()
    {
        var round = Draft();
        Refuses(Round.Rules.TwoIdeas, () => round.Open([Entry(1)], [], [], null, null, null, Noon));
        Refuses(Round.Rules.ReasonToOpenWithout, () => round.Open([Entry(1), Entry(2)], [], ["Group 3"], " ", null, null, Noon));
        Refuses(Round.Rules.ClosesInTheFuture, () => round.Open([Entry(1), Entry(2)], [], [], null, Noon, null, Noon));
        Assert.Equal(RoundState.Draft, round.State);
        Assert.Empty(round.Paper);
    }

    [Fact]
    public void The_definition_changes_with_every_word_that_was_declared_and_with_nothing_else()
    {
        var id = Guid.CreateVersion7();
        var ideas = new[] { Entry(1), Entry(2) };
        Round Made(
            TiePolicy ties = TiePolicy.Lots,
            string title = "Which?",
            DateTimeOffset? closes = null,
            bool backwards = false,
            Guid[]? electors = null
        )
        {
            var round = new Round(id, Guid.Empty, Terms(ties, title));
            round.Open([.. (backwards ? ideas.Reverse() : ideas).Select(e => e.Copy())], electors ?? [], [], null, closes, null, Noon);
            return round;
        }
        var hash = Made().DefinitionHash;

        Assert.Matches("^[0-9a-f]{64}$", hash!);
        Assert.Equal(hash, Made(backwards: true).DefinitionHash);
        Assert.Equal(hash, Made(closes: Noon.AddMinutes(3)).DefinitionHash);
        Assert.NotEqual(hash, Made(TiePolicy.RunOff).DefinitionHash);
        Assert.NotEqual(hash, Made(title: "Which one?").DefinitionHash);
        Guid[] people = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        Assert.NotEqual(hash, Made(electors: people).DefinitionHash);
        Assert.Equal(Made(electors: people).DefinitionHash, Made(electors: [people[1], people[0]]).DefinitionHash);
    }

    [Fact]
    public void A_run_off_lasts_two_minutes_between_the_tied_and_ends_with_lots()
    {
        var round = Draft(TiePolicy.RunOff);
        var paper = Open(round);
        Refuses(Round.Rules.RunOffForATie, () => round.HoldRunOff(Guid.CreateVersion7(), [paper[0].IdeaId, paper[2].IdeaId], [], Noon));
        round.Close(Noon);
        Refuses(Round.Rules.RunOffFirst, () => round.Reveal(null, [], needsRunOff: true, needsCasting: false, Noon));

        var runOff = round.HoldRunOff(Guid.CreateVersion7(), [paper[0].IdeaId, paper[2].IdeaId], [], Noon);

        Assert.Equal((RoundState.Open, Noon.AddMinutes(2), TiePolicy.Lots), (runOff.State, runOff.ClosesAt, runOff.TiePolicy));
        Assert.Equal([1, 3], runOff.Paper.Select(e => e.Number));
        Refuses(Round.Rules.RunOffFirst, () => round.Reveal(runOff, [paper[0].IdeaId], needsRunOff: false, needsCasting: false, Noon));
        runOff.Close(Noon);
        Refuses(Round.Rules.RevealedByItsRound, () => Reveal(runOff));
        round.Reveal(runOff, [paper[0].IdeaId], needsRunOff: false, needsCasting: false, Noon);
        Assert.Equal(RoundState.Revealed, runOff.State);
    }

    [Fact]
    public void An_extension_goes_forward_and_says_why()
    {
        var round = Draft();
        round.Open([Entry(1), Entry(2)], [], [], null, Noon.AddMinutes(10), null, Noon);
        Refuses(Round.Rules.LaterThanBefore, () => round.Extend(Noon.AddMinutes(9), "Why", null, Noon));
        Refuses(Round.Rules.SaysWhy, () => round.Extend(Noon.AddMinutes(19), "  ", null, Noon));
        round.Extend(Noon.AddMinutes(15), "A queue at the desk", null, Noon);
        Assert.Equal(Noon.AddMinutes(15), round.ClosesAt);
        Assert.Equal("A queue at the desk", Assert.Single(round.Adjustments).Reason);
    }

    [Fact]
    public void Every_voter_reads_another_order_that_stays_and_every_idea_is_first_about_as_often()
    {
        var (round, ideas) = (Guid.CreateVersion7(), Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList());
        var voters = Enumerable.Range(0, 2000).Select(_ => Guid.CreateVersion7()).ToList();

        var first = voters.Select(v => PaperOrder.For(round, v, ideas, i => i)[0]).GroupBy(i => i).ToList();

        Assert.Equal(5, first.Count);
        Assert.All(first, f => Assert.InRange(f.Count(), 320, 480));
        Assert.Equal(PaperOrder.For(round, voters[0], ideas, i => i), PaperOrder.For(round, voters[0], Enumerable.Reverse(ideas), i => i));
    }

    private static void Refuses(Rule rule, Action act) => Assert.Same(rule, Assert.Throws<RuleBroken>(act).Rule);

    private static Round Draft(TiePolicy ties = TiePolicy.JointWinners) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Terms(ties));

    private static RoundTerms Terms(TiePolicy ties, string title = "Which?") =>
        new(title, VotingMethod.ChooseOne, ties, Quorum: null, OwnGroupRule.Allow, MayChange: true);

    private static List<PaperEntry> Open(Round round)
    {
        List<PaperEntry> paper = [Entry(1), Entry(2), Entry(3)];
        round.Open(paper, [], [], null, null, null, Noon);
        return paper;
    }

    private static void Reveal(Round round) => round.Reveal(null, [], needsRunOff: false, needsCasting: false, Noon);

    private static PaperEntry Entry(int number) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), number, $"Idea {number}", null, [], "Area", "How?", $"Group {number}", null, []);
}
