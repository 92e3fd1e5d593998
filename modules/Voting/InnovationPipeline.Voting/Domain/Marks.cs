using System.Globalization;

namespace InnovationPipeline.Voting.Domain;

/// <param name="Number">of the idea on the paper</param>
/// <param name="Value">a rank (1 is best), dots or a score; 1 where being marked is all</param>
internal readonly record struct PaperMark(int Number, int Value);

/// <summary>What a ballot says, in one canonical text that is stored, hashed and published: "2:1,5:3", lowest number first.</summary>
internal static class Marks
{
    public static string TextOf(IEnumerable<PaperMark> marks) =>
        string.Join(',', marks.OrderBy(m => m.Number).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Number}:{m.Value}")));

    public static IReadOnlyList<PaperMark> Of(string text) =>
        text.Length == 0
            ? []
            :
            [
                .. text.Split(',')
                    .Select(mark => mark.Split(':'))
                    .Select(m => new PaperMark(
                        int.Parse(m[0], CultureInfo.InvariantCulture),
                        int.Parse(m[1], CultureInfo.InvariantCulture)
                    )),
            ];
}
