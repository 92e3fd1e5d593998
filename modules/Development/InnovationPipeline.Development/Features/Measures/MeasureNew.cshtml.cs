using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Measures;

internal sealed class MeasureNewPage : MeasureInputs
{
    [BindProperty]
    public Guid MeasureId { get; set; }

    public CatalogueOwner Catalogue { get; private set; } = null!;

    public async Task OnGet() => Catalogue = await Ask(new CatalogueOf(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddMeasure(MeasureId, Id, Form.ToForm())))
            return await Redisplay(OnGet);
        Tell("Measure added");
        return Redirect("/measures");
    }
}
