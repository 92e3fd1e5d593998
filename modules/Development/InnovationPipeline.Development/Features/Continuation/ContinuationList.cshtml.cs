using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Continuation;

internal sealed class ContinuationListPage : SlicePage
{
    public IReadOnlyList<ContinuationRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await Ask(new ContinuationReport());
}
