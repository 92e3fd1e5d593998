using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Adoption;

internal sealed class AdoptionByPlacePage : SlicePage
{
    public PlacesShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new BenefitByPlace());
}
