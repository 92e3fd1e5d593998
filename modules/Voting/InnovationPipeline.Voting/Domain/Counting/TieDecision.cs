namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>What the declared tie policy makes of a tied lead, every step said.</summary>
internal static class TieDecision
{
    public static Outcome Of(Declared declared, Outcome tied, IReadOnlyList<Standing> leaders, BallotPile pile)
    {
        var options = leaders.Select(l => declared.Candidates.Index().Single(c => c.Item.IdeaId == l.IdeaId).Index).ToList();
        var among = options.Zip(leaders).ToDictionary(pair => pair.First, pair => pair.Second);
        return declared.TiePolicy switch
        {
            TiePolicy.JointWinners => Says(tied, "It was declared before the vote that tied leaders win together.") with
            {
                Winners = tied.Leaders,
            },
            TiePolicy.RunOff => Says(tied, "It was declared before the vote that a run-off decides between tied leaders.") with
            {
                NeedsRunOff = true,
            },
            TiePolicy.PanelCasting => Says(tied, "It was declared before the vote that a panellist decides between tied leaders.") with
            {
                NeedsCasting = true,
            },
            TiePolicy.Lots => Lots(
                declared,
                Says(tied, "It was declared before the vote that lots decide between tied leaders."),
                among.Values
            ),
            TiePolicy.HeadToHead => Narrowed(
                declared,
                Says(
                    tied,
                    "It was declared before the vote that the tied leader wins that is ahead of every other of them, one against one."
                ),
                among,
                pile,
                HeadToHead(pile, options)
            ),
            TiePolicy.MoreFirstChoices => Narrowed(
                declared,
                Says(tied, "It was declared before the vote that the tied leader wins that more voters put first."),
                among,
                pile,
                FirstChoices(pile, options)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(declared)),
        };
    }

    private static Outcome Narrowed(
        Declared declared,
        Outcome tied,
        Dictionary<int, Standing> among,
        BallotPile pile,
        (IReadOnlyList<int> Left, IReadOnlyList<string> Steps) narrowed
    )
    {
        var said = tied with { Steps = [.. tied.Steps, .. narrowed.Steps] };
        return narrowed.Left.Count == 1
            ? Says(said, $"{pile.Named(narrowed.Left[0])} wins.") with
            {
                Winners = [among[narrowed.Left[0]].IdeaId],
            }
            : Lots(
                declared,
                Says(said, $"That leaves {Standings.Names(pile, narrowed.Left)} tied, so lots decide."),
                narrowed.Left.Select(o => among[o])
            );
    }

    /// <summary>Who is ahead of all others of the tied; all of them where nobody is.</summary>
    private static (IReadOnlyList<int>, IReadOnlyList<string>) HeadToHead(BallotPile pile, List<int> options)
    {
        var ahead = Duels(pile, options);
        var steps = new List<string>();
        foreach (var (i, a) in options.Index())
        foreach (var b in options.Skip(i + 1))
            steps.Add(
                $"{CountWords.Counted(ahead[(a, b)], "ballot")} {(ahead[(a, b)] == 1 ? "places" : "place")} {pile.Named(a)} above {pile.Named(b)}, {CountWords.Number(ahead[(b, a)])} the other way."
            );
        var best = options.FindAll(a => options.TrueForAll(b => a == b || ahead[(a, b)] > ahead[(b, a)]));
        return (best.Count == 1 ? best : options, steps);
    }

    private static Dictionary<(int, int), int> Duels(BallotPile pile, List<int> options)
    {
        var ahead = options.SelectMany(a => options, (a, b) => (a, b)).ToDictionary(pair => pair, _ => 0);
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            // Higher is better: an unranked option stands below every rank, one without a score below every score.
            var values = options.ToDictionary(o => o, _ => pile.Kind == BallotKind.Ranking ? int.MinValue : 0);
            foreach (var mark in pile[paper])
                if (values.ContainsKey(mark.Option))
                    values[mark.Option] = pile.Kind == BallotKind.Ranking ? -mark.Value : mark.Value;
            foreach (var (a, b) in ahead.Keys.ToList())
                if (values[a] > values[b])
                    ahead[(a, b)] += pile.TimesOf(paper);
        }
        return ahead;
    }

    /// <summary>Whom most of the ballots put first of all options.</summary>
    private static (IReadOnlyList<int>, IReadOnlyList<string>) FirstChoices(BallotPile pile, List<int> options)
    {
        var firsts = options.ToDictionary(o => o, _ => 0);
        for (var paper = 0; paper < pile.Papers; paper++)
            if (!pile[paper].IsEmpty && firsts.ContainsKey(pile[paper][0].Option))
                firsts[pile[paper][0].Option] += pile.TimesOf(paper);
        var most = firsts.Values.Max();
        return (
            options.FindAll(o => firsts[o] == most),
            [.. options.Select(o => $"{pile.Named(o)} has {CountWords.Counted(firsts[o], "first choice")}.")]
        );
    }

    private static Outcome Lots(Declared declared, Outcome tied, IEnumerable<Standing> among)
    {
        var seed = Seal.LotSeed(declared.DefinitionHash, tied.BallotsRoot);
        var winner = among.MinBy(l => Seal.Lot(seed, l.IdeaId), StringComparer.Ordinal)!;
        return tied with
        {
            Winners = [winner.IdeaId],
            LotSeed = seed,
            Steps =
            [
                .. tied.Steps,
                $"The lots are drawn from the round's definition and all its ballots, so that nobody picks them. The seed is {seed}.",
                $"The lot falls on “{winner.Title}”, which wins.",
            ],
        };
    }

    private static Outcome Says(Outcome outcome, string step) => outcome with { Steps = [.. outcome.Steps, step] };
}
