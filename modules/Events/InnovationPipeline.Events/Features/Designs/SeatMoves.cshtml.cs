using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class SeatMovesPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    public SeatMovesToShow Moves { get; private set; } = null!;

    public async Task OnGet() => Moves = await Ask(new SeatMovesOf(InnovationEventId));
}
