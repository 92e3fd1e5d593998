namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Proofs by counting that no plan can keep some constraints: certain, instant, and with the figures.</summary>
internal static class Counting
{
    public static IReadOnlyList<Conflict> Conflicts(DesignProblem problem)
    {
        var constraints = Constraints.Of(problem);
        return
        [
            .. Sizes(problem)
                .Concat(Shares(problem))
                .Concat(Attendance(problem))
                .Concat(Pins(problem))
                .Select(Named)
                .Concat(Chains.Conflicts(problem)),
        ];

        Conflict Named((ConstraintKind[] Kinds, IEnumerable<Constraint> More, string Reason) found) =>
            new([.. found.Kinds.Select(k => constraints.First(c => c.Kind == k)), .. found.More], found.Reason, ConflictProof.Counted);
    }

    private static IEnumerable<(ConstraintKind[], IEnumerable<Constraint>, string)> Sizes(DesignProblem problem)
    {
        var (people, groups) = (problem.People.Count, problem.Groups);
        var (least, most) = (groups.Sum(g => (long)g.Min), groups.Sum(g => (long)g.Max));
        if (least > people)
            yield return ([ConstraintKind.GroupSize], [], $"{groups.Count} groups need at least {least} people, and there are {people}");
        if (most < people)
            yield return ([ConstraintKind.GroupSize], [], $"{groups.Count} groups hold at most {most} people, and there are {people}");
        var inRoom = problem.People.Count(p => p.Mode != AttendanceMode.Remote);
        if (groups.All(g => g.Table?.Seats is not null) && groups.Sum(g => g.Table!.Seats!.Value) is var seats && seats < inRoom)
            yield return ([ConstraintKind.TableSeats], [], $"The tables have {seats} seats, and {inRoom} people are in the room");
        foreach (var (need, kind, words) in Needed)
        {
            var needing = problem.Rules.MeetTableNeeds ? problem.People.Count(p => p.Needs.HasFlag(need)) : 0;
            var suitable = groups.Where(g => g.Table?.Offers.HasFlag(need) == true).ToList();
            if (needing > 0 && suitable.Count == 0)
                yield return (
                    [kind],
                    [],
                    $"No table has {words}, and {Constraints.People(needing)} {(needing == 1 ? "needs" : "need")} one"
                );
            else if (needing > suitable.Sum(g => g.Max))
                yield return (
                    [kind, ConstraintKind.GroupSize],
                    [],
                    $"{needing} people need a table with {words}, and the groups at those hold at most {suitable.Sum(g => g.Max)}"
                );
        }
        foreach (var area in problem.Areas)
            if (groups.Count(g => g.AreaId == area.Id) is var count && count < problem.Rules.MinGroupsAnArea)
                yield return (
                    [ConstraintKind.GroupsAnArea],
                    [],
                    $"“{area.Title}” has {Constraints.Count(count, "group")}; {problem.Rules.MinGroupsAnArea} are needed"
                );
    }

    private static readonly (TableNeeds, ConstraintKind, string)[] Needed =
    [
        (TableNeeds.StepFree, ConstraintKind.StepFree, "step-free access"),
        (TableNeeds.HearingLoop, ConstraintKind.HearingLoop, "a hearing loop"),
    ];

