namespace InnovationPipeline.UiKit;

/// <summary>One line of a chart with several: a figure for each label, or none where there is none.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
