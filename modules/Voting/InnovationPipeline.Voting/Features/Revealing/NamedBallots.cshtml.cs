using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed class NamedBallotsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public NamedBallotList List { get; private set; } = null!;

    public async Task OnGet() => List = await Ask(new NamedBallotsOf(RoundId, PageNumber));
}
