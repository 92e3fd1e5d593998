using InnovationPipeline.Kernel;

namespace InnovationPipeline.Portfolio.Features.Threads;

/// <summary>One idea from challenge to benefit: what the page, the CSV and the JSON all show.</summary>
internal sealed record GoldenThread(Guid Id, string Title, IReadOnlyList<ThreadStep> Steps);

/// <param name="Kind">what sort of step this is, for example "Gate decision"</param>
/// <param name="On">none where nobody has recorded a day</param>
internal sealed record ThreadStep(
    string Kind,
    DateOnly? On,
    string Title,
    IReadOnlyList<string> Words,
    IReadOnlyList<ThreadPerson> People,
    IReadOnlyList<ThreadFigure> Figures
);

/// <param name="Capacity">as what, for example "Author"</param>
internal sealed record ThreadPerson(string Capacity, string Name);

/// <param name="Unit">"pounds", or what is counted or measured</param>
internal sealed record ThreadFigure(string Name, decimal Value, string Unit)
{
    public const string Pounds = "pounds";

    public string InWords =>
        string.Equals(Unit, Pounds, StringComparison.Ordinal)
            ? Money.Show(Value)
            : $"{Value.ToString("#,##0.####", System.Globalization.CultureInfo.InvariantCulture)} {Unit}".TrimEnd();
}
