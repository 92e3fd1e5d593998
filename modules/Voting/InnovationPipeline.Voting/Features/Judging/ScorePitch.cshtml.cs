using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Judging;

internal sealed class ScorePitchPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public InterestKind? Kind { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public List<int?> Marks { get; set; } = [];

    public OwnSheet Sheet { get; private set; } = null!;

    public bool MayScore => Sheet is { State: PanelState.Open, NoMoreMarks: null, Pitch: { Declared: not null, Aside: null } };

    public async Task OnGet()
    {
        await Load();
        (Kind, Note) = (Sheet.Pitch.Declared, Sheet.InterestNote);
        Marks = [.. Sheet.Criteria.Select((_, i) => i < Sheet.Marks.Count ? Sheet.Marks[i] : (int?)null)];
    }

    public async Task<IActionResult> OnPostInterest()
    {
        if (Kind is null)
            ModelState.AddModelError(nameof(Kind), "Select your interest in this pitch. None is an answer");
        if (!await Attempt(() => new DeclareInterest(EventId, IdeaId, Kind!.Value, Note)))
            return await Redisplay(Load);
        Tell("Your interests are declared");
        return RedirectToPage("/Judging/ScorePitch", new { EventId, IdeaId });
    }

    public async Task<IActionResult> OnPostScore()
    {
        Sheet = await Ask(new SheetOf(EventId, IdeaId));
        for (var i = 0; i < Sheet.Criteria.Count; i++)
            if (i >= Marks.Count || Marks[i] is null)
                ModelState.AddModelError($"Marks[{i}]", $"Give a mark for {Sheet.Criteria[i].Name}");
        if (!await Attempt(() => new ScorePitch(EventId, IdeaId, [.. Marks.Select(m => m!.Value)])))
            return await Redisplay(Load);
        Tell("Saved");
        return Sheet.Next is { } next
            ? RedirectToPage("/Judging/ScorePitch", new { EventId, IdeaId = next })
            : RedirectToPage("/Judging/JudgeList", new { EventId });
    }

    private async Task Load()
    {
        Sheet = await Ask(new SheetOf(EventId, IdeaId));
        while (Marks.Count < Sheet.Criteria.Count)
            Marks.Add(null);
    }
}
