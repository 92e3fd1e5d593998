using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>An idea, theme or challenge taken forward; led by someone from birth, moved only by gate decisions.</summary>
internal sealed class Initiative : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Titled = new("Enter a title of 200 characters or fewer");
        internal static readonly Rule ChallengeAccepted = new("Only an accepted challenge is taken forward");
        internal static readonly Rule ChallengeOnce = new("This challenge has already been taken forward");
        internal static readonly Rule OneGateAtATime = new("A gate review is already open for this initiative");
        internal static readonly Rule HasANextStage = new("There is no gate after this stage");
        internal static readonly Rule OnlyThroughADecision = new("An initiative changes stage only through a decision of its open gate");
        internal static readonly Rule IsParked = new("This initiative is not parked");
        internal static readonly Rule ParkIsProposed = new("Nobody has proposed to park this initiative");
        internal static readonly Rule ColourByHand = new("Choose green, amber or red, or leave it to the rule");
        internal static readonly Rule ColourHasReason = new("Say why the rule's colour is wrong here");
        internal static readonly Rule ServesThePlan = new(
            "Choose at least one objective of the plan that holds today and that this initiative serves before it leaves assessment"
        );
        internal static readonly Rule StillRunning = new("This initiative has ended, so it can no longer be changed");
    }

    private readonly List<FundingLine> _funding = [];

    private Initiative()
        : base(Guid.Empty) { }

    public Initiative(
        Guid id,
        Guid organisationId,
        Guid? innovationEventId,
        Guid? ideaId,
        Guid? themeId,
        string title,
        CarriedOver origin,
        Guid openedBy,
        DateTimeOffset now,
        Guid? stageModelId = null,
        Guid? submissionId = null
    )
        : base(id)
    {
        Rules.Titled.Require(title.Trim().Length is > 0 and <= 200);

        (OrganisationId, InnovationEventId, IdeaId, ThemeId) = (organisationId, innovationEventId, ideaId, themeId);
        SubmissionId = submissionId;
        (Title, Origin, OpenedAt, OpenedBy, LeadId) = (title.Trim(), origin, now, openedBy, openedBy);
        StageModelId = stageModelId ?? StageModels.NeedsAssessmentId;
        StageSince = now;
        Won = origin.Records.Any(r => r.Vote?.Won == true);
        Exchanges = origin.Records.Sum(r => r.Idea!.Lineage.Count);
        foreach (var idea in origin.Records.Select(r => r.Idea!))
            if (idea.Ask is { } ask)
                _funding.AddRange(FundingLine.From(id, idea.Id, ask));
        Announce(new InitiativeOpened(id, organisationId, ideaId, innovationEventId, themeId) { SubmissionId = submissionId });
    }

    public Guid OrganisationId { get; private set; }
    public Guid? InnovationEventId { get; private set; }
    public Guid? IdeaId { get; private set; }
    public Guid? ThemeId { get; private set; }

    /// <summary>The challenge that it began as.</summary>
    public Guid? SubmissionId { get; private set; }
    public string Title { get; private set; } = "";
    public CarriedOver Origin { get; private set; } = null!;
    public Stage Stage { get; private set; }

    /// <summary>The version with which it began.</summary>
    public Guid StageModelId { get; private set; }
    public DateTimeOffset StageSince { get; private set; }

    /// <summary>The stage it was parked or stopped in, for the way back.</summary>
    public Stage? LeftFrom { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public Guid OpenedBy { get; private set; }
    public Guid LeadId { get; private set; }
    public Guid? SroId { get; private set; }
    public Guid? ProjectOwnerId { get; private set; }
    public Guid? BenefitOwnerId { get; private set; }
    public Guid? ClinicalOwnerId { get; private set; }
    public Guid? FinanceOwnerId { get; private set; }

    /// <summary>A colour set by hand; the rule's stays beside it.</summary>
    public RagOverride? RagOverride { get; private set; }
    public ProcurementRoute? ProcurementRoute { get; private set; }
    public Guid? OpenGateId { get; private set; }

    /// <summary>While it is parked: when to look at it again.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Since when a parked initiative waits to be looked at, or a quiet one to be parked or kept going.</summary>
    public DateTimeOffset? AttentionSince { get; private set; }
    public Guid? MergedIntoId { get; private set; }

    /// <summary>What it began with, for what predicts that it goes on: Blau's index of its group's disciplines, the vote, and borrowings.</summary>
    public decimal? GroupDiversity { get; private set; }
    public bool Won { get; private set; }
    public int Exchanges { get; private set; }
    public IReadOnlyList<FundingLine> Funding => _funding;

    public bool HasEnded => Stages.HasEnded(Stage);

    /// <summary>The people who run it: none of them decides at its gates.</summary>
    public IReadOnlyList<Guid> Owners =>
        [
            .. new[] { LeadId, SroId, ProjectOwnerId, BenefitOwnerId, ClinicalOwnerId, FinanceOwnerId }
                .OfType<Guid>()
                .Append(OpenedBy)
                .Distinct(),
        ];

    /// <summary>Owners and contributors: none of them decides at its gates, and the reason of a decision comes to them in person.</summary>
    public IReadOnlyList<Guid> Involved => [.. Owners.Concat(Origin.Contributors.Select(c => c.PersonId)).Distinct()];

    /// <summary>Those who hold one of its positions; with those who have its tasks they deliver it, and none of them verifies its benefits.</summary>
    public IReadOnlyList<Guid> Holders => [.. Enum.GetValues<Position>().Select(Holder).OfType<Guid>().Distinct()];

    public Guid? Holder(Position position) =>
        position switch
        {
            Position.Lead => LeadId,
            Position.SeniorResponsibleOwner => SroId,
            Position.ProjectOwner => ProjectOwnerId,
            Position.BenefitOwner => BenefitOwnerId,
            Position.ClinicalOwner => ClinicalOwnerId,
            Position.FinanceOwner => FinanceOwnerId,
            _ => throw new ArgumentOutOfRangeException(nameof(position)),
        };

    public void Name(Position position, Guid personId)
    {
        Rules.StillRunning.Require(!HasEnded);

        switch (position)
        {
            case Position.Lead:
                LeadId = personId;
                break;
            case Position.SeniorResponsibleOwner:
                SroId = personId;
                break;
            case Position.ProjectOwner:
                ProjectOwnerId = personId;
                break;
            case Position.BenefitOwner:
                BenefitOwnerId = personId;
                break;
            case Position.ClinicalOwner:
                ClinicalOwnerId = personId;
                break;
            case Position.FinanceOwner:
                FinanceOwnerId = personId;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(position));
        }
    }

    /// <param name="disciplines">of the people in its group, one each</param>
    public void BeganWith(IReadOnlyCollection<string> disciplines) =>
        GroupDiversity = disciplines.Count == 0 ? null : decimal.Round(ContinuationCase.Blau(disciplines), 4);

    public void OverrideRag(Rag? colour, string? reason, Guid by, DateTimeOffset now)
    {
        Rules.StillRunning.Require(!HasEnded);
        Rules.ColourByHand.Require(colour != Rag.NotReported);
        Rules.ColourHasReason.Require(colour is null || !string.IsNullOrWhiteSpace(reason));
        RagOverride = colour is { } set ? new RagOverride(set, reason!.Trim(), by, now) : null;
    }

    public void Procure(ProcurementRoute route)
    {
        Rules.StillRunning.Require(!HasEnded);
        ProcurementRoute = route;
    }

    /// <summary>Who is still to be named before it leaves its stage: a senior responsible owner to leave assessment, and whom its gate needs.</summary>
    public IReadOnlyList<Position> OwnersMissing(StageText gate) =>
        [
            .. (Stage == Stage.Assessment ? gate.Owners.Append(Position.SeniorResponsibleOwner) : gate.Owners)
                .Distinct()
                .Order()
                .Where(p => Holder(p) is null),
        ];

    /// <summary>What must stand before it leaves its stage, whatever a chair waives.</summary>
    /// <exception cref="RuleBroken">with everyone who is still to be named</exception>
    public void RequireReadyToLeave(StageText gate, bool servesAnObjective)
    {
        var missing = OwnersMissing(gate).Select(p => $"a {Positions.InWords(p).ToLowerInvariant()}").ToList();
        if (missing.Count > 0)
            new Rule(
                $"Name {(missing.Count == 1 ? missing[0] : $"{string.Join(", ", missing.SkipLast(1))} and {missing[^1]}")} before this initiative leaves {Stages.InWords(Stage).ToLowerInvariant()}"
            ).Require(false);
        Rules.ServesThePlan.Require(servesAnObjective || Stage != Stage.Assessment);
    }

    public void LinkTo(Guid themeId)
    {
        Rules.StillRunning.Require(!HasEnded);
        ThemeId = themeId;
    }

    /// <summary>Its theme was merged or split; one that has ended follows too.</summary>
    public void FollowTo(Guid themeId) => ThemeId = themeId;

    public void OpenGate(Guid gateId, StageModel model, GateDecision? cites)
    {
        Rules.OneGateAtATime.Require(OpenGateId is null);
        Rules.HasANextStage.Require(model.Next(Stage, LeftFrom) is not null || GateReview.Corrects(this, cites));
        OpenGateId = gateId;
    }

    /// <summary>A parked initiative's day has come.</summary>
    public void Resurface(DateTimeOffset now)
    {
        Rules.IsParked.Require(Stage == Stage.Parked && ReviewOn is not null);
        AttentionSince ??= now;
    }

    /// <summary>Nothing has happened for six months: somebody is asked whether to park it, and it stays where it is until they say.</summary>
    public void ProposePark(DateTimeOffset now)
    {
        Rules.StillRunning.Require(!HasEnded && !Stages.IsOffRamp(Stage));
        AttentionSince ??= now;
    }

    public void KeepGoing()
    {
        Rules.ParkIsProposed.Require(AttentionSince is not null && !Stages.IsOffRamp(Stage));
        AttentionSince = null;
    }

    public void Move(GateDecision decision)
    {
        Rules.OnlyThroughADecision.Require(decision.InitiativeId == Id && decision.GateId == OpenGateId && decision.FromStage == Stage);

        if (Stages.IsOffRamp(decision.ToStage) && !Stages.IsOffRamp(Stage))
            LeftFrom = Stage;
        else if (!Stages.IsOffRamp(decision.ToStage))
            LeftFrom = null;
        if (decision.ToStage != Stage)
            StageSince = decision.At;
        (Stage, OpenGateId) = (decision.ToStage, null);
        AttentionSince = null;
        // Whoever sends it back to work leaves it where it is: parked until its day, or merged into the other.
        if (decision.Decision != DecisionKind.Rework)
            (ReviewOn, MergedIntoId) = (decision.ReviewOn, decision.MergedIntoId);
        Announce(
            new GateDecided(Id, decision.Id, decision.Decision.ToString(), decision.FromStage.ToString(), decision.ToStage.ToString())
        );
    }
}

