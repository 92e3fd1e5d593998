using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed class PitchScreenPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    public SessionView Session { get; private set; } = null!;

    public string Address => $"{Request.Scheme}://{Request.Host}/events/{EventId}/pitches";

    public async Task OnGet() => Session = await Ask(new SessionOf(EventId, SessionId));
}
