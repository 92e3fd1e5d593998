using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class RoundListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    public EventRounds Held { get; private set; } = null!;

    public async Task OnGet() => Held = await Ask(new RoundsOf(EventId));
}
