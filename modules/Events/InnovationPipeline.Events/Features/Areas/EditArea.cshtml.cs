using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Areas;

internal sealed class EditAreaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    /// <summary>An id, or "new".</summary>
    [BindProperty(SupportsGet = true)]
    public string Which { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? SubmissionId { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter what should get better")]
    public string? Outcome { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter what it should be through")]
    public string? Means { get; set; }

    [BindProperty]
    public string? Affects { get; set; }

    [BindProperty]
    public bool IsCrossCutting { get; set; }

    [BindProperty]
    public string? CrossCuttingBecause { get; set; }

    public Guid? AreaId => Guid.TryParse(Which, out var id) ? id : null;

    public bool WasSplit { get; private set; }
    public AreaToEdit Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        var text = Stored.Text;
        (Title, Outcome, Means, Affects) = (text.Title, text.Outcome, text.Means, text.Affects);
        (IsCrossCutting, CrossCuttingBecause) = (text.IsCrossCutting, text.CrossCuttingBecause);
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Means) && Outcome is not null && HowCanWe.Split(Outcome) is { } parts)
        {
            (Outcome, Means) = parts;
            ModelState.Clear();
            WasSplit = true;
            await Load();
            return Page();
        }
        var saved = AreaId is { } area
            ? await Attempt(() => new ChangeArea(InnovationEventId, area, Version, Text()))
            : await Attempt(() => new AddArea(Id, InnovationEventId, SubmissionId, Text()));
        return saved ? Redirect($"/events/{InnovationEventId}/areas") : await Redisplay(Load);
    }

    private AreaText Text() => new(Title!, Outcome!, Means!, Affects, IsCrossCutting, CrossCuttingBecause);

    private async Task Load()
    {
        Stored = await Ask(new WordsOfArea(InnovationEventId, AreaId, SubmissionId));
        Version = Stored.Version;
    }
}
