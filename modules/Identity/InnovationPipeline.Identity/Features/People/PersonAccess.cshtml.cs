using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class PersonAccessPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What the button that was pressed said, so that pressing it twice does not undo it.</summary>
    [BindProperty]
    public bool Disable { get; set; }

    public PersonFacts Person { get; private set; } = null!;

    public async Task OnGet() => Person = await Ask(new PersonDetails(Id));

    public async Task<IActionResult> OnPost()
    {
        var done = Disable ? await Attempt(() => new DisablePerson(Id)) : await Attempt(() => new EnablePerson(Id));
        if (!done)
            return await Redisplay(OnGet);
        Tell(Disable ? "Signing in is disabled" : "Signing in is allowed");
        return LocalRedirect($"/people/{Id}");
    }
}
