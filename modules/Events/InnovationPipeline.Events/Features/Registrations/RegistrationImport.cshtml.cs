using System.Text;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Registrations;

internal sealed class RegistrationImportPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public bool GoodRowsOnly { get; set; }

    public string EventName { get; private set; } = "";
    public ImportReport? Report { get; private set; }

    public async Task OnGet() =>
        EventName = (await Ask(new RegistrationsOf(InnovationEventId, Text: null, Discipline: null, State: null, Page: 1))).EventName;

    public async Task<IActionResult> OnPost()
    {
        if (Upload is null || Upload.Length == 0)
            ModelState.AddModelError(nameof(Upload), "Select a CSV file");
        else if (Upload.Length > RegistrationFile.MostBytes)
            ModelState.AddModelError(nameof(Upload), "The file must be smaller than 5 MB");
        var text = ModelState.IsValid ? await Words() : "";
        Report = await Attempt(() => new ImportRegistrations(InnovationEventId, text, GoodRowsOnly));
        if (Report is not { Saved: true })
        {
            if (Report is not null)
                ModelState.AddModelError(nameof(Upload), "Nothing has been imported. Put the rows right that are listed below");
            return await Redisplay(OnGet);
        }
        await OnGet();
        return Page();
    }

    private async Task<string> Words()
    {
        try
        {
            using var reader = new StreamReader(Upload!.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(Ct);
        }
        catch (DecoderFallbackException)
        {
            ModelState.AddModelError(nameof(Upload), "The file is not text in UTF-8. Save it as “CSV UTF-8”");
            return "";
        }
    }
}
