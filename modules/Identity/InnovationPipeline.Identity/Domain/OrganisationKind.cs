namespace InnovationPipeline.Identity.Domain;

/// <summary>What an organisation is. Stored and told to other modules by these names.</summary>
internal enum OrganisationKind
{
    Icb,
    Trust,
    PracticeOrNetwork,
    SupportUnit,
    NationalBody,
    LocalAuthority,
    University,
    Charity,
    Company,
    PatientGroup,
}

internal static class OrganisationKinds
{
    public static string InWords(this OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Icb => "Integrated care board",
            OrganisationKind.Trust => "Trust",
            OrganisationKind.PracticeOrNetwork => "Practice or primary care network",
            OrganisationKind.SupportUnit => "Support unit",
            OrganisationKind.NationalBody => "National body",
            OrganisationKind.LocalAuthority => "Local authority",
            OrganisationKind.University => "University",
            OrganisationKind.Charity => "Charity",
            OrganisationKind.Company => "Company",
            OrganisationKind.PatientGroup => "Patient group",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>From a name or its words, as files write it: "ICB", "Practice or network", "local authority".</summary>
    public static OrganisationKind? Read(string text)
    {
        var letters = Letters(text);
        foreach (var kind in Enum.GetValues<OrganisationKind>())
            if (letters.Length > 0 && (letters == Letters(kind.ToString()) || letters == Letters(kind.InWords())))
                return kind;
        return null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}
