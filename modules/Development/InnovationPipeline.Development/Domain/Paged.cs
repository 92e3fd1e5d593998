namespace InnovationPipeline.Development.Domain;

/// <summary>One page of a list.</summary>
internal sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Pages, int Total)
{
    public const int Size = 25;

    /// <summary>How many rows come before the page that was asked for.</summary>
    public static int Skip(int page) => (Math.Clamp(page, 1, 100_000) - 1) * Size;

    public static Paged<T> Of(IReadOnlyList<T> rows, int page, int total) =>
        new(rows, Math.Clamp(page, 1, 100_000), Math.Max(1, (total + Size - 1) / Size), total);
}
