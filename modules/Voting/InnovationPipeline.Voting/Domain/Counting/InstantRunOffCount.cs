namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// Instant run-off. Each ballot counts for the option it places highest of those left, the option with the fewest votes
/// goes out, and so on. Where several have the fewest, every order in which they might go out is followed
/// (docs/decisions/0011): all options that win in one of them share the first place, and an option's place is the best it
/// reaches in any. Past <see cref="MostStates"/> the tied go out together, and the steps say so.
/// </summary>
internal static class InstantRunOffCount
{
    private const int MostStates = 2_000;
    private const int MostStatesToTell = 4;

    public static CountResult Of(BallotPile pile)
    {
        var n = pile.Options.Count;
        var votes = new RunOffVotes(pile);
        var first = new State([.. Enumerable.Range(0, n)]);
        var layers = Enumerable.Range(0, n + 1).Select(_ => new Dictionary<string, State>(StringComparer.Ordinal)).ToArray();
        layers[n].Add(first.Key, first);
        var (place, followed, isCutShort, steps) = (Enumerable.Repeat(n, n).ToArray(), 0, false, new List<string> { Meaning });
        for (var (size, round) = (n, 1); size > 1; size--)
        {
            if (layers[size].Count == 0)
                continue;
            var states = layers[size].Values;
            foreach (var state in states)
                state.Count(votes);
            followed += states.Count;
            // For a whole layer or not at all, so that nothing depends on which state comes first.
            if (!Lead(states, layers, together: false, MostStates - followed))
            {
                isCutShort = true;
                Lead(states, layers, together: true, int.MaxValue);
            }
            foreach (var state in states)
            foreach (var option in state.Fewest)
                place[option] = Math.Min(place[option], state.LeavesAtOnce ? size - state.Fewest.Count + 1 : size);
            Tell(pile, votes, round++, [.. states], steps);
        }
        foreach (var last in layers[1].Values)
            place[last.Left[0]] = 1;
        // Whoever is level with everyone left, where no ballot says more, might have been the last one.
        foreach (var state in layers.SelectMany(l => l.Values).Where(s => s.IsLevel))
        foreach (var option in state.Left)
            place[option] = 1;
        if (isCutShort)
            steps.Add(
                $"There are more than {CountWords.Number(MostStates)} ways in which these ties might be decided. After that many, options tied for the fewest votes went out together."
            );

        List<List<int>> ranking = [.. Enumerable.Range(0, n).GroupBy(o => place[o]).OrderBy(g => g.Key).Select(g => g.ToList())];
        return Standings.Filled(
            CountMethod.Irv,
            pile,
            first.Votes is null ? new decimal[n] : [.. Enumerable.Range(0, n).Select(o => votes.Shown(first.Votes[o]))],
            ranking,
            places: 1,
            steps,
            Ties(pile, layers)
        );
    }

