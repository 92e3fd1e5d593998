using System.Text.Json.Serialization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>Everything an idea, a theme or a challenge brought with it when it was taken forward: kept whole, never changed.</summary>
internal sealed record CarriedOver(
    CarriedIdea? Idea,
    CarriedTheme? Theme,
    CarriedVote? Vote,
    IReadOnlyList<CarriedContributor> Contributors,
    CarriedPitch? Pitch = null,
    CarriedChallenge? Challenge = null
)
{
    /// <summary>The record of every idea behind it, its own or its theme's; none of a theme from before they were kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<CarriedOver> Records =>
        Idea is not null ? [this] : [.. (Theme?.Ideas ?? []).Select(i => i.Record).OfType<CarriedOver>()];

    /// <summary>The questions of its challenge areas, or of the challenge itself; none of a theme without ideas.</summary>
    [JsonIgnore]
    public string? Asks => Challenge?.Question ?? Together(Records.Select(r => r.Idea!.Question));

    [JsonIgnore]
    public string? Offers => Together(Records.Select(r => r.Idea!.Proposition?.Offer));

    private static string? Together(IEnumerable<string?> words)
    {
        var all = words.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? null : string.Join(" ", all);
    }

    public CarriedIdea? IdeaOfBarrier(Guid? barrierId) =>
        Records.Select(r => r.Idea!).FirstOrDefault(i => i.Barriers.Any(b => b.Id == barrierId));

    /// <summary>With the idea's title, where it is one of several.</summary>
    public string WithIdea(string words, Guid ideaId) =>
        Records.Count > 1 && Records.FirstOrDefault(r => r.Idea!.Id == ideaId) is { } record ? $"{words}, “{record.Idea!.Title}”" : words;
}

internal sealed record CarriedIdea(
    Guid Id,
    Guid InnovationEventId,
    Guid GroupId,
    Guid ChallengeAreaId,
    string EventName,
    int GroupNumber,
    string GroupName,
    string AreaTitle,
    string Question,
    string Title,
    string Text,
    string State,
    string? Headline,
    IReadOnlyList<string> Lines,
    string? AskInWords,
    string? Disposition,
    CarriedProposition? Proposition,
    IReadOnlyList<CarriedAngle> Angles,
    IReadOnlyList<CarriedBarrier> Barriers,
    CarriedAsk? Ask,
    IReadOnlyList<CarriedSource> Lineage
);

