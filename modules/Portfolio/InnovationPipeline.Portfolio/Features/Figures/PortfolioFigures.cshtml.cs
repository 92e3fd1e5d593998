using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Figures;

internal sealed class PortfolioFiguresPage : SlicePage
{
    [BindProperty(SupportsGet = true), Display(Name = "Date")]
    public DateOnly? On { get; set; }

    public PortfolioShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new PortfolioAsAt(On));

    public string DaysBefore(DateTimeOffset moment)
    {
        var days = Shown.On.DayNumber - London.DayOf(moment).DayNumber;
        return days == 1 ? "1 day" : $"{days} days";
    }

    /// <summary>The rows behind a count, on the same day.</summary>
    public string RowsOf(string? stage) =>
        "/portfolio/initiatives?" + (stage is null ? "" : $"stage={Uri.EscapeDataString(stage)}&") + $"on={Shown.On:yyyy-MM-dd}";
}
