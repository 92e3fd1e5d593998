using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Web;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.SigningIn;

internal sealed class SignInWithPasswordPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var address = HttpContext.Address();
        var answer = await Attempt(() => new SignInWithPassword(Email!, Password!, address));
        if (answer?.Arrival is { } arrival)
        {
            await SessionCookie.As(HttpContext, arrival);
            return LocalRedirect(Url.Local(ReturnUrl));
        }
        if (answer?.Refusal is { } refusal)
            ModelState.AddModelError(nameof(Email), refusal);
        return await Redisplay(() => Task.CompletedTask);
    }
}
