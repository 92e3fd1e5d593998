using InnovationPipeline.Development.Domain;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Development.Data;

/// <summary>What Voting tells of a pitch, in the words that are kept: with the idea and in the pack of a gate.</summary>
internal static class CarriedPitches
{
    public static CarriedPitch Of(PitchRecord pitch) =>
        new(
            [.. pitch.Commentary.Select(c => new CarriedCommentary(c.PanellistId, c.Strengths, c.Concerns, c.Suggestions, c.WouldSponsor))],
            [.. pitch.Questions.Select(q => new CarriedQuestion(q.QuestionId, q.Text, q.Votes, q.Ending, q.Answer, q.DueOn))],
            [.. pitch.Feedback.Select(f => new CarriedFeedback(f.Strong, f.WouldHelp))],
            Panel(pitch.Panel)
        );

    private static CarriedPanel? Panel(PanelFact? p) =>
        p is null
            ? null
            : new CarriedPanel(
                p.Judges,
                p.Reached,
                p.Raw,
                p.Rank,
                p.Pitches,
                p.Adjusted,
                p.Spread,
                p.JudgesDiffer,
                p.RoomRank,
                p.Agreement,
                p.StoodAside,
                p.KnewTheRoom,
                p.Criteria?.Select(c => new CarriedCriterion(c.Name, c.Hint, c.Weight)).ToList(),
                p.Interests?.Select(i => new CarriedInterest(i.JudgeId, i.Interest)).ToList(),
                p.Lifted?.Select(l => new CarriedLift(l.JudgeId, l.Causes, l.Reason)).ToList(),
                p.ByAdjusted
            );
}
