using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Board;

internal sealed class BoardDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Objective { get; set; }

    public BoardShown Shown { get; private set; } = null!;

    public IEnumerable<SelectListItem> ObjectiveChoices => Shown.Objectives.Select(o => new SelectListItem(o.Title, o.Id.ToString()));

    public async Task OnGet() => Shown = await Ask(new StageBoard(Objective));
}
