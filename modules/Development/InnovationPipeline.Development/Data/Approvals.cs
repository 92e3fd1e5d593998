using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
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

    /// <summary>What its group asked for on the day, every year of it, and what was asked for since.</summary>
    public static async Task<(decimal Capital, decimal Revenue)> AskedFor(
        this DevelopmentDb db,
        Initiative initiative,
        CancellationToken ct
    )
    {
        var years = await db.FundingYearsOf(initiative, ct);
        return (years.Where(y => y.IsCapital).Sum(y => y.Asked), years.Where(y => !y.IsCapital).Sum(y => y.Asked));
    }

    /// <summary>Two asks at once would each fit, and not both.</summary>
    public static Task QueueForFunding(this DevelopmentDb db, Guid initiativeId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM development.initiatives WHERE id = {initiativeId} FOR UPDATE", ct);

    public static async Task<IReadOnlyList<FundingYear>> FundingYearsOf(this DevelopmentDb db, Initiative initiative, CancellationToken ct)
    {
        var entries = await db.FundingEntries.AsNoTracking().Where(e => e.InitiativeId == initiative.Id).ToListAsync(ct);
        return FundingYear.Of(initiative.Funding, entries, London.DayOf(initiative.OpenedAt));
    }
}
