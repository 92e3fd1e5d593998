using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Initiatives;

/// <param name="Pitch">none where it began as a theme, or was taken forward before pitches were kept</param>
/// <param name="Panellists">names by id as they are now</param>
internal sealed record PitchInPack(CarriedPitch? Pitch, IReadOnlyDictionary<Guid, string> Panellists);

[Requires(DevelopmentPermission.See)]
internal sealed record PitchOfInitiative(Guid InitiativeId) : IQuery<PitchInPack>, IInInitiative;

internal sealed class PitchOfInitiativeHandler(DevelopmentDb db, IPeople people) : IQueryHandler<PitchOfInitiative, PitchInPack>
{
    public async Task<PitchInPack> Handle(PitchOfInitiative query, CancellationToken ct)
    {
        var pitch = (await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct)).Origin.Pitch;
        var names = await people.Cards((pitch?.Commentary ?? []).Select(c => c.PanellistId).Distinct(), ct);
        return new PitchInPack(pitch, names.ToDictionary(n => n.Key, n => n.Value.Name));
    }
}
