using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed class ModelDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ModelId { get; set; }

    [BindProperty]
    public Guid NewId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [BindProperty]
    public List<StageInput> Stages { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Write the questions of the assessment")]
    public string? Questions { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why there is a new version")]
    public string? Reason { get; set; }

    /// <summary>Whom a gate can need; the lead is there from birth.</summary>
    public static IEnumerable<Position> Nameable => Enum.GetValues<Position>().Where(p => p != Position.Lead);

    public ModelShown Shown { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Name, Questions) = (Shown.Name, Shown.Questions);
        Stages =
        [
            .. Shown.Stages.Select(s => new StageInput
            {
                Stage = s.Stage,
                IsUsed = s.IsUsed,
                Quorum = s.Quorum,
                WorkingDays = s.WorkingDays,
                Criteria = s.Criteria,
                Owners = [.. s.Owners],
            }),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var stages = () =>
            Stages.Select(s => new StageForm(s.Stage, s.IsUsed, s.Quorum ?? 0, s.WorkingDays ?? 0, s.Criteria ?? "", s.Owners)).ToList();
        if (!await Attempt(() => new MakeModel(NewId, Id, ModelId, Name!, stages(), Questions!, Reason!)))
            return await Redisplay(Load);
        Tell("New version saved. Use it when you are ready");
        return Redirect($"/programmes/{Id}");
    }

    private async Task Load() => Shown = await Ask(new ModelToRead(Id, ModelId));
}

internal sealed class StageInput
{
    public Stage Stage { get; set; }
    public bool IsUsed { get; set; }

    [Required(ErrorMessage = "Enter how many assessors must have scored, 0 for none")]
    public int? Quorum { get; set; }

    [Required(ErrorMessage = "Enter the working days in which the stage should end")]
    public int? WorkingDays { get; set; }
    public string? Criteria { get; set; }
    public List<Position> Owners { get; set; } = [];
}
