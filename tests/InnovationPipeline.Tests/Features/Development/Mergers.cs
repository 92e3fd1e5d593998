using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Initiatives of one organisation side by side, and what gates decide about them.</summary>
internal static class Mergers
{
    public static DateOnly Today(DevelopmentHouse house) => London.DayOf(house.Clock.GetUtcNow());

    /// <summary>The quarter that begins after today's.</summary>
    public static DateOnly Next(DevelopmentHouse house) =>
        Intervals.Next(Interval.Quarter, Intervals.StartOf(Interval.Quarter, Today(house)));

    public static async Task<Place> Named(DevelopmentHouse house)
    {
        var place = await house.PlaceWithInitiative();
        await Name(house, place);
        return place;
    }

    public static async Task<Place> Beside(DevelopmentHouse house, Place place)
    {
        var beside = await house.Beside(place);
        await Name(house, beside);
        return beside;
    }

    private static Task Name(DevelopmentHouse house, Place place) =>
        house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );

    public static async Task<Guid> Decide(
        DevelopmentHouse house,
        Place place,
        DecisionKind decision,
        Guid? cites = null,
        Guid? into = null,
        ConditionForm? condition = null
    )
    {
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative, cites));
        if ((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Quorum > 0)
            await GateTests.Score(house, place, gate);
        var criteria = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Criteria;
        var form = GateTests.Form(decision, criteria.Count(c => c.MustMeet), criteria.Count(c => !c.MustMeet)) with { MergedIntoId = into };
        if (condition is not null)
            form = form with { Conditions = [condition] };
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, form));
        return (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Decision!.Id;
    }

    /// <summary>£5,000.01 in the quarter from April 2026 and £15,000.03 in the one that has not begun.</summary>
    public static PlanBenefit Planning(DevelopmentHouse house, Place place, string measure, int attribution)
    {
        var next = Next(house);
        var planned = RegisterTests.Planning(place, BenefitClass.CashReleasing, attribution, measure);
        return planned with
        {
            Plan = planned.Plan with
            {
                TargetOn = next.AddMonths(6).AddDays(-1),
                Profile = [new PlannedFigure(new DateOnly(2026, 4, 1), 300m, 5_000.01m), new PlannedFigure(next, 900m, 15_000.03m)],
            },
        };
    }
}
