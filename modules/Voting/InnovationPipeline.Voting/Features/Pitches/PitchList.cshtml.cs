using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed class PitchListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    public Programme Programme { get; private set; } = null!;

    public async Task OnGet() => Programme = await Ask(new ProgrammeOf(EventId));
}
