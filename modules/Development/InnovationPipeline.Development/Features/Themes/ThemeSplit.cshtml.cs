using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed class ThemeSplitPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public Guid NewThemeId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [BindProperty]
    public List<Guid> Ideas { get; set; } = [];

    [BindProperty]
    public List<Guid> Initiatives { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Say why it is split")]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public ThemeInFull Theme { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Version = Theme.Version;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Confirmed)
            ModelState.AddModelError(nameof(Confirmed), "Confirm that the theme is split");
        if (!await Attempt(() => new SplitTheme(Id, Version, NewThemeId, Name!, Ideas, Initiatives, Reason!)))
            return await Redisplay(Load);
        Tell("Theme split");
        return Redirect($"/themes/{NewThemeId}");
    }

    private async Task Load()
    {
        if (!await May(DevelopmentPermission.TakeForward, Id))
            throw new Forbidden();
        Theme = await Ask(new ThemeToRead(Id));
        if (IsStale)
            Version = Theme.Version;
    }
}
