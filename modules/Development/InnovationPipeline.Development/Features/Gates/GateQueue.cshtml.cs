using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class GateQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<GateRow> Waiting { get; private set; } = null!;

    public ChairsDesk Desk { get; private set; } = null!;

    public AnswersFound Answers { get; private set; } = null!;

    public async Task OnGet()
    {
        Waiting = await Ask(new GatesWaiting(Number));
        Desk = await Ask(new ChairsDeskNow());
        Answers = await Ask(new FirstAnswersByEvent());
    }
}
