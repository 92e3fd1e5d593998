using InnovationPipeline.Development.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Development;

/// <summary>Ideas and themes taken forward: assessment, gates, benefits.</summary>
public sealed class DevelopmentModule : Module
{
    public override Type Db => typeof(DevelopmentDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Organiser] =
            [
                DevelopmentPermission.See,
                DevelopmentPermission.TakeForward,
                DevelopmentPermission.Deliver,
                DevelopmentPermission.Assign,
                DevelopmentPermission.Configure,
            ],
            [Role.Executive] = [DevelopmentPermission.See],
            [Role.Assessor] = [DevelopmentPermission.See, DevelopmentPermission.Assess],
            [Role.GateChair] = [DevelopmentPermission.See, DevelopmentPermission.Decide, DevelopmentPermission.Assign],
            [Role.Verifier] = [DevelopmentPermission.See, DevelopmentPermission.Verify],
            [Role.ProjectOwner] = [DevelopmentPermission.See, DevelopmentPermission.Deliver, DevelopmentPermission.RecordBenefits],
            [Role.BenefitOwner] = [DevelopmentPermission.See, DevelopmentPermission.RecordBenefits],
            [Role.TaskOwner] = [DevelopmentPermission.See],
        };

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new(500, "Initiatives", "/initiatives", DevelopmentPermission.See),
            new(505, "Stage board", "/initiatives/board", DevelopmentPermission.See),
            new(510, "Themes", "/themes", DevelopmentPermission.See),
            new(515, "Benefits", "/benefits", DevelopmentPermission.See),
            new(517, "Plan objectives", "/objectives", DevelopmentPermission.See),
            new(518, "What keeps stopping us", "/barriers", DevelopmentPermission.See),
            new(516, "Adoption by place", "/adoption", DevelopmentPermission.See),
            new(519, "What goes on", "/continuation", DevelopmentPermission.See),
            new(520, "Hand-off", "/initiatives/waiting", DevelopmentPermission.TakeForward),
            new(530, "Assessments", "/assessments", DevelopmentPermission.Assess),
            new(540, "Gates", "/gates", DevelopmentPermission.Decide),
            new(545, "Share out assessments", "/assessments/assignments", DevelopmentPermission.Assign),
            new(550, "Verification", "/verification", DevelopmentPermission.Verify),
            new(560, "Programmes", "/programmes", DevelopmentPermission.Configure),
        ];

    public override IReadOnlyList<LiveTopic> Topics => [new("initiative", DevelopmentPermission.See)];
}

internal static class DevelopmentPermission
{
    public const string See = "development.see";
    public const string TakeForward = "development.take-forward";
    public const string Assess = "development.assess";
    public const string Decide = "development.decide";
    public const string Deliver = "development.deliver";
    public const string RecordBenefits = "development.record-benefits";
    public const string Verify = "development.verify";
    public const string Assign = "development.assign";
    public const string Configure = "development.configure";
}
