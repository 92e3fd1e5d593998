namespace InnovationPipeline.UiKit;

/// <summary>One figure of a chart and of its table: `Display` is what is read, `Value` how long the bar is, `Href` the rows behind it.</summary>
public sealed record ChartRow(string Label, decimal Value, string Display, string? Href = null);
