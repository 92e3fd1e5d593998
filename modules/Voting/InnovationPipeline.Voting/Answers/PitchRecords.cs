using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

internal sealed class PitchRecords(VotingDb db, IResults results) : IPitchRecords
{
    public async Task<PitchRecord> Of(Guid ideaId, CancellationToken ct)
    {
        var commentary = await db
            .Commentaries.AsNoTracking()
            .Where(c => c.IdeaId == ideaId)
            .OrderBy(c => c.At)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var feedback = await db.Feedback.AsNoTracking().Where(f => f.IdeaId == ideaId).OrderBy(f => f.Id).ToListAsync(ct);
        // What was declined is nobody's to read on; what was merged stands in the other question.
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.SubjectId == ideaId && q.State != QuestionState.Declined && q.State != QuestionState.Merged)
            .OrderBy(q => q.AskedAt)
            .ToListAsync(ct);
        var votes = await db.VotesFor(questions.ConvertAll(q => q.Id), ct);
        return new PitchRecord(
            commentary.ConvertAll(c => new CommentaryFact(c.PanellistId, c.Strengths, c.Concerns, c.Suggestions, c.WouldSponsor)),
            questions.ConvertAll(q => new QuestionFact(
                q.Id,
                q.Text,
                votes.GetValueOrDefault(q.Id),
                QuestionWords.Of(q.State, q.IsShown),
                q.Answer,
                q.HasEnded ? null : q.DueOn
            )),
            feedback.ConvertAll(f => new FeedbackFact(f.Strong, f.WouldHelp)),
            await PanelOf(ideaId, ct)
        );
    }

    private async Task<PanelFact?> PanelOf(Guid ideaId, CancellationToken ct)
    {
        var panel = await db
            .Panels.AsNoTracking()
            .Where(p => p.State == PanelState.Revealed && p.Ideas.Any(i => i.IdeaId == ideaId))
            .OrderByDescending(p => p.RevealedAt)
            .FirstOrDefaultAsync(ct);
        if (panel?.Outcome is not { } outcome || await db.LastRevealed(results, panel.Id, ct) is not { } room)
            return null;
        var interests = await db
            .Interests.AsNoTracking()
            .Where(d => d.PanelId == panel.Id && d.IdeaId == ideaId && d.Kind != InterestKind.None)
            .OrderBy(d => d.At)
            .ThenBy(d => d.JudgeId)
            .ToListAsync(ct);
        var score = outcome.Scores.Single(s => s.IdeaId == ideaId);
        var agreement = RankAgreement.TauB(outcome.Ranks, room.Options.ToDictionary(o => o.IdeaId, o => o.Rank));
        return new PanelFact(
            score.Judges,
            score.Reached,
            score.Raw,
            score.Rank,
            outcome.Scores.Count,
            Rounded(score.Adjusted),
            score.Spread,
            score.IsFlagged,
            room.Options.FirstOrDefault(o => o.IdeaId == ideaId)?.Rank,
            Rounded(agreement),
            [
                .. outcome
                    .Recusals.Where(r => r.IdeaId == ideaId && !r.IsLifted)
                    .GroupBy(r => PanelWords.Of(r.Causes), StringComparer.Ordinal)
                    .Select(g => g.Count() == 1 ? $"1 judge: {g.Key}" : $"{g.Count()} judges: {g.Key}"),
            ],
            panel.KnewTheRoom,
            [.. panel.InOrder.Select(c => new CriterionFact(c.Name, c.Hint, c.Weight))],
            interests.ConvertAll(i => new InterestFact(i.JudgeId, PanelWords.Of(i.Kind))),
            [
                .. outcome
                    .Recusals.Where(r => r.IdeaId == ideaId && r.IsLifted)
                    .Select(r => new LiftedRecusalFact(r.JudgeId, PanelWords.Of(r.Causes), panel.ReasonToLift(r))),
            ],
            outcome.ByAdjusted
        );
    }

    private static decimal? Rounded(double? figure) => figure is { } known ? Math.Round((decimal)known, 4) : null;
}