    /// <summary>Adds what the states of a layer lead to, unless these are more than can be followed.</summary>
    private static bool Lead(IReadOnlyCollection<State> states, Dictionary<string, State>[] layers, bool together, int most)
    {
        var next = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            state.Settle(together);
            foreach (var follower in state.Next())
                next.TryAdd(follower.Key, follower);
            if (next.Count > 1 && next.Count > most)
                return false;
        }
        foreach (var (key, state) in next)
            layers[state.Left.Count].TryAdd(key, state);
        return true;
    }

    private const string Meaning =
        "Each ballot counts for the option that it places highest of those left; options that it places level share it evenly. "
        + "A ballot that places all that are left level, or that ranked none of them, says nothing between them and counts for none.";

    private static List<CountTie> Ties(BallotPile pile, Dictionary<string, State>[] layers)
    {
        var winners = new Dictionary<string, string>(StringComparer.Ordinal);
        var ties = new List<(int Size, CountTie Tie)>();
        foreach (var state in layers.SelectMany(l => l.Values))
        {
            // Smaller states come first, so what follows from this one is known.
            var ends = state.IsLevel
                ? [state.Key]
                : state.Next().Select(next => winners[next.Key]).Distinct(StringComparer.Ordinal).ToList();
            winners[state.Key] = ends.Count == 0 ? state.Key : Merged(ends);
            // With two left, and with all left level, the tie is the one for the first place.
            if (state.Fewest.Count < 2 || state.Left.Count == 2 || state.IsLevel)
                continue;
            var (names, changes) = (Standings.Names(pile, state.Fewest), ends.Count > 1);
            var sentence =
                state.LeavesAtOnce && !changes
                    ? $"{names} are tied for the fewest votes with {CountWords.Counted(state.Left.Count, "option")} left. They go out together."
                    : $"{names} are tied for the fewest votes with {CountWords.Counted(state.Left.Count, "option")} left. "
                        + (
                            changes
                                ? "Who wins depends on which of them goes out first."
                                : "Whichever goes out first, the winner is the same."
                        );
            ties.Add((state.Left.Count, new(TieKind.Elimination, Standings.Ids(pile, state.Fewest), Places: null, changes, sentence)));
        }
        return [.. ties.OrderByDescending(t => t.Size).Select(t => t.Tie).DistinctBy(t => (t.Sentence, string.Join('\n', t.Options)))];

        static string Merged(List<string> ends) => string.Concat(ends.SelectMany(e => e).Distinct().Order());
    }

    private static void Tell(BallotPile pile, RunOffVotes votes, int round, List<State> states, List<string> steps)
    {
        if (states.Count > MostStatesToTell)
        {
            steps.Add(
                $"Round {round}: the ties so far leave {CountWords.Number(states.Count)} different sets of options, each followed on its own."
            );
            return;
        }
        foreach (var state in states)
        {
            var condition = states.Count == 1 ? "" : Condition(pile, state.Left);
            var standing = string.Join(
                ", ",
                state
                    .Left.OrderByDescending(o => state.Votes![o])
                    .Select(o => $"{pile.Named(o)} has {CountWords.Number(votes.Shown(state.Votes![o]))}")
            );
            var level =
                state.Silent == 0
                    ? ""
                    : $" {CountWords.Counted(state.Silent, "ballot")} {(state.Silent == 1 ? "says" : "say")} nothing between them.";
            var names = Standings.Names(pile, state.Fewest);
            var then =
                state.IsLevel ? $"Nothing is said between {names}: they stand level."
                : state.Fewest.Count == 1 ? $"{names} has the fewest votes and goes out."
                : state.LeavesAtOnce ? $"{names} have the fewest votes and go out together."
                : $"{names} are tied for the fewest votes. Each of them going out is followed.";
            steps.Add($"Round {round}: {condition}{standing}.{level} {then}");
        }
    }

    // Whichever list is shorter tells apart what the ties led to.
    private static string Condition(BallotPile pile, List<int> left)
    {
        var gone = Enumerable.Range(0, pile.Options.Count).Except(left).ToList();
        return gone.Count <= left.Count ? $"Without {Standings.Names(pile, gone)}: " : $"With {Standings.Names(pile, left)} left: ";
    }

    /// <summary>The options left at one point of the count.</summary>
    private sealed class State(List<int> left)
    {
        /// <summary>One character for each option left, in order.</summary>
        public string Key { get; } = string.Concat(left.Select(o => (char)o));
        public List<int> Left { get; } = left;
        public System.Numerics.BigInteger[]? Votes { get; private set; }
        public List<int> Fewest { get; private set; } = [];

        /// <summary>Ballots that say nothing between the options left.</summary>
        public long Silent { get; private set; }

        /// <summary>No ballot says anything between the options left.</summary>
        public bool IsLevel { get; private set; }

        /// <summary>In whatever order those with the fewest go out, they do so before all others.</summary>
        public bool LeavesAtOnce { get; private set; }

        public void Count(RunOffVotes votes)
        {
            (Votes, Silent) = votes.Among(Left);
            var fewest = Left.Min(o => Votes[o]);
            Fewest = [.. Left.Where(o => Votes[o] == fewest)];
        }

        /// <param name="together">whether the tied go out together rather than in every order</param>
        public void Settle(bool together)
        {
            // Nothing moves when options without a vote go, so their order cannot matter.
            var atOnce = together || Votes![Fewest[0]].IsZero;
            IsLevel = Fewest.Count == Left.Count && atOnce;
            LeavesAtOnce = Fewest.Count < Left.Count && Fewest.Count > 1 && atOnce;
        }

        public IEnumerable<State> Next() =>
            IsLevel ? []
            : LeavesAtOnce ? [new([.. Left.Except(Fewest)])]
            : Fewest.Select(gone => new State([.. Left.Where(o => o != gone)]));
    }
}
