using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.SigningIn;

internal sealed class EndSessionPage : SlicePage
{
    public IActionResult OnGet() => Caller.PersonId is null ? LocalRedirect("/sign-in") : Page();

    public async Task<IActionResult> OnPost()
    {
        if (Caller.PersonId is null)
            return LocalRedirect("/sign-in");
        if (!await Attempt(() => new EndSession()))
            return await Redisplay(() => Task.CompletedTask);
        await SessionCookie.Out(HttpContext);
        Tell("You have signed out");
        return LocalRedirect("/sign-in");
    }
}
