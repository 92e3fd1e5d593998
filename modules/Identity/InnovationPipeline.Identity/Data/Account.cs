using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Identity.Data;

/// <summary>A password, under its person's id. Those who come by link or code have none.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>How the account is named here: by its person's id, so that an address is kept in one place only.</summary>
    public static Account Of(Guid personId) =>
        new()
        {
            Id = personId,
            UserName = personId.ToString("N"),
            SecurityStamp = NewStamp(),
        };

    private static string NewStamp() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32);
}

internal sealed class AccountStore(IdentityDb db, IdentityErrorDescriber describer)
    : UserOnlyStore<Account, IdentityDb, Guid>(db, describer);

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasOne<Domain.Person>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Cascade);
        account.Ignore(a => a.Email);
        account.Ignore(a => a.NormalizedEmail);
        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
        account.Ignore(a => a.LockoutEnabled);
        account.Ignore(a => a.LockoutEnd);
        account.Ignore(a => a.AccessFailedCount);
    }
}
