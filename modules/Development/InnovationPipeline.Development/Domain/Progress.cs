namespace InnovationPipeline.Development.Domain;

/// <summary>How an initiative goes on a day: its colour with the cause, and the clock of its stage.</summary>
/// <param name="ByHand">stands beside the rule's while it holds</param>
internal sealed record Progress(Rag ByRule, string Because, RagOverride? ByHand, StageClock Clock)
{
    /// <summary>Milestones that are expected before what they wait for, in words.</summary>
    public IReadOnlyList<string> TooEarly { get; init; } = [];

    public Rag Colour => ByHand?.Colour ?? ByRule;

    public string InWords => ByHand is null ? RagRule.InWords(ByRule) : $"{RagRule.InWords(Colour)}, set by hand";

    /// <summary>For example "12 of 30 working days"; nothing where the stage has no clock.</summary>
    public string? ClockInWords =>
        Clock switch
        {
            { Allowed: null } => null,
            { IsPaused: true } => $"clock paused at {Clock.Used} of {Clock.Allowed} working days",
            { IsOver: true } => $"{Clock.Used - Clock.Allowed} working days over its {Clock.Allowed}",
            _ => $"{Clock.Used} of {Clock.Allowed} working days",
        };
}
