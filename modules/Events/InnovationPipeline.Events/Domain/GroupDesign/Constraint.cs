namespace InnovationPipeline.Events.Domain.GroupDesign;

internal enum ConstraintKind
{
    GroupSize,
    TableSeats,
    StepFree,
    HearingLoop,
    Organisation,
    Disciplines,
    Senior,
    PrivateSector,
    LoneRemote,
    LineManager,
    Facilitator,
    GroupsAnArea,
    Stage,
    Together,
    Apart,
    Pin,
}

/// <summary>
/// One hard constraint of a design, in the words that violations, binding constraints and conflicts all use. Two are the same if
/// they are of one kind and about the same people or stage.
/// </summary>
internal sealed record Constraint(ConstraintKind Kind, string Sentence)
{
    /// <summary>Of a pair, or the pinned person.</summary>
    public Pair? About { get; init; }

    /// <summary>Position of the stage it is about.</summary>
    public int? StageAt { get; init; }

    public override string ToString() => Sentence;
}

/// <summary>A constraint that a plan does not keep.</summary>
/// <param name="Group">the number of the group; none where it is about the whole design</param>
/// <param name="Sentence">what is wrong there, with its figures</param>
internal sealed record Violation(Constraint Constraint, int? Group, string Sentence);

/// <summary>Constraints that no plan keeps all at once; without any one of them there is a plan.</summary>
/// <param name="Reason">why, with its figures</param>
/// <param name="Proof">how far to believe it</param>
internal sealed record Conflict(IReadOnlyList<Constraint> Constraints, string Reason, ConflictProof Proof);

internal enum ConflictProof
{
    /// <summary>By counting: certain.</summary>
    Counted,

    /// <summary>Every plan was tried: certain.</summary>
    Exhausted,

    /// <summary>No plan was found in the effort given; there may be one.</summary>
    NotFound,
}
