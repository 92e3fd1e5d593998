using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Joining;

internal sealed class JoinEventPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your name")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your organisation")]
    public string? Organisation { get; set; }

    [BindProperty, Required(ErrorMessage = "Select your discipline")]
    public string? Discipline { get; set; }

    [BindProperty, Required(ErrorMessage = "Select your level of experience")]
    public SeniorityBand? Seniority { get; set; }

    [BindProperty, Required(ErrorMessage = "Select your sector")]
    public Sector? Sector { get; set; }

    [BindProperty, Required(ErrorMessage = "Select how you will take part")]
    public AttendanceMode? Mode { get; set; }

    [BindProperty]
    public Guid? IcsId { get; set; }

    [BindProperty]
    public TimeOnly? PresentFrom { get; set; }

    [BindProperty]
    public TimeOnly? PresentTo { get; set; }

    [BindProperty]
    public string? LineManagerEmail { get; set; }

    [BindProperty]
    public List<Guid> PreferredAreaIds { get; set; } = [];

    [BindProperty]
    public List<TableNeeds> Table { get; set; } = [];

    [BindProperty]
    public string? AccessNeeds { get; set; }

    [BindProperty]
    public string? Dietary { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public async Task OnGet() => Invitation = await Ask(new InvitationTo(InnovationEventId));

    public async Task<IActionResult> OnPost()
    {
        var joined = await Attempt(() => new Register(Id, InnovationEventId, Me(), Agreed));
        if (!ModelState.IsValid)
            return await Redisplay(OnGet);
        // A repeat of the same form answers nothing: the link was shown the first time.
        TempData[JoinedEventPage.Path] = joined?.Path;
        TempData[JoinedEventPage.Code] = joined?.Code;
        TempData[JoinedEventPage.Waiting] = joined?.Waiting;
        return Redirect($"/events/{InnovationEventId}/registered");
    }

    private AboutMe Me() =>
        new(
            Name!,
            Email!,
            Organisation!,
            Discipline!,
            Seniority!.Value,
            Sector!.Value,
            Mode!.Value,
            IcsId,
            PresentFrom,
            PresentTo,
            AccessNeeds,
            Dietary
        )
        {
            LineManagerEmail = LineManagerEmail,
            PreferredAreaIds = PreferredAreaIds,
            Table = Table.Aggregate(TableNeeds.None, (all, need) => all | need),
        };
}
