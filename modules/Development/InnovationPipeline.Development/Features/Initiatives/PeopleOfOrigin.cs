using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Initiatives;

/// <param name="People">names as they are now of those whose words were carried over</param>
internal sealed record PeopleCarried(IReadOnlyDictionary<Guid, string> People)
{
    public string NameOf(Guid person, string otherwise = "A former participant") => People.GetValueOrDefault(person, otherwise);
}

/// <summary>What one idea brought, with the names.</summary>
internal sealed record RecordInPack(CarriedOver Record, PeopleCarried People)
{
    public string NameOf(Guid person, string otherwise = "A former participant") => People.NameOf(person, otherwise);
}

[Requires(DevelopmentPermission.See)]
internal sealed record PeopleOfOrigin(Guid InitiativeId) : IQuery<PeopleCarried>, IInInitiative;

internal sealed class PeopleOfOriginHandler(DevelopmentDb db, IPeople people) : IQueryHandler<PeopleOfOrigin, PeopleCarried>
{
    public async Task<PeopleCarried> Handle(PeopleOfOrigin query, CancellationToken ct)
    {
        var origin = (await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct)).Origin;
        var names = await people.Cards(
            origin
                .Records.SelectMany(r => (r.Pitch?.People ?? []).Concat(r.Contributors.Select(c => c.PersonId)))
                .Concat((origin.Challenge?.Steps ?? []).Select(s => s.By))
                .Concat(origin.Challenge is { } challenge ? [challenge.SubmittedBy] : [])
                .Distinct(),
            ct
        );
        return new PeopleCarried(names.ToDictionary(n => n.Key, n => n.Value.Name));
    }
}
