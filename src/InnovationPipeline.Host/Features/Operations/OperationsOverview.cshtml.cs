using InnovationPipeline.UiKit;

namespace InnovationPipeline.Host.Features.Operations;

internal sealed class OperationsOverviewPage : SlicePage
{
    public MachineryNow Machinery { get; private set; } = null!;

    public async Task OnGet() => Machinery = await Ask(new OperationsNow());
}
