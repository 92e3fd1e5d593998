using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed class RoundScreenPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public ResultView View { get; private set; } = null!;

    /// <summary>Where the room goes to vote.</summary>
    public string JoinUrl => $"{Request.Scheme}://{Request.Host}/events/{View.InnovationEventId}/vote";

    /// <summary>The same for whoever types it, with the code.</summary>
    public string ShortAddress => $"{Request.Host}/vote";

    public string Code => RoomCode.Shown(RoomCode.Of(View.InnovationEventId));

    public async Task OnGet() => View = await Ask(new ResultOf(RoundId));
}
