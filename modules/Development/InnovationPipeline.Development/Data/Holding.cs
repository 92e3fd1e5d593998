using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>What a position may do comes and goes with it.</summary>
internal static class Holding
{
    /// <exception cref="Invalid">when the strategy lead would not be an organiser</exception>
    public static async Task RequireMayHold(Position position, Guid personId, Initiative initiative, IPeople people, CancellationToken ct)
    {
        if (position != Position.Lead)
            return;
        var organisers = await people.WithRole(Role.Organiser, initiative.OrganisationId, ct);
        if (organisers.All(o => o.Id != personId))
            throw new Invalid("Email", "The strategy lead must be an organiser of the organisation");
    }

    public static async Task Hand(
        this DevelopmentDb db,
        Initiative initiative,
        Position position,
        Guid? from,
        Guid to,
        CancellationToken ct
    )
    {
        if (RoleOf(position) is not { } role)
            return;
        var stillHolds = from is { } person && Enum.GetValues<Position>().Any(p => RoleOf(p) == role && initiative.Holder(p) == person);
        if (from is { } before && !stillHolds)
            await db.TakeBack(before, role, initiative.Id, ct);
        await db.Give(to, role, initiative.Id, ct);
    }

    /// <summary>Whoever held a position at the moment or since, by what was kept of the initiative then.</summary>
    public static Task<List<Guid>> HeldSince(this DevelopmentDb db, Guid initiativeId, DateTimeOffset since, CancellationToken ct) =>
        db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT DISTINCT (held ->> 'personId')::uuid AS "Value"
                FROM development.initiative_snapshots s, jsonb_array_elements(s.facts -> 'people') held
                WHERE s.initiative_id = {initiativeId} AND held ->> 'personId' IS NOT NULL
                  AND s.at >= coalesce(
                      (SELECT max(b.at) FROM development.initiative_snapshots b WHERE b.initiative_id = {initiativeId} AND b.at <= {since.ToUniversalTime()}),
                      '-infinity')
                """
            )
            .ToListAsync(ct);

    /// <summary>Whoever has a task, a condition or a risk of an initiative reads it.</summary>
    public static Task LetRead(this DevelopmentDb db, Guid ownerId, Guid initiativeId, CancellationToken ct) =>
        db.Give(ownerId, Role.TaskOwner, initiativeId, ct);

    /// <summary>Whoever has handed on the last of it reads no longer.</summary>
    public static async Task StopReading(this DevelopmentDb db, Guid formerOwner, Guid initiativeId, CancellationToken ct)
    {
        if (
            !await db.Tasks.AnyAsync(t => t.InitiativeId == initiativeId && t.OwnerId == formerOwner && t.State == TaskState.Open, ct)
            && !await db.Risks.AnyAsync(r => r.InitiativeId == initiativeId && r.OwnerId == formerOwner && !r.IsClosed, ct)
        )
            await db.TakeBack(formerOwner, Role.TaskOwner, initiativeId, ct);
    }

    /// <summary>The lead holds an organiser's role already; those who answer for it or advise read.</summary>
    private static string? RoleOf(Position position) =>
        position switch
        {
            Position.SeniorResponsibleOwner or Position.ClinicalOwner or Position.FinanceOwner => Role.Executive,
            Position.ProjectOwner => Role.ProjectOwner,
            Position.BenefitOwner => Role.BenefitOwner,
            _ => null,
        };
}
