using System.Text.Json;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>An option of a count.</summary>
/// <param name="Number">on the paper</param>
internal sealed record Candidate(Guid IdeaId, int Number, string Title, string Group);

/// <summary>What one ballot says, without who cast it.</summary>
/// <param name="Marks">canonical, see <see cref="Domain.Marks"/></param>
/// <param name="Nonce">16 random bytes made with the ballot</param>
internal sealed record Choice(string Marks, byte[] Nonce);

/// <summary>Everything a count needs besides the ballots; fixed before the first was cast, but for the electorate.</summary>
/// <param name="Electorate">people who might have voted</param>
internal sealed record Declared(
    Guid RoundId,
    string DefinitionHash,
    VotingMethod Method,
    IReadOnlyList<Candidate> Candidates,
    TiePolicy TiePolicy,
    int? Quorum,
    int Electorate
);

/// <param name="Votes">votes, dots, points, first choices or ideas it stands above, by the method</param>
/// <param name="Rank">1 is best; equal where tied</param>
internal sealed record Standing(Guid IdeaId, string Title, int Votes, int Rank);

/// <summary>The result of one count: stored sealed, read only after the reveal.</summary>
/// <param name="Leaders">who stands first; several where tied</param>
/// <param name="Winners">none where there was no ballot or no quorum, or while a run-off or the panel has still to decide</param>
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
    IReadOnlyList<string> Steps,
    bool NeedsCasting = false
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

    /// <summary>This count, its tie decided by a panellist.</summary>
    public Outcome CastFor(Guid ideaId, string reason) =>
        this with
        {
            Winners = [ideaId],
            NeedsCasting = false,
            Steps =
            [
                .. Steps,
                $"The panel's casting vote goes to “{Standings.Single(s => s.IdeaId == ideaId).Title}”, which wins. The reason: {reason}",
            ],
        };
}