/// <summary>The people an initiative names; changing one is an act.</summary>
internal enum Position
{
    Lead,
    SeniorResponsibleOwner,
    ProjectOwner,
    BenefitOwner,
    ClinicalOwner,
    FinanceOwner,
}

internal static class Positions
{
    public static string InWords(Position position) =>
        position switch
        {
            Position.Lead => "Strategy lead",
            Position.SeniorResponsibleOwner => "Senior responsible owner",
            Position.ProjectOwner => "Project owner",
            Position.BenefitOwner => "Benefit owner",
            Position.ClinicalOwner => "Clinical owner",
            Position.FinanceOwner => "Finance owner",
            _ => throw new ArgumentOutOfRangeException(nameof(position)),
        };
}

internal enum FundingKind
{
    Capital,
    RevenueOneOff,
    RevenueRecurrent,
}

/// <summary>One line of the ask; capital and revenue are never netted.</summary>
internal sealed class FundingLine
{
    private FundingLine() { }

    public Guid Id { get; private set; }
    public Guid InitiativeId { get; private set; }

    /// <summary>Whose group asked for it.</summary>
    public Guid IdeaId { get; private set; }
    public FundingKind Kind { get; private set; }
    public Money Asked { get; private set; }
    public DateOnly? NeededBy { get; private set; }

    public string KindInWords =>
        Kind switch
        {
            FundingKind.Capital => "Capital",
            FundingKind.RevenueOneOff => "Revenue, once",
            _ => "Revenue, each year",
        };

    public static IEnumerable<FundingLine> From(Guid initiativeId, Guid ideaId, CarriedAsk ask)
    {
        foreach (
            var (kind, pounds) in new[]
            {
                (FundingKind.Capital, ask.Capital),
                (FundingKind.RevenueOneOff, ask.RevenueOneOff),
                (FundingKind.RevenueRecurrent, ask.RevenueRecurrent),
            }
        )
            if (pounds > 0)
                yield return new FundingLine
                {
                    Id = Guid.CreateVersion7(),
                    InitiativeId = initiativeId,
                    IdeaId = ideaId,
                    Kind = kind,
                    Asked = new Money(decimal.Round(pounds, 2)),
                    NeededBy = ask.NeededBy,
                };
    }
}
