using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>The value proposition of one idea; there from the start, blank, and filled in by its group.</summary>
internal sealed class Proposition(Guid id) : Aggregate(id)
{
    internal const int LongestPart = 2000;
    internal const int LongestHeadline = 200;
    internal const int LongestLine = 120;

    public PropositionWords Words { get; private set; } = PropositionWords.None;
    public DateTimeOffset? WrittenAt { get; private set; }

    public int PercentComplete => Percent.Of(Words.Parts.Count(p => p.Length > 0), Words.Parts.Count);

    public void Write(PropositionWords words, GroupBoard board, DateTimeOffset now)
    {
        board.RequireOpen(now);

        (Words, WrittenAt) = (words.Tidied(), now);
    }
}

/// <summary>The canvas, the NHS prompts, and what the ballot paper says.</summary>
internal sealed record PropositionWords(
    string Headline,
    string Line1,
    string Line2,
    string Line3,
    string Users,
    string Jobs,
    string Pains,
    string Gains,
    string Offer,
    string PainRelievers,
    string GainCreators,
    string MeasureOfSuccess,
    string ValueMaximisers,
    string Evidence,
    string Inequalities,
    string Carbon
)
{
    public static readonly PropositionWords None = new("", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "");

    /// <summary>What must be included to get the most value, one a line.</summary>
    public IReadOnlyList<string> Maximisers => Lines.Of(ValueMaximisers);

    public IReadOnlyList<string> BallotLines => [.. new[] { Line1, Line2, Line3 }.Where(l => l.Length > 0)];

    /// <summary>All that counts towards complete; three short lines count as one.</summary>
    public IReadOnlyList<string> Parts =>
        [
            Headline,
            Line1.Length > 0 && Line2.Length > 0 && Line3.Length > 0 ? Line1 : "",
            Users,
            Jobs,
            Pains,
            Gains,
            Offer,
            PainRelievers,
            GainCreators,
            MeasureOfSuccess,
            ValueMaximisers,
            Evidence,
            Inequalities,
            Carbon,
        ];

    public PropositionWords Tidied() =>
        new(
            Headline.Trim(),
            Line1.Trim(),
            Line2.Trim(),
            Line3.Trim(),
            Users.Trim(),
            Jobs.Trim(),
            Pains.Trim(),
            Gains.Trim(),
            Offer.Trim(),
            PainRelievers.Trim(),
            GainCreators.Trim(),
            MeasureOfSuccess.Trim(),
            ValueMaximisers.Trim(),
            Evidence.Trim(),
            Inequalities.Trim(),
            Carbon.Trim()
        );
}
