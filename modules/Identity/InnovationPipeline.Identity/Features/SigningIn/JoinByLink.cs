using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.SigningIn;

/// <param name="EventTitle">none where the event is not searchable yet</param>
internal sealed record Invitation(string PersonName, string? EventTitle, bool Holds);

[ForEveryone("whoever was sent the link holds its secret")]
internal sealed record InvitationOf([property: Sealed] string Token) : IQuery<Invitation>;

internal sealed class InvitationOfHandler(IdentityDb db, TimeProvider clock) : IQueryHandler<InvitationOf, Invitation>
{
    public async Task<Invitation> Handle(InvitationOf query, CancellationToken ct)
    {
        var pass = await db.WithToken(query.Token, ct) ?? throw new NotFound();
        var person = await db.People.SingleAsync(p => p.Id == pass.PersonId, ct);
        var title = await db.Titles.Where(t => t.Id == pass.InnovationEventId).Select(t => t.Title).SingleOrDefaultAsync(ct);
        return new Invitation(person.Name, title, pass.Holds(clock.GetUtcNow()) && person.MaySignIn);
    }
}

[ForEveryone("whoever was sent the link holds its secret")]
internal sealed record SignInByLink([property: Sealed] string Token) : ICommand<SignInAnswer>
{
    public const string EndedSentence = "This link has ended. Ask the organiser for a new one";
}

internal sealed class SignInByLinkHandler(IdentityDb db, TimeProvider clock) : ICommandHandler<SignInByLink, SignInAnswer>
{
    public async Task<SignInAnswer> Handle(SignInByLink command, CancellationToken ct)
    {
        var pass = await db.WithToken(command.Token, ct) ?? throw new NotFound();
        var arrival = await db.ArrivalWith(pass, clock.GetUtcNow(), ct);
        return new SignInAnswer(arrival, arrival is null ? SignInByLink.EndedSentence : null);
    }
}

internal static class Arriving
{
    public static Task<Pass?> WithToken(this IdentityDb db, string token, CancellationToken ct)
    {
        var digest = PassSecrets.DigestOf(token.ToLowerInvariant());
        return db.Passes.SingleOrDefaultAsync(p => p.TokenDigest == digest, ct);
    }

    /// <summary>The person that the pass lets in, to its event only; none when it has ended.</summary>
    public static async Task<Arrival?> ArrivalWith(this IdentityDb db, Pass pass, DateTimeOffset now, CancellationToken ct)
    {
        var person = await db.People.SingleAsync(p => p.Id == pass.PersonId, ct);
        return pass.Holds(now) && person.MaySignIn
            ? new Arrival(person.Id, person.Name, Within: pass.InnovationEventId, PassId: pass.Id, EndsAt: pass.EndsAt)
            : null;
    }
}
