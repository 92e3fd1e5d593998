using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>Interests and marks hold ids, and Identity forgets whose they were; the panel's result never changes.</summary>
internal sealed class JudgesData(VotingDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var interests = await db.Interests.AsNoTracking().Where(i => i.JudgeId == personId).OrderBy(i => i.At).ToListAsync(ct);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.JudgeId == personId).OrderBy(s => s.At).ToListAsync(ct);
        var titles = await db.Set<PanelIdea>()
            .AsNoTracking()
            .Where(i => interests.Select(d => d.IdeaId).Contains(i.IdeaId))
            .ToListAsync(ct);
        string Title(Guid panelId, Guid ideaId) => titles.Find(t => t.PanelId == panelId && t.IdeaId == ideaId)?.Title ?? "a pitch";
        return
        [
            .. interests.Select(i => new PersonalDatum(
                "Interest you declared",
                $"{Title(i.PanelId, i.IdeaId)}: {PanelWords.Of(i.Kind)}. {i.Note}".Trim()
            )),
            .. sheets.Select(s => new PersonalDatum("Marks you gave", $"{Title(s.PanelId, s.IdeaId)}: {string.Join(", ", s.Marks)}")),
        ];
    }

    /// <summary>What a judge wrote of their own interest is about the person, so it goes; its kind explains the result and stays.</summary>
    public async Task Forget(Guid personId, CancellationToken ct)
    {
        foreach (var interest in await db.Interests.Where(i => i.JudgeId == personId).ToListAsync(ct))
            interest.ForgetNote();
        await db.SaveChangesAsync(ct);
    }
}
