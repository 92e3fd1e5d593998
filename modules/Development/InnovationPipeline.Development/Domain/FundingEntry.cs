using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum FundingStep
{
    Asked,
    Committed,
    Spent,
}

/// <summary>Money of one kind, of one financial year, from one source: asked for, committed or spent. Capital and revenue are never netted.</summary>
internal sealed class FundingEntry
{
    internal static class Rules
    {
        internal static readonly Rule Positive = new("Enter an amount above £0");
        internal static readonly Rule PlausibleYear = new("Enter a financial year that begins from 2000 to 2100");
        internal static readonly Rule Decided = new(
            "Money is committed or spent only after a gate has let this initiative proceed: record it as asked for"
        );
        internal static readonly Rule Sourced = new("Say who gives the money, in 120 characters or fewer");
    }

    private FundingEntry() { }

    /// <param name="decisionId">the last that let the initiative proceed: what is committed and spent rests on it</param>
    public FundingEntry(
        Guid id,
        Guid initiativeId,
        FundingStep step,
        bool isCapital,
        int year,
        Money pounds,
        string? source,
        Guid? decisionId,
        Guid by,
        DateTimeOffset now
    )
    {
        Rules.Positive.Require(pounds.Pounds > 0);
        Rules.PlausibleYear.Require(year is >= 2000 and <= 2100);
        Rules.Sourced.Require(step == FundingStep.Asked || source?.Trim().Length is > 0 and <= 120);
        Rules.Decided.Require(step == FundingStep.Asked || decisionId is not null);
        DecisionId = step == FundingStep.Asked ? null : decisionId;
        (Id, InitiativeId, Step, IsCapital, Year) = (id, initiativeId, step, isCapital, year);
        (Pounds, Source, By, At) = (pounds, string.IsNullOrWhiteSpace(source) ? null : source.Trim(), by, now);
    }

    /// <param name="limit">of the chair who let the initiative proceed; none for no limit</param>
    /// <param name="before">asked for, or committed, of this kind so far</param>
    /// <exception cref="RuleBroken">with the amount and the limit</exception>
    public void RequireWithin(decimal? limit, decimal before) =>
        new Rule(
            $"{Money.Show(before + Pounds.Pounds)} of {(IsCapital ? "capital" : "revenue")} would be {(Step == FundingStep.Asked ? "asked for" : "committed")}, and the chair who let this initiative proceed may approve up to {Money.Show(limit ?? 0)}: open a gate review first, so that someone with a higher limit decides"
        ).Require(limit is null || before + Pounds.Pounds <= limit);

    /// <param name="asked">of this kind so far, and so <paramref name="committed" /></param>
    /// <exception cref="RuleBroken">with both amounts</exception>
    public void RequireAskedFor(decimal asked, decimal committed) =>
        new Rule(
            $"{Money.Show(committed + Pounds.Pounds)} of {(IsCapital ? "capital" : "revenue")} would be committed, and {Money.Show(asked)} is asked for: ask for the rest first, so that it is counted against what a chair may approve"
        ).Require(committed + Pounds.Pounds <= asked);

    /// <param name="asked">of this kind, this entry included, and so <paramref name="committed" /></param>
    /// <exception cref="RuleBroken">with both amounts</exception>
    public void RequireNotCommitted(decimal asked, decimal committed) =>
        new Rule(
            $"{Money.Show(asked - Pounds.Pounds)} of {(IsCapital ? "capital" : "revenue")} would be asked for, and {Money.Show(committed)} is committed: remove what was committed first"
        ).Require(Step != FundingStep.Asked || committed <= asked - Pounds.Pounds);

    public Guid Id { get; private set; }
    public Guid InitiativeId { get; private set; }
    public FundingStep Step { get; private set; }
    public bool IsCapital { get; private set; }
    public int Year { get; private set; }
    public Money Pounds { get; private set; }
    public string? Source { get; private set; }

    /// <summary>None for what is asked for.</summary>
    public Guid? DecisionId { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>One kind of money in one year; a gap below £0 would be money that nobody asked for, so it stops at £0.</summary>
internal sealed record FundingYear(int Year, bool IsCapital, decimal Asked, decimal Committed, decimal Spent)
{
    public decimal Gap => Math.Max(0, Asked - Committed);

    public bool IsOverspent => Spent > Committed;

    /// <summary>All years of each kind, capital first; the two are never netted.</summary>
    public static IReadOnlyList<FundingTotal> Totals(IEnumerable<FundingYear> years) =>
        [
            .. years
                .GroupBy(y => y.IsCapital)
                .OrderByDescending(g => g.Key)
                .Select(g => new FundingTotal(g.Key, g.Sum(y => y.Asked), g.Sum(y => y.Committed), g.Sum(y => y.Spent))),
        ];

    /// <param name="lines">what its group asked for on the day: in the year by which it is needed, and each year after where it recurs, for 3 years</param>
    public static IReadOnlyList<FundingYear> Of(
        IEnumerable<FundingLine> lines,
        IReadOnlyCollection<FundingEntry> entries,
        DateOnly openedOn
    )
    {
        var asked = new List<(int Year, bool IsCapital, decimal Pounds)>();
        foreach (var line in lines)
        {
            var first = FinancialYears.Of(line.NeededBy ?? openedOn);
            for (var year = first; year < first + (line.Kind == FundingKind.RevenueRecurrent ? 3 : 1); year++)
                asked.Add((year, line.Kind == FundingKind.Capital, line.Asked.Pounds));
        }
        asked.AddRange(entries.Where(e => e.Step == FundingStep.Asked).Select(e => (e.Year, e.IsCapital, e.Pounds.Pounds)));
        return
        [
            .. asked
                .Select(a => (a.Year, a.IsCapital))
                .Concat(entries.Select(e => (e.Year, e.IsCapital)))
                .Distinct()
                .OrderBy(k => k.Year)
                .ThenByDescending(k => k.IsCapital)
                .Select(k => new FundingYear(
                    k.Year,
                    k.IsCapital,
                    asked.Where(a => (a.Year, a.IsCapital) == k).Sum(a => a.Pounds),
                    Sum(FundingStep.Committed, k),
                    Sum(FundingStep.Spent, k)
                )),
        ];

        decimal Sum(FundingStep step, (int Year, bool IsCapital) key) =>
            entries.Where(e => e.Step == step && (e.Year, e.IsCapital) == key).Sum(e => e.Pounds.Pounds);
    }
}

internal sealed record FundingTotal(bool IsCapital, decimal Asked, decimal Committed, decimal Spent)
{
    public string InWords =>
        $"{(IsCapital ? "capital" : "revenue")} of {Money.Show(Asked)} asked, {Money.Show(Committed)} committed, {Money.Show(Spent)} spent";
}
