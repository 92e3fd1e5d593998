using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class GateReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 14, 0, 0, default);
    private static readonly DateOnly Today = new(2026, 1, 15);
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly Guid Chair = Guid.CreateVersion7();
    private static readonly StageModel Model = StageModels.Needs;

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
        foreach (var kind in new[] { DecisionKind.Rework, DecisionKind.Park, DecisionKind.Stop, DecisionKind.Merge })
            Refuses(GateReview.Rules.SaysWhatWouldChange, Made() with { Decision = kind });
        foreach (var kind in new[] { DecisionKind.Park, DecisionKind.Stop, DecisionKind.Merge })
            Refuses(GateReview.Rules.Coded, Made() with { Decision = kind, WhatWouldChangeThis = "More" });
        var coded = Made() with { WhatWouldChangeThis = "More", Code = ReasonCode.WeakEvidence };
        foreach (var day in new DateOnly?[] { null, Today, Today.AddYears(2).AddDays(1) })
            Refuses(GateReview.Rules.ReviewLater, coded with { Decision = DecisionKind.Park, ReviewOn = day });
        Refuses(GateReview.Rules.ReviewLater, coded with { Decision = DecisionKind.Stop, ReviewOn = Today.AddDays(9) });
        Refuses(GateReview.Rules.MergesElsewhere, coded with { Decision = DecisionKind.Merge });
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
        Assert.Equal(
            GateReview.Rules.Undecided,
            Assert.Throws<RuleBroken>(() => review.Decide(Made(), Decider(Chair), [], Now, Today)).Rule
        );
    }

    [Fact]
    public void A_gate_decides_only_with_its_panel_and_those_who_stand_aside_do_not_count()
    {
        var (_, review) = Opened();
        Assert.Equal(1, review.Quorum);
        foreach (var cards in new[] { [], new[] { Scored(review, interest: InterestKind.Financial) } })
            Assert.Equal(
                GateReview.Rules.PanelReached,
                Assert.Throws<RuleBroken>(() => review.Decide(Made(), Decider(Chair), cards, Now, Today)).Rule
            );
        review.Decide(Made(), Decider(Chair), [Scored(review, score: 5), Scored(review, score: 2)], Now, Today);
        Assert.Equal(3.5m, review.Score);
        Assert.True(PanelFinding.Of(review.Criteria, [Scored(Opened().Review, 5), Scored(Opened().Review, 3)])[3].IsFlagged);
    }

    [Fact]
    public void Chairs_owe_a_decision_once_all_who_score_have_scored_or_from_the_day_for_which_scores_are_asked()
    {
        var (_, review) = Opened();
        Assert.Equal(review.ScoresDueOn, Due());
        Assert.Equal(Today, Due(Scored(review)));
        // Whoever stands aside is not waited for; whoever has a seat is.
        Assert.Equal(Today, Due(Scored(review), Scored(review, interest: InterestKind.Financial)));
        Assert.Equal(review.ScoresDueOn, Due(Scored(review, interest: InterestKind.Financial)));
        var seated = new GateScorecard(Guid.CreateVersion7(), review, Guid.CreateVersion7(), Today, Lead, Now);
        Assert.Equal(review.ScoresDueOn, Due(Scored(review), seated));

        DateOnly Due(params GateScorecard[] cards) => review.DecisionDueOn(cards, London.DayOf);
    }

    [Fact]
    public void A_lifted_recusal_counts_again_and_says_why()
    {
        var (_, review) = Opened();
        var card = Scored(review, interest: InterestKind.Financial);
        Assert.Equal(GateScorecard.Rules.StandsAside, Assert.Throws<RuleBroken>(() => card.Save(review, [], null)).Rule);
        Assert.Equal(
            GateScorecard.Rules.LiftHasReason,
            Assert.Throws<RuleBroken>(() => card.Lift(" ", Chair, Closeness.Unrelated, false)).Rule
        );
        Assert.Equal(
            GateScorecard.Rules.LiftedByAnother,
            Assert.Throws<RuleBroken>(() => card.Lift("Why", card.AssessorId, Closeness.Unrelated, false)).Rule
        );
        Assert.Equal(
            GateScorecard.Rules.LiftedByUninvolved,
            Assert.Throws<RuleBroken>(() => card.Lift("Why", Chair, Closeness.Unrelated with { ManagesAnAuthor = true }, false)).Rule
        );
        card.Lift("The share was sold in March", Chair, Closeness.Unrelated, false);
        card.Save(review, [], null);
        Assert.Equal(GateScorecard.Rules.Whole, Assert.Throws<RuleBroken>(() => card.Submit(review, Now)).Rule);
    }

    [Fact]
    public void A_chair_declares_first_and_stands_aside_for_every_cause()
    {
        void Stands(Rule rule, Decider decider)
        {
            var (_, review) = Opened();
            Assert.Equal(rule, Assert.Throws<RuleBroken>(() => review.Decide(Made(), decider, [Scored(review)], Now, Today)).Rule);
        }
        Stands(GateReview.Rules.InterestDeclared, Decider(Chair, declared: null));
        Stands(GateReview.Rules.InterestExplained, Decider(Chair, InterestKind.Personal) with { InterestWords = " " });
        Stands(GateReview.Rules.StandsAside, Decider(Chair, InterestKind.Financial));
        Stands(GateReview.Rules.StandsAside, Decider(Chair, closeness: Closeness.Unrelated with { ManagesAnAuthor = true }));
        Stands(GateReview.Rules.StandsAside, Decider(Chair, closeness: Closeness.Unrelated with { Supplier = true }));
        Stands(GateReview.Rules.NoInterest, Decider(Chair, closeness: Closeness.Unrelated with { Author = true }));
        var same = Decider(Chair, closeness: Closeness.Unrelated with { SameOrganisation = true });
        Stands(GateReview.Rules.StandsAside, same with { SameOrganisationRecuses = true });
        var (_, open) = Opened();
        open.Decide(Made(), same, [Scored(open)], Now, Today);
    }

    [Fact]
    public void Nobody_approves_more_than_their_limit_capital_and_revenue_each_on_its_own()
    {
        var (_, review) = Opened();
        var decider = Decider(Chair) with { Limit = (50_000m, null), Asked = (50_000.01m, 900_000m) };
        var refusal = Assert.Throws<RuleBroken>(() => review.Decide(Made(), decider, [Scored(review)], Now, Today));
        Assert.Equal(
            "£50,000.01 of capital is asked for and you may approve up to £50,000: someone with a higher limit has to decide",
            refusal.Message
        );
        var limits = new ApprovalLimits(50_000m, 10_000m, null, 80_000m);
        Assert.Equal((50_000m, 10_000m), limits.For(isExecutive: false));
        Assert.Equal((null, 80_000m), limits.For(isExecutive: true));
        review.Decide(Made(), decider with { Asked = (50_000m, 900_000m) }, [Scored(review)], Now, Today);
    }

    [Fact]
    public void A_wrong_decision_is_taken_back_by_one_that_cites_it()
    {
        var (initiative, review) = Opened();
        var wrong = Decide(review, Made());
        initiative.Move(wrong);
        var correction = new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), wrong, Lead, Now, Today);
        Assert.True(correction.IsCorrection);
        Assert.Equal((0, Stage.Assessment), (correction.Quorum, correction.ProceedsTo));
        initiative.Move(correction.Decide(Made() with { Findings = Whole(correction) }, Decider(Chair), [], Now, Today));
        Assert.Equal(Stage.Assessment, initiative.Stage);
        Assert.Equal(wrong.Id, correction.Decision!.Cites);
    }

    [Fact]
    public void A_review_of_an_earlier_decision_takes_it_back_or_leaves_everything_as_it_is()
    {
        var (initiative, review) = Opened();
        var parked = Decide(review, Deciding(DecisionKind.Park) with { ReviewOn = Today.AddDays(90), Code = ReasonCode.WeakEvidence });
        initiative.Move(parked);
        var again = new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), parked, Lead, Now, Today);
        initiative.Move(Decide(again, Deciding(DecisionKind.Rework) with { Findings = Whole(again) }));
        Assert.Equal((Stage.Parked, Today.AddDays(90)), (initiative.Stage, initiative.ReviewOn!.Value));

        var target = Guid.CreateVersion7();
        var merging = new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), parked, Lead, Now, Today);
        var merged = Decide(
            merging,
            Deciding(DecisionKind.Merge) with
            {
                MergedIntoId = target,
                Code = ReasonCode.WeakEvidence,
                Findings = Whole(merging),
            }
        );
        initiative.Move(merged);
        var back = new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), merged, Lead, Now, Today);
        foreach (var kind in new[] { DecisionKind.Park, DecisionKind.Stop, DecisionKind.Merge, DecisionKind.ProceedWithConditions })
            Assert.Equal(
                GateReview.Rules.TakenBackOrNot,
                Assert.Throws<RuleBroken>(() => Decide(back, Deciding(kind) with { Findings = Whole(back) })).Rule
            );
        var left = Decide(back, Deciding(DecisionKind.Rework) with { Findings = Whole(back) });
        initiative.Move(left);
        Assert.Equal((Stage.Merged, target), (initiative.Stage, initiative.MergedIntoId!.Value));
        Assert.Equal("“It” stays where it is: merged", Decisions.Told(left.Decision, "It", left.ToStage, left.IsAboutEarlier));

        // It was parked before the merger, and goes back to where it was before that.
        var taken = new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), merged, Lead, Now, Today);
        var returned = Decide(taken, Made() with { Findings = Whole(taken) });
        initiative.Move(returned);
        Assert.Equal((Stage.Assessment, null, null), (initiative.Stage, initiative.MergedIntoId, initiative.ReviewOn));
        Assert.False(GateReview.Corrects(initiative, returned));
    }

    [Fact]
    public void Any_run_of_decisions_keeps_to_the_stages_and_a_parked_initiative_returns_where_it_left() =>
        Gen.Enum<DecisionKind>()
            .List[1, 12]
            .Sample(decisions =>
            {
                var initiative = Begun();
                GateDecision? last = null;
                foreach (var kind in decisions)
                {
                    if (Model.Next(initiative.Stage, initiative.LeftFrom) is not { } next)
                        return initiative.Stage is Stage.Closed or Stage.Merged;
                    var (before, left) = (initiative.Stage, initiative.LeftFrom);
                    var review = new GateReview(
                        Guid.CreateVersion7(),
                        initiative,
                        Model,
                        Pack(),
                        Stages.IsOffRamp(initiative.Stage) ? last : null,
                        Lead,
                        Now,
                        Today
                    );
                    var conditions = kind == DecisionKind.ProceedWithConditions ? new[] { new NewCondition("Do it", Lead, Today) } : [];
                    var decision = review.Decide(
                        new DecisionMade(
                            kind,
                            "Because",
                            "More",
                            Whole(review),
                            conditions,
                            ReasonCode.WeakEvidence,
                            kind == DecisionKind.Park ? Today.AddDays(90) : null,
                            kind == DecisionKind.Merge ? Guid.CreateVersion7() : null
                        ),
                        Decider(Chair),
                        [Scored(review)],
                        Now,
                        Today
                    );
                    initiative.Move(decision);
                    last = decision;
                    var expected = kind switch
                    {
                        DecisionKind.Park => Stage.Parked,
                        DecisionKind.Stop => Stage.Stopped,
                        DecisionKind.Merge => Stage.Merged,
                        DecisionKind.Rework => before,
                        _ => next,
                    };
                    if (initiative.Stage != expected)
                        return false;
                    // Nothing is parked for ever, and nothing merged into nowhere.
                    if (initiative.Stage == Stage.Parked != initiative.ReviewOn is not null)
                        return false;
                    if (initiative.Stage == Stage.Merged != initiative.MergedIntoId is not null)
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

    private static GateDecision Decide(GateReview review, DecisionMade made) =>
        review.Decide(made, Decider(Chair), [Scored(review)], Now, Today);

    private static Decider Decider(Guid person, InterestKind? declared = InterestKind.None, Closeness? closeness = null) =>
        new(person, declared, "A share", closeness ?? Closeness.Unrelated, false, (null, null), (0, 0));

    private static GateScorecard Scored(GateReview review, int score = 4, InterestKind interest = InterestKind.None)
    {
        var card = new GateScorecard(Guid.CreateVersion7(), review, Guid.CreateVersion7(), Today, Lead, Now);
        card.Declare(interest, "A share", Closeness.Unrelated, sameOrganisationRecuses: false, Now);
        if (card.IsRecused)
            return card;
        card.Save(
            review,
            [
                .. review.Criteria.Select(c =>
                    c.Kind == CriterionKind.MustMeet
                        ? new CriterionFinding(c.Number, Finding.Met, null, null)
                        : new CriterionFinding(c.Number, null, score, null)
                ),
            ],
            null
        );
        card.Submit(review, Now);
        return card;
    }

    private static DecisionMade Deciding(DecisionKind kind) => Made() with { Decision = kind, WhatWouldChangeThis = "Better evidence" };

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
        return (initiative, new GateReview(Guid.CreateVersion7(), initiative, Model, Pack(), null, Lead, Now, Today));
    }

    private static GatePack Pack() =>
        new("Linked data", "Assessment", null, null, null, new PackPeople(Lead, null, null, null), [], 23, [], [], [], []);
}
