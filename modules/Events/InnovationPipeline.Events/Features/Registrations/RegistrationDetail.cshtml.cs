using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Registrations;

internal sealed class RegistrationDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid RegistrationId { get; set; }

    public RegistrationDetail Registration { get; private set; } = null!;

    /// <summary>Shown on this answer only.</summary>
    public PersonalLink? Link { get; private set; }

    public async Task OnGet() => Registration = await Ask(new RegistrationInFull(InnovationEventId, RegistrationId));

    public async Task<IActionResult> OnPostCancel()
    {
        if (!await Attempt(() => new CancelRegistration(InnovationEventId, RegistrationId)))
            return await Redisplay(OnGet);
        Tell("Place given up");
        return Redirect($"/events/{InnovationEventId}/registrations/{RegistrationId}");
    }

    public async Task<IActionResult> OnPostCode()
    {
        Link = await Attempt(() => new GiveNewCode(InnovationEventId, RegistrationId));
        if (Link is null)
            return await Redisplay(OnGet);
        await OnGet();
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
