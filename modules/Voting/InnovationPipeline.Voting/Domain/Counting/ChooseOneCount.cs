using System.Globalization;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>Counts ballots that name one idea each, and says every step in plain English.</summary>
internal static class ChooseOneCount
{
    /// <param name="ballots">one for each voter, in any order; each names one of the candidates</param>
    public static Outcome Of(Declared declared, IReadOnlyCollection<Choice> ballots)
    {
        var votes = ballots.GroupBy(b => b.IdeaId).ToDictionary(g => g.Key, g => g.Count());
        var standings = Ranked(declared.Candidates.Select(c => (c, votes.GetValueOrDefault(c.IdeaId))));
        var root = Seal.Root(declared.RoundId, ballots);
        var leaders = ballots.Count == 0 ? [] : standings.Where(s => s.Rank == 1).ToList();
        var quorate = declared.Quorum is not { } quorum || ballots.Count >= quorum;

        var steps = new List<string>
        {
            $"{ballots.Count} of {People(declared.Electorate)} who may vote cast a ballot.",
            "Each ballot names one idea. The ballots were counted once, when voting closed.",
        };
        steps.AddRange(standings.Select(s => $"{Quoted(s.Title)} has {Votes(s.Votes)}."));
        if (declared.Quorum is { } needed)
            steps.Add(
                quorate
                    ? $"The quorum of {Ballots(needed)} was reached."
                    : $"The quorum of {Ballots(needed)} was not reached, so there is no winner."
            );

        string? seed = null;
        List<Standing> winners = [];
        var needsRunOff = false;
        if (ballots.Count == 0)
        {
            if (quorate)
                steps.Add("No ballot was cast, so there is no winner.");
        }
        else if (quorate && leaders.Count == 1)
        {
            winners = leaders;
            steps.Add($"{Quoted(leaders[0].Title)} has the most votes and wins.");
        }
        else if (quorate)
        {
            steps.Add($"The lead is tied with {Votes(leaders[0].Votes)} each: {List(leaders)}.");
            switch (declared.TiePolicy)
            {
                case TiePolicy.JointWinners:
                    winners = leaders;
                    steps.Add("It was declared before the vote that tied leaders win together.");
                    break;
                case TiePolicy.Lots:
                    seed = Seal.LotSeed(declared.DefinitionHash, root);
                    winners = [leaders.MinBy(l => Seal.Lot(seed, l.IdeaId), StringComparer.Ordinal)!];
                    steps.Add("It was declared before the vote that lots decide between tied leaders.");
                    steps.Add(
                        $"The lots are drawn from the round's definition and all its ballots, so that nobody picks them. The seed is {seed}."
                    );
                    steps.Add($"The lot falls on {Quoted(winners[0].Title)}, which wins.");
                    break;
                case TiePolicy.RunOff:
                    needsRunOff = true;
                    steps.Add("It was declared before the vote that a run-off decides between tied leaders.");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(declared));
            }
        }

        return new Outcome(
            declared.Electorate,
            ballots.Count,
            standings,
            [.. leaders.Select(l => l.IdeaId)],
            [.. winners.Select(w => w.IdeaId)],
            needsRunOff,
            root,
            seed,
            steps
        );
    }

    private static List<Standing> Ranked(IEnumerable<(Candidate Candidate, int Votes)> counted)
    {
        var sorted = counted.OrderByDescending(c => c.Votes).ThenBy(c => c.Candidate.Title, StringComparer.Ordinal).ToList();
        return
        [
            .. sorted.Select(c => new Standing(
                c.Candidate.IdeaId,
                c.Candidate.Title,
                c.Votes,
                1 + sorted.Count(other => other.Votes > c.Votes)
            )),
        ];
    }

    private static string List(IReadOnlyList<Standing> tied) =>
        string.Join(", ", tied.Take(tied.Count - 1).Select(t => Quoted(t.Title))) + $" and {Quoted(tied[^1].Title)}";

    private static string Quoted(string title) => $"“{title}”";

    private static string Votes(int count) => count == 1 ? "1 vote" : Number(count) + " votes";

    private static string Ballots(int count) => count == 1 ? "1 ballot" : Number(count) + " ballots";

    private static string People(int count) => count == 1 ? "1 person" : Number(count) + " people";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
