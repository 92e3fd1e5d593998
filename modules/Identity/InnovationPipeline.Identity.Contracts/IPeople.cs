namespace InnovationPipeline.Identity.Contracts;

/// <summary>Everyone registered is a person, with a password or without.</summary>
public interface IPeople
{
    /// <summary>Makes the person in the asker's transaction; a second time with the same id does nothing.</summary>
    Task Enrol(Guid id, string name, string? email, Guid? organisationId, CancellationToken ct);

    /// <summary>Names and organisations of those asked for; a forgotten person is "Former participant".</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> Cards(IEnumerable<Guid> personIds, CancellationToken ct);

    /// <summary>The person with this e-mail address, compared without regard to case.</summary>
    Task<Guid?> WithEmail(string email, CancellationToken ct);

    /// <summary>Those who hold a role in the organisation (not in places below it).</summary>
    Task<IReadOnlyList<PersonCard>> WithRole(string role, Guid organisationId, CancellationToken ct);
}

/// <summary>What a page may show of a person.</summary>
public sealed record PersonCard(Guid Id, string Name, Guid? OrganisationId, string? OrganisationName);
