using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Answers;

/// <summary>
/// People are kept here by id only. Forgetting somebody changes nothing: decisions and figures stand, and Identity shows
/// their name as "Former participant" from then on.
/// </summary>
internal sealed class PersonalData(DevelopmentDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var led = await db
            .Initiatives.AsNoTracking()
            .Where(i =>
                i.LeadId == personId
                || i.SroId == personId
                || i.ProjectOwnerId == personId
                || i.BenefitOwnerId == personId
                || i.ClinicalOwnerId == personId
                || i.FinanceOwnerId == personId
            )
            .OrderBy(i => i.OpenedAt)
            .ToListAsync(ct);
        var acts = await (
            from h in db.InitiativeHistory
            join i in db.Initiatives on h.SubjectId equals i.Id
            where h.Who == personId
            orderby h.At
            select new
            {
                h.At,
                h.What,
                h.Reason,
                i.Title,
            }
        ).ToListAsync(ct);
        var decided = await db.GateDecisions.AsNoTracking().Where(d => d.DecidedBy == personId).OrderBy(d => d.At).ToListAsync(ct);
        var answers = await (
            from q in db.Questions
            from a in q.Answers
            where a.PersonId == personId && a.Text != null
            orderby a.AnsweredAt
            select new { q.Text, Answer = a.Text! }
        ).ToListAsync(ct);
        return
        [
            .. answers.Select(a => new PersonalDatum($"Answer to “{a.Text}”", a.Answer)),
            .. led.SelectMany(i =>
                Enum.GetValues<Position>().Where(p => i.Holder(p) == personId).Select(p => new PersonalDatum(Positions.InWords(p), i.Title))
            ),
            .. decided.Select(d => new PersonalDatum(
                $"Gate decision on {London.Day(d.At)}",
                $"{Decisions.InWords(d.Decision)}: {d.Reason}"
            )),
            .. acts.Select(a => new PersonalDatum(
                $"{a.What} on {London.Day(a.At)}",
                a.Reason is null ? a.Title : $"{a.Title}: {a.Reason}"
            )),
        ];
    }

    public Task Forget(Guid personId, CancellationToken ct) => Task.CompletedTask;
}
