using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed class RoundScreenPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public ResultView View { get; private set; } = null!;

    /// <summary>Where the room goes to vote.</summary>
    public string JoinAddress => $"{Request.Host}/events/{View.InnovationEventId}/vote";

    public string JoinUrl => $"{Request.Scheme}://{JoinAddress}";

    public async Task OnGet() => View = await Ask(new ResultOf(RoundId));
}
