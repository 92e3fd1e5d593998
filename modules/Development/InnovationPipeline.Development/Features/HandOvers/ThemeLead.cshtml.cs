using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOvers;

internal sealed class ThemeLeadPage : HandOverInputs
{
    public Task<IActionResult> OnPost() => Hand(() => new HandOverTheme(Id, Form), $"/themes/{Id}");

    protected override async Task Load()
    {
        var theme = await Ask(new ThemeToRead(Id));
        if (!await May(DevelopmentPermission.TakeForward, Id))
            throw new Forbidden();
        (What, Now) = (theme.Name, theme.Lead);
    }
}
