using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class LeaveIcsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid LinkId { get; set; }

    [BindProperty, Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? LastDay { get; set; }

    public History History { get; private set; } = null!;

    public IcsLinkRow Link { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        if (!await Attempt(() => new LeaveIcs(Id, LinkId, LastDay!.Value)))
            return await Redisplay(Load);
        Tell("The last day is recorded");
        return LocalRedirect($"/organisations/{Id}");
    }

    private async Task<bool> Load()
    {
        History = await Ask(new OrganisationHistory(Id));
        Link = History.BelongsTo.FirstOrDefault(link => link.Id == LinkId)!;
        return Link is not null;
    }
}
