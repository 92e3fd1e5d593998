using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed class ProgrammeDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool SameOrganisationRecuses { get; set; }

    [BindProperty]
    public decimal? ChairCapital { get; set; }

    [BindProperty]
    public decimal? ChairRevenue { get; set; }

    [BindProperty]
    public decimal? ExecutiveCapital { get; set; }

    [BindProperty]
    public decimal? ExecutiveRevenue { get; set; }

    public ProgrammeShown Programme { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, SameOrganisationRecuses) = (Programme.Version, Programme.SameOrganisationRecuses);
        (ChairCapital, ChairRevenue) = (Programme.Limits.ChairCapital, Programme.Limits.ChairRevenue);
        (ExecutiveCapital, ExecutiveRevenue) = (Programme.Limits.ExecutiveCapital, Programme.Limits.ExecutiveRevenue);
    }

    public async Task<IActionResult> OnPost()
    {
        var act = () =>
            new SetProgramme(Id, Version, SameOrganisationRecuses, ChairCapital, ChairRevenue, ExecutiveCapital, ExecutiveRevenue);
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell("Saved");
        return Redirect($"/programmes/{Id}");
    }

    public async Task<IActionResult> OnPostUse(Guid modelId)
    {
        if (!await Attempt(() => new UseModel(Id, modelId)))
            return await Redisplay(OnGet);
        Tell("New initiatives begin with this version");
        return Redirect($"/programmes/{Id}");
    }

    private async Task Load()
    {
        Programme = await Ask(new ProgrammeToRead(Id));
        if (IsStale)
            Version = Programme.Version;
    }
}
