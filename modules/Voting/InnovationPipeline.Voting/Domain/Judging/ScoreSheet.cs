using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Judging;

/// <summary>What a judge says of their interest in one pitch.</summary>
internal sealed class InterestDeclaration(Guid panelId, Guid judgeId, Guid ideaId)
{
    public const int LongestNote = 300;

    public Guid PanelId { get; private set; } = panelId;
    public Guid JudgeId { get; private set; } = judgeId;
    public Guid IdeaId { get; private set; } = ideaId;
    public InterestKind Kind { get; private set; }
    public string Note { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Say(InterestKind kind, string? note, DateTimeOffset now)
    {
        var said = note?.Trim() ?? "";
        if (At == default || (Kind, Note) != (kind, said))
            (Kind, Note, At) = (kind, said, now);
    }

    public void ForgetNote() => Note = "";
}

/// <summary>One judge's marks for one idea; nobody else reads them before the panel's scores are revealed.</summary>
internal sealed class ScoreSheet(Guid panelId, Guid judgeId, Guid ideaId)
{
    public Guid PanelId { get; private set; } = panelId;
    public Guid JudgeId { get; private set; } = judgeId;
    public Guid IdeaId { get; private set; } = ideaId;
    public List<int> Marks { get; private set; } = [];
    public DateTimeOffset At { get; private set; }

    public void Mark(IReadOnlyList<int> marks, DateTimeOffset now) => (Marks, At) = ([.. marks], now);
}
