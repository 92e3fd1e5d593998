namespace InnovationPipeline.UiKit;

/// <summary>One figure of a chart and of its table: `Display` is what is read, `Value` how long the bar is.</summary>
public sealed record ChartRow(string Label, decimal Value, string Display);
