namespace InnovationPipeline.Kernel;

/// <summary>Why an idea or an initiative does not go on; figures count by it, the own sentence of whoever decides says it.</summary>
public enum ReasonCode
{
    DevelopFurther,
    WeakEvidence,
    NoOwner,
    NoFunding,
    NotAPriority,
    NotSafe,
    AlreadyLive,
    Duplicate,
    HasAllSupport,
    DecidedNotToPursue,
    SixMonthsInactivity,
}

/// <summary>The coded reasons as people read them.</summary>
public static class Reasons
{
    public static string InWords(ReasonCode code) =>
        code switch
        {
            ReasonCode.DevelopFurther => "It needs more development first",
            ReasonCode.WeakEvidence => "The evidence is not strong enough",
            ReasonCode.NoOwner => "Nobody can own it now",
            ReasonCode.NoFunding => "There is no funding for it now",
            ReasonCode.NotAPriority => "Other work comes first",
            ReasonCode.NotSafe => "It is not safe or not lawful as it stands",
            ReasonCode.AlreadyLive => "It is already live in the NHS",
            ReasonCode.Duplicate => "Something else does the same",
            ReasonCode.HasAllSupport => "It has all the support it needs",
            ReasonCode.DecidedNotToPursue => "Its owners decided not to pursue it",
            ReasonCode.SixMonthsInactivity => "Nothing has happened for 6 months",
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };
}
