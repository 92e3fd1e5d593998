using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

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

/// <summary>Whether a session still holds: asked on every request that carries one.</summary>
[ForSignedIn("it is about the person whose session it is")]
internal sealed record StandingOfCaller(Guid? PassId, [property: Sealed] string? Stamp) : IQuery<bool>;

internal sealed class StandingOfCallerHandler(Standings standings, ICaller caller) : IQueryHandler<StandingOfCaller, bool>
{
    public Task<bool> Handle(StandingOfCaller question, CancellationToken ct) =>
        standings.Holds(new Standing(caller.Person(), question.PassId, question.Stamp));
}
