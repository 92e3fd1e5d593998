using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class GateScoresPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid GateId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public InterestKind? Interest { get; set; }

    [BindProperty]
    public string? InterestWords { get; set; }

    [BindProperty]
    public List<FindingInput> Findings { get; set; } = [];

    [BindProperty]
    public string? PrivateNote { get; set; }

    /// <summary>"draft" keeps, "submit" hands in, "next" hands in and opens the next in the queue</summary>
    [BindProperty]
    public string? Step { get; set; }

    public OwnScorecard Own { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, PrivateNote) = (Own.Version, Own.PrivateNote);
        Findings =
        [
            .. Own.Criteria.Select(c => new FindingInput
            {
                Number = c.Number,
                Met = c.Met,
                Score = c.Score,
                Note = c.Note,
            }),
        ];
    }

    public async Task<IActionResult> OnPostDeclare()
    {
        if (!await Attempt(() => new DeclareInterest(Id, GateId, Interest, InterestWords)))
            return await Redisplay(OnGet);
        return Redirect($"/initiatives/{Id}/gates/{GateId}/scores");
    }

    public async Task<IActionResult> OnPost()
    {
        var submits = Step is "submit" or "next";
        var given = () => Findings.Select(f => new CriterionForm(f.Number, f.Met, f.Score, f.Note)).ToList();
        if (!await Attempt(() => new SaveScores(Id, GateId, Version, given(), PrivateNote, submits)))
            return await Redisplay(Load);
        Tell(submits ? "Scores submitted" : "Draft saved");
        return Redirect(Step is "next" ? "/assessments/next" : $"/initiatives/{Id}/gates/{GateId}{(submits ? "" : "/scores")}");
    }

    private async Task Load()
    {
        Own = await Ask(new OwnScorecardOf(Id, GateId));
        while (Findings.Count < Own.Criteria.Count)
            Findings.Add(new FindingInput { Number = Own.Criteria[Findings.Count].Number });
        if (IsStale)
            Version = Own.Version;
    }
}
