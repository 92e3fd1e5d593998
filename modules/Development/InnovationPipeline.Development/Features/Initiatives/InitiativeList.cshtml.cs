using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed class InitiativeListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Stage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Objective { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public InitiativesShown Shown { get; private set; } = null!;

    public IEnumerable<SelectListItem> StageChoices =>
        Enum.GetValues<Stage>().Select(s => new SelectListItem(Stages.InWords(s), s.ToString()));

    public IEnumerable<SelectListItem> ThemeChoices => Shown.Themes.Select(t => new SelectListItem(t.Name, t.Id.ToString()));

    public IEnumerable<SelectListItem> ObjectiveChoices => Shown.Objectives.Select(o => new SelectListItem(o.Title, o.Id.ToString()));

    public async Task OnGet() => Shown = await Ask(new InitiativesByStage(Stage, Theme, Number, Objective));
}
