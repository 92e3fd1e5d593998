using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Me;

internal sealed class ChangePasswordPage : SlicePage
{
    [BindProperty, Required(ErrorMessage = "Enter your current password")]
    public string? Current { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a new password")]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGet() => (await Ask(new OwnDetails())).HasPassword ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var answer = await Attempt(() => new ChangePassword(Current!, Password!));
        if (answer?.Stamp is { } stamp)
        {
            await SessionCookie.Renew(HttpContext, stamp);
            Tell("Password changed. You have been signed out everywhere else");
            return LocalRedirect("/me");
        }
        if (answer?.Refusal is { } refusal)
            ModelState.AddModelError(nameof(Current), refusal);
        return await Redisplay(() => Task.CompletedTask);
    }
}
