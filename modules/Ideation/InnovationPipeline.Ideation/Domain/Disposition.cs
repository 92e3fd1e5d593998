using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>What became of an idea: the answer that its contributors read, now or from the moment when they are told.</summary>
internal sealed class Disposition
{
    public Disposition(
        DispositionKind kind,
        string reason,
        Guid by,
        DateTimeOffset at,
        Guid? themeId = null,
        Guid? organisationId = null,
        DateOnly? reviewOn = null,
        ReasonCode? code = null,
        string? whatNext = null,
        DateTimeOffset? tellAt = null
    )
    {
        (Kind, Reason, By, At, ToldAt) = (kind, reason.Trim(), by, at, tellAt ?? at);
        ThemeId = kind == DispositionKind.ToTheme ? themeId : null;
        OrganisationId = kind == DispositionKind.OfferedToIcs ? organisationId : null;
        ReviewOn = kind == DispositionKind.Parked ? reviewOn : null;
        Code = GoesOn ? null : code;
        WhatNext = string.IsNullOrWhiteSpace(whatNext) ? null : whatNext.Trim();
    }

    private Disposition() { }

    public DispositionKind Kind { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>The coded reason of what does not go on; figures count by it.</summary>
    public ReasonCode? Code { get; private set; }

    /// <summary>What would change it, or what people can do next.</summary>
    public string? WhatNext { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When people were told, or will be; none where that was not kept yet, and they were told as it was decided.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    public Guid? ThemeId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Somebody works on; otherwise people need to know why not, and what they can do.</summary>
    public bool GoesOn => Kind is not (DispositionKind.Parked or DispositionKind.Closed);

    /// <summary>The theme or organisation that the idea goes to.</summary>
    public Guid? Subject => ThemeId ?? OrganisationId;

    public bool SaysTheSameAs(Disposition? other) =>
        other is not null
        && (Kind, Reason, Subject, ReviewOn, Code, WhatNext)
            == (other.Kind, other.Reason, other.Subject, other.ReviewOn, other.Code, other.WhatNext);

    /// <summary>The same answer, told at that moment.</summary>
    public Disposition Told(DateTimeOffset now) => new(Kind, Reason, By, At, ThemeId, OrganisationId, ReviewOn, Code, WhatNext, now);
}

internal enum DispositionKind
{
    ToTheme,
    ToInitiative,
    OfferedToIcs,
    Parked,
    Closed,
}
