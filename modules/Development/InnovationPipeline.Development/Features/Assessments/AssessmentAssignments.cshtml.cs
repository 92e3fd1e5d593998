using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentAssignmentsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Organisation { get; set; }

    [BindProperty]
    public Guid OrganisationId { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Choose an assessor")]
    public Guid? AssessorId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the date by which it is due"), Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    public AssignableShown? Shown { get; private set; }

    public IEnumerable<SelectListItem> Assessors => Shown!.Assessors.Select(a => new SelectListItem(a.Name, a.Id.ToString()));

    public async Task OnGet() => Shown = await Ask(new AssignableWork(Organisation));

    public async Task<IActionResult> OnPost()
    {
        Organisation = OrganisationId;
        if (!await Attempt(() => new AssignAssessor(OrganisationId, Ids("assessment:"), Ids("gate:"), AssessorId, DueOn)))
            return await Redisplay(OnGet);
        Tell($"{Chosen.Count} assigned");
        return Redirect($"/assessments/assignments?organisation={OrganisationId}");
    }

    private IReadOnlyList<Guid> Ids(string kind) =>
        [
            .. Chosen
                .Where(c => c.StartsWith(kind, StringComparison.Ordinal) && Guid.TryParse(c[kind.Length..], out _))
                .Select(c => Guid.Parse(c[kind.Length..])),
        ];
}
