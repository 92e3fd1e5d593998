using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Board;

internal sealed class BoardDetailPage : SlicePage
{
    public IReadOnlyList<BoardColumn> Columns { get; private set; } = [];

    public async Task OnGet() => Columns = await Ask(new StageBoard());
}
