using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Initiatives;

/// <param name="Pitch">none where it began as a theme or a challenge, or was taken forward before pitches were kept</param>
/// <param name="People">names as they are now of those whose words were carried over</param>
internal sealed record PitchInPack(CarriedPitch? Pitch, IReadOnlyDictionary<Guid, string> People)
{
    public string NameOf(Guid person, string otherwise = "A former participant") => People.GetValueOrDefault(person, otherwise);
}

[Requires(DevelopmentPermission.See)]
internal sealed record PitchOfInitiative(Guid InitiativeId) : IQuery<PitchInPack>, IInInitiative;

internal sealed class PitchOfInitiativeHandler(DevelopmentDb db, IPeople people) : IQueryHandler<PitchOfInitiative, PitchInPack>
{
    public async Task<PitchInPack> Handle(PitchOfInitiative query, CancellationToken ct)
    {
        var origin = (await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct)).Origin;
        var names = await people.Cards(
            (origin.Pitch?.Commentary ?? [])
                .Select(c => c.PanellistId)
                .Concat((origin.Challenge?.Steps ?? []).Select(s => s.By))
                .Concat(origin.Challenge is { } challenge ? [challenge.SubmittedBy] : [])
                .Distinct(),
            ct
        );
        return new PitchInPack(origin.Pitch, names.ToDictionary(n => n.Key, n => n.Value.Name));
    }
}
