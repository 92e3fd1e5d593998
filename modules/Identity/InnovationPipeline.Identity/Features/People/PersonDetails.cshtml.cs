using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class PersonDetailsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonFacts Person { get; private set; } = null!;

    public async Task OnGet() => Person = await Ask(new PersonDetails(Id));
}
