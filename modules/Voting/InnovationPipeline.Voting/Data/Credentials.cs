using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

/// <summary>
/// Whether a typed code is one of a round's. A guess hits with a chance of 2⁻⁴⁰, so that many wrong ones are borne from one address: a
/// whole venue types its cards behind it.
/// </summary>
internal sealed class Credentials(VotingDb db, IGuesses guesses)
{
    internal const string Guessing = "card";
    internal const int MostWrong = 3_000;
    internal static readonly Rule OfThisRound = new("This code is not one of this round's. Check it, or ask at the desk");
    internal static readonly Rule NotTooMany = new("Too many wrong codes have come from this network. Wait 10 minutes, or ask at the desk");

    public async Task Check(Guid roundId, string credential, string address, CancellationToken ct)
    {
        var round = await db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.CredentialKey, r.Secrecy }).SingleOrDefaultAsync(ct);
        if (round is null)
            throw new NotFound();
        Round.Rules.IsSecret.Require(round.Secrecy == Secrecy.Secret);
        NotTooMany.Require(await guesses.MayGuess(Guessing, address, MostWrong, ct));
        var holds = Credential.Holds(round.CredentialKey, credential);
        if (!holds)
            await guesses.GuessedWrong(Guessing, address, ct);
        OfThisRound.Require(holds);
    }
}
