using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum DecisionKind
{
    Proceed,
    ProceedWithConditions,
    Rework,
    Park,
    Stop,
    Merge,
}

/// <summary>The review between two stages: what was seen, what was found, and the one decision.</summary>
internal sealed class GateReview : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Undecided = new(
            "Another chair has already decided at this gate. Read their decision on the initiative's page"
        );
        internal static readonly Rule TakenBackOrNot = new(
            "This review says only whether the earlier decision is taken back: choose proceed to take it back, or rework to leave it as it is"
        );
        internal static readonly Rule NoInterest = new(
            "You lead, own or contributed to this initiative, so another gate chair has to decide"
        );
        internal static readonly Rule InterestDeclared = new("Say whether you have an interest in this initiative: “none” is an answer");
        internal static readonly Rule InterestExplained = new("Say in a sentence what the interest is");
        internal static readonly Rule StandsAside = new(
            "Your interest in this initiative keeps you from deciding, so another gate chair has to decide"
        );
        internal static readonly Rule PanelReached = new("Fewer assessors have scored than this gate needs, so it cannot decide yet");
        internal static readonly Rule Open = new("This gate has decided, so nothing more is scored");
        internal static readonly Rule Coded = new("Choose the reason that comes closest");
        internal static readonly Rule ReviewLater = new("Enter the day on which to look at it again, from tomorrow to 2 years from now");
        internal static readonly Rule MergesElsewhere = new("Choose another running initiative of the same organisation to merge into");
        internal static readonly Rule EveryCriterionFound = new("Say for each criterion whether it is met, or how it scores from 0 to 5");
        internal static readonly Rule MustMeetBlocks = new(
            "A criterion that must be met is not met: choose another decision, or waive it with a reason"
        );
        internal static readonly Rule WaiverHasReason = new("Give a reason for each waiver");
        internal static readonly Rule HasReason = new("Give the reason for the decision");
        internal static readonly Rule SaysWhatWouldChange = new("Say what would change this decision, or what people can do next");
        internal static readonly Rule ConditionsWhole = new("Give each condition an owner and a due date that is not in the past");
        internal static readonly Rule ConditionsNamed = new("Proceeding with conditions needs at least one condition");
        internal static readonly Rule NoStrayConditions = new("Conditions belong only to the decision to proceed with conditions");
        internal static readonly Rule Cites = new(
            "A stopped initiative is restarted only by a decision that cites the decision to stop it"
        );
    }

    private readonly List<GateCriterion> _criteria = [];

    private GateReview()
        : base(Guid.Empty) { }

    /// <param name="cites">an earlier decision that this review may reverse</param>
    public GateReview(
        Guid id,
        Initiative initiative,
        StageModel model,
        GatePack pack,
        GateDecision? cites,
        Guid openedBy,
        DateTimeOffset now,
        DateOnly today
    )
        : base(id)
    {
        Rules.Cites.Require(initiative.Stage != Stage.Stopped || cites is not null);
        initiative.OpenGate(id, model, cites);

        var gate = model.GateOf(initiative.Stage);
        (InitiativeId, OrganisationId, FromStage, Pack) = (initiative.Id, initiative.OrganisationId, initiative.Stage, pack);
        (Cites, OpenedBy, OpenedAt) = (cites?.Id, openedBy, now);
        IsCorrection = Corrects(initiative, cites);
        ProceedsTo =
            !IsCorrection ? model.Next(initiative.Stage, initiative.LeftFrom)!.Value
            : Stages.IsOffRamp(cites!.FromStage) ? initiative.LeftFrom!.Value
            : cites.FromStage;
        Quorum = IsCorrection ? 0 : gate.Quorum;
        ScoresDueOn = WorkingDays.Add(today, 10);
        _criteria.AddRange((IsCorrection ? StageModels.Correction : gate.Criteria).Select((c, i) => new GateCriterion(id, i + 1, c)));
    }

    /// <summary>
    /// A decision that moved the initiative to where it stands is taken back; parked and stopped have their own way back. What was parked and then
    /// merged goes back to where it was before, and what has left an off-ramp returns to it only by a decision with a reason and a day of its own.
    /// </summary>
    internal static bool Corrects(Initiative initiative, GateDecision? cites) =>
        cites is not null
        && initiative.Stage is not (Stage.Parked or Stage.Stopped)
        && (!Stages.IsOffRamp(cites.FromStage) || initiative.LeftFrom is not null)
        && cites.ToStage == initiative.Stage
        && cites.FromStage != cites.ToStage;

    public Guid InitiativeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Stage FromStage { get; private set; }
    public Stage ProceedsTo { get; private set; }
    public GatePack Pack { get; private set; } = null!;
    public Guid? Cites { get; private set; }

    /// <summary>Proceeding takes back the decision that it cites.</summary>
    public bool IsCorrection { get; private set; }

    /// <summary>How many assessors must have scored.</summary>
    public int Quorum { get; private set; }
    public DateOnly ScoresDueOn { get; private set; }
    public Guid OpenedBy { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public GateDecision? Decision { get; private set; }
    public IReadOnlyList<GateCriterion> Criteria => _criteria;

    /// <summary>The mean of the scores by weight, 0 to 5; none before every one is scored.</summary>
    public decimal? Score
    {
        get
        {
            var scored = _criteria.Where(c => c.Kind == CriterionKind.Scored).ToList();
            return scored.Count == 0 || scored.Exists(c => c.Score is null)
                ? null
                : decimal.Round(scored.Sum(c => (decimal)c.Weight * c.Score!.Value) / scored.Sum(c => c.Weight), 1);
        }
    }

    /// <summary>When its chairs owe the decision: once all who score have scored, the quorum at least, or on the day for which scores are asked.</summary>
    /// <param name="dayOf">the day of a moment, as people count it</param>
    public DateOnly DecisionDueOn(IEnumerable<GateScorecard> cards, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var scoring = cards.Where(c => !c.IsRecused).ToList();
        return
            Quorum > 0
            && scoring.Count >= Quorum
            && scoring.TrueForAll(c => c.SubmittedAt is not null)
            && dayOf(scoring.Max(c => c.SubmittedAt)!.Value) is var day
            && day < ScoresDueOn
            ? day
            : ScoresDueOn;
    }

    public void RequireOpen() => Rules.Open.Require(DecidedAt is null);

    /// <param name="cards">every scorecard of this gate; those that count make the panel</param>
    public GateDecision Decide(
        DecisionMade made,
        Decider decider,
        IReadOnlyCollection<GateScorecard> cards,
        DateTimeOffset now,
        DateOnly today
    )
    {
        Rules.Undecided.Require(DecidedAt is null);
        Rules.NoInterest.Require(decider.Closeness is { Author: false, OwnGroup: false });
        Rules.InterestDeclared.Require(decider.Declared is not null);
        Rules.InterestExplained.Require(decider.Declared == InterestKind.None || !string.IsNullOrWhiteSpace(decider.InterestWords));
        Rules.StandsAside.Require(decider.Closeness.Causes(decider.Declared, decider.SameOrganisationRecuses).Count == 0);
        Rules.PanelReached.Require(cards.Count(c => c.Counts) >= Quorum);
        Rules.HasReason.Require(!string.IsNullOrWhiteSpace(made.Reason));
        Rules.TakenBackOrNot.Require(!IsCorrection || made.Decision is DecisionKind.Proceed or DecisionKind.Rework);
        var proceeds = made.Decision is DecisionKind.Proceed or DecisionKind.ProceedWithConditions;
        Rules.SaysWhatWouldChange.Require(proceeds || !string.IsNullOrWhiteSpace(made.WhatWouldChangeThis));
        Rules.Coded.Require(made.Code is not null || made.Decision is not (DecisionKind.Park or DecisionKind.Stop or DecisionKind.Merge));
        Rules.ReviewLater.Require(
            made.Decision == DecisionKind.Park ? made.ReviewOn > today && made.ReviewOn <= today.AddYears(2) : made.ReviewOn is null
        );
        Rules.MergesElsewhere.Require(
            made.Decision == DecisionKind.Merge ? made.MergedIntoId is { } into && into != InitiativeId : made.MergedIntoId is null
        );
        var panel = PanelFinding.Of(_criteria, cards);
        Rules.EveryCriterionFound.Require(
            _criteria.TrueForAll(c => made.Findings.Any(f => f.Answers(c)) || (Quorum > 0 && c.Kind == CriterionKind.Scored))
        );
        Rules.WaiverHasReason.Require(made.Findings.All(f => f.Met != Finding.Waived || !string.IsNullOrWhiteSpace(f.Note)));
        Rules.MustMeetBlocks.Require(
            !proceeds
                || _criteria.TrueForAll(c =>
                    c.Kind == CriterionKind.Scored || made.Findings.Any(f => f.Answers(c) && f.Met != Finding.NotMet)
                )
        );
        if (proceeds)
            decider.RequireLimits();
        Rules.ConditionsNamed.Require(made.Decision != DecisionKind.ProceedWithConditions || made.Conditions.Count > 0);
        Rules.NoStrayConditions.Require(made.Decision == DecisionKind.ProceedWithConditions || made.Conditions.Count == 0);
        Rules.ConditionsWhole.Require(
            made.Conditions.All(c => !string.IsNullOrWhiteSpace(c.Text) && c.OwnerId != Guid.Empty && c.DueOn >= today)
        );

        foreach (var criterion in _criteria)
            criterion.Find(
                made.Findings.FirstOrDefault(f => f.Answers(criterion)),
                Quorum > 0 ? panel.First(p => p.Number == criterion.Number).Mean : null,
                decider.PersonId
            );
        DecidedAt = now;
        Decision = new GateDecision(this, Target(made.Decision), made, decider, now);
        return Decision;
    }

    public Stage Target(DecisionKind decision) =>
        decision switch
        {
            DecisionKind.Proceed or DecisionKind.ProceedWithConditions => ProceedsTo,
            DecisionKind.Park => Stage.Parked,
            DecisionKind.Stop => Stage.Stopped,
            DecisionKind.Merge => Stage.Merged,
            _ => FromStage,
        };
}

