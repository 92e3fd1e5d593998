using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>How much of what is asked for somebody may approve.</summary>
internal static class Approvals
{
    public static async Task<(decimal? Capital, decimal? Revenue)> LimitOf(
        this DevelopmentDb db,
        Guid personId,
        Guid organisationId,
        IPeople people,
        CancellationToken ct
    )
    {
        var programme = await db.ProgrammeOf(organisationId, ct);
        var executives = await people.WithRole(Role.Executive, organisationId, ct);
        return programme.Limits.For(isExecutive: executives.Any(e => e.Id == personId));
    }

    /// <summary>What its group asked for on the day, and what was asked for since.</summary>
    public static async Task<(decimal Capital, decimal Revenue)> AskedFor(
        this DevelopmentDb db,
        Initiative initiative,
        CancellationToken ct
    )
    {
        var later = await db.FundingEntries.Where(e => e.InitiativeId == initiative.Id && e.Step == FundingStep.Asked).ToListAsync(ct);
        return (
            initiative.Funding.Where(f => f.Kind == FundingKind.Capital).Sum(f => f.Asked.Pounds)
                + later.Where(e => e.IsCapital).Sum(e => e.Pounds.Pounds),
            initiative.Funding.Where(f => f.Kind != FundingKind.Capital).Sum(f => f.Asked.Pounds)
                + later.Where(e => !e.IsCapital).Sum(e => e.Pounds.Pounds)
        );
    }
}
