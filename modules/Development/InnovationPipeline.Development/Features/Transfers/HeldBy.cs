using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Transfers;

/// <param name="Where">the initiative, theme or programme that it belongs to</param>
/// <param name="Href">where it is handed over or ended</param>
internal sealed record HeldThing(string What, string Where, string Href);

/// <summary>
/// What somebody holds, for when they leave, each with the page where it is handed over or ended. In what runs: positions and offers of them,
/// open tasks (conditions of gates among them), open risks, questions, the assessment and scores of an open gate that they owe. Whether it runs
/// or not: benefits that they own or collect, and once it is closed their reviews. Besides: open themes that they lead, and appointments as verifier.
/// </summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record HeldBy([property: NotFreeText] string Email) : IQuery<IReadOnlyList<HeldThing>>;

internal sealed class HeldByHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people, IOrganisations organisations)
    : IQueryHandler<HeldBy, IReadOnlyList<HeldThing>>
{
    public async Task<IReadOnlyList<HeldThing>> Handle(HeldBy query, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(query.Email) || await people.WithEmail(query.Email.Trim(), ct) is not { } person)
            return [];
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.TakeForward, ct);
        var initiatives = await db.Initiatives.AsNoTracking().VisibleTo(scopes).ToDictionaryAsync(i => i.Id, ct);
        return
        [
            .. from i in initiatives.Values
            where !i.HasEnded
            from p in Enum.GetValues<Position>()
            where i.Holder(p) == person
            select new HeldThing(Positions.InWords(p), i.Title, $"/initiatives/{i.Id}/people"),
            .. await WhileItRuns(person, [.. initiatives.Values.Where(i => !i.HasEnded)], ct),
            .. await Tasks(person, initiatives, ct),
            .. await Benefits(person, initiatives, ct),
            .. await Beside(person, scopes, ct),
        ];
    }

    private async Task<List<HeldThing>> WhileItRuns(Guid person, List<Initiative> running, CancellationToken ct)
    {
        var ids = running.ConvertAll(i => i.Id);
        var titles = running.ToDictionary(i => i.Id, i => i.Title);
        var open = running.ConvertAll(i => i.OpenGateId).OfType<Guid>().ToList();
        var held = new List<HeldThing>();
        void Add(Guid initiative, string what, string path) => held.Add(new(what, titles[initiative], $"/initiatives/{initiative}/{path}"));

        foreach (
            var offer in await db
                .Transfers.Where(t => t.ToId == person && t.State == TransferState.Pending && ids.Contains(t.InitiativeId))
                .ToListAsync(ct)
        )
            Add(offer.InitiativeId, $"Offered to them: {Positions.InWords(offer.Position).ToLowerInvariant()}", "people");
        foreach (
            var risk in await db
                .Risks.AsNoTracking()
                .Where(r => r.OwnerId == person && !r.IsClosed && ids.Contains(r.InitiativeId))
                .ToListAsync(ct)
        )
            Add(risk.InitiativeId, $"Risk: {risk.Text}", $"risks/{risk.Id}/owner");
        foreach (
            var question in await db
                .Questions.Where(q => ids.Contains(q.InitiativeId) && q.Answers.Any(a => a.PersonId == person && a.AnsweredAt == null))
                .Select(q => new { q.InitiativeId, q.Text })
                .ToListAsync(ct)
        )
            Add(question.InitiativeId, $"Question to answer: {question.Text}", "questions");
        foreach (
            var seat in await db
                .Scorecards.Where(s => s.AssessorId == person && s.SubmittedAt == null && open.Contains(s.GateId))
                .Select(s => new { s.InitiativeId, s.GateId })
                .ToListAsync(ct)
        )
            Add(seat.InitiativeId, "Scores for a gate", $"gates/{seat.GateId}");
        foreach (
            var assessment in await db
                .Assessments.Where(a => a.AssessorId == person && a.CompletedAt == null && ids.Contains(a.InitiativeId))
                .Select(a => a.InitiativeId)
                .ToListAsync(ct)
        )
            Add(assessment, "Needs assessment", "assessment");
        return held;
    }

    private async Task<List<HeldThing>> Tasks(Guid person, Dictionary<Guid, Initiative> initiatives, CancellationToken ct)
    {
        var open = await db.ToldTasks().AsNoTracking().Where(t => t.OwnerId == person && t.State == TaskState.Open).ToListAsync(ct);
        return
        [
            .. from t in open
            where initiatives.TryGetValue(t.InitiativeId, out var its) && t.IsOwedIn(its.Stage)
            select new HeldThing(
                $"{(t.Source == TaskSource.Condition ? "Condition of a gate" : "Task")}: {t.Text}",
                initiatives[t.InitiativeId].Title,
                $"/initiatives/{t.InitiativeId}/tasks/{t.Id}/owner"
            ),
        ];
    }

    /// <summary>Benefits are owned and collected after the initiative has ended too.</summary>
    private async Task<List<HeldThing>> Benefits(Guid person, Dictionary<Guid, Initiative> initiatives, CancellationToken ct)
    {
        var found = await db
            .Benefits.IgnoreAutoIncludes()
            .Where(b => (b.OwnerId == person || b.CollectorId == person) && initiatives.Keys.Contains(b.InitiativeId))
            .Select(b => new
            {
                b.Id,
                b.InitiativeId,
                b.Measure,
                Owns = b.OwnerId == person,
            })
            .ToListAsync(ct);
        return
        [
            .. found.Select(b => new HeldThing(
                $"{(b.Owns ? "Benefit" : "Collection of a benefit")}: {b.Measure}",
                initiatives[b.InitiativeId].Title,
                $"/benefits/{b.Id}/owner"
            )),
        ];
    }

    private async Task<List<HeldThing>> Beside(Guid person, IReadOnlySet<Guid> scopes, CancellationToken ct)
    {
        var themes = await db.Themes.VisibleTo(scopes).Where(t => t.LeadId == person && t.State != ThemeState.Closed).ToListAsync(ct);
        var verifying = await db
            .Verifiers.Where(v => v.PersonId == person && v.EndedAt == null && scopes.Contains(v.ProgrammeId))
            .ToListAsync(ct);
        var programmes = await organisations.Cards(verifying.Select(v => v.ProgrammeId).Distinct(), ct);
        return
        [
            .. themes.Select(t => new HeldThing("Lead of a theme", t.Name, $"/themes/{t.Id}/lead")),
            .. verifying.Select(v => new HeldThing(
                $"Verifier: {VerifierKinds.InWords(v.Kind).ToLowerInvariant()}",
                programmes.GetValueOrDefault(v.ProgrammeId)?.Name ?? "A programme",
                $"/programmes/{v.ProgrammeId}/verifiers"
            )),
        ];
    }
}
