using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;
using Acts = InnovationPipeline.Platform.Demonstration.Stage;

namespace InnovationPipeline.Development.Demonstration;

/// <summary>The winner on its way to verified benefit, one initiative parked, four themes: November 2025 to October 2026.</summary>
internal sealed class DevelopmentDemonstration : IDemonstrate
{
    internal static readonly Guid Winner = Script.Id("initiative/winner");
    private static readonly Guid SharedServices = Script.Id("initiative/shared-services");
    private static readonly Guid Access = Script.Id("objective/access");
    private static readonly Guid Host = Script.Id($"organisation/{Cast.Host}");

    public IEnumerable<Step> Steps() => [.. Openings(), .. Assessments(), .. Gates(), .. DemonstrationBenefits.Steps()];

    internal static DateTimeOffset At(int year, int month, int day, int hour = 10, int minute = 0) =>
        London.At(new DateOnly(year, month, day), new TimeOnly(hour, minute));

    private static IEnumerable<Step> Openings()
    {
        foreach (
            var (key, name) in new[]
            {
                ("linked-data", "Linked data for care navigation"),
                ("technology-adoption", "Technology adoption in primary care and patients' homes"),
                ("intelligence", "Intelligence for service redesign and workforce planning"),
                ("shared-services", "Automation, process improvement and benchmarking in shared services"),
            }
        )
            yield return new(
                At(2025, 11, 21, 9),
                (stage, ct) => stage.Send("olive", new MakeTheme(Script.Id($"theme/{key}"), Host, name), ct)
            );
        yield return new(
            At(2025, 11, 21, 9, 30),
            (stage, ct) => stage.Send("olive", new TakeForward(Winner, Script.TopIdea(Script.WinningGroup)), ct)
        );
        yield return new(
            At(2025, 11, 28),
            (stage, ct) => stage.Send("olive", new LinkInitiative(Script.Id("theme/technology-adoption"), Winner), ct)
        );
        yield return Named(At(2025, 12, 1, 9), Winner, Position.SeniorResponsibleOwner, "edith");
        yield return Named(At(2025, 12, 1, 9, 5), Winner, Position.ProjectOwner, "orson");
        yield return Named(At(2025, 12, 1, 9, 10), Winner, Position.BenefitOwner, "benita");
        yield return new(
            At(2025, 12, 1, 9, 20),
            (stage, ct) =>
                stage.Send(
                    "olive",
                    new AddObjective(
                        Access,
                        Host,
                        "Better access to general practice",
                        "Joint forward plan",
                        new DateOnly(2025, 4, 1),
                        new DateOnly(2028, 3, 31)
                    ),
                    ct
                )
        );
        yield return new(
            At(2025, 12, 1, 9, 22),
            (stage, ct) =>
                stage.Send(
                    "olive",
                    new AddObjective(
                        Script.Id("objective/prevention"),
                        Host,
                        "From treatment to prevention",
                        "National shift",
                        new DateOnly(2025, 7, 1),
                        null
                    ),
                    ct
                )
        );
        yield return new(At(2025, 12, 1, 9, 25), (stage, ct) => stage.Send("olive", new ServeObjectives(Winner, [Access]), ct));
        yield return new(
            At(2026, 1, 20),
            (stage, ct) =>
                stage.Send(
                    "orson",
                    new AddMilestone(Script.Id("milestone/pilot"), Winner, "Pilot in 4 practices begins", new DateOnly(2026, 2, 2), null),
                    ct
                )
        );
        yield return new(
            At(2026, 1, 20, 11),
            (stage, ct) =>
                stage.Send(
                    "orson",
                    new AddMilestone(
                        Script.Id("milestone/whole-network"),
                        Winner,
                        "Whole network is live",
                        new DateOnly(2026, 9, 1),
                        Script.Id("milestone/pilot")
                    ),
                    ct
                )
        );
        yield return new(
            At(2026, 2, 6),
            async (stage, ct) =>
            {
                var shown = await stage.Ask("orson", new DeliveryToRead(Winner), ct);
                var pilot = shown.Milestones.First(m => m.Id == Script.Id("milestone/pilot"));
                await stage.Send("orson", new MoveMilestone(Winner, pilot.Id, pilot.Version, null, new DateOnly(2026, 2, 5), null), ct);
            }
        );
        yield return new(
            At(2026, 4, 20),
            (stage, ct) =>
                stage.Send(
                    "olive",
                    new AddFunding(
                        Script.Id("funding/committed"),
                        Winner,
                        FundingStep.Committed,
                        IsCapital: true,
                        Year: 2026,
                        18_000m,
                        "Digital first primary care"
                    ),
                    ct
                )
        );
        yield return new(At(2025, 12, 3), TakeWaitingForward);
        yield return new(
            At(2025, 12, 3, 11),
            (stage, ct) =>
                stage.Send(
                    "olive",
                    new TakeThemeForward(SharedServices, Script.Id("theme/shared-services"), "One automated desk for shared services"),
                    ct
                )
        );
    }

    /// <summary>Whatever the dispositions gave to initiatives; each under an id made from its idea's.</summary>
    private static async Task TakeWaitingForward(Acts stage, CancellationToken ct)
    {
        var waiting = await stage.Ask("olive", new IdeasWaiting(1), ct);
        foreach (var idea in waiting.Rows)
            await stage.Send("olive", new TakeForward(Script.Id($"initiative/{idea.IdeaId}"), idea.IdeaId), ct);
    }

