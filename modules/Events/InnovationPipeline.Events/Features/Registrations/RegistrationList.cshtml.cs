using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Files;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Registrations;

internal sealed class RegistrationListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Discipline { get; set; }

    [BindProperty(SupportsGet = true)]
    public PlaceState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public RegistrationRows Registrations { get; private set; } = null!;

    public async Task OnGet() => Registrations = await Ask(new RegistrationsOf(InnovationEventId, Text, Discipline, State, P));

    /// <summary>What the list shows, without access and food needs; a field that a spreadsheet would run is escaped.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        var all = await Ask(new RegistrationsOf(InnovationEventId, Text, Discipline, State, Page: 1, OnAPage: 0));
        var sheet = new Sheet(
            "registrations",
            ["Name", "Organisation", "Discipline", "Level of experience", "Sector", "Takes part", "Place", "Group", "Checked in"],
            all.Rows.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.Name,
                        r.Organisation,
                        r.Discipline,
                        r.Seniority,
                        r.Sector,
                        r.Mode,
                        r.State,
                        r.Group,
                        r.CheckedInAt is { } at ? London.Time(at) : null,
                    ]
            )
        );
        return File(sheet.ToCsv(), Sheet.CsvType, "registrations.csv");
    }
}