internal sealed record DecisionMade(
    DecisionKind Decision,
    string Reason,
    string? WhatWouldChangeThis,
    IReadOnlyList<CriterionFinding> Findings,
    IReadOnlyList<NewCondition> Conditions,
    ReasonCode? Code = null,
    DateOnly? ReviewOn = null,
    Guid? MergedIntoId = null
);

/// <summary>Who decides, how they stand to the initiative, and how much they may approve.</summary>
/// <param name="Asked">what is asked for; none where nothing is</param>
internal sealed record Decider(
    Guid PersonId,
    InterestKind? Declared,
    string? InterestWords,
    Closeness Closeness,
    bool SameOrganisationRecuses,
    (decimal? Capital, decimal? Revenue) Limit,
    (decimal Capital, decimal Revenue) Asked
)
{
    /// <exception cref="RuleBroken">with the amount and the limit</exception>
    internal void RequireLimits()
    {
        Require("capital", Asked.Capital, Limit.Capital);
        Require("revenue", Asked.Revenue, Limit.Revenue);
    }

    private static void Require(string what, decimal asked, decimal? limit) =>
        new Rule(
            $"{Money.Show(asked)} of {what} is asked for and you may approve up to {Money.Show(limit ?? 0)}: someone with a higher limit has to decide"
        ).Require(limit is null || asked <= limit);
}

