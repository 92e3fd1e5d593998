using System.Text.Json.Serialization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Judging;

/// <summary>How a judge stands to an idea, as the records have it, and what the judge has declared.</summary>
/// <param name="Declared">none while nothing is said</param>
/// <param name="DeclaredAt">when the judge last said something else than before</param>
internal sealed record Standing(Guid JudgeId, Guid IdeaId, Closeness Closeness, InterestKind? Declared, DateTimeOffset? DeclaredAt);

internal sealed record Recusal(Guid JudgeId, Guid IdeaId, IReadOnlyList<RecusalCause> Causes, bool IsLifted);

/// <summary>What was fixed when scores closed.</summary>
/// <param name="ByAdjusted">ranks are by the judge-adjusted figure, as was declared; else by the raw mean</param>
internal sealed record PanelOutcome(IReadOnlyList<PanelScore> Scores, IReadOnlyList<Recusal> Recusals, bool ByAdjusted = false)
{
    [JsonIgnore]
    public bool IsReached => Scores.All(s => s.Reached);

    /// <summary>Of the ideas that enough judges have marked.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<Guid, int> Ranks => Scores.Where(s => s.Rank is not null).ToDictionary(s => s.IdeaId, s => s.Rank!.Value);
}
