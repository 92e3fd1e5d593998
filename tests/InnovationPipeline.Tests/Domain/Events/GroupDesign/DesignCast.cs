using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Tests.Domain.Events.GroupDesign;

/// <summary>People and groups for the tests: any of the constraints, the same ones for the same number.</summary>
internal static class DesignCast
{
    public static readonly TimeOnly Morning = new(9, 30);
    public static readonly TimeOnly Noon = new(12, 0);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Nobody has anything but a name; two areas with two groups each.</summary>
    public static DesignProblem Plain(int people, int groups = 4, int min = 1, int? max = null, DesignRules? rules = null) =>
        new(
            [.. Enumerable.Range(1, people).Select(i => new Participant(Id(i), $"Person {i}"))],
            [new(Id(901), "Flow"), new(Id(902), "Discharge")],
            [.. Enumerable.Range(1, groups).Select(i => new DesignGroup(i, Id(i <= groups / 2 ? 901 : 902), min, max ?? people))],
            rules ?? new DesignRules(NoLoneRemote: false),
            new Weights()
        );

    public static DesignProblem With(this DesignProblem problem, int number, Func<Participant, Participant> change) =>
        problem with
        {
            People = [.. problem.People.Select(p => p.Id == Id(number) ? change(p) : p)],
        };

    public static DesignProblem WithGroup(this DesignProblem problem, int number, Func<DesignGroup, DesignGroup> change) =>
        problem with
        {
            Groups = [.. problem.Groups.Select(g => g.Number == number ? change(g) : g)],
        };

    /// <summary>Anything at all; with few people often without a plan.</summary>
    public static DesignProblem Any(int seed, int people, int groups)
    {
        var dice = new Dice(seed);
        bool One(int of) => dice.Below(of) == 0;
        var areas = Plain(1).Areas;
        return new(
            [
                .. Enumerable
                    .Range(1, people)
                    .Select(i => new Participant(
                        Id(i),
                        $"Person {i}",
                        One(10) ? null : Disciplines.All[dice.Below(5)],
                        One(10) ? null : dice.Below(4),
                        One(10) ? null : $"Organisation {dice.Below(Math.Max(3, people / 3))}",
                        One(4) ? Sector.Private : Sector.NHS,
                        One(4) ? AttendanceMode.Remote : AttendanceMode.InRoom,
                        One(8) ? Noon : null,
                        PresentTo: null,
                        One(8)
                            ? Id(dice.Below(people) + 1) is var boss && boss != Id(i)
                                ? boss
                                : null
                            : null,
                        One(12) ? TableNeeds.StepFree
                            : One(12) ? TableNeeds.HearingLoop
                            : TableNeeds.None,
                        One(15) ? dice.Below(groups) + 1 : null
                    )
                    {
                        Ics = One(3) ? ["QHG", $"Q{dice.Below(4)}"] : [$"Q{dice.Below(4)}"],
                        PreferredAreas = One(3) ? [areas[dice.Below(2)].Id] : [],
                    }),
            ],
            areas,
            [
                .. Enumerable
                    .Range(1, groups)
                    .Select(i => new DesignGroup(
                        i,
                        areas[i <= (groups + 1) / 2 ? 0 : 1].Id,
                        Math.Max(1, (people / groups) - 1),
                        (people / groups) + 2,
                        One(3) ? Id(dice.Below(people) + 1) : null,
                        new GroupTable(i % 2 == 0 ? TableNeeds.StepFree : TableNeeds.HearingLoop, One(3) ? (people / groups) + 1 : null)
                    )),
            ],
            new DesignRules(
                One(2) ? 2 : null,
                MinDisciplines: dice.Below(3),
                MinSenior: dice.Below(2),
                SpreadPrivateSector: One(2),
                NoLoneRemote: One(2),
                MinGroupsAnArea: 1
            )
            {
                Together = One(2) ? [new(Id(1), Id(2))] : [],
                Apart = One(2) ? [new(Id(3), Id(4))] : [],
                Stages = One(2) ? [new("Ideas", Morning, Noon, 1)] : [],
            },
            new Weights(Mode: 0.5),
            Epsilon: 0.02
        );
    }

    /// <summary>Sixty or so people who fit, with every constraint.</summary>
    public static DesignProblem AnEvent(int seed, int people = 60, int groups = 8)
    {
        var any = Any(seed, people, groups);
        return any with
        {
            People = [.. any.People.Select((p, i) => p with { PinnedTo = null, Seniority = i % 3 == 0 ? 2 : p.Seniority })],
            Groups = [.. any.Groups.Select(g => g with { Min = (people / groups) - 1, Table = g.Table! with { Seats = null } })],
            Rules = any.Rules with
            {
                MaxFromOneOrganisation = 3,
                MinDisciplines = 3,
                MinSenior = 1,
                SpreadPrivateSector = true,
                NoLoneRemote = true,
                MinGroupsAnArea = 2,
            },
        };
    }

    /// <summary>Every plan there is, people times groups small.</summary>
    public static IEnumerable<int[]> AllPlans(DesignProblem problem)
    {
        var (people, groups) = (problem.People.Count, problem.Groups.Count);
        for (var number = 0; number < (int)Math.Pow(groups, people); number++)
        {
            var (plan, rest) = (new int[people], number);
            for (var i = 0; i < people; i++, rest /= groups)
                plan[i] = rest % groups;
            yield return plan;
        }
    }

    public static IEnumerable<int[]> GoodPlans(DesignProblem problem) =>
        AllPlans(problem).Where(p => PlanCheck.Violations(problem, p).Count == 0);

    public static int[] AnyPlan(DesignProblem problem, int seed)
    {
        var dice = new Dice(seed);
        return [.. problem.People.Select(_ => dice.Below(problem.Groups.Count))];
    }
}
