using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class DiscountRateListPage : SlicePage
{
    public IReadOnlyList<EditionShown> Editions { get; private set; } = [];

    public IReadOnlyList<BiasEdition> Biases { get; private set; } = [];

    public async Task OnGet()
    {
        Editions = await Ask(new DiscountRates());
        Biases = await Ask(new OptimismBiasProposed());
    }
}
