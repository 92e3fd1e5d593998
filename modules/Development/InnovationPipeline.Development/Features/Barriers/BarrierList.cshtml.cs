using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Barriers;

internal sealed class BarrierListPage : SlicePage
{
    public BarriersShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new BarriersMet());
}
