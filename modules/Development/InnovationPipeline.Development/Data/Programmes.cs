using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>An organisation's rules, and the model that an initiative keeps.</summary>
internal static class Programmes
{
    public static async Task<Programme> ProgrammeOf(this DevelopmentDb db, Guid organisationId, CancellationToken ct) =>
        await db.Programmes.SingleOrDefaultAsync(p => p.Id == organisationId, ct) ?? new Programme(organisationId);

    public static async Task<StageModel> Model(this DevelopmentDb db, Guid modelId, CancellationToken ct) =>
        StageModels.BuiltIn.FirstOrDefault(m => m.Id == modelId) ?? await db.StageModels.AsNoTracking().Get(modelId, ct);
}