internal sealed record NewCondition(string Text, Guid OwnerId, DateOnly DueOn);

internal enum Finding
{
    Met,
    NotMet,
    Waived,
}

internal sealed record CriterionFinding(int Number, Finding? Met, int? Score, string? Note)
{
    public bool Answers(GateCriterion criterion) =>
        Number == criterion.Number && (criterion.Kind == CriterionKind.MustMeet ? Met is not null : Score is >= 0 and <= 5);
}

/// <summary>What was decided, by whom and why; only ever added, and the only thing that moves a stage.</summary>
internal sealed class GateDecision
{
    private readonly List<GateCondition> _conditions = [];

    private GateDecision() { }

    internal GateDecision(GateReview review, Stage to, DecisionMade made, Decider decider, DateTimeOffset now)
    {
        (Id, GateId, InitiativeId, FromStage, ToStage) = (Guid.CreateVersion7(), review.Id, review.InitiativeId, review.FromStage, to);
        (Decision, Reason, DecidedBy, At, Cites) = (made.Decision, made.Reason.Trim(), decider.PersonId, now, review.Cites);
        (Code, ReviewOn, MergedIntoId) = (made.Code, made.ReviewOn, made.MergedIntoId);
        Interest = decider.Declared;
        InterestWords = decider.Declared is null or InterestKind.None ? null : decider.InterestWords!.Trim();
        WhatWouldChangeThis = string.IsNullOrWhiteSpace(made.WhatWouldChangeThis) ? null : made.WhatWouldChangeThis.Trim();
        _conditions.AddRange(made.Conditions.Select((c, i) => new GateCondition(Id, i + 1, c)));
    }

