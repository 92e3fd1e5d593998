using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Objectives;

internal sealed class ObjectiveListPage : SlicePage
{
    public IReadOnlyList<ObjectiveRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await Ask(new ObjectivesServed());
}
