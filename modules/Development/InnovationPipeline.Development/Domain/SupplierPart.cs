namespace InnovationPipeline.Development.Domain;

/// <summary>A private organisation's part in an initiative.</summary>
/// <param name="People">of the supplier who sat in the group, wrote the idea or lent to it</param>
/// <param name="Saw">none until somebody records it, and so what was declared</param>
internal sealed record SupplierPart(Guid OrganisationId, string Name, int People, string? Saw, string? Declared);
