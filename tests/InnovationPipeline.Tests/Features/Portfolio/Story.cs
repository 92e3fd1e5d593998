using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Tests.Features.Development;

namespace InnovationPipeline.Tests.Features.Portfolio;

/// <summary>One idea taken forward, with an executive who watches it; told by Development's own acts.</summary>
internal sealed class Story(DevelopmentHouse house, Place place, Guid executive)
{
    public Place Place { get; } = place;
    public Guid Executive { get; } = executive;

    public static async Task<Story> Begin(DevelopmentHouse house)
    {
        var place = await house.Place();
        await house.Send(place.Organiser, new TakeForward(place.Initiative, place.Idea));
        await house.MakeReady(place);
        foreach (var (position, person) in new[] { (Position.ProjectOwner, place.Owner), (Position.BenefitOwner, place.BenefitOwner) })
            await house.Send(place.Organiser, new NamePerson(place.Initiative, position, DevelopmentHouse.Email(person), null));
        await house.Settle();
        return new Story(house, place, await house.Person("Edmund Execworthy", (Role.Executive, place.Organisation)));
    }

    public async Task Decide(DecisionKind decision = DecisionKind.Proceed)
    {
        var gate = Guid.CreateVersion7();
        await house.Send(Place.Organiser, new OpenGate(gate, Place.Initiative));
        if ((await house.Ask(Place.Chair, new GateToRead(Place.Initiative, gate))).Quorum > 0)
            await GateTests.Score(house, Place, gate);
        await house.Send(Place.Chair, new DecideAtGate(Place.Initiative, gate, GateTests.Form(decision)));
        await house.Settle();
    }

    public async Task<Guid> Plan(BenefitClass kind, decimal? pounds, bool disbenefit = false)
    {
        var id = Guid.CreateVersion7();
        var period = new DateOnly(2026, 4, 1);
        await house.Send(
            Place.BenefitOwner,
            new PlanBenefit(
                id,
                Place.Initiative,
                kind,
                disbenefit,
                // Each of its own: none of them is counted twice.
                $"{kind} {(disbenefit ? "lost" : "gained")}",
                "hours",
                Direction.Up,
                Interval.Quarter,
                Confidence.Medium,
                OwnerEmail: null,
                Place.Organisation,
                new PlanForm(0m, new DateOnly(2026, 3, 31), "Rotas", 900m, new DateOnly(2027, 3, 31), [new(period, 300m, pounds)], 80)
            )
        );
        if (kind == BenefitClass.CashReleasing)
            await house.Send(Place.BenefitOwner, new NameBudget(id, "Agency staff", period));
        await house.Settle();
        return id;
    }

    public async Task<Guid> Claim(Guid benefit, decimal? pounds, int quarter = 0)
    {
        var id = Guid.CreateVersion7();
        await house.Send(
            Place.BenefitOwner,
            new RecordActual(id, benefit, new DateOnly(2026, 4, 1).AddMonths(3 * quarter), 320m, pounds, "Rotas", null)
        );
        await house.Settle();
        return id;
    }

    public async Task Verify(Guid benefit, Guid actual, decimal? pounds)
    {
        await house.Send(Place.Verifier, new VerifyActual(benefit, actual, 320m, pounds, "Checked against the rotas"));
        await house.Settle();
    }

    public async Task SendBack(Guid benefit, Guid actual)
    {
        await house.Send(Place.Verifier, new ReturnActual(benefit, actual, "The rota of May is missing"));
        await house.Settle();
    }

    public async Task Reverse(Guid benefit, Guid actual)
    {
        await house.Send(Place.Verifier, new ReverseActual(Guid.CreateVersion7(), benefit, actual, "The wrong practice"));
        await house.Settle();
    }
}
