using InnovationPipeline.Platform.Access;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Adoption;

internal sealed class AdoptionByPlacePage : SlicePage
{
    /// <summary>Who decides about successions, in the words of the module that keeps organisations.</summary>
    private const string ManageOrganisations = "identity.manage-organisations";

    public PlacesShown Shown { get; private set; } = null!;
    public bool MaySettleSplits { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new BenefitByPlace());
        MaySettleSplits = await May(ManageOrganisations, Scope.System);
    }
}
