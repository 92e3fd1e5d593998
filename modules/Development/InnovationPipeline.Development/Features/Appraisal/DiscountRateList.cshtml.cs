using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class DiscountRateListPage : SlicePage
{
    public IReadOnlyList<EditionShown> Editions { get; private set; } = [];

    public async Task OnGet() => Editions = await Ask(new DiscountRates());
}
