using InnovationPipeline.UiKit;

namespace InnovationPipeline.Identity.Features.Me;

internal sealed class OwnDetailsPage : SlicePage
{
    public Own Own { get; private set; } = null!;

    public bool CameByLink => Caller.Within is not null;

    public async Task OnGet() => Own = await Ask(new OwnDetails());
}
