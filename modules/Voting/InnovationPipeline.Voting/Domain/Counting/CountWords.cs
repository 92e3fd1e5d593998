using System.Globalization;
using System.Numerics;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>The words and figures of the steps of a count.</summary>
internal static class CountWords
{
    private static readonly Dictionary<string, CountMethod> Methods = Enum.GetValues<CountMethod>()
        .ToDictionary(Name, m => m, StringComparer.Ordinal);

    public static IEnumerable<string> MethodNames => Methods.Keys;

    public static CountMethod? Method(string name) => Methods.TryGetValue(name, out var method) ? method : null;

    public static string Name(CountMethod method) =>
        method switch
        {
            CountMethod.ChooseOne => "choose-one",
            CountMethod.BudgetGreedy => "budget-greedy",
            CountMethod.BudgetEqualShares => "budget-equal-shares",
            _ => method.ToString().ToLowerInvariant(),
        };

    public static string Ballots(BallotKind kind) =>
        kind switch
        {
            BallotKind.ChooseOne => "ballots that name one option",
            BallotKind.Approval => "approval ballots",
            BallotKind.Ranking => "ranked ballots",
            BallotKind.Points => "ballots that deal out points",
            BallotKind.Scores => "ballots that score options",
            BallotKind.Pairs => "judgements of pairs",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What one entry of a pile is.</summary>
    public static string Ballot(BallotKind kind) => kind == BallotKind.Pairs ? "judgement" : "ballot";

    public static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>"1 vote", "2 votes".</summary>
    public static string Counted(decimal count, string thing) => count == 1 ? $"1 {thing}" : $"{Number(count)} {thing}s";

    public static string List(IEnumerable<string> names, string and = "and") =>
        names.ToList() switch
        {
            [] => "none",
            [var one] => one,
            [.. var most, var last] => $"{string.Join(", ", most)} {and} {last}",
        };

    /// <summary>A fraction as a figure with at most 4 decimal places: for show, never for a decision.</summary>
    public static decimal Shown(BigInteger numerator, BigInteger denominator) =>
        (decimal)BigInteger.Divide((numerator * 20_000) + (numerator.Sign * denominator), denominator * 2) / 10_000;
}
