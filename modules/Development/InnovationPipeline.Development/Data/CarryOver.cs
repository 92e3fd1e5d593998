using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Development.Data;

/// <summary>Puts together everything an idea or a challenge brings with it, so that nobody types it again.</summary>
internal static class CarryOver
{
    public static CarriedOver Of(
        IdeaCase idea,
        EventCard innovationEvent,
        GroupCard group,
        IReadOnlyDictionary<Guid, IdeaCard> sources,
        IReadOnlyDictionary<Guid, GroupCard> sourceGroups,
        RoundResult? result,
        IReadOnlyList<Contributor> contributors,
        PitchRecord pitch
    ) =>
        new(
            new CarriedIdea(
                idea.Idea.Id,
                idea.Idea.InnovationEventId,
                idea.Idea.GroupId,
                idea.Idea.ChallengeAreaId,
                innovationEvent.Name,
                group.Number,
                group.Name,
                group.Area.Title,
                group.Area.Question,
                idea.Idea.Title,
                idea.Idea.Text,
                idea.Idea.State,
                idea.Idea.Headline,
                idea.Idea.Lines,
                idea.Idea.AskInWords,
                idea.Idea.Disposition,
                Proposition(idea.Proposition),
                [.. idea.Angles.Select(a => new CarriedAngle(a.Id, a.Angle, a.IsOpportunity, a.Text))],
                [.. idea.Barriers.Select(b => new CarriedBarrier(b.Id, b.Category, b.Text, b.Likelihood, b.Impact, b.Mitigation, b.Owner))],
                Ask(idea.Ask),
                [
                    .. idea.Lineage.Select(l => new CarriedSource(
                        l.SourceIdeaId,
                        sources.GetValueOrDefault(l.SourceIdeaId)?.Title,
                        l.SourceGroupId,
                        sourceGroups.GetValueOrDefault(l.SourceGroupId)?.Name,
                        l.Kind,
                        l.Note,
                        l.At
                    )),
                ]
            ),
            Theme: null,
            Vote(idea.Idea.Id, result),
            [.. contributors.Select(c => new CarriedContributor(c.PersonId, c.Capacity))],
            CarriedPitches.Of(pitch)
        );

    /// <param name="records">of its ideas, by id; an idea without one can no longer be read</param>
    public static CarriedOver Of(Theme theme, IReadOnlyDictionary<Guid, CarriedOver> records) =>
        new(
            Idea: null,
            new CarriedTheme(
                theme.Id,
                theme.Name,
                [
                    .. theme
                        .Ideas.OrderBy(i => i.At)
                        .Select(i => records.GetValueOrDefault(i.IdeaId))
                        .OfType<CarriedOver>()
                        .Select(r => new CarriedThemeIdea(r.Idea!.Id, r.Idea.Title, r.Idea.Text, r)),
                ]
            ),
            Vote: null,
            [
                .. theme
                    .Ideas.OrderBy(i => i.At)
                    .SelectMany(i => records.GetValueOrDefault(i.IdeaId)?.Contributors ?? [])
                    .DistinctBy(c => c.PersonId),
            ]
        );

    /// <param name="ics">the ICS that the submitter's organisation belonged to on the day when it was sent in</param>
    public static CarriedOver Of(SubmissionInFull challenge, string fromOrganisation, string? ics, IReadOnlyList<AreaAsked> areas) =>
        new(
            Idea: null,
            Theme: null,
            Vote: null,
            [new CarriedContributor(challenge.Submission.SubmittedBy, "Submitted the challenge")],
            Pitch: null,
            new CarriedChallenge(
                challenge.Submission.Id,
                challenge.Submission.Title,
                challenge.Submission.Outcome,
                challenge.Submission.Means,
                challenge.Question,
                challenge.Submission.Context,
                challenge.Affected,
                challenge.Measures,
                challenge.Urgency,
                challenge.MayBeShared,
                challenge.Submission.FromOrganisationId,
                fromOrganisation,
                ics,
                challenge.ToOrganisationId,
                challenge.Submission.SubmittedBy,
                challenge.Submission.SubmittedAt,
                challenge.Submission.State,
                challenge.Submission.Answer,
                [.. challenge.Steps.Select(s => new CarriedStep(s.At, s.By, s.What, s.Words))],
                [
                    .. areas.Select(a => new CarriedArea(
                        a.Area.Id,
                        a.Area.Number,
                        a.Area.Title,
                        a.Area.Question,
                        a.Area.SubmissionId,
                        a.InnovationEventId,
                        a.EventName,
                        a.Day
                    )),
                ]
            )
        );

    private static CarriedProposition? Proposition(ValueProposition? p) =>
        p is null
            ? null
            : new CarriedProposition(
                p.Users,
                p.Jobs,
                p.Pains,
                p.Gains,
                p.Offer,
                p.PainRelievers,
                p.GainCreators,
                p.MeasureOfSuccess,
                p.ValueMaximisers,
                p.Evidence,
                p.Inequalities,
                p.Carbon
            );

    private static CarriedAsk? Ask(AskFact? a) =>
        a is null
            ? null
            : new CarriedAsk(a.Capital, a.RevenueOneOff, a.RevenueRecurrent, a.WholeTimeEquivalents, a.InKind, a.SupportTypes, a.NeededBy);

    private static CarriedVote? Vote(Guid ideaId, RoundResult? result) =>
        result?.Options.FirstOrDefault(o => o.IdeaId == ideaId) is { } option
            ? new CarriedVote(
                result.RoundId,
                result.Title,
                result.RevealedAt,
                result.Electorate,
                result.Turnout,
                option.Votes,
                option.Rank,
                result.Options.Count,
                result.WinnerIdeaIds.Contains(ideaId)
            )
            : null;
}
