using InnovationPipeline.Identity.Contracts;

namespace InnovationPipeline.Development.Data;

/// <summary>The names of people and organisations on a page, asked for once.</summary>
internal sealed class Names(IReadOnlyDictionary<Guid, PersonCard> people)
{
    public static async Task<Names> Ask(IPeople people, IEnumerable<Guid?> ids, CancellationToken ct) =>
        new(await people.Cards([.. ids.OfType<Guid>().Distinct()], ct));

    public string Of(Guid? person) =>
        person is not { } id ? "Nobody yet"
        : people.TryGetValue(id, out var card) ? card.Name
        : "Former participant";
}
