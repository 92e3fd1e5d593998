namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Which constraints a group keeps with nothing to spare. Table needs are left out: a card must not tell who has them.</summary>
internal static class Binding
{
    public static IEnumerable<Constraint> Of(DesignProblem problem, DesignGroup group, IReadOnlyList<Participant> members)
    {
        var there = members.Select(m => m.Id).ToHashSet();
        return Constraints.Of(problem).Where(c => IsTight(c, problem, group, members, there));
    }

    private static bool IsTight(
        Constraint constraint,
        DesignProblem problem,
        DesignGroup group,
        IReadOnlyList<Participant> members,
        IReadOnlySet<Guid> there
    )
    {
        var rules = problem.Rules;
        return constraint.Kind switch
        {
            ConstraintKind.GroupSize => members.Count == group.Min || members.Count == group.Max,
            ConstraintKind.TableSeats => members.Count(m => m.Mode != AttendanceMode.Remote) == group.Table?.Seats,
            ConstraintKind.Organisation => Counts(MixedBy.Organisation).Any(c => c == rules.MaxFromOneOrganisation),
            ConstraintKind.Disciplines => Counts(MixedBy.Discipline).Count() == rules.MinDisciplines,
            ConstraintKind.Senior => members.Count(problem.IsSenior) == rules.MinSenior,
            ConstraintKind.PrivateSector => members.Count(m => m.Sector == Sector.Private) is var count
                && (count == problem.PrivateShare().Least || count == problem.PrivateShare().Most),
            ConstraintKind.LoneRemote => members.Count(m => m.Mode == AttendanceMode.Remote) == 2,
            ConstraintKind.Stage => members.Count(m => m.IsThereFor(rules.Stages[constraint.StageAt!.Value]))
                == rules.Stages[constraint.StageAt!.Value].MinPresent,
            ConstraintKind.Together or ConstraintKind.Pin => there.Contains(constraint.About!.Value.One),
            _ => false,
        };

        IEnumerable<int> Counts(MixedBy attribute) =>
            members
                .SelectMany(m => Diversity.ValuesOf(m, attribute))
                .CountBy(v => v, StringComparer.OrdinalIgnoreCase)
                .Select(c => c.Value);
    }
}
