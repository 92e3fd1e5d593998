using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Judging;

/// <summary>What judges look at, and how much it counts.</summary>
internal sealed class Criterion(Guid id, int number, string name, string hint, int weight)
{
    public Guid Id { get; private set; } = id;
    public Guid PanelId { get; private set; }
    public int Number { get; private set; } = number;
    public string Name { get; private set; } = name;
    public string Hint { get; private set; } = hint;
    public int Weight { get; private set; } = weight;
}

/// <summary>One judged idea, with its title when scores opened; before that, without a number, one in which a judge has declared an interest.</summary>
internal sealed class PanelIdea(Guid ideaId, int number, string title)
{
    public Guid PanelId { get; private set; }
    public Guid IdeaId { get; private set; } = ideaId;
    public int Number { get; private set; } = number;
    public string Title { get; private set; } = title;

    public static PanelIdea Expected(Guid panelId, Guid ideaId, string title) => new(ideaId, number: 0, title) { PanelId = panelId };

    public void Place(int number, string title) => (Number, Title) = (number, title);
}

internal sealed class Supplier(Guid ideaId, Guid organisationId)
{
    public Guid PanelId { get; private set; }
    public Guid IdeaId { get; private set; } = ideaId;
    public Guid OrganisationId { get; private set; } = organisationId;
}

/// <summary>
/// The chair lets a judge score in spite of a recusal; the reason is published. It covers what was known then: another cause, or
/// another declaration of a financial interest, recuses again.
/// </summary>
/// <param name="declaredAt">the judge's declaration that the chair had before them</param>
internal sealed class RecusalLift(
    Guid judgeId,
    Guid ideaId,
    string reason,
    IReadOnlyList<RecusalCause> causes,
    DateTimeOffset? declaredAt,
    Guid by,
    DateTimeOffset at
)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7(at);
    public Guid PanelId { get; private set; }
    public Guid JudgeId { get; private set; } = judgeId;
    public Guid IdeaId { get; private set; } = ideaId;
    public string Reason { get; private set; } = reason;
    public IReadOnlyList<RecusalCause> Causes { get; private set; } = causes;
    public DateTimeOffset? DeclaredAt { get; private set; } = declaredAt;
    public Guid By { get; private set; } = by;
    public DateTimeOffset At { get; private set; } = at;

    public bool Covers(Standing standing, IReadOnlyList<RecusalCause> now) =>
        (JudgeId, IdeaId) == (standing.JudgeId, standing.IdeaId)
        && now.All(Causes.Contains)
        && (!now.Contains(RecusalCause.FinancialInterest) || DeclaredAt == standing.DeclaredAt);
}
