using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

internal sealed record SecretBallot(string Credential);

/// <summary>
/// Deals the caller the credential of a secret ballot. Kept is that they have one, and a digest of the token, from which the credential
/// cannot be found; it is told this once, and again to who sends the same token.
/// </summary>
/// <param name="Token">32 hexadecimal digits that the asking page made by chance</param>
[Requires(VotingPermission.Cast)]
internal sealed record DealSecretBallot(
    Guid RoundId,
    [property:
        Sealed,
        NotFreeText,
        Required(ErrorMessage = "Ask for your ballot again"),
        RegularExpression("^[0-9a-f]{32}$", ErrorMessage = "Ask for your ballot again")
    ]
        string Token
) : ICommand<SecretBallot>, IInRound
{
    internal static class Rules
    {
        internal static readonly Rule DealtHere = new(
            "Your secret ballot was dealt to another phone or browser. Go on there; nobody can look it up for you"
        );
    }
}

internal sealed class DealSecretBallotHandler(VotingDb db, BallotBox box, ICaller caller, TimeProvider clock)
    : ICommandHandler<DealSecretBallot, SecretBallot>
{
    public async Task<SecretBallot> Handle(DealSecretBallot command, CancellationToken ct)
    {
        var person = caller.Person();
        (await box.Enter(command.RoundId, person, ct)).IsOpen(clock.GetUtcNow());
        var round = await db.Rounds.AsNoTracking().Get(command.RoundId, ct);
        Round.Rules.IsSecret.Require(round.Secrecy == Secrecy.Secret);
        var digest = Credential.DigestOf(command.Token);
        await box.Deal(new Dealing(round.Id, person, DealtAs.App, digest), ct);
        var kept = await db.Dealings.AsNoTracking().SingleAsync(d => d.RoundId == round.Id && d.PersonId == person, ct);
        DealSecretBallot.Rules.DealtHere.Require(kept.Token is { } token && CryptographicOperations.FixedTimeEquals(token, digest));
        return new SecretBallot(Credential.Made(round.CredentialKey!, command.Token));
    }
}

/// <summary>Casts the ballot that a credential gives the right to, whoever holds it.</summary>
/// <param name="Address">where the request came from: wrong codes are counted for it</param>
/// <param name="Request">the key of the act; none from a page</param>
[ForEveryone("a credential is the right to one ballot, and nobody is to know whose"), Unaudited(Casting.WhyUnaudited)]
internal sealed record CastSecretBallot(
    Guid RoundId,
    [property: Sealed, NotFreeText] string Credential,
    [property: Sealed, MinLength(1, ErrorMessage = Casting.NoMarks), MaxLength(Casting.MostMarks, ErrorMessage = Casting.TooManyMarks)]
        IReadOnlyList<IdeaMark> Marks,
    [property: Sealed, NotFreeText] string Address = "",
    Guid? Request = null
) : ICommitsWithOthers;

internal sealed class CastSecretBallotHandler(Credentials credentials, Casting casting) : ICommandHandler<CastSecretBallot>
{
    public async Task Handle(CastSecretBallot command, CancellationToken ct)
    {
        var credential = CheckCode.Typed(command.Credential);
        await credentials.Check(command.RoundId, credential, command.Address, ct);
        var key = Credential.KeyOf(command.RoundId, credential);
        await casting.Cast(command.RoundId, new BroughtBallot(key, Voter: null, command.Marks, NotSecret: null, command.Request));
    }
}

/// <summary>The paper for whoever holds a credential; without one, only whether the round takes codes.</summary>
[ForEveryone("whoever holds a code may read the paper that it is for")]
internal sealed record PaperForCredential(
    Guid RoundId,
    [property: Sealed, NotFreeText] string? Credential,
    [property: Sealed, NotFreeText] string Address = ""
) : IQuery<BallotPaper?>;

internal sealed class PaperForCredentialHandler(VotingDb db, Credentials credentials, Papers papers)
    : IQueryHandler<PaperForCredential, BallotPaper?>
{
    public async Task<BallotPaper?> Handle(PaperForCredential query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.RoundId, ct);
        if (round is not { Secrecy: Secrecy.Secret, CredentialKey: not null })
            throw new NotFound();
        var credential = CheckCode.Typed(query.Credential);
        if (credential.Length == 0)
            return null;
        await credentials.Check(round.Id, credential, query.Address, ct);
        return await papers.For(round, new Voter(Credential.KeyOf(round.Id, credential), PersonId: null), ct);
    }
}