    private static IEnumerable<Step> Assessments()
    {
        var day = 2;
        foreach (var section in NeedsAssessment.Sections)
        {
            yield return Assessed(At(2025, 12, day, 14), Winner, section, firstAnswer: day % 3 == 0 ? Answer.Partially : Answer.Yes);
            day++;
        }
        yield return Assessed(At(2025, 12, 15, 14), SharedServices, NeedsAssessment.Sections[0], Answer.No);
        yield return Assessed(At(2025, 12, 16, 14), SharedServices, NeedsAssessment.Sections[2], Answer.No);
    }

    private static IEnumerable<Step> Gates()
    {
        var (first, second, parked) = (Script.Id("gate/winner-1"), Script.Id("gate/winner-2"), Script.Id("gate/shared-services"));
        yield return new(At(2026, 1, 8), (stage, ct) => stage.Send("orson", new OpenGate(first, Winner), ct));
        yield return Scored(At(2026, 1, 12), Winner, first);
        yield return new(
            At(2026, 1, 15, 14),
            (stage, ct) =>
                stage.Send(
                    "greta",
                    new DecideAtGate(
                        Winner,
                        first,
                        new DecisionForm(
                            DecisionKind.Proceed,
                            "Practices feel the 8am rush every day, the technology exists, and two networks have offered to try it. The assessment shows no reason to wait.",
                            null,
                            Findings(mustMeet: 3),
                            [],
                            InterestKind.None
                        )
                    ),
                    ct
                )
        );
        yield return new(At(2026, 2, 5), (stage, ct) => stage.Send("olive", new OpenGate(parked, SharedServices), ct));
        yield return Scored(At(2026, 2, 9), SharedServices, parked, met: Finding.NotMet, score: 2);
        yield return new(
            At(2026, 2, 12, 14),
            (stage, ct) =>
                stage.Send(
                    "greta",
                    new DecideAtGate(
                        SharedServices,
                        parked,
                        new DecisionForm(
                            DecisionKind.Park,
                            "Three finance systems are being replaced this year. A shared desk built on the old ones would have to be built twice.",
                            "Bring it back when the new finance system is live, with one service that is ready to go first.",
                            [
                                new CriterionForm(1, Finding.NotMet, null, "2 of 9 sections have been assessed"),
                                new CriterionForm(2, Finding.NotMet, null, null),
                                new CriterionForm(3, Finding.Met, null, null),
                            ],
                            [],
                            InterestKind.None,
                            Code: ReasonCode.DevelopFurther,
                            ReviewOn: new DateOnly(2027, 2, 12)
                        )
                    ),
                    ct
                )
        );
        yield return new(At(2026, 4, 8), (stage, ct) => stage.Send("orson", new OpenGate(second, Winner), ct));
        yield return Scored(At(2026, 4, 13), Winner, second);
        yield return new(
            At(2026, 4, 16, 14),
            (stage, ct) =>
                stage.Send(
                    "greta",
                    new DecideAtGate(
                        Winner,
                        second,
                        new DecisionForm(
                            DecisionKind.Proceed,
                            "It worked at Millbrook: more people got through at 8am and reception staff asked to keep it. The benefits have baselines, targets and an owner.",
                            null,
                            Findings(mustMeet: 3),
                            [],
                            InterestKind.None
                        )
                    ),
                    ct
                )
        );
    }

    private static Step Named(DateTimeOffset at, Guid initiative, Position position, string member) =>
        new(at, (stage, ct) => stage.Send("olive", new NamePerson(initiative, position, Cast.Member(member).Email, null), ct));

    private static Step Assessed(DateTimeOffset at, Guid initiative, TemplateSection section, Answer firstAnswer) =>
        new(
            at,
            async (stage, ct) =>
            {
                if (!(await stage.Ask("asher", new AssessmentOf(initiative), ct)).HasDeclared)
                    await stage.Send("asher", new DeclareAssessmentInterest(initiative, InterestKind.None, null), ct);
                var shown = await stage.Ask("asher", new AssessmentOf(initiative), ct);
                await stage.Send(
                    "asher",
                    new SaveAssessmentSection(
                        initiative,
                        section.Key,
                        shown.Version,
                        [
                            .. section.Questions.Select(
                                (q, i) =>
                                    i == 0
                                        ? new AnswerForm(
                                            q.Key,
                                            q.Choices.Contains(firstAnswer) ? firstAnswer : Answer.Advanced,
                                            Comment(firstAnswer)
                                        )
                                        : new AnswerForm(q.Key, q.Choices.Contains(Answer.Yes) ? Answer.Yes : Answer.A, null)
                            ),
                        ]
                    ),
                    ct
                );
            }
        );

    private static string? Comment(Answer answer) =>
        answer switch
        {
            Answer.Partially => "The owner has agreed to finish this during development.",
            Answer.No => "Not started: it waits for the new finance system.",
            _ => null,
        };

    private static IReadOnlyList<CriterionForm> Findings(int mustMeet) =>
        [.. Enumerable.Range(1, mustMeet).Select(n => new CriterionForm(n, Finding.Met, null, null))];

    private static Step Scored(DateTimeOffset at, Guid initiative, Guid gate, Finding met = Finding.Met, int score = 4) =>
        new(
            at,
            async (stage, ct) =>
            {
                await stage.Send("asher", new JoinPanel(initiative, gate), ct);
                await stage.Send("asher", new DeclareInterest(initiative, gate, InterestKind.None, null), ct);
                var own = await stage.Ask("asher", new OwnScorecardOf(initiative, gate), ct);
                await stage.Send(
                    "asher",
                    new SaveScores(
                        initiative,
                        gate,
                        own.Version,
                        [
                            .. own.Criteria.Select(c => new CriterionForm(
                                c.Number,
                                c.MustMeet ? met : null,
                                c.MustMeet ? null : score - c.Number % 2,
                                null
                            )),
                        ],
                        PrivateNote: null,
                        Submits: true
                    ),
                    ct
                );
            }
        );
}
