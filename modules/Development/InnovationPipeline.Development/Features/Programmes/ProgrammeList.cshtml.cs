using InnovationPipeline.UiKit;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed class ProgrammeListPage : SlicePage
{
    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await Ask(new ProgrammesToSet());
}
