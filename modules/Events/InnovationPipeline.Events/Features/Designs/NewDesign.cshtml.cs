using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class NewDesignPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    /// <summary>A version to start from.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public List<AreaGroups> Areas { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Enter the fewest people in a group")]
    public int? MinSize { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the most people in a group")]
    public int? MaxSize { get; set; }

    [BindProperty, Range(1, 20, ErrorMessage = "Enter a number between 1 and 20 for one organisation, or leave it empty")]
    public int? MaxFromOneOrganisation { get; set; }

    [BindProperty, Range(0, 20, ErrorMessage = "Enter a number of disciplines between 0 and 20")]
    public int? MinDisciplines { get; set; }

    [BindProperty, Range(0, 20, ErrorMessage = "Enter a number of senior people between 0 and 20")]
    public int? MinSenior { get; set; }

    [BindProperty, Range(0, 20, ErrorMessage = "Enter a number of people in every stage between 0 and 20")]
    public int? MinPresent { get; set; }

    [BindProperty]
    public bool SpreadPrivateSector { get; set; }

    [BindProperty]
    public bool NoLoneRemote { get; set; }

    [BindProperty]
    public bool NotWithLineManager { get; set; }

    [BindProperty]
    public string? StepFree { get; set; }

    [BindProperty]
    public string? HearingLoop { get; set; }

    [BindProperty, Range(2, 50, ErrorMessage = "Enter a number of seats between 2 and 50, or leave it empty")]
    public int? Seats { get; set; }

    [BindProperty]
    public double Discipline { get; set; }

    [BindProperty]
    public double Seniority { get; set; }

    [BindProperty]
    public double Organisation { get; set; }

    [BindProperty]
    public double Sector { get; set; }

    [BindProperty]
    public double Ics { get; set; }

    [BindProperty]
    public double Mode { get; set; }

    [BindProperty]
    public double Epsilon { get; set; }

    [BindProperty]
    public int Seconds { get; set; }

    public BriefToWrite Start { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Show(Start.Brief);
    }

    public async Task<IActionResult> OnPost()
    {
        var groups = Areas.Sum(a => a.Groups ?? 0);
        var stepFree = GroupNumbers.Read(StepFree, groups);
        var loop = GroupNumbers.Read(HearingLoop, groups);
        if (stepFree is null)
            ModelState.AddModelError(nameof(StepFree), GroupNumbers.Sentence("step-free access", groups));
        if (loop is null)
            ModelState.AddModelError(nameof(HearingLoop), GroupNumbers.Sentence("a hearing loop", groups));
        if (!await Attempt(() => new StartDesign(Id, InnovationEventId, Brief(groups, stepFree!, loop!), From)))
            return await Redisplay(Load);
        return Redirect($"/events/{InnovationEventId}/groups/designs/{Id}");
    }

    private async Task Load() => Start = await Ask(new BriefFor(InnovationEventId, From));

    private void Show(DesignBrief brief)
    {
        var (rules, weights) = (brief.Rules, brief.Weights);
        Areas =
        [
            .. Start.Areas.Select(a => new AreaGroups
            {
                AreaId = a.Id,
                Groups = brief.Groups.FirstOrDefault(g => g.AreaId == a.Id)?.Groups ?? 2,
            }),
        ];
        (MinSize, MaxSize, MinPresent, Seconds, Epsilon) = (brief.MinSize, brief.MaxSize, brief.MinPresent, brief.Seconds, brief.Epsilon);
        (MaxFromOneOrganisation, MinDisciplines, MinSenior) = (rules.MaxFromOneOrganisation, rules.MinDisciplines, rules.MinSenior);
        (SpreadPrivateSector, NoLoneRemote, NotWithLineManager) = (rules.SpreadPrivateSector, rules.NoLoneRemote, rules.NotWithLineManager);
        (Discipline, Seniority, Organisation) = (weights.Discipline, weights.Seniority, weights.Organisation);
        (Sector, Ics, Mode) = (weights.Sector, weights.Ics, weights.Mode);
        Seats = brief.Tables.Select(t => t.Seats).FirstOrDefault();
        StepFree = brief.Tables.Count == 0 ? "All" : GroupNumbers.Write(With(TableNeeds.StepFree), brief.GroupCount);
        HearingLoop = GroupNumbers.Write(With(TableNeeds.HearingLoop), brief.GroupCount);

        IReadOnlyList<int> With(TableNeeds need) => [.. brief.Tables.Where(t => t.Offers.HasFlag(need)).Select(t => t.Group)];
    }

    private DesignBrief Brief(int groups, IReadOnlySet<int> stepFree, IReadOnlySet<int> loop) =>
        new(
            [.. Areas.Select(a => new AreaShare(a.AreaId, a.Groups ?? 0))],
            MinSize!.Value,
            MaxSize!.Value,
            MinPresent ?? 0,
            new DesignRules(MaxFromOneOrganisation, MinDisciplines ?? 0, MinSenior ?? 0)
            {
                SpreadPrivateSector = SpreadPrivateSector,
                NoLoneRemote = NoLoneRemote,
                NotWithLineManager = NotWithLineManager,
            },
            new Weights(Discipline, Seniority, Organisation, Sector, Ics, Mode),
            Epsilon,
            Seconds,
            Seed: 1
        )
        {
            Tables =
            [
                .. Enumerable
                    .Range(1, groups)
                    .Select(n => new TablePlan(
                        n,
                        (stepFree.Contains(n) ? TableNeeds.StepFree : TableNeeds.None)
                            | (loop.Contains(n) ? TableNeeds.HearingLoop : TableNeeds.None),
                        Seats
                    )),
            ],
        };

    internal sealed class AreaGroups
    {
        public Guid AreaId { get; set; }

        [
            Required(ErrorMessage = "Enter a number of groups for each challenge area"),
            Range(2, 20, ErrorMessage = "Each challenge area has between 2 and 20 groups")
        ]
        public int? Groups { get; set; }
    }
}
