using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Domain;

/// <summary>Everyone registered, with a password or without.</summary>
internal sealed class Person(Guid id) : Aggregate(id)
{
    public const string ForgottenName = "Former participant";
    public const int LongestName = 200;

    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter a name");
        internal static readonly Rule NameFits = new("A name must be 200 characters or fewer");
        internal static readonly Rule NotForgotten = new("This person has been forgotten. Nothing about them can be changed");
    }

    public string Name { get; private set; } = "";

    /// <summary>In small letters; nobody else has it.</summary>
    public string? Email { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public bool IsDisabled { get; private set; }
    public DateTimeOffset? ForgottenAt { get; private set; }

    public bool MaySignIn => !IsDisabled && ForgottenAt is null;

    public static Person Enrol(Guid id, string name, string? email, Guid? organisationId)
    {
        var words = name.Trim();
        Rules.Named.Require(words.Length > 0);
        Rules.NameFits.Require(words.Length <= LongestName);
        return new Person(id)
        {
            Name = words,
            Email = EmailAddress.From(email),
            OrganisationId = organisationId,
        };
    }

    public void Disable()
    {
        Rules.NotForgotten.Require(ForgottenAt is null);
        IsDisabled = true;
    }

    public void Enable()
    {
        Rules.NotForgotten.Require(ForgottenAt is null);
        IsDisabled = false;
    }

    public void Forget(DateTimeOffset now)
    {
        if (ForgottenAt is not null)
            return;
        Name = ForgottenName;
        Email = null;
        OrganisationId = null;
        ForgottenAt = now;
        Announce(new PersonForgotten(Id));
    }
}
