using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.SigningIn;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class JoinByLinkPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public async Task OnGet()
    {
        Invitation = await Ask(new InvitationOf(Token ?? ""));
        if (!Invitation.Holds)
            Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost()
    {
        var answer = await Attempt(() => new SignInByLink(Token ?? ""));
        if (answer?.Arrival is { } arrival)
        {
            await SessionCookie.As(HttpContext, arrival);
            return LocalRedirect(Url.Local(ReturnUrl));
        }
        return await Redisplay(OnGet);
    }
}
