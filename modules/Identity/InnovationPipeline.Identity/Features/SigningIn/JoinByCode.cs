using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.SigningIn;

/// <param name="Address">where the request came from</param>
[ForEveryone("whoever was given the code holds its secret")]
internal sealed record SignInByCode(
    [property: Sealed, NotFreeText, StringLength(100, ErrorMessage = SignInByCode.WrongSentence)] string Code,
    [property: Sealed, NotFreeText] string Address
) : ICommand<SignInAnswer>
{
    public const string WrongSentence = "This code does not open an event. Check it, or ask the organiser for a new one";
    public const string TooManySentence = "There have been too many wrong codes. Wait 10 minutes, or use the link that was sent to you";
}

internal sealed class SignInByCodeHandler(IdentityDb db, TimeProvider clock) : ICommandHandler<SignInByCode, SignInAnswer>
{
    public async Task<SignInAnswer> Handle(SignInByCode command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var fromAddress = Guesses.Key("code", command.Address);
        var fromAnywhere = Guesses.Key("code");
        var targets = await db.Passes.LongCountAsync(p => p.EndedAt == null && p.EndsAt > now, ct);
        if (
            !await db.MayGuess(fromAddress, GuessLimit.PerAddress, GuessLimit.AddressWindow, now, ct)
            || !await db.MayGuess(fromAnywhere, GuessLimit.InWindow(targets), GuessLimit.Window, now, ct)
        )
            return new SignInAnswer(null, SignInByCode.TooManySentence);

        var digest = PassSecrets.DigestOf(PassCode.Letters(command.Code));
        if (
            await db.Passes.SingleOrDefaultAsync(p => p.CodeDigest == digest, ct) is { } pass
            && await db.ArrivalWith(pass, now, ct) is { } arrival
        )
            return new SignInAnswer(arrival, null);

        await db.GuessedWrong(fromAddress, ct);
        await db.GuessedWrong(fromAnywhere, ct);
        return new SignInAnswer(null, SignInByCode.WrongSentence);
    }
}
