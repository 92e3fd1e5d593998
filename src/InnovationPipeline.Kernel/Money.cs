using System.Globalization;

namespace InnovationPipeline.Kernel;

/// <summary>Pounds sterling, exact to the penny.</summary>
public readonly record struct Money
{
    public static readonly Rule WholePence = new("Enter an amount in pounds and whole pence, for example 1,250.50");
    public static readonly Rule Plausible = new("Enter an amount below £100 billion");

    private const decimal Limit = 100_000_000_000m;

    public decimal Pounds { get; }

    public Money(decimal pounds)
    {
        WholePence.Require(decimal.Round(pounds, 2) == pounds);
        Plausible.Require(Math.Abs(pounds) < Limit);
        Pounds = pounds;
    }

    public static readonly Money Zero = new(0m);

    public static Money operator +(Money a, Money b) => new(a.Pounds + b.Pounds);

    public static Money operator -(Money a, Money b) => new(a.Pounds - b.Pounds);

    /// <summary>"£1,250", with pence only where there are any.</summary>
    public override string ToString() => Show(Pounds);

    public static string Show(decimal pounds) =>
        (pounds < 0 ? "−£" : "£")
        + Math.Abs(pounds).ToString(pounds == decimal.Truncate(pounds) ? "N0" : "N2", CultureInfo.InvariantCulture);
}
