namespace InnovationPipeline.Development.Domain;

/// <summary>Where an initiative stands; changed only by a gate's recorded decision.</summary>
internal enum Stage
{
    Assessment,
    Development,
    BenefitRealisation,
    Sustained,
    Closed,
    Parked,
    Stopped,
    Merged,
}

internal static class Stages
{
    public static bool HasEnded(Stage stage) => stage is Stage.Closed or Stage.Stopped or Stage.Merged;

    public static bool IsOffRamp(Stage stage) => stage is Stage.Parked or Stage.Stopped or Stage.Merged;

    /// <summary>Where nothing more is gained: what is claimed there gives way to the same gain of what runs.</summary>
    public static readonly Stage[] ThatGiveWay = [Stage.Stopped, Stage.Merged];

    /// <summary>Neither ended nor off the road.</summary>
    public static readonly Stage[] ThatRun = [Stage.Assessment, Stage.Development, Stage.BenefitRealisation, Stage.Sustained];

    public static bool GivesWay(Stage stage) => ThatGiveWay.Contains(stage);

    /// <summary>From here on what is measured counts, so plans are locked.</summary>
    public static bool LocksPlans(Stage stage) => stage is Stage.BenefitRealisation or Stage.Sustained or Stage.Closed;

    public static string InWords(Stage stage) => stage == Stage.BenefitRealisation ? "Benefit realisation" : stage.ToString();
}
