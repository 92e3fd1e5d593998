using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>What one assessor makes of one gate: interests first, then scores that nobody sees before their own are in.</summary>
internal sealed class GateScorecard : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule DueLater = new("Enter a due date that is not in the past");
        internal static readonly Rule Declared = new("Say first whether you have an interest: “none” is an answer");
        internal static readonly Rule DeclaredOnce = new("You have declared your interests here already");
        internal static readonly Rule Explained = new("Say in a sentence what the interest is");
        internal static readonly Rule StandsAside = new("You stand aside at this gate because of an interest, so you do not score");
        internal static readonly Rule NotSubmitted = new("You have submitted your scores, so they can no longer change");
        internal static readonly Rule OfTheGate = new("Answer the criteria of this gate, with scores from 0 to 5");
        internal static readonly Rule Whole = new("Answer every criterion before you submit");
        internal static readonly Rule IsRecusedNow = new("This assessor does not stand aside");
        internal static readonly Rule LiftHasReason = new("Give the reason: it is published with the decision");
        internal static readonly Rule LiftedByAnother = new("Someone else has to decide that you may score");
        internal static readonly Rule LiftedByUninvolved = new(
            "Your own interest in this initiative keeps you from deciding who may score: another gate chair has to"
        );
    }

    private GateScorecard()
        : base(Guid.Empty) { }

    public GateScorecard(Guid id, GateReview gate, Guid assessorId, DateOnly dueOn, Guid by, DateTimeOffset now)
        : base(id)
    {
        gate.RequireOpen();
        (GateId, InitiativeId, AssessorId) = (gate.Id, gate.InitiativeId, assessorId);
        (DueOn, AssignedBy, AssignedAt) = (dueOn, by, now);
    }

    public Guid GateId { get; private set; }
    public Guid InitiativeId { get; private set; }
    public Guid AssessorId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Guid AssignedBy { get; private set; }
    public DateTimeOffset AssignedAt { get; private set; }
    public InterestKind? Interest { get; private set; }
    public string? InterestWords { get; private set; }
    public DateTimeOffset? DeclaredAt { get; private set; }
    public Recusal Recusal { get; private set; } = Recusal.None;
    public Guid? LiftedBy { get; private set; }
    public string? LiftReason { get; private set; }
    public ScorecardFindings Body { get; private set; } = ScorecardFindings.None;

    /// <summary>For this assessor, and for colleagues whom it mentions.</summary>
    public string? PrivateNote { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    public bool IsRecused => Recusal.Causes.Count > 0 && LiftedBy is null;

    public string StandsAsideBecause => $"stands aside: {string.Join(", ", Recusal.Causes.Select(Recusal.InWords))}";

    /// <summary>
    /// Whose scores are seen: everybody's after the decision; before it others' by an assessor whose own are in, and by a chair without a seat
    /// once the quorum is reached.
    /// </summary>
    public static bool AreSeen(GateReview review, GateScorecard? own, bool mayDecide, int scored) =>
        review.Decision is not null || own?.SubmittedAt is not null || (own is null && mayDecide && scored >= review.Quorum);

    /// <summary>Part of the panel's result.</summary>
    public bool Counts => SubmittedAt is not null && !IsRecused;

    public void Reassign(DateOnly dueOn, DateOnly today)
    {
        Rules.DueLater.Require(dueOn >= today);
        Rules.NotSubmitted.Require(SubmittedAt is null);
        DueOn = dueOn;
    }

    public void Declare(InterestKind kind, string? words, Closeness closeness, bool sameOrganisationRecuses, DateTimeOffset now)
    {
        Rules.DeclaredOnce.Require(DeclaredAt is null);
        Rules.Explained.Require(kind == InterestKind.None || !string.IsNullOrWhiteSpace(words));
        (Interest, InterestWords, DeclaredAt) = (kind, kind == InterestKind.None ? null : words!.Trim(), now);
        Recusal = new Recusal(closeness.Causes(kind, sameOrganisationRecuses), closeness.SameOrganisation);
    }

    /// <summary>Whoever has come close since they declared stands aside too, whatever was lifted before.</summary>
    /// <returns>whether there is a new cause</returns>
    public bool Reconsider(Closeness closeness, bool sameOrganisationRecuses)
    {
        var causes = closeness.Causes(Interest, sameOrganisationRecuses);
        if (!causes.Except(Recusal.Causes).Any())
            return false;
        Recusal = new Recusal(causes, closeness.SameOrganisation);
        (LiftedBy, LiftReason) = (null, null);
        return true;
    }

    /// <param name="closeness">of whoever lifts it</param>
    public void Lift(string reason, Guid by, Closeness closeness, bool sameOrganisationRecuses)
    {
        Rules.IsRecusedNow.Require(IsRecused);
        Rules.LiftedByAnother.Require(by != AssessorId);
        Rules.LiftedByUninvolved.Require(closeness.Causes(declared: null, sameOrganisationRecuses).Count == 0);
        Rules.LiftHasReason.Require(!string.IsNullOrWhiteSpace(reason));
        (LiftedBy, LiftReason) = (by, reason.Trim());
    }

    public void Save(GateReview gate, IReadOnlyList<CriterionFinding> findings, string? privateNote)
    {
        gate.RequireOpen();
        Rules.Declared.Require(DeclaredAt is not null);
        Rules.StandsAside.Require(!IsRecused);
        Rules.NotSubmitted.Require(SubmittedAt is null);
        Rules.OfTheGate.Require(
            findings.DistinctBy(f => f.Number).Count() == findings.Count
                && findings.All(f =>
                    gate.Criteria.Any(c => c.Number == f.Number) && f.Score is null or (>= 0 and <= 5) && f.Met != Finding.Waived
                )
        );
        Body = new ScorecardFindings([.. findings.OrderBy(f => f.Number)]);
        PrivateNote = string.IsNullOrWhiteSpace(privateNote) ? null : privateNote.Trim();
    }

    public void Submit(GateReview gate, DateTimeOffset now)
    {
        gate.RequireOpen();
        Rules.Declared.Require(DeclaredAt is not null);
        Rules.StandsAside.Require(!IsRecused);
        Rules.NotSubmitted.Require(SubmittedAt is null);
        Rules.Whole.Require(gate.Criteria.All(c => Body.Findings.Any(f => f.Answers(c))));
        SubmittedAt = now;
        gate.Touch();
    }
}

