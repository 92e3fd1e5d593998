namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>The one count of a round: its ballots by its method, its quorum, and what its tie policy makes of a tied lead.</summary>
internal static class RoundCount
{
    /// <param name="ballots">one for each voter, in any order, each as the round's rules admit it</param>
    public static Outcome Of(Declared declared, IReadOnlyCollection<Choice> ballots)
    {
        var candidates = declared.Candidates;
        var pile = PileOf(declared, ballots);
        var counted = BallotCount.Of(MethodOf(declared.Method), pile, places: 1);
        var ids = pile
            .Options.Select((option, i) => (option.Id, candidates[i]))
            .ToDictionary(o => o.Id, o => o.Item2, StringComparer.Ordinal);
        var standings = Ranked(counted, ids);
        var root = Seal.Root(declared.RoundId, ballots);
        var leaders = counted.Winners.Select(id => standings.Single(s => s.IdeaId == ids[id].IdeaId)).ToList();
        var quorate = declared.Quorum is not { } quorum || ballots.Count >= quorum;

        var steps = new List<string>
        {
            $"{CountWords.Number(ballots.Count)} of {(declared.Electorate == 1 ? "1 person" : $"{CountWords.Number(declared.Electorate)} people")} who may vote cast a ballot.",
            "The ballots were counted once, when voting closed.",
        };
        steps.AddRange(counted.Steps.Skip(1).Where(s => s != Standings.TieIsLeft));
        if (declared.Quorum is { } needed)
            steps.Add(
                quorate
                    ? $"The quorum of {CountWords.Counted(needed, "ballot")} was reached."
                    : $"The quorum of {CountWords.Counted(needed, "ballot")} was not reached, so there is no winner."
            );
        var outcome = new Outcome(
            declared.Electorate,
            ballots.Count,
            standings,
            [.. leaders.Select(l => l.IdeaId)],
            Winners: leaders.Count == 1 && quorate ? [leaders[0].IdeaId] : [],
            NeedsRunOff: false,
            root,
            LotSeed: null,
            steps
        );
        return leaders.Count > 1 && quorate ? TieDecision.Of(declared, outcome, leaders, pile) : outcome;
    }

    private static BallotPile PileOf(Declared declared, IReadOnlyCollection<Choice> ballots)
    {
        var titles = declared.Candidates.CountBy(c => c.Title, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var options = declared.Candidates.Select(c => titles[c.Title] == 1 ? $"“{c.Title}”" : $"“{c.Title}” ({c.Group}, {c.Number})");
        var pile = new BallotPile(KindOf(declared.Method), [.. options.Select(name => new BallotOption(name, name))]);
        var places = declared.Candidates.Select((c, i) => (c.Number, i)).ToDictionary(c => c.Number, c => c.i);
        foreach (var same in ballots.CountBy(b => b.Marks, StringComparer.Ordinal))
            pile.Add([.. Marks.Of(same.Key).Select(m => new Mark(places[m.Number], m.Value))], same.Value);
        return pile;
    }

    private static List<Standing> Ranked(CountResult counted, Dictionary<string, Candidate> ids)
    {
        var standings = new List<Standing>();
        foreach (var set in counted.Ranking)
        {
            var rank = standings.Count + 1;
            standings.AddRange(
                set.Select(id => new Standing(ids[id].IdeaId, ids[id].Title, (int)counted.Totals[id], rank))
                    .OrderByDescending(s => s.Votes)
                    .ThenBy(s => s.Title, StringComparer.Ordinal)
                    .ThenBy(s => s.IdeaId)
            );
        }
        return standings;
    }

    private static CountMethod MethodOf(VotingMethod method) =>
        method switch
        {
            VotingMethod.ChooseOne => CountMethod.ChooseOne,
            VotingMethod.Approval => CountMethod.Approval,
            VotingMethod.Dots => CountMethod.Dots,
            VotingMethod.Score => CountMethod.Score,
            VotingMethod.InstantRunOff => CountMethod.Irv,
            VotingMethod.Schulze => CountMethod.Schulze,
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };

    public static BallotKind KindOf(VotingMethod method) =>
        method switch
        {
            VotingMethod.ChooseOne => BallotKind.ChooseOne,
            VotingMethod.Approval => BallotKind.Approval,
            VotingMethod.Dots => BallotKind.Points,
            VotingMethod.Score => BallotKind.Scores,
            _ => BallotKind.Ranking,
        };
}
