using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed class InitiativeOriginPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public InitiativeInFull Initiative { get; private set; } = null!;

    public PeopleCarried Pack { get; private set; } = null!;

    public async Task OnGet()
    {
        Initiative = await Ask(new InitiativeToRead(Id));
        Pack = await Ask(new PeopleOfOrigin(Id));
    }
}
