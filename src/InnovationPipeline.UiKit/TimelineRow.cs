namespace InnovationPipeline.UiKit;

/// <summary>One thing on a timeline: the day promised, the day expected, the day it came about; `Slip` is what is read, `Href` where it is changed.</summary>
public sealed record TimelineRow(string Label, DateOnly Promised, DateOnly Expected, DateOnly? Reached, string Slip, string? Href = null);
