namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// A problem as flat arrays for the search. Whatever is counted in a group (members, people in the room, seniors, the private sector,
/// remote members, people there for a stage) is a tally with a least and a most; a person's tallies are the bits of one number.
/// </summary>
internal sealed class Bounds
{
    public const int Members = 0;
    public const int InRoom = 1;
    public const int Senior = 2;
    public const int Private = 3;
    public const int Remote = 4;
    public const int FirstStage = 5;

    public Bounds(DesignProblem problem)
    {
        var (people, groups, rules) = (problem.People, problem.Groups, problem.Rules);
        (People, Groups) = (people.Count, groups.Count);
        var coded = new Coded(people);
        (Organisation, Organisations) = (coded.Organisation, coded.Organisation.Max() + 1);
        (Discipline, Disciplines) = (coded.Discipline, coded.Discipline.Max() + 1);
        MaxFromOneOrganisation = rules.MaxFromOneOrganisation ?? int.MaxValue;
        MinDisciplines = rules.MinDisciplines;
        NoLoneRemote = rules.NoLoneRemote;
        Tallies = FirstStage + rules.Stages.Count;
        if (Tallies > 64)
            throw new ArgumentException("At most 59 stages", nameof(problem));

        TalliesOf = [.. people.Select(p => MaskOf(problem, p))];
        Least = new int[Groups * Tallies];
        Most = new int[Groups * Tallies];
        Array.Fill(Most, int.MaxValue);
        var share = rules.SpreadPrivateSector ? problem.PrivateShare() : (Least: 0, Most: int.MaxValue);
        foreach (var (g, group) in groups.Index())
        {
            var row = g * Tallies;
            (Least[row + Members], Most[row + Members]) = (group.Min, group.Max);
            Most[row + InRoom] = group.Table?.Seats ?? int.MaxValue;
            Least[row + Senior] = rules.MinSenior;
            (Least[row + Private], Most[row + Private]) = share;
            foreach (var (s, stage) in rules.Stages.Index())
                Least[row + FirstStage + s] = stage.MinPresent;
        }

        Banned = new byte[People * Groups];
        Prefers = new bool[People * Groups];
        var facilitators = groups.Where(g => g.FacilitatorId is not null).Select(g => g.FacilitatorId!.Value).ToHashSet();
        foreach (var (p, person) in people.Index())
        {
            // Most people may go anywhere and ask for nothing.
            var free =
                person is { Needs: TableNeeds.None, PinnedTo: null }
                && !facilitators.Contains(person.Id)
                && !(person.LineManager is { } manager && facilitators.Contains(manager));
            for (var g = 0; g < Groups && !free; g++)
                Banned[(p * Groups) + g] = (byte)Bans(rules, person, groups[g]);
            for (var g = 0; g < Groups && person.PreferredAreas.Count > 0; g++)
                Prefers[(p * Groups) + g] = person.PreferredAreas.Contains(groups[g].AreaId);
        }
        Asked = [.. people.Select(p => p.PreferredAreas.Count > 0)];

        var position = people.Index().ToDictionary(p => p.Item.Id, p => p.Index);
        Together = Partners(rules.Together.Distinct().Select(p => (position[p.One], position[p.Other])));
        var managers = rules.NotWithLineManager
            ? people
                .Where(p => p.LineManager is { } m && m != p.Id && position.ContainsKey(m))
                .Select(p => (position[p.Id], position[p.LineManager!.Value]))
            : [];
        Apart = Partners(rules.Apart.Distinct().Select(p => (position[p.One], position[p.Other])).Concat(managers));
    }

    public int People { get; }
    public int Groups { get; }
    public int Tallies { get; }
    public int Organisations { get; }
    public int Disciplines { get; }
    public int MaxFromOneOrganisation { get; }
    public int MinDisciplines { get; }
    public bool NoLoneRemote { get; }
    public int[] Organisation { get; }
    public int[] Discipline { get; }
    public ulong[] TalliesOf { get; }

    /// <summary>[group][tally], and <see cref="Most"/> too.</summary>
    public int[] Least { get; }
    public int[] Most { get; }

    /// <summary>[person][group]: how many constraints keep this person out of the group, whoever else is in it.</summary>
    public byte[] Banned { get; }

    /// <summary>[person][group].</summary>
    public bool[] Prefers { get; }
    public bool[] Asked { get; }
    public int[][] Together { get; }
    public int[][] Apart { get; }

    private static ulong MaskOf(DesignProblem problem, Participant person)
    {
        var mask = 1UL << Members;
        mask |= person.Mode == AttendanceMode.Remote ? 1UL << Remote : 1UL << InRoom;
        mask |= problem.IsSenior(person) ? 1UL << Senior : 0;
        mask |= person.Sector == Sector.Private ? 1UL << Private : 0;
        foreach (var (s, stage) in problem.Rules.Stages.Index())
            mask |= person.IsThereFor(stage) ? 1UL << (FirstStage + s) : 0;
        return mask;
    }

    private static int Bans(DesignRules rules, Participant person, DesignGroup group)
    {
        var missing = rules.MeetTableNeeds ? person.Needs & ~(group.Table?.Offers ?? TableNeeds.None) : TableNeeds.None;
        return (missing.HasFlag(TableNeeds.StepFree) ? 1 : 0)
            + (missing.HasFlag(TableNeeds.HearingLoop) ? 1 : 0)
            + (rules.FacilitatorNotMember && group.FacilitatorId == person.Id ? 1 : 0)
            + (rules.NotWithLineManager && person.LineManager is { } manager && group.FacilitatorId == manager ? 1 : 0)
            + (person.PinnedTo is { } pin && pin != group.Number ? 1 : 0);
    }

    private int[][] Partners(IEnumerable<(int One, int Other)> pairs)
    {
        var partners = new List<int>[People];
        foreach (var (one, other) in pairs)
        {
            (partners[one] ??= []).Add(other);
            (partners[other] ??= []).Add(one);
        }
        return [.. partners.Select(p => p?.ToArray() ?? [])];
    }
}
