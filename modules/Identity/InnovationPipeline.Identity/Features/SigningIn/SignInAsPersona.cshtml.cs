using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.SigningIn;

internal sealed class SignInAsPersonaPage : SlicePage
{
    [BindProperty, Required(ErrorMessage = "Enter a person's id")]
    public Guid? PersonId { get; set; }

    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public async Task OnGet() => Personas = await Ask(new Personas());

    public async Task<IActionResult> OnPost()
    {
        var answer = await Attempt(() => new SignInAsPersona(PersonId!.Value));
        if (answer?.Arrival is { } arrival)
        {
            await SessionCookie.As(HttpContext, arrival);
            return LocalRedirect("/");
        }
        if (answer?.Refusal is { } refusal)
            ModelState.AddModelError(nameof(PersonId), refusal);
        return await Redisplay(OnGet);
    }
}
