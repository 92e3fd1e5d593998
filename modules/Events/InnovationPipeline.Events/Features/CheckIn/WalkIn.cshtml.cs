using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.CheckIn;

internal sealed class WalkInPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Select a discipline")]
    public string? Discipline { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    public Desk Desk { get; private set; } = null!;

    /// <summary>Shown on this answer only.</summary>
    public PersonalLink? Link { get; private set; }

    public async Task OnGet() => Desk = await Ask(new CheckInDesk(InnovationEventId, Name: null));

    public async Task<IActionResult> OnPost()
    {
        Link = await Attempt(() => new AdmitWalkIn(Id, InnovationEventId, Name!, Discipline!, Organisation));
        if (!ModelState.IsValid)
            return await Redisplay(OnGet);
        if (Link is null)
        {
            // The same form again: the person is in, and the code was on the first answer.
            Tell($"{Name} is checked in already");
            return Redirect($"/events/{InnovationEventId}/check-in");
        }
        await OnGet();
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
