using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Contracts;

/// <summary>Pounds of a whole measured change, and how many of them are due to one initiative: only these are ever added up.</summary>
public readonly record struct Attributed(decimal Whole, decimal Ours)
{
    /// <summary>
    /// The one rule. Each amount is cut down to the penny on its own, so that the shares of all who claim a change never come to more than
    /// it, and a sum by year, class or place is the same to the penny.
    /// </summary>
    public static decimal Share(decimal pounds, int percent) => decimal.Truncate(pounds * percent) / 100;

    public static Attributed Of(decimal pounds, int percent) => new(pounds, Share(pounds, percent));

    public static Attributed Of(IEnumerable<decimal> pounds, int percent) =>
        pounds.Aggregate(default(Attributed), (sum, amount) => sum + Of(amount, percent));

    public static Attributed operator +(Attributed a, Attributed b) => new(a.Whole + b.Whole, a.Ours + b.Ours);

    /// <summary>"£10,000 (50% of £20,000)", or the pounds alone where all of them are ours.</summary>
    public string InWords(int percent) => Whole == Ours ? Money.Show(Ours) : $"{Money.Show(Ours)} ({percent}% of {Money.Show(Whole)})";
}
