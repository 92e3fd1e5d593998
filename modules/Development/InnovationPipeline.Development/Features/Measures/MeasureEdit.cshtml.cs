using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Measures;

internal sealed class MeasureEditPage : MeasureInputs
{
    [BindProperty(SupportsGet = true)]
    public Guid MeasureId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public MeasureInFull Measure { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, Form) = (Measure.Version, MeasureTyped.Of(Measure.Words));
    }

    public Task<IActionResult> OnPost() => Save(() => new ChangeMeasure(Id, MeasureId, Version, Form.ToForm()), "Measure saved");

    public Task<IActionResult> OnPostRetire() => Save(() => new RetireMeasure(Id, MeasureId), "Measure retired");

    public Task<IActionResult> OnPostBack() => Save(() => new BringMeasureBack(Id, MeasureId), "Measure offered again");

    private async Task<IActionResult> Save(Func<ICommand> act, string told)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell(told);
        return Redirect("/measures");
    }

    private async Task Load()
    {
        Measure = await Ask(new MeasureToRead(Id, MeasureId));
        if (IsStale)
            Version = Measure.Version;
    }
}
