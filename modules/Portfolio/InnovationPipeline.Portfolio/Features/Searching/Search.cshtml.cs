using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Searching;

internal sealed class SearchPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ResultsPage Found { get; private set; } = null!;

    public int Pages => Found.HasMore ? PageNumber + 1 : PageNumber;

    public async Task OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 1000);
        Found = await Ask(new SearchResults(Text, PageNumber));
    }
}
