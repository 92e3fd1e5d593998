using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Identity;

namespace InnovationPipeline.Identity.Data;

/// <summary>Setting a password in place of the one there was, if any.</summary>
internal static class Passwords
{
    public const int Shortest = 8;
    public const int Longest = 200;
    public const string TooShort = "A password must be 8 characters or more";
    public const string TooLong = "A password must be 200 characters or fewer";

    /// <exception cref="Invalid">the password is too short or too long</exception>
    public static async Task SetPassword(this UserManager<Account> accounts, Guid personId, string password)
    {
        if (password.Length < Shortest)
            throw new Invalid("Password", TooShort);
        if (password.Length > Longest)
            throw new Invalid("Password", TooLong);
        var account = await accounts.FindByIdAsync(personId.ToString());
        if (account is null)
            Require(await accounts.CreateAsync(Account.Of(personId), password));
        else
        {
            // Hash and stamp in one go: a session with the old stamp ends.
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            Require(await accounts.UpdateSecurityStampAsync(account));
        }
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new Invalid("Password", string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
