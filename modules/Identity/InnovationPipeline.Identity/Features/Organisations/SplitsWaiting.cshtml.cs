using InnovationPipeline.UiKit;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class SplitsWaitingPage : SlicePage
{
    public IReadOnlyList<WaitingSplit> Splits { get; private set; } = [];

    public async Task OnGet() => Splits = await Ask(new SplitsWaiting());
}
