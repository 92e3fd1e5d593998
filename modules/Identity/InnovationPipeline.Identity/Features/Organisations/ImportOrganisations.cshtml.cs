using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class ImportOrganisationsPage : SlicePage
{
    [BindProperty, Required(ErrorMessage = "Select a file of organisations")]
    public new IFormFile? File { get; set; }

    [BindProperty]
    public IFormFile? Successions { get; set; }

    public async Task OnGet() => await Ask(new SplitsWaiting());

    public async Task<IActionResult> OnPost()
    {
        var report = await Attempt(() =>
            new ImportOrganisations(Text(File!, nameof(File)), Successions is null ? null : Text(Successions, nameof(Successions)))
        );
        if (report is null)
            return await Redisplay(OnGet);
        Tell($"{report.Read} organisations read: {report.Added} added, {report.Changed} changed, {report.Unchanged} as they were");
        return LocalRedirect(report.Waiting.Count > 0 ? "/organisations/successions" : "/organisations");
    }

    private static string Text(IFormFile file, string field)
    {
        using var stream = file.OpenReadStream();
        return FileText.Read(stream, field);
    }
}
