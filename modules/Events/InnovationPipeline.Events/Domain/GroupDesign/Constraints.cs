namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>The constraints that a problem has, as sentences an organiser reads, and the problem without one of them.</summary>
internal static class Constraints
{
    public static IReadOnlyList<Constraint> Of(DesignProblem problem)
    {
        var (rules, found) = (problem.Rules, new List<Constraint> { Sizes(problem) });
        var names = problem.People.ToDictionary(p => p.Id, p => p.Name);
        void If(bool has, ConstraintKind kind, string sentence)
        {
            if (has)
                found.Add(new(kind, sentence));
        }

        If(
            problem.Groups.Any(g => g.Table?.Seats is not null),
            ConstraintKind.TableSeats,
            "Nobody in the room is without a seat at the table"
        );
        If(Needs(TableNeeds.StepFree), ConstraintKind.StepFree, "Whoever needs step-free access sits at a table that has it");
        If(Needs(TableNeeds.HearingLoop), ConstraintKind.HearingLoop, "Whoever needs a hearing loop sits at a table that has one");
        If(
            rules.MaxFromOneOrganisation is not null,
            ConstraintKind.Organisation,
            $"A group has at most {rules.MaxFromOneOrganisation} from one organisation"
        );
        If(rules.MinDisciplines > 0, ConstraintKind.Disciplines, $"A group has at least {Count(rules.MinDisciplines, "discipline")}");
        If(
            rules.MinSenior > 0,
            ConstraintKind.Senior,
            $"A group has at least {rules.MinSenior} senior {(rules.MinSenior == 1 ? "person" : "people")}"
        );
        If(rules.SpreadPrivateSector, ConstraintKind.PrivateSector, PrivateSentence(problem));
        If(rules.NoLoneRemote, ConstraintKind.LoneRemote, "Nobody is the only remote member of a group");
        If(
            rules.NotWithLineManager && problem.People.Any(p => p.LineManager is not null),
            ConstraintKind.LineManager,
            "Nobody is in a group with their own line manager, as a member or its facilitator"
        );
        If(
            rules.FacilitatorNotMember && problem.Groups.Any(g => g.FacilitatorId is not null),
            ConstraintKind.Facilitator,
            "A facilitator is not a member of their own group"
        );
        If(
            rules.MinGroupsAnArea > 0,
            ConstraintKind.GroupsAnArea,
            $"Each challenge area has at least {Count(rules.MinGroupsAnArea, "group")}"
        );
        foreach (var (at, stage) in rules.Stages.Index())
            found.Add(
                new(ConstraintKind.Stage, $"Each group has at least {stage.MinPresent} there for all of “{stage.Name}”, {Times(stage)}")
                {
                    StageAt = at,
                }
            );
        foreach (var pair in rules.Together.Distinct())
            found.Add(new(ConstraintKind.Together, $"{names[pair.One]} and {names[pair.Other]} are in the same group") { About = pair });
        foreach (var pair in rules.Apart.Distinct())
            found.Add(new(ConstraintKind.Apart, $"{names[pair.One]} and {names[pair.Other]} are in different groups") { About = pair });
        foreach (var person in problem.People.Where(p => p.PinnedTo is not null))
            found.Add(PinOf(person));
        return found;

        bool Needs(TableNeeds need) => rules.MeetTableNeeds && problem.People.Any(p => p.Needs.HasFlag(need));
    }

    /// <summary>The same problem, free of the constraint.</summary>
    public static DesignProblem Without(DesignProblem problem, Constraint constraint)
    {
        var rules = problem.Rules;
        return constraint.Kind switch
        {
            ConstraintKind.GroupSize => problem with
            {
                Groups = [.. problem.Groups.Select(g => g with { Min = 0, Max = problem.People.Count })],
            },
            ConstraintKind.TableSeats => problem with
            {
                Groups = [.. problem.Groups.Select(g => g with { Table = g.Table is { } t ? t with { Seats = null } : null })],
            },
            ConstraintKind.StepFree => NoNeed(TableNeeds.StepFree),
            ConstraintKind.HearingLoop => NoNeed(TableNeeds.HearingLoop),
            ConstraintKind.Organisation => problem with { Rules = rules with { MaxFromOneOrganisation = null } },
            ConstraintKind.Disciplines => problem with { Rules = rules with { MinDisciplines = 0 } },
            ConstraintKind.Senior => problem with { Rules = rules with { MinSenior = 0 } },
            ConstraintKind.PrivateSector => problem with { Rules = rules with { SpreadPrivateSector = false } },
            ConstraintKind.LoneRemote => problem with { Rules = rules with { NoLoneRemote = false } },
            ConstraintKind.LineManager => problem with { Rules = rules with { NotWithLineManager = false } },
            ConstraintKind.Facilitator => problem with { Rules = rules with { FacilitatorNotMember = false } },
            ConstraintKind.GroupsAnArea => problem with { Rules = rules with { MinGroupsAnArea = 0 } },
            // A stage keeps its place, so that the others keep theirs.
            ConstraintKind.Stage => problem with
            {
                Rules = rules with { Stages = [.. rules.Stages.Select((s, i) => i == constraint.StageAt ? s with { MinPresent = 0 } : s)] },
            },
            ConstraintKind.Together => problem with
            {
                Rules = rules with { Together = [.. rules.Together.Where(p => p != constraint.About)] },
            },
            ConstraintKind.Apart => problem with { Rules = rules with { Apart = [.. rules.Apart.Where(p => p != constraint.About)] } },
            ConstraintKind.Pin => problem with
            {
                People = [.. problem.People.Select(p => p.Id == constraint.About?.One ? p with { PinnedTo = null } : p)],
            },
            _ => throw new InvalidOperationException(constraint.ToString()),
        };

        DesignProblem NoNeed(TableNeeds need) =>
            problem with
            {
                People = [.. problem.People.Select(p => p with { Needs = p.Needs & ~need })],
            };
    }

    public static Constraint PinOf(Participant person) =>
        new(ConstraintKind.Pin, $"{person.Name} is pinned to group {person.PinnedTo}") { About = new Pair(person.Id, person.Id) };

    internal static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";

    internal static string People(int number) => number == 1 ? "1 person" : $"{number} people";

    private static string Times(Stage stage) => $"{stage.From:HH:mm} to {stage.To:HH:mm}";

    private static string PrivateSentence(DesignProblem problem)
    {
        var (least, most) = problem.PrivateShare();
        return $"People from the private sector are spread evenly: {(least == most ? $"{least}" : $"{least} or {most}")} in each group";
    }

    private static Constraint Sizes(DesignProblem problem)
    {
        var bounds = problem.Groups.GroupBy(g => (g.Min, g.Max)).ToList();
        var sentence =
            bounds.Count == 1
                ? $"A group has {Range(bounds[0].Key)}"
                : $"Groups have {string.Join(", ", bounds.Select(b => $"{Range(b.Key)} ({Numbers(b)})"))}";
        return new(ConstraintKind.GroupSize, sentence);

        static string Range((int Min, int Max) b) => b.Min == b.Max ? People(b.Min) : $"{b.Min} to {b.Max} people";
        static string Numbers(IEnumerable<DesignGroup> groups) => string.Join(", ", groups.Select(g => g.Number));
    }
}