internal sealed record CarriedProposition(
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

internal sealed record CarriedAngle(Guid Id, string Angle, bool IsOpportunity, string Text);

internal sealed record CarriedBarrier(Guid Id, string Category, string Text, int Likelihood, int Impact, string Mitigation, string? Owner)
{
    /// <summary>None where it was written down before kinds were a list.</summary>
    [JsonIgnore]
    public BarrierCategory? Known => Enum.TryParse<BarrierCategory>(Category, out var kind) ? kind : null;

    [JsonIgnore]
    public string Kind => Known is { } kind ? BarrierCategories.InWords(kind) : Category;
}

internal sealed record CarriedAsk(
    decimal Capital,
    decimal RevenueOneOff,
    decimal RevenueRecurrent,
    decimal WholeTimeEquivalents,
    IReadOnlyList<string> InKind,
    IReadOnlyList<string> SupportTypes,
    DateOnly? NeededBy
);

internal sealed record CarriedSource(
    Guid SourceIdeaId,
    string? SourceTitle,
    Guid SourceGroupId,
    string? SourceGroupName,
    string Kind,
    string? Note,
    DateTimeOffset At
)
{
    [JsonIgnore]
    public string InWords =>
        $"“{SourceTitle ?? "An idea that can no longer be read"}” of {SourceGroupName ?? "another group"}{(Note is null ? "" : $": {Note}")}";
}

internal sealed record CarriedVote(
    Guid RoundId,
    string Title,
    DateTimeOffset RevealedAt,
    int Electorate,
    int Turnout,
    int Votes,
    int Rank,
    int Options,
    bool Won
)
{
    [JsonIgnore]
    public string InWords =>
        $"{(Won ? "Won" : $"Place {Rank} of {Options}")} in {Title} with {Votes} {(Votes == 1 ? "vote" : "votes")}; {Turnout} of {Electorate} voted";
}

internal sealed record CarriedTheme(Guid Id, string Name, IReadOnlyList<CarriedThemeIdea> Ideas);

/// <param name="Record">everything it holds; none in a theme taken forward before that was kept</param>
internal sealed record CarriedThemeIdea(Guid Id, string Title, string Text, CarriedOver? Record = null);

internal sealed record CarriedContributor(Guid PersonId, string Capacity);

/// <summary>What panel and room said of the pitch, as it was on the day of the hand-off.</summary>
internal sealed record CarriedPitch(
    IReadOnlyList<CarriedCommentary> Commentary,
    IReadOnlyList<CarriedQuestion> Questions,
    IReadOnlyList<CarriedFeedback> Feedback,
    CarriedPanel? Panel
)
{
    /// <summary>Somebody said something of it, or scored it.</summary>
    [JsonIgnore]
    public bool WasPitched => Commentary.Count + Questions.Count + Feedback.Count > 0 || Panel is not null;

    /// <summary>Whose names go with it.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> People =>
        Commentary
            .Select(c => c.PanellistId)
            .Concat((Panel?.Interests ?? []).Select(i => i.JudgeId))
            .Concat((Panel?.Lifted ?? []).Select(l => l.JudgeId));
}

internal sealed record CarriedCommentary(Guid PanellistId, string Strengths, string Concerns, string Suggestions, bool WouldSponsor);

internal sealed record CarriedQuestion(Guid QuestionId, string Text, int Votes, string Ending, string? Answer, DateOnly? DueOn);

internal sealed record CarriedFeedback(string Strong, string WouldHelp);

internal sealed record CarriedPanel(
    int Judges,
    bool Reached,
    decimal? Raw,
    int? Rank,
    int Pitches,
    decimal? Adjusted,
    decimal? Spread,
    bool JudgesDiffer,
    int? RoomRank,
    decimal? Agreement,
    IReadOnlyList<string> StoodAside,
    bool KnewTheRoom = false,
    IReadOnlyList<CarriedCriterion>? Criteria = null,
    IReadOnlyList<CarriedInterest>? Interests = null,
    IReadOnlyList<CarriedLift>? Lifted = null,
    bool ByAdjusted = false
);

internal sealed record CarriedCriterion(string Name, string Hint, int Weight);

internal sealed record CarriedInterest(Guid JudgeId, string Interest);

/// <summary>A judge's recusal that the chair lifted, with the reason that everyone may read.</summary>
internal sealed record CarriedLift(Guid JudgeId, string Causes, string Reason);

/// <summary>A partner's submission with everything that was asked and replied, and the challenge areas that it became.</summary>
internal sealed record CarriedChallenge(
    Guid Id,
    string Title,
    string Outcome,
    string Means,
    string Question,
    string Context,
    string Affected,
    string Measures,
    string Urgency,
    bool MayBeShared,
    Guid FromOrganisationId,
    string FromOrganisation,
    string? Ics,
    Guid ToOrganisationId,
    Guid SubmittedBy,
    DateTimeOffset SubmittedAt,
    string State,
    string? Answer,
    IReadOnlyList<CarriedStep> Steps,
    IReadOnlyList<CarriedArea> Areas
)
{
    /// <summary>The organisation and, where it is another, the ICS that it belonged to.</summary>
    public string FromInWords() =>
        Ics is null || string.Equals(Ics, FromOrganisation, StringComparison.Ordinal) ? FromOrganisation : $"{FromOrganisation}, {Ics}";
}

internal sealed record CarriedStep(DateTimeOffset At, Guid By, string What, string? Words);

internal sealed record CarriedArea(
    Guid Id,
    int Number,
    string Title,
    string Question,
    Guid? SubmissionId,
    Guid InnovationEventId,
    string EventName,
    DateOnly Day
);
