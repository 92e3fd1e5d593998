namespace InnovationPipeline.Ideation.Domain;

/// <summary>What became of an idea, with the reason that its contributors read.</summary>
internal sealed class Disposition
{
    public Disposition(
        DispositionKind kind,
        string reason,
        Guid by,
        DateTimeOffset at,
        Guid? themeId = null,
        Guid? organisationId = null,
        DateOnly? reviewOn = null
    )
    {
        (Kind, Reason, By, At) = (kind, reason.Trim(), by, at);
        ThemeId = kind == DispositionKind.ToTheme ? themeId : null;
        OrganisationId = kind == DispositionKind.OfferedToIcs ? organisationId : null;
        ReviewOn = kind == DispositionKind.Parked ? reviewOn : null;
    }

    private Disposition() { }

    public DispositionKind Kind { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? ThemeId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>The theme or organisation that the idea goes to.</summary>
    public Guid? Subject => ThemeId ?? OrganisationId;

    public bool SaysTheSameAs(Disposition? other) =>
        other is not null && (Kind, Reason, Subject, ReviewOn) == (other.Kind, other.Reason, other.Subject, other.ReviewOn);
}

internal enum DispositionKind
{
    ToTheme,
    ToInitiative,
    OfferedToIcs,
    Parked,
    Closed,
}
