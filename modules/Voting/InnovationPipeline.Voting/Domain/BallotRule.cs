using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain;

/// <summary>An idea on the paper, as far as the rules of a ballot look at it.</summary>
internal sealed record PaperPlace(Guid IdeaId, int Number, string Title, Guid GroupId, string Area);

/// <summary>How a ballot has to be filled in. What does not belong to the round's method stays empty.</summary>
/// <param name="Least">the fewest ideas to mark: approval and ranked</param>
/// <param name="Most">the most ideas to mark: approval and ranked</param>
/// <param name="PerArea">exactly so many in each challenge area: approval</param>
/// <param name="Dots">how many dots a voter has</param>
/// <param name="DotsPerIdea">the most dots for one idea</param>
internal sealed record BallotRule(int? Least = null, int? Most = null, int? PerArea = null, int? Dots = null, int? DotsPerIdea = null)
{
    public const int BestScore = 5;
    public const int MostDots = 100;
    public static readonly BallotRule None = new();

    internal static class Rules
    {
        internal static readonly Rule Dotted = new($"Enter how many dots each voter has, from 1 to {MostDots}");
        internal static readonly Rule CapWithinDots = new("The most dots for one idea is 1 or more, and no more than a voter has");
        internal static readonly Rule LeastIsOne = new("The fewest ideas to mark is 1 or more");
        internal static readonly Rule MostNotBelowLeast = new("The most ideas to mark cannot be below the fewest");
        internal static readonly Rule PerAreaIsOne = new("The number of ideas in each challenge area is 1 or more");
        internal static readonly Rule PerAreaAlone = new("Give either a number for each challenge area or a fewest and a most, not both");
        internal static readonly Rule ForMethod = new("This rule for the ballot does not belong to this way of voting");
        internal static readonly Rule OnThePaper = new("Select one of the ideas on the ballot paper");
        internal static readonly Rule MarksSomething = new("Mark at least 1 idea");
        internal static readonly Rule MarkedOnce = new("Mark each idea once");
        internal static readonly Rule OneIdea = new("Select one idea");
        internal static readonly Rule IncludesOthers = new(
            "You marked only your own group's idea. Mark at least 1 idea of another group too"
        );

        internal static Rule EnoughIdeasFor(int number, string area) =>
            new($"{area} has fewer than {Ideas(number)} on the paper, so nobody could fill in a ballot");

        internal static Rule FitsPaper(int number) => new($"The paper has fewer than {Ideas(number)}, so nobody could fill in a ballot");

        internal static Rule AtLeast(int least) => new($"Mark at least {Ideas(least)}");

        internal static Rule AtMost(int most, int marked) => new($"Mark at most {Ideas(most)}: you have marked {marked}");

        internal static Rule Exactly(int number, string area, int marked) =>
            new($"Mark exactly {Ideas(number)} in {area}: you have marked {marked}");

        internal static Rule WithinDots(int dots, int dealt) =>
            new($"You have {DotsInWords(dots)} and gave {dealt}. Take {dealt - dots} back");

        internal static Rule WithinCap(int cap, string title) => new($"Give at most {DotsInWords(cap)} to one idea: “{title}” has more");

        internal static Rule WholeDots(string title) => new($"Enter a number of dots of 0 or more for “{title}”");

        internal static Rule RankedOnce(string place, string one, string other) =>
            new($"You ranked both “{one}” and “{other}” {place}. Give each place to one idea");

        internal static Rule RankOnPaper(int options) => new($"A place is a number from 1 to {options}");

        internal static Rule Scored(string title) => new($"Give “{title}” a score from 1 to {BestScore}, or none");
    }

    /// <exception cref="RuleBroken">where these rules do not go together or not with the method</exception>
    public void Suit(VotingMethod method)
    {
        var dots = method == VotingMethod.Dots;
        var counts = method is VotingMethod.Approval or VotingMethod.InstantRunOff or VotingMethod.Schulze;
        Rules.ForMethod.Require(dots || (Dots is null && DotsPerIdea is null));
        Rules.ForMethod.Require(counts || (Least is null && Most is null));
        Rules.ForMethod.Require(method == VotingMethod.Approval || PerArea is null);
        Rules.Dotted.Require(!dots || Dots is >= 1 and <= MostDots);
        Rules.CapWithinDots.Require(DotsPerIdea is null || (DotsPerIdea >= 1 && DotsPerIdea <= Dots));
        Rules.LeastIsOne.Require(Least is null or >= 1);
        Rules.MostNotBelowLeast.Require(Most is null || Most >= (Least ?? 1));
        Rules.PerAreaIsOne.Require(PerArea is null or >= 1);
        Rules.PerAreaAlone.Require(PerArea is null || (Least is null && Most is null));
    }