    private static IEnumerable<(ConstraintKind[], IEnumerable<Constraint>, string)> Shares(DesignProblem problem)
    {
        var (rules, groups, coded) = (problem.Rules, problem.Groups, new Coded(problem.People));
        var smallest = groups.Min(g => g.Max);
        foreach (var organisation in coded.Organisation.Where(o => o != Coded.Unknown).CountBy(o => o))
            if (organisation.Value > (long)groups.Count * (rules.MaxFromOneOrganisation ?? int.MaxValue))
                yield return (
                    [ConstraintKind.Organisation],
                    [],
                    $"{organisation.Value} people are from {problem.People[Array.IndexOf(coded.Organisation, organisation.Key)].Organisation}; "
                        + $"{groups.Count} groups with at most {rules.MaxFromOneOrganisation} each hold {groups.Count * rules.MaxFromOneOrganisation}"
                );
        var disciplines = coded.Discipline.Where(d => d != Coded.Unknown).CountBy(d => d).ToList();
        var places = disciplines.Sum(d => Math.Min(d.Value, groups.Count));
        if (rules.MinDisciplines > disciplines.Count)
            yield return (
                [ConstraintKind.Disciplines],
                [],
                $"There are {Constraints.Count(disciplines.Count, "discipline")} in all; each group needs {rules.MinDisciplines}"
            );
        else if (rules.MinDisciplines > smallest)
            yield return (
                [ConstraintKind.Disciplines, ConstraintKind.GroupSize],
                [],
                $"A group of at most {smallest} cannot have {rules.MinDisciplines} disciplines"
            );
        else if (places < rules.MinDisciplines * groups.Count)
            yield return (
                [ConstraintKind.Disciplines],
                [],
                $"{groups.Count} groups with {rules.MinDisciplines} disciplines each need {rules.MinDisciplines * groups.Count} people of a "
                    + $"discipline new to their group; there are at most {places}"
            );
        var seniors = problem.People.Count(problem.IsSenior);
        if (seniors < (long)rules.MinSenior * groups.Count)
            yield return (
                [ConstraintKind.Senior],
                [],
                $"{groups.Count} groups need {rules.MinSenior * groups.Count} senior people, and there {(seniors == 1 ? "is" : "are")} {seniors}"
            );
        if (rules.NoLoneRemote && problem.People.Count(p => p.Mode == AttendanceMode.Remote) == 1)
            yield return ([ConstraintKind.LoneRemote], [], "Only 1 person is remote");
    }

    private static IEnumerable<(ConstraintKind[], IEnumerable<Constraint>, string)> Attendance(DesignProblem problem)
    {
        foreach (var constraint in Constraints.Of(problem).Where(c => c.Kind == ConstraintKind.Stage))
        {
            var stage = problem.Rules.Stages[constraint.StageAt!.Value];
            var there = problem.People.Count(p => p.IsThereFor(stage));
            var smallest = problem.Groups.Min(g => g.Max);
            if (there < (long)stage.MinPresent * problem.Groups.Count)
                yield return (
                    [],
                    [constraint],
                    $"{problem.Groups.Count} groups need {stage.MinPresent * problem.Groups.Count} people for all of “{stage.Name}”, and {there} are there for it"
                );
            else if (stage.MinPresent > smallest)
                yield return (
                    [ConstraintKind.GroupSize],
                    [constraint],
                    $"A group of at most {smallest} cannot have {stage.MinPresent} for “{stage.Name}”"
                );
        }
    }

    private static IEnumerable<(ConstraintKind[], IEnumerable<Constraint>, string)> Pins(DesignProblem problem)
    {
        foreach (var group in problem.Groups)
        {
            var pinned = problem.People.Where(p => p.PinnedTo == group.Number).ToList();
            if (pinned.Count > group.Max)
                yield return (
                    [ConstraintKind.GroupSize],
                    pinned.Take(group.Max + 1).Select(Constraints.PinOf),
                    $"{pinned.Count} people are pinned to group {group.Number}, which holds at most {group.Max}"
                );
            var most = problem.Rules.MaxFromOneOrganisation ?? int.MaxValue;
            foreach (
                var organisation in pinned
                    .Where(p => p.Organisation is not null)
                    .GroupBy(p => p.Organisation, StringComparer.OrdinalIgnoreCase)
            )
                if (organisation.Count() > most)
                    yield return (
                        [ConstraintKind.Organisation],
                        organisation.Take(most + 1).Select(Constraints.PinOf),
                        $"{organisation.Count()} people from {organisation.Key} are pinned to group {group.Number}"
                    );
            foreach (var (need, kind, words) in Needed)
                if (
                    problem.Rules.MeetTableNeeds
                    && group.Table?.Offers.HasFlag(need) != true
                    && pinned.Find(p => p.Needs.HasFlag(need)) is { } person
                )
                    yield return (
                        [kind],
                        [Constraints.PinOf(person)],
                        $"{person.Name} is pinned to group {group.Number}, whose table is not one with {words}"
                    );
            if (problem.Rules.FacilitatorNotMember && pinned.Find(p => p.Id == group.FacilitatorId) is { } facilitator)
                yield return (
                    [ConstraintKind.Facilitator],
                    [Constraints.PinOf(facilitator)],
                    $"{facilitator.Name} is pinned to group {group.Number} and is its facilitator"
                );
        }
    }
}
