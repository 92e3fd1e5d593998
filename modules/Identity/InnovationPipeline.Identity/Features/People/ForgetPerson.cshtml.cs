using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class ForgetPersonPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonFacts Person { get; private set; } = null!;

    public async Task OnGet() => Person = await Ask(new PersonDetails(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ForgetPerson(Id)))
            return await Redisplay(OnGet);
        Tell("The person has been forgotten");
        return LocalRedirect("/people");
    }
}
