namespace InnovationPipeline.Voting.Domain;

/// <param name="TypedIn">papers that two people have typed in alike: they are in the count</param>
/// <param name="Waiting">papers that one person has typed in</param>
/// <param name="Differing">numbers of papers that were typed in twice, and not alike</param>
internal sealed record PaperTally(int HandedOut, int TypedIn, int Waiting, IReadOnlyList<int> Differing)
{
    public bool Agrees => HandedOut == TypedIn && Waiting == 0 && Differing.Count == 0;
}
