using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class PersonListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public PeoplePage Listed { get; private set; } = null!;

    public async Task OnGet() => Listed = await Ask(new PeopleFound(Search, PageNumber ?? 1));
}
