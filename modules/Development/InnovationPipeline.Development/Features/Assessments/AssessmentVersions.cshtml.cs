using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentVersionsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public AssessmentShown Shown { get; private set; } = null!;
    public IReadOnlyList<(string Question, string Before, string After)> Changes { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Shown.Versions.Select(v => new SelectListItem(v.Number, v.Number));

    public async Task OnGet()
    {
        Shown = await Ask(new AssessmentOf(Id));
        if (Shown.Versions.Count < 2)
            return;
        (From, To) = (From ?? Shown.Versions[1].Number, To ?? Shown.Versions[0].Number);
        var (before, after) = (Version(From), Version(To));
        Changes =
        [
            .. Shown
                .Sections.SelectMany(s => s.Questions)
                .Select(q => (q.Text, Said(before, q.Key), Said(after, q.Key)))
                .Where(c => !string.Equals(c.Item2, c.Item3, StringComparison.Ordinal)),
        ];
    }

    private VersionShown Version(string number) => Shown.Versions.FirstOrDefault(v => v.Number == number) ?? throw new NotFound();

    private static string Said(VersionShown version, string key) =>
        version.Answers.FirstOrDefault(a => a.QuestionKey == key) is { } said
            ? $"{said.Answer}{(said.Comment is null ? "" : $". {said.Comment}")}"
            : "Not answered";
}
