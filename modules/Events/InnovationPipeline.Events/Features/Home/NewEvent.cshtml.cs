using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Home;

internal sealed class NewEventPage : SlicePage, IEventFormPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid OrganisationId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the day"), Display(Name = "The day")]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public EventForm Form { get; set; } = new() { StartsAt = new TimeOnly(9, 0) };

    public IReadOnlyList<OrganisationCard> Organisations { get; private set; } = [];

    public async Task OnGet()
    {
        Organisations = await Ask(new PlacesToRunAnEvent());
        if (OrganisationId == Guid.Empty && Organisations.Count > 0)
            OrganisationId = Organisations[0].Id;
    }

    public async Task<IActionResult> OnPost() =>
        await Attempt(() => new CreateEvent(Id, OrganisationId, Day!.Value, Form.Text()))
            ? Redirect($"/events/{Id}/areas")
            : await Redisplay(OnGet);
}
