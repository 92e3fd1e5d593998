namespace InnovationPipeline.Identity.Contracts;

/// <summary>Links and codes for people without a password, each bound to one event and ending with it.</summary>
public interface IPersonalLinks
{
    /// <summary>
    /// Makes a new link and code for the person in the asker's transaction and ends the earlier ones. Only digests are
    /// stored, so what is returned can be shown or sent once.
    /// </summary>
    Task<PersonalLink> Issue(Guid personId, Guid innovationEventId, DateTimeOffset endsAt, CancellationToken ct);

    /// <summary>Ends every link and code of the event.</summary>
    Task End(Guid innovationEventId, CancellationToken ct);

    /// <summary>Whose code this is, at this event, if it still holds.</summary>
    Task<Guid?> PersonWithCode(string code, Guid innovationEventId, CancellationToken ct);
}

/// <param name="Path">the address on this site, with its 128-bit secret</param>
/// <param name="Code">eight characters without look-alikes, as they are read out</param>
public sealed record PersonalLink(string Path, string Code);