internal sealed record ScorecardFindings(IReadOnlyList<CriterionFinding> Findings)
{
    public static readonly ScorecardFindings None = new([]);
}

/// <param name="SameOrganisation">shown whether or not it is a cause</param>
internal sealed record Recusal(IReadOnlyList<RecusalCause> Causes, bool SameOrganisation)
{
    public static readonly Recusal None = new([], SameOrganisation: false);

    /// <summary>What somebody declared, as everybody reads it.</summary>
    public static string Declared(InterestKind kind, string? words) =>
        kind == InterestKind.None ? "No interest declared" : $"{kind} interest: {words}";

    public static string InWords(RecusalCause cause) =>
        cause switch
        {
            RecusalCause.OwnGroup => "sat in the group that brought it",
            RecusalCause.Author => "contributed to it or runs it",
            RecusalCause.ManagesAnAuthor => "manages someone who contributed to it",
            RecusalCause.FinancialInterest => "has a financial interest",
            RecusalCause.Supplier => "belongs to an organisation that may supply it",
            _ => "belongs to the same organisation as someone who contributed",
        };
}

/// <summary>What the panel makes of one criterion.</summary>
/// <param name="Mean">of the scores; none for a criterion that must be met</param>
/// <param name="Spread">highest less lowest</param>
internal sealed record PanelFinding(int Number, decimal? Mean, int Spread, int Met, int NotMet)
{
    /// <summary>Assessors see it so differently that they should talk.</summary>
    public bool IsFlagged => Spread >= 2 || (Met > 0 && NotMet > 0);

    public static IReadOnlyList<PanelFinding> Of(IEnumerable<GateCriterion> criteria, IReadOnlyCollection<GateScorecard> cards) =>
        [
            .. criteria
                .OrderBy(c => c.Number)
                .Select(c =>
                {
                    var found = cards.Where(s => s.Counts).SelectMany(s => s.Body.Findings).Where(f => f.Number == c.Number).ToList();
                    var scores = found.Select(f => f.Score).OfType<int>().ToList();
                    return new PanelFinding(
                        c.Number,
                        scores.Count == 0 ? null : decimal.Round((decimal)scores.Sum() / scores.Count, 2),
                        scores.Count == 0 ? 0 : scores.Max() - scores.Min(),
                        found.Count(f => f.Met == Finding.Met),
                        found.Count(f => f.Met == Finding.NotMet)
                    );
                }),
        ];
}
