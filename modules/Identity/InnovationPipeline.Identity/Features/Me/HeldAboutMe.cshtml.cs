using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Identity.Features.Me;

internal sealed class HeldAboutMePage : SlicePage
{
    public IReadOnlyList<PersonalDatum> Held { get; private set; } = [];

    public async Task OnGet() => Held = await Ask(new HeldAboutMe());
}
