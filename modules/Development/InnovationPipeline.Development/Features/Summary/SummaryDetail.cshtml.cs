using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Files;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Summary;

internal sealed class SummaryDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SummaryShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new InitiativeSummary(Id));

    public async Task<IActionResult> OnGetWord()
    {
        var pack = await Ask(new SummaryInWord(Id));
        return File(pack.Bytes, WordDocument.Type, pack.Name);
    }

    public static IReadOnlyList<ChartSeries> Series(SummaryClass kind) =>
        [
            new("Verified", [.. kind.Quarters.Select(q => q.Verified)]),
            new("First locked plan", [.. kind.Quarters.Select(q => q.Locked)]),
            new("Plan now", [.. kind.Quarters.Select(q => (decimal?)q.Planned)]),
            new("Forecast", [.. kind.Quarters.Select(q => (decimal?)q.Forecast)]),
        ];

    public static IReadOnlyList<TimelineRow> Timeline(InitiativeFacts facts) =>
        [
            .. facts.Milestones.Select(m => new TimelineRow(
                m.Title,
                m.BaselineOn,
                m.ForecastOn,
                m.ActualOn,
                Milestone.SlipInWords(m.SlipDays)
            )),
        ];
}
