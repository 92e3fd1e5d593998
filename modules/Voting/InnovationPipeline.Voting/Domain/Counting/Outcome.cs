using System.Text.Json;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>An option of a count.</summary>
internal sealed record Candidate(Guid IdeaId, string Title);

/// <summary>What one ballot says, without who cast it.</summary>
/// <param name="Nonce">16 random bytes made with the ballot</param>
internal sealed record Choice(Guid IdeaId, byte[] Nonce);

/// <summary>Everything a count needs besides the ballots; fixed before the first was cast, but for the electorate.</summary>
/// <param name="Electorate">people who might have voted</param>
internal sealed record Declared(
    Guid RoundId,
    string DefinitionHash,
    IReadOnlyList<Candidate> Candidates,
    TiePolicy TiePolicy,
    int? Quorum,
    int Electorate
);

/// <param name="Rank">1 is best; equal where tied</param>
internal sealed record Standing(Guid IdeaId, string Title, int Votes, int Rank);

/// <summary>The result of one count: stored sealed, read only after the reveal.</summary>
/// <param name="Leaders">who has the most votes; several where tied</param>
/// <param name="Winners">none where there was no ballot or no quorum, or while a run-off has still to decide</param>
/// <param name="BallotsRoot">see <see cref="Seal"/></param>
/// <param name="LotSeed">where lots were drawn</param>
internal sealed record Outcome(
    int Electorate,
    int Turnout,
    IReadOnlyList<Standing> Standings,
    IReadOnlyList<Guid> Leaders,
    IReadOnlyList<Guid> Winners,
    bool NeedsRunOff,
    string BallotsRoot,
    string? LotSeed,
    IReadOnlyList<string> Steps
)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static Outcome FromJson(string json) => JsonSerializer.Deserialize<Outcome>(json)!;

    /// <summary>This count, its tie decided by the run-off between its leaders.</summary>
    public Outcome DecidedBy(Outcome runOff) =>
        this with
        {
            Winners = runOff.Winners,
            NeedsRunOff = false,
            Steps = [.. Steps, "The run-off was held and counted:", .. runOff.Steps],
        };
}
