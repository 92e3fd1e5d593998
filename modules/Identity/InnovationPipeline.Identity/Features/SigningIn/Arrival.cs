namespace InnovationPipeline.Identity.Features.SigningIn;

/// <summary>Somebody who has shown who they are, and for how long and where that holds.</summary>
/// <param name="Within">the one event that a link or code opens; none for a password</param>
/// <param name="PassId">the link or code that was used</param>
/// <param name="Stamp">changes with the password, so that older sessions end</param>
internal sealed record Arrival(
    Guid PersonId,
    string Name,
    Guid? Within = null,
    Guid? PassId = null,
    DateTimeOffset? EndsAt = null,
    string? Stamp = null
);
