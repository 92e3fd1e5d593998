using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class MyRoundsPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public VisibleRounds Visible { get; private set; } = null!;

    public async Task OnGet() => Visible = await Ask(new MyRounds(PageNumber));
}
