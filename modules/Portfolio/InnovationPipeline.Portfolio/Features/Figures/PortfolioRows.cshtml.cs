using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Figures;

internal sealed class PortfolioRowsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Date")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public InitiativesShown Shown { get; private set; } = null!;

    public async Task OnGet()
    {
        Shown = await Ask(new InitiativesAsAt(Stage, On, PageNumber));
        PageNumber = Math.Clamp(PageNumber, 1, Shown.Pages);
    }
}
