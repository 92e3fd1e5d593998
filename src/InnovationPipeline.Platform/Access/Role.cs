namespace InnovationPipeline.Platform.Access;

/// <summary>The roles a grant may name. What each may do is said by the modules, together: docs/permissions.md.</summary>
public static class Role
{
    public const string Administrator = "Administrator";
    public const string Organiser = "Organiser";
    public const string Facilitator = "Facilitator";
    public const string Participant = "Participant";

    /// <summary>A seat in one working group.</summary>
    public const string GroupMember = "Group member";

    /// <summary>Given at check-in: may vote in the event's rounds.</summary>
    public const string Voter = "Voter";
    public const string Panellist = "Panellist";

    /// <summary>Named by the organiser: answers questions beside the panel.</summary>
    public const string Host = "Host";

    /// <summary>Named by the organiser: scores pitches without a seat on the panel.</summary>
    public const string Judge = "Judge";
    public const string Assessor = "Assessor";
    public const string GateChair = "Gate chair";
    public const string ProjectOwner = "Project owner";
    public const string BenefitOwner = "Benefit owner";

    /// <summary>Has something to do in one initiative, a task or a risk: reads it.</summary>
    public const string TaskOwner = "Task owner";
    public const string Verifier = "Verifier";
    public const string Executive = "Executive";
    public const string IcsPartner = "ICS partner";

    public static readonly IReadOnlyList<string> All =
    [
        Administrator,
        Organiser,
        Facilitator,
        Participant,
        GroupMember,
        Voter,
        Panellist,
        Host,
        Judge,
        Assessor,
        GateChair,
        ProjectOwner,
        BenefitOwner,
        TaskOwner,
        Verifier,
        Executive,
        IcsPartner,
    ];
}
