using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>Feedback loses its person; commentary holds an id, and Identity forgets whose it was. What was said stays.</summary>
internal sealed class PitchViewsOfAPerson(VotingDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var said = await db.Feedback.AsNoTracking().Where(f => f.PersonId == personId).OrderBy(f => f.Id).ToListAsync(ct);
        var written = await db.Commentaries.AsNoTracking().Where(c => c.PanellistId == personId).OrderBy(c => c.At).ToListAsync(ct);
        return
        [
            .. said.Select(f => new PersonalDatum("Feedback on a pitch", $"Strong: {f.Strong} Would help: {f.WouldHelp}")),
            .. written.Select(c => new PersonalDatum(
                "Commentary on a pitch",
                $"Strengths: {c.Strengths} Concerns: {c.Concerns} Suggestions: {c.Suggestions} Would sponsor it: {(c.WouldSponsor ? "yes" : "no")}"
            )),
        ];
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        foreach (var feedback in await db.Feedback.Where(f => f.PersonId == personId).ToListAsync(ct))
            feedback.ForgetPerson();
        await db.SaveChangesAsync(ct);
    }
}
