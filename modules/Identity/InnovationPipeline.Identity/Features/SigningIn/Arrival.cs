using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

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

internal sealed class StandingOfCallerHandler(IdentityDb db, ICaller caller, TimeProvider clock) : IQueryHandler<StandingOfCaller, bool>
{
    public async Task<bool> Handle(StandingOfCaller question, CancellationToken ct)
    {
        var (person, now) = (caller.Person(), clock.GetUtcNow());
        return await db.People.AnyAsync(
            p =>
                p.Id == person
                && !p.IsDisabled
                && p.ForgottenAt == null
                && (question.Stamp == null || db.Accounts.Any(a => a.Id == person && a.SecurityStamp == question.Stamp))
                && (
                    question.PassId == null
                    || db.Passes.Any(pass =>
                        pass.Id == question.PassId && pass.PersonId == person && pass.EndedAt == null && pass.EndsAt > now
                    )
                ),
            ct
        );
    }
}