    /// <exception cref="RuleBroken">where no ballot could keep these rules with this paper</exception>
    public void Fit(IReadOnlyList<PaperPlace> paper)
    {
        if (Least is { } least)
            Rules.FitsPaper(least).Require(least <= paper.Count);
        if (PerArea is { } each)
            foreach (var area in paper.GroupBy(p => p.Area, StringComparer.Ordinal))
                Rules.EnoughIdeasFor(each, area.Key).Require(area.Count() >= each);
    }

    /// <summary>Refuses a ballot that is not filled in as declared, in the words that page and API show.</summary>
    /// <returns>the marks that count, lowest number first; without dots and scores of 0</returns>
    public IReadOnlyList<PaperMark> Check(
        VotingMethod method,
        IReadOnlyList<PaperPlace> paper,
        IEnumerable<(Guid IdeaId, int Value)> marked,
        OwnGroupRule ownGroup,
        IReadOnlySet<Guid> ownGroups
    )
    {
        var places = paper.ToDictionary(p => p.IdeaId);
        var all = marked.ToList();
        Rules.OnThePaper.Require(all.TrueForAll(m => places.ContainsKey(m.IdeaId)));
        Rules.MarkedOnce.Require(all.DistinctBy(m => m.IdeaId).Count() == all.Count);
        foreach (var (idea, value) in all)
            CheckValue(method, places[idea].Title, value, paper.Count);
        var marks = all.Where(m => m.Value > 0).Select(m => (Place: places[m.IdeaId], m.Value)).OrderBy(m => m.Place.Number).ToList();
        Rules.MarksSomething.Require(marks.Count > 0);
        Rules.OneIdea.Require(method != VotingMethod.ChooseOne || marks.Count == 1);
        CheckNumbers(paper, marks.ConvertAll(m => m.Place));
        if (method is VotingMethod.InstantRunOff or VotingMethod.Schulze)
            CheckRanks(marks);
        if (Dots is { } dots)
            Rules.WithinDots(dots, marks.Sum(m => m.Value)).Require(marks.Sum(m => m.Value) <= dots);
        BallotGate.Rules.NotOwnGroup.Require(ownGroup != OwnGroupRule.Forbid || !marks.Exists(m => ownGroups.Contains(m.Place.GroupId)));
        Rules.IncludesOthers.Require(ownGroup != OwnGroupRule.MustIncludeOthers || marks.Exists(m => !ownGroups.Contains(m.Place.GroupId)));
        return marks.ConvertAll(m => new PaperMark(m.Place.Number, m.Value));
    }

    private void CheckValue(VotingMethod method, string title, int value, int options)
    {
        switch (method)
        {
            case VotingMethod.Dots:
                Rules.WholeDots(title).Require(value >= 0);
                Rules.WithinCap(DotsPerIdea ?? MostDots, title).Require(value <= (DotsPerIdea ?? MostDots));
                break;
            case VotingMethod.Score:
                Rules.Scored(title).Require(value is >= 0 and <= BestScore);
                break;
            case VotingMethod.InstantRunOff or VotingMethod.Schulze:
                Rules.RankOnPaper(options).Require(value >= 1 && value <= options);
                break;
            default:
                Rules.MarkedOnce.Require(value == 1);
                break;
        }
    }

    private void CheckNumbers(IReadOnlyList<PaperPlace> paper, List<PaperPlace> marked)
    {
        if (Least is { } least)
            Rules.AtLeast(least).Require(marked.Count >= least);
        if (Most is { } most)
            Rules.AtMost(most, marked.Count).Require(marked.Count <= most);
        if (PerArea is { } each)
            foreach (var area in paper.Select(p => p.Area).Distinct(StringComparer.Ordinal))
            {
                var here = marked.Count(p => p.Area == area);
                Rules.Exactly(each, area, here).Require(here == each);
            }
    }

    private static void CheckRanks(List<(PaperPlace Place, int Value)> marks)
    {
        foreach (var same in marks.GroupBy(m => m.Value).Where(g => g.Count() > 1).OrderBy(g => g.Key))
            Rules.RankedOnce(InWords.Place(same.Key), same.First().Place.Title, same.Skip(1).First().Place.Title).Require(false);
    }

    private static string Ideas(int count) => count == 1 ? "1 idea" : $"{count} ideas";

    private static string DotsInWords(int count) => count == 1 ? "1 dot" : $"{count} dots";
}
