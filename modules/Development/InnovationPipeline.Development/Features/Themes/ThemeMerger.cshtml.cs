using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed class ThemeMergerPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose the theme that goes on")]
    public Guid? IntoId { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why they are merged")]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public ThemeInFull Theme { get; private set; } = null!;
    public IReadOnlyList<LinkedThing> Others { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Others.Select(o => new SelectListItem(o.Title, o.Id.ToString()));

    public async Task OnGet()
    {
        await Load();
        Version = Theme.Version;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Confirmed)
            ModelState.AddModelError(nameof(Confirmed), "Confirm that the themes are merged");
        if (!await Attempt(() => new MergeTheme(Id, Version, IntoId, Reason!)))
            return await Redisplay(Load);
        Tell("Themes merged");
        return Redirect($"/themes/{IntoId}");
    }

    private async Task Load()
    {
        Others = await Ask(new ThemesToMergeInto(Id));
        Theme = await Ask(new ThemeToRead(Id));
        if (IsStale)
            Version = Theme.Version;
    }
}
