namespace InnovationPipeline.Ideation.Contracts;

/// <summary>Ideas, whole: what the ballot paper shows and what Development carries on, with nothing retyped.</summary>
public interface IIdeas
{
    /// <summary>The top ideas of the event's groups, by group number.</summary>
    Task<IReadOnlyList<IdeaCard>> TopIdeas(Guid innovationEventId, CancellationToken ct);

    Task<IReadOnlyList<IdeaCard>> OfEvent(Guid innovationEventId, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, IdeaCard>> Cards(IEnumerable<Guid> ideaIds, CancellationToken ct);

    Task<IdeaCase?> Case(Guid ideaId, CancellationToken ct);

    /// <summary>Everyone to thank and to tell: authors, group members, and the same of every idea it was taken from.</summary>
    Task<IReadOnlyList<Contributor>> Contributors(Guid ideaId, CancellationToken ct);
}

/// <param name="State">LongListed, Shortlisted, TopIdea, NotSelected, Merged or Withdrawn</param>
/// <param name="Headline">one sentence</param>
/// <param name="Lines">at most three lines for the ballot paper</param>
public sealed record IdeaCard(
    Guid Id,
    Guid InnovationEventId,
    Guid GroupId,
    Guid ChallengeAreaId,
    string Title,
    string Text,
    string State,
    string? Headline,
    IReadOnlyList<string> Lines,
    string? AskInWords,
    string? Disposition
);

/// <summary>The worked-up case of one idea.</summary>
public sealed record IdeaCase(
    IdeaCard Idea,
    ValueProposition? Proposition,
    IReadOnlyList<AnglePoint> Angles,
    IReadOnlyList<BarrierFact> Barriers,
    AskFact? Ask,
    IReadOnlyList<LineageFact> Lineage
);

public sealed record ValueProposition(
    string Users,
    string Jobs,
    string Pains,
    string Gains,
    string Offer,
    string PainRelievers,
    string GainCreators,
    string MeasureOfSuccess,
    IReadOnlyList<string> ValueMaximisers,
    string? Evidence,
    string? Inequalities,
    string? Carbon
);

/// <param name="Angle">Clinical, Finance, Digital, Operations, Workforce, Patient or Commercial</param>
public sealed record AnglePoint(Guid Id, string Angle, bool IsOpportunity, string Text);

/// <param name="Likelihood">1 to 5</param>
/// <param name="Impact">1 to 5</param>
public sealed record BarrierFact(Guid Id, string Category, string Text, int Likelihood, int Impact, string Mitigation, string? Owner);

/// <summary>Pounds; whole-time equivalents of people.</summary>
public sealed record AskFact(
    decimal Capital,
    decimal RevenueOneOff,
    decimal RevenueRecurrent,
    decimal WholeTimeEquivalents,
    IReadOnlyList<string> InKind,
    IReadOnlyList<string> SupportTypes,
    DateOnly? NeededBy
);

/// <param name="Kind">InspiredBy, BuiltOn, MergedFrom or SplitFrom</param>
public sealed record LineageFact(Guid SourceIdeaId, Guid SourceGroupId, string Kind, string? Note, DateTimeOffset At);

/// <param name="Capacity">"Author", "Group member", "Author of a source idea" or "Group member of a source idea"</param>
public sealed record Contributor(Guid PersonId, string Capacity);
