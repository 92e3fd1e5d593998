using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class GateReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 14, 0, 0, default);
    private static readonly DateOnly Today = new(2026, 1, 15);
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly Guid Chair = Guid.CreateVersion7();

    [Fact]
    public void A_decision_to_proceed_moves_to_the_next_stage()
    {
        var (initiative, review) = Opened();
        initiative.Move(Decide(review, Made()));
        Assert.Equal((Stage.Development, null), (initiative.Stage, initiative.OpenGateId));
    }

    [Fact]
    public void A_criterion_that_must_be_met_blocks_proceeding_unless_waived_with_a_reason()
    {
        var unmet = Made() with { Findings = Findings(Finding.NotMet, "Not yet") };
        Refuses(GateReview.Rules.MustMeetBlocks, unmet);
        Refuses(GateReview.Rules.WaiverHasReason, Made() with { Findings = Findings(Finding.Waived, " ") });

        var (_, review) = Opened();
        var decision = Decide(review, Made() with { Findings = Findings(Finding.Waived, "Named on Monday") });
        Assert.Equal(Stage.Development, decision.ToStage);
        Assert.Equal(Chair, review.Criteria[0].WaivedBy);
    }

    [Fact]
    public void A_decision_needs_its_reason_its_findings_and_what_would_change_it()
    {
        Refuses(GateReview.Rules.HasReason, Made() with { Reason = "  " });
        Refuses(GateReview.Rules.EveryCriterionFound, Made() with { Findings = [] });
        Refuses(GateReview.Rules.EveryCriterionFound, Made() with { Findings = Findings(Finding.Met, null, score: 6) });
        foreach (var kind in new[] { DecisionKind.Rework, DecisionKind.Park, DecisionKind.Stop })
            Refuses(GateReview.Rules.SaysWhatWouldChange, Made() with { Decision = kind });
    }

    [Fact]
    public void Conditions_belong_to_proceeding_with_conditions_and_each_is_whole()
    {
        var condition = new NewCondition("Finish the safety case", Guid.CreateVersion7(), Today);
        Refuses(GateReview.Rules.ConditionsNamed, Made() with { Decision = DecisionKind.ProceedWithConditions });
        Refuses(GateReview.Rules.NoStrayConditions, Made() with { Conditions = [condition] });
        foreach (var broken in new[] { condition with { DueOn = Today.AddDays(-1) }, condition with { OwnerId = Guid.Empty } })
            Refuses(GateReview.Rules.ConditionsWhole, Made() with { Decision = DecisionKind.ProceedWithConditions, Conditions = [broken] });
    }

    [Fact]
    public void Only_the_open_gates_decision_moves_an_initiative()
    {
        var (initiative, review) = Opened();
        var (other, _) = Opened();
        var decision = Decide(review, Made());
        Assert.Equal(Initiative.Rules.OnlyThroughADecision, Assert.Throws<RuleBroken>(() => other.Move(decision)).Rule);
        initiative.Move(decision);
        Assert.Throws<RuleBroken>(() => initiative.Move(decision));
        Assert.Equal(GateReview.Rules.Undecided, Assert.Throws<RuleBroken>(() => Decide(review, Made())).Rule);
    }

    [Fact]
    public void Any_run_of_decisions_keeps_to_the_stages_and_a_parked_initiative_returns_where_it_left() =>
        Gen.Enum<DecisionKind>()
            .List[1, 12]
            .Sample(decisions =>
            {
                var initiative = Begun();
                Guid? last = null;
                foreach (var kind in decisions)
                {
                    if (Stages.Next(initiative.Stage, initiative.LeftFrom) is not { } next)
                        return initiative.Stage == Stage.Closed;
                    var (before, left) = (initiative.Stage, initiative.LeftFrom);
                    var review = new GateReview(Guid.CreateVersion7(), initiative, Pack(), last, Lead, Now);
                    var conditions = kind == DecisionKind.ProceedWithConditions ? new[] { new NewCondition("Do it", Lead, Today) } : [];
                    var decision = review.Decide(
                        new DecisionMade(kind, "Because", "More", Whole(review), conditions),
                        Chair,
                        [],
                        Now,
                        Today
                    );
                    initiative.Move(decision);
                    last = decision.Id;
                    var expected = kind switch
                    {
                        DecisionKind.Park => Stage.Parked,
                        DecisionKind.Stop => Stage.Stopped,
                        DecisionKind.Rework => before,
                        _ => next,
                    };
                    if (initiative.Stage != expected)
                        return false;
                    if (Stages.IsOffRamp(before) && !Stages.IsOffRamp(initiative.Stage) && initiative.Stage != left)
                        return false;
                }
                return true;
            });

    private static IReadOnlyList<CriterionFinding> Whole(GateReview review) =>
        [.. review.Criteria.Select(c => new CriterionFinding(c.Number, Finding.Met, 3, null))];

    private static void Refuses(Rule rule, DecisionMade made)
    {
        var (initiative, review) = Opened();
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Decide(review, made)).Rule);
        Assert.Null(review.Decision);
        Assert.Equal(Stage.Assessment, initiative.Stage);
    }

    private static GateDecision Decide(GateReview review, DecisionMade made) => review.Decide(made, Chair, [Lead], Now, Today);

    private static DecisionMade Made() => new(DecisionKind.Proceed, "The evidence is good", null, Findings(Finding.Met, null), []);

    private static IReadOnlyList<CriterionFinding> Findings(Finding first, string? note, int score = 4) =>
        [
            new(1, first, null, note),
            new(2, Finding.Met, null, null),
            new(3, Finding.Met, null, null),
            new(4, null, score, null),
            new(5, null, score, null),
            new(6, null, score, null),
        ];

    private static Initiative Begun() =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            null,
            null,
            Guid.CreateVersion7(),
            "Linked data",
            new CarriedOver(null, new CarriedTheme(Guid.CreateVersion7(), "Linked data", []), null, []),
            Lead,
            Now
        );

    private static (Initiative Initiative, GateReview Review) Opened()
    {
        var initiative = Begun();
        return (initiative, new GateReview(Guid.CreateVersion7(), initiative, Pack(), null, Lead, Now));
    }

    private static GatePack Pack() =>
        new("Linked data", "Assessment", null, null, null, new PackPeople(Lead, null, null, null), [], 23, [], [], [], []);
}