    public Guid Id { get; private set; }
    public Guid GateId { get; private set; }
    public Guid InitiativeId { get; private set; }
    public DecisionKind Decision { get; private set; }
    public Stage FromStage { get; private set; }
    public Stage ToStage { get; private set; }
    public string Reason { get; private set; } = "";
    public string? WhatWouldChangeThis { get; private set; }
    public Guid DecidedBy { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The reason by which figures count; none for decisions to go on.</summary>
    public ReasonCode? Code { get; private set; }

    /// <summary>When a parked initiative is looked at again.</summary>
    public DateOnly? ReviewOn { get; private set; }
    public Guid? MergedIntoId { get; private set; }

    /// <summary>What the chair declared; none for decisions from before interests were asked for.</summary>
    public InterestKind? Interest { get; private set; }
    public string? InterestWords { get; private set; }

    /// <summary>The earlier decision that this one reverses.</summary>
    public Guid? Cites { get; private set; }

    /// <summary>Whether an earlier decision is taken back was all that there was to decide; from an off-ramp an initiative goes on instead.</summary>
    public bool IsAboutEarlier => Cites is not null && FromStage is not (Stage.Parked or Stage.Stopped);
    public IReadOnlyList<GateCondition> Conditions => _conditions;
}

internal sealed class GateCondition
{
    private GateCondition() { }

    internal GateCondition(Guid decisionId, int number, NewCondition condition)
    {
        (DecisionId, Number) = (decisionId, number);
        (Text, OwnerId, DueOn) = (condition.Text.Trim(), condition.OwnerId, condition.DueOn);
    }

    public Guid DecisionId { get; private set; }
    public int Number { get; private set; }
    public string Text { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public DateOnly DueOn { get; private set; }
}

internal static class Decisions
{
    public static string InWords(DecisionKind decision) =>
        decision == DecisionKind.ProceedWithConditions ? "Proceed with conditions" : decision.ToString();

    /// <summary>What contributors are told: the heading of the message, before the reason.</summary>
    /// <param name="isAboutEarlier">proceeding takes an earlier decision back, rework leaves it as it is</param>
    public static string Told(DecisionKind decision, string title, Stage to, bool isAboutEarlier) =>
        decision switch
        {
            DecisionKind.Rework when isAboutEarlier => $"“{title}” stays where it is: {Stages.InWords(to).ToLowerInvariant()}",
            DecisionKind.Proceed when isAboutEarlier => $"“{title}” goes back to: {Stages.InWords(to).ToLowerInvariant()}",
            DecisionKind.Proceed or DecisionKind.ProceedWithConditions => $"“{title}” goes on to: {Stages.InWords(to).ToLowerInvariant()}",
            DecisionKind.Rework => $"“{title}” needs more work before it goes on",
            DecisionKind.Park => $"“{title}” is parked for now",
            DecisionKind.Merge => $"“{title}” is merged into another initiative",
            _ => $"“{title}” is stopped",
        };
}
