using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.SigningIn;

/// <summary>Who came in, or the sentence that says why nobody did.</summary>
internal sealed record SignInAnswer(Arrival? Arrival, string? Refusal);

/// <param name="Address">where the request came from</param>
[ForEveryone("nobody is signed in before this")]
internal sealed record SignInWithPassword(
    [property: Sealed, NotFreeText, StringLength(EmailAddress.Longest, ErrorMessage = SignInWithPassword.WrongSentence)] string Email,
    [property: Sealed, NotFreeText, StringLength(Passwords.Longest, ErrorMessage = SignInWithPassword.WrongSentence)] string Password,
    [property: Sealed, NotFreeText] string Address
) : ICommand<SignInAnswer>
{
    public const string WrongSentence = "The email address or password is not right. Check both, then try again";
    public const string TooManySentence = "There have been too many wrong attempts. Wait 5 minutes, then try again";
}

internal sealed class SignInWithPasswordHandler(
    IdentityDb db,
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    TimeProvider clock
) : ICommandHandler<SignInWithPassword, SignInAnswer>
{
    private const int WrongForAccount = 5;
    private const int WrongForAddress = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Checked where there is no account, so that both answers take as long.</summary>
    private static string? _nobody;

    public async Task<SignInAnswer> Handle(SignInWithPassword command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = command.Email.Trim().ToLowerInvariant();
        var atAddress = Guesses.Key("password", command.Address);
        var atAccount = Guesses.Key("password", command.Address, email);
        if (
            !await db.MayGuess(atAddress, WrongForAddress, Window, now, ct)
            || !await db.MayGuess(atAccount, WrongForAccount, Window, now, ct)
        )
            return new SignInAnswer(null, SignInWithPassword.TooManySentence);

        var person = await db.People.SingleOrDefaultAsync(p => p.Email == email, ct);
        var account = person is null ? null : await accounts.FindByIdAsync(person.Id.ToString());
        if (await IsRight(account, command.Password) && person is { MaySignIn: true })
        {
            await db.GuessedRight(atAccount, ct);
            return new SignInAnswer(new Arrival(person.Id, person.Name, Stamp: account!.SecurityStamp), null);
        }
        await db.GuessedWrong(atAddress, ct);
        await db.GuessedWrong(atAccount, ct);
        return new SignInAnswer(null, SignInWithPassword.WrongSentence);
    }

    private async Task<bool> IsRight(Account? account, string password)
    {
        if (account?.PasswordHash is not null)
            return await accounts.CheckPasswordAsync(account, password);
        var nobody = Account.Of(Guid.Empty);
        _nobody ??= hasher.HashPassword(nobody, "nobody has this password");
        hasher.VerifyHashedPassword(nobody, _nobody, password);
        return false;
    }
}
