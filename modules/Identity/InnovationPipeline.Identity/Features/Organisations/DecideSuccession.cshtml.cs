using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class DecideSuccessionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Select a successor")]
    public Guid? HeirId { get; set; }

    public WaitingSplit Split { get; private set; } = null!;

    public async Task OnGet() => Split = await Ask(new SplitOf(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new DecideSuccession(Id, HeirId!.Value)))
            return await Redisplay(OnGet);
        Tell("The decision is recorded");
        return LocalRedirect("/organisations/successions");
    }
}
