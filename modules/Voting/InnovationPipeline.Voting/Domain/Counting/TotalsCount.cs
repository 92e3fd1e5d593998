namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>Methods that add up one figure for each option: approval, choose-one, score, dots and Borda.</summary>
internal static class TotalsCount
{
    public static CountResult Of(CountMethod method, BallotPile pile, int places)
    {
        var totals = method switch
        {
            CountMethod.Borda => Borda(pile),
            CountMethod.ChooseOne => Firsts(pile),
            _ => Sums(pile),
        };
        var ranking = Standings.ByTotal(totals);
        var thing =
            method is CountMethod.Approval or CountMethod.ChooseOne ? "vote"
            : method == CountMethod.Dots ? "dot"
            : "point";
        return Standings.Filled(
            method,
            pile,
            totals,
            ranking,
            places,
            [
                Meaning(method, pile),
                .. ranking.SelectMany(set => set.Select(o => $"{pile.Named(o)} has {CountWords.Counted(totals[o], thing)}.")),
            ]
        );
    }

    /// <summary>What a budget method takes as support: votes, points, or Borda points where options are ranked.</summary>
    public static decimal[] Support(BallotPile pile) => pile.Kind == BallotKind.Ranking ? Borda(pile) : Sums(pile);

    /// <summary>The sum of what the marks say.</summary>
    private static decimal[] Sums(BallotPile pile)
    {
        var sums = new long[pile.Options.Count];
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            long times = pile.TimesOf(paper);
            foreach (var mark in pile[paper])
                sums[mark.Option] += times * mark.Value;
        }
        return [.. sums.Select(s => (decimal)s)];
    }

    private static decimal[] Firsts(BallotPile pile)
    {
        var votes = new long[pile.Options.Count];
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            var marks = pile[paper];
            if (marks.IsEmpty)
                continue;
            if (pile.Kind == BallotKind.Ranking)
                BallotCount.Rules.OneFirst.Require(marks.Length == 1 || marks[1].Value > marks[0].Value);
            else
                BallotCount.Rules.OneNamed.Require(marks.Length == 1);
            votes[marks[0].Option] += pile.TimesOf(paper);
        }
        return [.. votes.Select(v => (decimal)v)];
    }

    /// <summary>
    /// Of n options the first place gives n points and the last 1; options that stand equal share their places' points
    /// evenly, and those left unranked are equal last. Points are counted in halves, which makes every share whole.
    /// </summary>
    private static decimal[] Borda(BallotPile pile)
    {
        var n = pile.Options.Count;
        var (halves, everyone) = (new long[n], 0L);
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            var marks = pile[paper];
            var times = (long)pile.TimesOf(paper);
            // The unranked fill places marks+1 to n, which give n - marks down to 1.
            var unranked = n - marks.Length + 1;
            everyone += times * unranked;
            foreach (var (from, to) in new EqualRanks(marks))
            {
                var each = (2 * n) - from - to + 1;
                for (var i = from; i < to; i++)
                    halves[marks[i].Option] += times * (each - unranked);
            }
        }
        return [.. halves.Select(h => (h + everyone) / 2m)];
    }

    private static string Meaning(CountMethod method, BallotPile pile) =>
        method switch
        {
            CountMethod.Approval => "Each ballot gives one vote to every option that it names.",
            CountMethod.ChooseOne when pile.Kind == BallotKind.Ranking => "Each ballot gives one vote to the option that it ranks first.",
            CountMethod.ChooseOne => "Each ballot gives one vote to the option that it names.",
            CountMethod.Score => "Each ballot's scores are added up. An option without a score gets 0.",
            CountMethod.Dots => "Each ballot's dots are added up.",
            CountMethod.Borda => $"A first place gives {CountWords.Counted(pile.Options.Count, "point")}, each later place 1 point fewer. "
                + "Options that a ballot puts level share their places' points, and those left unranked are level in the last places.",
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
}
