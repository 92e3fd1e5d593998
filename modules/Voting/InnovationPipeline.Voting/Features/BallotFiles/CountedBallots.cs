using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Features.BallotFiles;

/// <param name="Refusal">why the ballots were not counted: the file, or a method that does not suit it</param>
/// <param name="Sentences">the result to be read: a table, the ties, the steps</param>
internal sealed record BallotsCounted(string? Refusal, CountResult? Result, IReadOnlyList<string> Sentences);

/// <summary>The count of a file's ballots; nothing is kept.</summary>
/// <param name="Name">of the file: its ending says the format</param>
/// <param name="Places">how many options can win; none for budget methods</param>
[ForEveryone("it reads only the file that it is given")]
internal sealed record CountedBallots(
    [property: NotFreeText] string Method,
    [property: NotFreeText] string Name,
    [property: NotFreeText] string Text,
    int? Places
) : IQuery<BallotsCounted>
{
    public static string Methods => CountWords.List(CountWords.MethodNames, "or");
}

internal sealed class CountedBallotsHandler : IQueryHandler<CountedBallots, BallotsCounted>
{
    private static readonly Rule KnownMethod = new($"The method is {CountedBallots.Methods}");

    public Task<BallotsCounted> Handle(CountedBallots query, CancellationToken ct)
    {
        try
        {
            var method = CountWords.Method(query.Method);
            KnownMethod.Require(method is not null);
            var pile = BallotFile.Read(query.Name, query.Text);
            var result = BallotCount.Of(method.Value, pile, query.Places);
            return Task.FromResult(new BallotsCounted(null, result, [.. Sentences(pile, result)]));
        }
        catch (RuleBroken refusal)
        {
            return Task.FromResult(new BallotsCounted(refusal.Message, null, []));
        }
    }

    private static IEnumerable<string> Sentences(BallotPile pile, CountResult result)
    {
        var titles = pile.Options.ToDictionary(o => o.Id, o => o.Title, StringComparer.Ordinal);
        var (place, width) = (1, titles.Keys.Max(id => id.Length));
        yield return $"{result.Method}, {CountWords.Counted(result.Ballots, CountWords.Ballot(pile.Kind))}. Winners (*): {CountWords.List(result.Winners)}";
        foreach (var set in result.Ranking)
        {
            foreach (var id in set)
            {
                var (level, wins) = (set.Count > 1 ? '=' : ' ', result.Winners.Contains(id, StringComparer.Ordinal) ? '*' : ' ');
                yield return $"{place, 4}{level} {wins} {id.PadRight(width)} {CountWords.Number(result.Totals[id]), 12}  {titles[id]}";
            }
            place += set.Count;
        }
        foreach (var tie in result.Ties)
            yield return $"Tie: {tie.Sentence}";
        foreach (var (i, step) in result.Steps.Index())
            yield return $"{i + 1}. {step}";
    }
}
