using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Features.Designs;

/// <summary>A brief as an organiser fills it in.</summary>
internal sealed class BriefForm
{
    public List<AreaGroups> Areas { get; set; } = [];

    [Required(ErrorMessage = "Enter the fewest people in a group")]
    public int? MinSize { get; set; }

    [Required(ErrorMessage = "Enter the most people in a group")]
    public int? MaxSize { get; set; }

    [Range(1, 20, ErrorMessage = "Enter a number between 1 and 20 for one organisation, or leave it empty")]
    public int? MaxFromOneOrganisation { get; set; }

    [Range(0, 20, ErrorMessage = "Enter a number of disciplines between 0 and 20")]
    public int? MinDisciplines { get; set; }

    [Range(0, 20, ErrorMessage = "Enter a number of senior people between 0 and 20")]
    public int? MinSenior { get; set; }

    [Range(0, 20, ErrorMessage = "Enter a number of people in every stage between 0 and 20")]
    public int? MinPresent { get; set; }

    public bool SpreadPrivateSector { get; set; }

    public bool NoLoneRemote { get; set; }

    public bool NotWithLineManager { get; set; }

    public string? StepFree { get; set; }

    public string? HearingLoop { get; set; }

    [Range(2, 50, ErrorMessage = "Enter a number of seats between 2 and 50, or leave it empty")]
    public int? Seats { get; set; }

    public double Discipline { get; set; }

    public double Seniority { get; set; }

    public double Organisation { get; set; }

    public double Sector { get; set; }

    public double Ics { get; set; }

    public double Mode { get; set; }

    public double Epsilon { get; set; }

    public int Seconds { get; set; }

    private int GroupCount => Areas.Sum(a => a.Groups ?? 0);

    public static BriefForm Of(DesignBrief brief, IReadOnlyList<AreaToFill> areas)
    {
        var (rules, weights) = (brief.Rules, brief.Weights);
        return new BriefForm
        {
            Areas =
            [
                .. areas.Select(a => new AreaGroups
                {
                    AreaId = a.Id,
                    Groups = brief.Groups.FirstOrDefault(g => g.AreaId == a.Id)?.Groups ?? 2,
                }),
            ],
            MinSize = brief.MinSize,
            MaxSize = brief.MaxSize,
            MaxFromOneOrganisation = rules.MaxFromOneOrganisation,
            MinDisciplines = rules.MinDisciplines,
            MinSenior = rules.MinSenior,
            MinPresent = brief.MinPresent,
            SpreadPrivateSector = rules.SpreadPrivateSector,
            NoLoneRemote = rules.NoLoneRemote,
            NotWithLineManager = rules.NotWithLineManager,
            StepFree = brief.Tables.Count == 0 ? "All" : GroupNumbers.Write(With(TableNeeds.StepFree), brief.GroupCount),
            HearingLoop = GroupNumbers.Write(With(TableNeeds.HearingLoop), brief.GroupCount),
            Seats = brief.Tables.Select(t => t.Seats).FirstOrDefault(),
            Discipline = weights.Discipline,
            Seniority = weights.Seniority,
            Organisation = weights.Organisation,
            Sector = weights.Sector,
            Ics = weights.Ics,
            Mode = weights.Mode,
            Epsilon = brief.Epsilon,
            Seconds = brief.Seconds,
        };

        IReadOnlyList<int> With(TableNeeds need) => [.. brief.Tables.Where(t => t.Offers.HasFlag(need)).Select(t => t.Group)];
    }

    /// <summary>Fields that cannot be understood, each with its sentence.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (GroupNumbers.Read(StepFree, GroupCount) is null)
            yield return (nameof(StepFree), GroupNumbers.Sentence("step-free access", GroupCount));
        if (GroupNumbers.Read(HearingLoop, GroupCount) is null)
            yield return (nameof(HearingLoop), GroupNumbers.Sentence("a hearing loop", GroupCount));
    }

    public DesignBrief Brief()
    {
        var (stepFree, loop) = (GroupNumbers.Read(StepFree, GroupCount)!, GroupNumbers.Read(HearingLoop, GroupCount)!);
        return new(
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
                    .Range(1, GroupCount)
                    .Select(n => new TablePlan(
                        n,
                        (stepFree.Contains(n) ? TableNeeds.StepFree : TableNeeds.None)
                            | (loop.Contains(n) ? TableNeeds.HearingLoop : TableNeeds.None),
                        Seats
                    )),
            ],
        };
    }

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
