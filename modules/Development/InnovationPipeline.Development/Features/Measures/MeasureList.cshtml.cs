using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Measures;

internal sealed class MeasureListPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public CatalogueShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new MeasureCatalogue(Number));
}
