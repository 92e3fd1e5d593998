using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>Ballots from a file whose format its name tells: .pb of Pabulib; .soc, .soi, .toc and .toi of PrefLib; .csv, judgements of pairs; .json, a bundle of a round.</summary>
internal static class BallotFile
{
    private static readonly Rule KnownFormat = new(
        "This is not a file of ballots that is known here: .pb (Pabulib), .soc, .soi, .toc or .toi (PrefLib), .csv (judgements of pairs), .json (a bundle of a round)"
    );

    /// <exception cref="RuleBroken">with the line and what is wrong with it</exception>
    public static BallotPile Read(string name, string text)
    {
        text = text.TrimStart('\uFEFF');
        var format = Path.GetExtension(name).ToLowerInvariant();
        KnownFormat.Require(format is ".pb" or ".soc" or ".soi" or ".toc" or ".toi" or ".csv" or ".json");
        if (format == ".json")
            return BundleFile.Read(text);
        if (format == ".csv")
            return PairsFile.Read(text);
        return format == ".pb" ? PabulibFile.Read(text) : PrefLibFile.Read(text, isStrict: format[1] == 's', isComplete: format[3] == 'c');
    }

    public static RuleBroken Wrong(int line, string sentence) => new(new($"Line {line}: {sentence}"));

    /// <summary>Adds a ballot, or says on which line what is wrong with it.</summary>
    public static void Add(BallotPile pile, int line, ReadOnlySpan<Mark> marks, int times = 1)
    {
        try
        {
            pile.Add(marks, times);
        }
        catch (RuleBroken broken)
        {
            throw Wrong(line, broken.Message);
        }
    }
}
