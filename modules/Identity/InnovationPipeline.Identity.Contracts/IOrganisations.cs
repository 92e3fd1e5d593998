namespace InnovationPipeline.Identity.Contracts;

/// <summary>Organisations as they are on a day; codes are optional, kinds are Identity's words.</summary>
public interface IOrganisations
{
    Task<OrganisationCard?> Find(Guid id, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, OrganisationCard>> Cards(IEnumerable<Guid> ids, CancellationToken ct);

    /// <summary>Active on the day, by name.</summary>
    Task<IReadOnlyList<OrganisationCard>> ActiveOn(DateOnly day, CancellationToken ct);

    /// <summary>Those that receive challenges and run events, by name.</summary>
    Task<IReadOnlyList<OrganisationCard>> ThatTakeChallenges(CancellationToken ct);

    /// <summary>The ICS that an organisation belongs to on the day.</summary>
    Task<OrganisationCard?> IcsOf(Guid organisationId, DateOnly on, CancellationToken ct);

    /// <summary>
    /// Who each of them is from one day to the next: itself, or whoever carries it on by then, and the ICS that one belongs to. A split that
    /// nobody has decided stays with the predecessor. Each has a first spell, from the first of all days.
    /// </summary>
    Task<IReadOnlyList<OrganisationSpell>> Spells(IReadOnlyCollection<Guid> organisationIds, CancellationToken ct);

    /// <summary>By name or code, without regard to case; null where none or several match.</summary>
    Task<OrganisationCard?> Named(string nameOrCode, CancellationToken ct);
}

/// <summary>What a page may show of an organisation.</summary>
public sealed record OrganisationCard(Guid Id, string Name, string Kind, string? Code);

/// <summary>What an organisation is until its next spell.</summary>
/// <param name="IsThen">itself, or whoever carries it on</param>
public sealed record OrganisationSpell(Guid OrganisationId, DateOnly From, Guid IsThen, Guid? IcsId);
