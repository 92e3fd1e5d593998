using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>Counts a pile of ballots by a method. Pure: the same ballots in any order give the same result.</summary>
internal static class BallotCount
{
    internal static class Rules
    {
        internal static readonly Rule PlacesToFill = new("Give at least 1 place to win, and no more than there are options");
        internal static readonly Rule OneRunOffWinner = new("Instant run-off fills one place");
        internal static readonly Rule BudgetDecides = new("A budget method fills no places: its money decides how many win");
        internal static readonly Rule OneNamed = new("Choose-one counts ballots that name one option, and a ballot here names several");
        internal static readonly Rule OneFirst = new("Choose-one counts first choices, and a ballot here puts several options first");
        internal static readonly Rule HasBudget = new("A budget method needs ballots with a budget, and here is none");
        internal static readonly Rule HasCosts = new("A budget method needs a cost above 0 for every option");

        internal static Rule Suits(CountMethod method, BallotKind kind) =>
            new(
                $"{CountWords.Name(method)} cannot count {CountWords.Ballots(kind)}; it counts {CountWords.List(Kinds(method).Select(CountWords.Ballots), "or")}"
            );
    }

    /// <param name="places">how many options can win; not asked by budget methods</param>
    /// <exception cref="RuleBroken">when the method does not suit the ballots</exception>
    public static CountResult Of(CountMethod method, BallotPile pile, int? places = null)
    {
        Rules.Suits(method, pile.Kind).Require(Kinds(method).Contains(pile.Kind));
        var isBudget = method is CountMethod.BudgetGreedy or CountMethod.BudgetEqualShares;
        Rules.BudgetDecides.Require(!isBudget || places is null);
        Rules.PlacesToFill.Require(places is null || (places >= 1 && places <= pile.Options.Count));
        Rules.OneRunOffWinner.Require(method != CountMethod.Irv || places is null or 1);
        Rules.HasBudget.Require(!isBudget || pile.Budget is >= 0);
        Rules.HasCosts.Require(!isBudget || pile.Options.All(o => o.Cost > 0));
        var seats = places ?? 1;
        return method switch
        {
            CountMethod.Irv => InstantRunOffCount.Of(pile),
            CountMethod.Schulze => SchulzeCount.Of(pile, seats),
            CountMethod.BudgetGreedy => GreedyBudgetCount.Of(pile),
            CountMethod.BudgetEqualShares => EqualSharesCount.Of(pile),
            CountMethod.Pairwise => PairwiseCount.Of(pile, seats),
            _ => TotalsCount.Of(method, pile, seats),
        };
    }

    private static BallotKind[] Kinds(CountMethod method) =>
        method switch
        {
            CountMethod.Approval => [BallotKind.Approval, BallotKind.ChooseOne],
            CountMethod.ChooseOne => [BallotKind.ChooseOne, BallotKind.Approval, BallotKind.Ranking],
            CountMethod.Score => [BallotKind.Scores, BallotKind.Points],
            CountMethod.Dots => [BallotKind.Points],
            CountMethod.Borda or CountMethod.Irv or CountMethod.Schulze => [BallotKind.Ranking],
            CountMethod.Pairwise => [BallotKind.Pairs],
            _ => [BallotKind.ChooseOne, BallotKind.Approval, BallotKind.Ranking, BallotKind.Points, BallotKind.Scores],
        };
}
