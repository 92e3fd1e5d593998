using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Judging;

internal sealed class JudgeListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    public OwnScores Own { get; private set; } = null!;

    public async Task OnGet() => Own = await Ask(new ScoresOf(EventId));
}
