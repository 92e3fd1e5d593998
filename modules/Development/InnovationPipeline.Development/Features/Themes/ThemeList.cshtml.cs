using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed class ThemeListPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ThemeRow> Themes { get; private set; } = null!;

    public bool MayMake { get; private set; }

    public async Task OnGet()
    {
        Themes = await Ask(new ThemesByName(Number));
        MayMake = await MayAnywhere(DevelopmentPermission.TakeForward);
    }
}
