namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// What a plan breaks, read from the people and groups themselves: slow, simple and apart from the search's counters, so that it can
/// judge them.
/// </summary>
internal static class PlanCheck
{
    /// <exception cref="ArgumentException">if the plan is not one seat or none for each person</exception>
    public static IReadOnlyList<Violation> Violations(DesignProblem problem, ReadOnlySpan<int> plan)
    {
        if (plan.Length != problem.People.Count)
            throw new ArgumentException("A plan has one entry for each person", nameof(plan));
        var (constraints, found) = (Constraints.Of(problem), new List<Violation>());
        var groupOf = new Dictionary<Guid, DesignGroup>();
        var members = problem.Groups.ToDictionary(g => g.Number, _ => new List<Participant>());
        for (var i = 0; i < plan.Length; i++)
            if (plan[i] == DesignProblem.NoGroup)
            {
                found.Add(new(Named(ConstraintKind.GroupSize), null, $"{problem.People[i].Name} has no group"));
            }
            else
            {
                groupOf.Add(problem.People[i].Id, problem.Groups[plan[i]]);
                members[problem.Groups[plan[i]].Number].Add(problem.People[i]);
            }
        foreach (var area in problem.Areas)
            if (problem.Groups.Count(g => g.AreaId == area.Id) is var groups && groups < problem.Rules.MinGroupsAnArea)
                found.Add(new(Named(ConstraintKind.GroupsAnArea), null, $"“{area.Title}” has {Constraints.Count(groups, "group")}"));
        foreach (var group in problem.Groups)
            found.AddRange(InGroup(problem, constraints, group, members[group.Number]));
        foreach (var c in constraints.Where(c => c.Kind is ConstraintKind.Together or ConstraintKind.Apart))
        {
            var (one, other) = (groupOf.GetValueOrDefault(c.About!.Value.One), groupOf.GetValueOrDefault(c.About.Value.Other));
            if (one is not null && other is not null && one == other == (c.Kind == ConstraintKind.Apart))
                found.Add(
                    new(
                        c,
                        one.Number,
                        $"{c.Sentence}: they are in {(one == other ? $"group {one.Number}" : $"groups {one.Number} and {other.Number}")}"
                    )
                );
        }
        foreach (var pinned in problem.People.Where(p => p.PinnedTo is not null))
            if (groupOf.TryGetValue(pinned.Id, out var group) && group.Number != pinned.PinnedTo)
                found.Add(
                    new(
                        Constraints.PinOf(pinned),
                        group.Number,
                        $"{pinned.Name} is in group {group.Number}, pinned to group {pinned.PinnedTo}"
                    )
                );
        return found;

        Constraint Named(ConstraintKind kind) => constraints.First(c => c.Kind == kind);
    }

    private static IEnumerable<Violation> InGroup(
        DesignProblem problem,
        IReadOnlyList<Constraint> constraints,
        DesignGroup group,
        IReadOnlyList<Participant> members
    )
    {
        var rules = problem.Rules;
        if (members.Count < group.Min || members.Count > group.Max)
            yield return Broken(
                ConstraintKind.GroupSize,
                $"has {Constraints.People(members.Count)}; {(group.Min == group.Max ? $"{group.Min}" : $"{group.Min} to {group.Max}")} are wanted"
            );
        var inRoom = members.Count(m => m.Mode != AttendanceMode.Remote);
        if (inRoom > (group.Table?.Seats ?? int.MaxValue))
            yield return Broken(
                ConstraintKind.TableSeats,
                $"has {Constraints.People(inRoom)} in the room and a table for {group.Table!.Seats}"
            );
        foreach (var need in (TableNeeds[])[TableNeeds.StepFree, TableNeeds.HearingLoop])
            if (rules.MeetTableNeeds && members.Any(m => m.Needs.HasFlag(need)) && group.Table?.Offers.HasFlag(need) != true)
                yield return need == TableNeeds.StepFree
                    ? Broken(ConstraintKind.StepFree, "is at a table without step-free access, and someone in it needs one")
                    : Broken(ConstraintKind.HearingLoop, "is at a table without a hearing loop, and someone in it needs one");
        var organisations = members
            .Where(m => !string.IsNullOrWhiteSpace(m.Organisation))
            .GroupBy(m => m.Organisation!.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var organisation in organisations)
            if (organisation.Count() > (rules.MaxFromOneOrganisation ?? int.MaxValue))
                yield return Broken(
                    ConstraintKind.Organisation,
                    $"has {organisation.Count()} from {organisation.Key}; at most {rules.MaxFromOneOrganisation} is wanted"
                );
        var disciplines = members
            .Where(m => !string.IsNullOrWhiteSpace(m.Discipline))
            .DistinctBy(m => m.Discipline!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Count();
        if (disciplines < rules.MinDisciplines)
            yield return Broken(
                ConstraintKind.Disciplines,
                $"has {Constraints.Count(disciplines, "discipline")}; at least {rules.MinDisciplines} are wanted"
            );
        var seniors = members.Count(problem.IsSenior);
        if (seniors < rules.MinSenior)
            yield return Broken(ConstraintKind.Senior, $"has {seniors} senior people; at least {rules.MinSenior} is wanted");
        var (least, most) = problem.PrivateShare();
        var fromPrivate = members.Count(m => m.Sector == Sector.Private);
        if (rules.SpreadPrivateSector && (fromPrivate < least || fromPrivate > most))
            yield return Broken(
                ConstraintKind.PrivateSector,
                $"has {fromPrivate} from the private sector; {least} to {most} is its even share"
            );
        if (rules.NoLoneRemote && members.Count(m => m.Mode == AttendanceMode.Remote) == 1)
            yield return Broken(ConstraintKind.LoneRemote, "has only 1 remote member");
        foreach (var member in members.Where(m => rules.NotWithLineManager && m.LineManager is { } boss && boss != m.Id))
            if (group.FacilitatorId == member.LineManager || members.Any(m => m.Id == member.LineManager))
                yield return Broken(ConstraintKind.LineManager, $"has {member.Name} with their own line manager");
        if (rules.FacilitatorNotMember && members.Any(m => m.Id == group.FacilitatorId))
            yield return Broken(ConstraintKind.Facilitator, "has its facilitator among its members");
        foreach (var constraint in constraints.Where(c => c.Kind == ConstraintKind.Stage))
        {
            var stage = rules.Stages[constraint.StageAt!.Value];
            var there = members.Count(m => m.IsThereFor(stage));
            if (there < stage.MinPresent)
                yield return new(
                    constraint,
                    group.Number,
                    $"{group.Name} has {there} there for all of “{stage.Name}”; {stage.MinPresent} are wanted"
                );
        }

        Violation Broken(ConstraintKind kind, string figures) =>
            new(constraints.First(c => c.Kind == kind), group.Number, $"{group.Name} {figures}");
    }
}
