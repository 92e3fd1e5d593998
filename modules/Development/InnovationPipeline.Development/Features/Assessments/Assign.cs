using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Assessments;

/// <param name="Assessors">of the organisation</param>
internal sealed record AssignableShown(
    Guid OrganisationId,
    IReadOnlyList<OrganisationChoice> Organisations,
    IReadOnlyList<PersonChoice> Assessors,
    IReadOnlyList<AssignableRow> Rows
);

internal sealed record OrganisationChoice(Guid Id, string Name);

internal sealed record PersonChoice(Guid Id, string Name);

/// <param name="Id">of the gate, or of the initiative whose assessment it is</param>
internal sealed record AssignableRow(Guid Id, bool IsGate, string Title, string Assigned, DateTimeOffset Since);

/// <summary>Assessments and gates of one organisation that can be given to an assessor, oldest first.</summary>
/// <param name="OrganisationId">none for the first that the asker may share out for</param>
[Requires(DevelopmentPermission.Assign)]
internal sealed record AssignableWork(Guid? OrganisationId) : IQuery<AssignableShown?>;

internal sealed class AssignableWorkHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations
) : IQueryHandler<AssignableWork, AssignableShown?>
{
    private const int Most = 200;

    public async Task<AssignableShown?> Handle(AssignableWork query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Assign, ct);
        var held = await db.Initiatives.VisibleTo(scopes).Select(i => i.OrganisationId).Distinct().ToListAsync(ct);
        var cards = await organisations.Cards(held.Where(scopes.Contains), ct);
        var choices = cards.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new OrganisationChoice(c.Id, c.Name)).ToList();
        if (choices.Count == 0)
            return null;
        var organisation = query.OrganisationId is { } asked ? choices.Find(c => c.Id == asked)?.Id ?? throw new NotFound() : choices[0].Id;

        var assessments = await (
            from i in db.Initiatives
            join a in db.Assessments on i.Id equals a.InitiativeId
            where i.OrganisationId == organisation && i.Stage == Stage.Assessment && a.CompletedAt == null
            orderby i.OpenedAt, i.Id
            select new
            {
                i.Id,
                i.Title,
                a.AssessorId,
                a.DueOn,
                i.OpenedAt,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var gates = await (
            from g in db.GateReviews
            join i in db.Initiatives on g.InitiativeId equals i.Id
            where g.OrganisationId == organisation && g.DecidedAt == null
            orderby g.OpenedAt, g.Id
            select new
            {
                g.Id,
                i.Title,
                g.OpenedAt,
                g.Quorum,
                Seats = db.Scorecards.Count(s => s.GateId == g.Id),
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var names = await Names.Ask(people, assessments.Select(a => a.AssessorId), ct);
        return new AssignableShown(
            organisation,
            choices,
            [.. (await people.WithRole(Role.Assessor, organisation, ct)).Select(p => new PersonChoice(p.Id, p.Name))],
            [
                .. assessments.Select(a => new AssignableRow(
                    a.Id,
                    IsGate: false,
                    a.Title,
                    a.AssessorId is null ? "Nobody yet" : $"{names.Of(a.AssessorId)}, due {London.Day(a.DueOn!.Value)}",
                    a.OpenedAt
                )),
                .. gates.Select(g => new AssignableRow(g.Id, IsGate: true, g.Title, $"{g.Seats} of {g.Quorum} needed", g.OpenedAt)),
            ]
        );
    }
}

/// <summary>Gives several assessments and gates to one assessor at once.</summary>
[Requires(DevelopmentPermission.Assign)]
internal sealed record AssignAssessor(
    Guid OrganisationId,
    IReadOnlyList<Guid> Assessments,
    IReadOnlyList<Guid> Gates,
    [property: Required(ErrorMessage = "Choose an assessor")] Guid? AssessorId,
    [property: Required(ErrorMessage = "Enter the date by which it is due")] DateOnly? DueOn
) : ICommand, IInOrganisation;

internal sealed class AssignAssessorHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people)
    : ICommandHandler<AssignAssessor>
{
    private static readonly Rule Something = new("Choose at least one assessment or gate, and at most 200");

    public async Task Handle(AssignAssessor command, CancellationToken ct)
    {
        Something.Require(command.Assessments.Count + command.Gates.Count is > 0 and <= 200);
        var (assessor, dueOn, now) = (command.AssessorId!.Value, command.DueOn!.Value, clock.GetUtcNow());
        var today = London.DayOf(now);
        if ((await people.WithRole(Role.Assessor, command.OrganisationId, ct)).All(p => p.Id != assessor))
            throw new Invalid("AssessorId", "Choose an assessor of this organisation");
        GateScorecard.Rules.DueLater.Require(dueOn >= today);

        var ids = command.Assessments.Distinct().ToList();
        var found = await db
            .Assessments.AsSplitQuery()
            .Where(a => ids.Contains(a.InitiativeId))
            .Join(db.Initiatives.Where(i => i.OrganisationId == command.OrganisationId), a => a.InitiativeId, i => i.Id, (a, _) => a)
            .ToListAsync(ct);
        if (found.Count != ids.Count)
            throw new NotFound();
        var given = new List<(Guid InitiativeId, bool IsGate)>();
        foreach (var assessment in found)
        {
            if (assessment.AssessorId != assessor || assessment.DueOn != dueOn)
                given.Add((assessment.InitiativeId, IsGate: false));
            assessment.Assign(assessor, dueOn, today);
            Say(assessment.InitiativeId, "Assessment assigned");
        }

        var gateIds = command.Gates.Distinct().ToList();
        var gates = await db
            .GateReviews.AsSplitQuery()
            .Where(g => gateIds.Contains(g.Id) && g.OrganisationId == command.OrganisationId)
            .ToListAsync(ct);
        if (gates.Count != gateIds.Count)
            throw new NotFound();
        var seats = await db.Scorecards.Where(s => gateIds.Contains(s.GateId) && s.AssessorId == assessor).ToListAsync(ct);
        foreach (var gate in gates)
        {
            var seat = seats.Find(s => s.GateId == gate.Id);
            if (seat?.DueOn != dueOn)
                given.Add((gate.InitiativeId, IsGate: true));
            if (seat is not null)
                seat.Reassign(dueOn, today);
            else
                db.Add(new GateScorecard(Guid.CreateVersion7(), gate, assessor, dueOn, caller.Person(), now));
            Say(gate.InitiativeId, "Gate's scores asked for");
        }
        await Tell(given, assessor, dueOn, now, ct);
        await db.SaveChangesAsync(ct);

        void Say(Guid initiativeId, string what)
        {
            db.Add(new InitiativeHistory(initiativeId, caller.Person(), now, what, after: $"due {London.Day(dueOn)}"));
            db.Changed("initiative", initiativeId);
        }
    }

    /// <summary>One message for everything that was given at once; nothing of what was theirs already.</summary>
    private async Task Tell(
        IReadOnlyList<(Guid InitiativeId, bool IsGate)> given,
        Guid assessor,
        DateOnly dueOn,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (given.Count == 0)
            return;
        var ids = given.Select(g => g.InitiativeId).ToList();
        var titles = await db.Initiatives.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title, ct);
        var parts = new[] { (Of(isGate: false), "assess"), (Of(isGate: true), "score the gate of") }
            .Where(p => p.Item1.Count > 0)
            .Select(p => $"{p.Item2} {Notices.Listed(p.Item1)}");
        await db.Notify(
            ObligationKind.Assigned,
            given[0].InitiativeId,
            Guid.CreateVersion7(),
            [assessor],
            caller.Person(),
            $"You are asked to {string.Join(", and to ", parts)} by {London.Day(dueOn)}",
            "/assessments",
            now,
            ct
        );

        List<string> Of(bool isGate) => [.. given.Where(g => g.IsGate == isGate).Select(g => titles[g.InitiativeId])];
    }
}
