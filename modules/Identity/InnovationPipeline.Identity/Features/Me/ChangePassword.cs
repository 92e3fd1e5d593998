using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Identity;

namespace InnovationPipeline.Identity.Features.Me;

/// <summary>What a changed password leads to: the sentence that says why it was not, or the new stamp of the session.</summary>
internal sealed record PasswordAnswer(string? Stamp, string? Refusal);

[ForSignedIn("it is about the person who asks")]
internal sealed record ChangePassword([property: Sealed, NotFreeText] string Current, [property: Sealed, NotFreeText] string Password)
    : ICommand<PasswordAnswer>
{
    public const string WrongSentence = "Your current password is not right";
    public const string TooManySentence = "There have been too many wrong attempts. Wait 5 minutes, then try again";
}

internal sealed class ChangePasswordHandler(IdentityDb db, UserManager<Account> accounts, ICaller caller, TimeProvider clock)
    : ICommandHandler<ChangePassword, PasswordAnswer>
{
    private const int WrongForAccount = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public async Task<PasswordAnswer> Handle(ChangePassword command, CancellationToken ct)
    {
        if (caller.Within is not null)
            throw new Forbidden();
        var person = caller.Person();
        var account = await accounts.FindByIdAsync(person.ToString()) ?? throw new NotFound();
        var key = Guesses.Key("change", person.ToString());
        if (!await db.MayGuess(key, WrongForAccount, Window, clock.GetUtcNow(), ct))
            return new PasswordAnswer(null, ChangePassword.TooManySentence);
        if (!await accounts.CheckPasswordAsync(account, command.Current))
        {
            await db.GuessedWrong(key, ct);
            return new PasswordAnswer(null, ChangePassword.WrongSentence);
        }
        await db.GuessedRight(key, ct);
        await accounts.SetPassword(person, command.Password);
        return new PasswordAnswer(account.SecurityStamp, null);
    }
}
