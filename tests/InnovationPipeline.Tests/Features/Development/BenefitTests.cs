using System.Net;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class BenefitTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private static readonly DateOnly Period = new(2026, 4, 1);

    [Fact]
    public async Task From_hand_off_to_verified_benefit_through_the_pages()
    {
        var place = await house.Place();
        using var organiser = await house.Browse(place.Organiser);
        var initiative = await (await organiser.Go("/initiatives/waiting")).Submit();
        var id = Guid.Parse(initiative.Url.Segments[^1]);
        foreach (var (position, person) in new[] { ("ProjectOwner", place.Owner), ("BenefitOwner", place.BenefitOwner) })
            Assert.Empty(
                (
                    await (await organiser.Go($"/initiatives/{id}/people")).Submit(
                        ("Position", position),
                        ("Email", DevelopmentHouse.Email(person))
                    )
                ).Errors
            );

        await Decide(organiser, place, id, mustMeet: 3, scored: 3);
        using var owner = await house.Browse(place.BenefitOwner);
        var form = await (await owner.Go($"/initiatives/{id}")).Follow("Plan a benefit");
        var plan = await form.Submit(
            ("Class", "NonCashReleasing"),
            ("Measure", "Clinician time released"),
            ("Unit", "hours"),
            ("Direction", "Up"),
            ("BaselineValue", "0"),
            ("BaselineOn.Day", "31"),
            ("BaselineOn.Month", "3"),
            ("BaselineOn.Year", "2026"),
            ("BaselineSource", "Rotas"),
            ("TargetValue", "900"),
            ("TargetOn.Day", "31"),
            ("TargetOn.Month", "3"),
            ("TargetOn.Year", "2027"),
            ("Interval", "Quarter"),
            ("Confidence", "Medium"),
            ("AttributionPercent", "80"),
            ("BeneficiaryOrganisationId", place.Organisation.ToString())
        );
        Assert.Empty(plan.Errors);
        var benefit = await plan.Submit(("Periods[0].Value", "300"), ("Periods[0].Pounds", "13500"));
        Assert.Empty(benefit.Errors);
        Assert.Contains("£13,500", benefit.Text, StringComparison.Ordinal);

        await Decide(organiser, place, id, mustMeet: 3, scored: 2);
        var recorded = await (await (await owner.Go(benefit.Url.AbsolutePath)).Follow("Record an actual")).Submit(
            ("Period", "2026-04-01"),
            ("Value", "320"),
            ("Pounds", "14400"),
            ("Evidence", "Rotas, April to June")
        );
        Assert.Empty(recorded.Errors);

        using var verifier = await house.Browse(place.Verifier);
        var actual = await (await verifier.Go("/verification")).Follow("Clinician time released");
        var refused = await actual.Press("Verify", ("Pounds", "9000"));
        Assert.Equal(["Say why less is verified than was claimed"], refused.Errors);
        var verified = await refused.Press("Verify", ("Reason", "100 hours were counted twice"));
        Assert.Empty(verified.Errors);
        Assert.Contains("£9,000 verified", verified.Text, StringComparison.Ordinal);

        var seen = await organiser.Go($"/initiatives/{id}");
        Assert.Contains("£11,520 (80% of £14,400)", seen.Text, StringComparison.Ordinal);
        Assert.Contains("£7,200 (80% of £9,000)", seen.Text, StringComparison.Ordinal);
        Assert.Contains("£9,000 verified, £7,200 of it ours (80%)", verified.Text, StringComparison.Ordinal);
        Assert.Contains("100 hours were counted twice", seen.Text, StringComparison.Ordinal);
        await using var scope = house.Services.CreateAsyncScope();
        var fact = Assert.Single(await scope.ServiceProvider.GetRequiredService<IInitiatives>().Benefits(id, CancellationToken.None));
        Assert.Equal((14_400m, 9_000m), (fact.Actuals[0].Claimed!.Value.Whole, fact.Actuals[0].Verified!.Value.Whole));
    }

    [Fact]
    public async Task Nobody_verifies_what_they_own_recorded_or_deliver()
    {
        var (place, benefit, actual) = await Claimed();
        foreach (var person in new[] { place.Organiser, place.Owner, place.BenefitOwner })
        {
            await house.Give(person, Role.Verifier, place.Organisation);
            var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
                house.Send(person, new VerifyActual(benefit, actual, 320m, 14_400m, null))
            );
            Assert.Equal(Benefit.Rules.SomeoneElse, refusal.Rule);
        }
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Chair, new VerifyActual(benefit, actual, 320m, 14_400m, null)));
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute(
                "UPDATE development.actuals SET state = 'Verified', verified_by = recorded_by, verified_at = now(), verified_pounds = 1 WHERE id = $1",
                actual
            )
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute(
                "UPDATE development.actuals SET state = 'Verified', verified_by = $2, verified_at = now(), verified_pounds = 14401 WHERE id = $1",
                actual,
                place.Verifier
            )
        );
    }

    [Fact]
    public async Task Nobody_verifies_who_holds_a_position_or_has_a_task_or_has_done_one()
    {
        var (place, benefit, actual) = await Claimed();
        var refused = new List<Guid>();
        foreach (var position in new[] { Position.SeniorResponsibleOwner, Position.ClinicalOwner, Position.FinanceOwner })
        {
            refused.Add(await Verifier($"Holds {position}"));
            await house.Send(
                place.Organiser,
                new NamePerson(place.Initiative, position, DevelopmentHouse.Email(refused[^1]), "She knows it")
            );
        }
        var (open, done, declined) = (await Verifier("Has a task"), await Verifier("Has done a task"), await Verifier("Declined a task"));
        foreach (var (person, state) in new[] { (open, TaskState.Open), (done, TaskState.Done), (declined, TaskState.Declined) })
        {
            var task = Guid.CreateVersion7();
            await house.Send(
                place.Organiser,
                new AddTask(task, place.Initiative, "Set up the telephones", DevelopmentHouse.Email(person), new DateOnly(2099, 1, 1))
            );
            if (state != TaskState.Open)
                await house.Send(person, new EndTask(place.Initiative, task, state, "Not mine"));
        }
        foreach (var person in refused.Append(open).Append(done))
            Assert.Equal(
                Benefit.Rules.SomeoneElse,
                (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(person, new ReturnActual(benefit, actual, "No rota")))).Rule
            );
        using var browser = await house.Browse(done);
        var page = await (await browser.Go($"/benefits/{benefit}/actuals/{actual}")).Press("Verify");
        Assert.Equal([Benefit.Rules.SomeoneElse.Sentence], page.Errors);
        await house.Send(declined, new VerifyActual(benefit, actual, 320m, 14_400m, null));

        async Task<Guid> Verifier(string name)
        {
            var person = await house.Person(name, (Role.Verifier, place.Organisation));
            await house.Send(
                place.Organiser,
                new AppointVerifier(
                    Guid.CreateVersion7(),
                    place.Organisation,
                    DevelopmentHouse.Email(person),
                    VerifierKind.Finance,
                    place.Organisation
                )
            );
            return person;
        }
    }

    [Fact]
    public async Task Nobody_verifies_who_held_a_position_while_it_was_measured_and_whoever_left_before_does()
    {
        var (place, benefit, actual) = await Claimed();
        var (left, held) = (await Verifier("Left before"), await Verifier("Held it since"));
        foreach (var person in new[] { left, held, place.Owner })
            await house.Send(
                place.Organiser,
                new NamePerson(place.Initiative, Position.ClinicalOwner, DevelopmentHouse.Email(person), "She knows it")
            );
        // The first had it, and gave it up, before the period began.
        await house.Execute("ALTER TABLE development.initiative_snapshots DISABLE TRIGGER USER");
        await house.Execute(
            "UPDATE development.initiative_snapshots SET at = '2026-03-01' WHERE initiative_id = $1 AND facts::text LIKE '%' || $2 || '%'",
            place.Initiative,
            left.ToString()
        );
        await house.Execute(
            "UPDATE development.initiative_snapshots SET at = '2026-03-02' WHERE initiative_id = $1 AND facts::text LIKE '%' || $2 || '%'",
            place.Initiative,
            held.ToString()
        );
        await house.Execute("ALTER TABLE development.initiative_snapshots ENABLE TRIGGER USER");
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(held, new VerifyActual(benefit, actual, 320m, 14_400m, null)));
        Assert.Equal(Benefit.Rules.SomeoneElse, refusal.Rule);
        await house.Send(left, new VerifyActual(benefit, actual, 320m, 14_400m, null));

        async Task<Guid> Verifier(string name)
        {
            var person = await house.Person(name, (Role.Verifier, place.Organisation));
            await house.Send(
                place.Organiser,
                new AppointVerifier(
                    Guid.CreateVersion7(),
                    place.Organisation,
                    DevelopmentHouse.Email(person),
                    VerifierKind.Finance,
                    place.Organisation
                )
            );
            return person;
        }
    }

    [Fact]
    public async Task No_more_is_verified_than_was_claimed_and_a_returned_actual_can_be_recorded_again()
    {
        var (place, benefit, actual) = await Claimed();
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Verifier, new VerifyActual(benefit, actual, 320m, 14_400.01m, "More"))
        );
        Assert.Equal(Benefit.Rules.NoMoreThanClaimed, refusal.Rule);
        await Assert.ThrowsAsync<Invalid>(() => house.Send(place.Verifier, new ReturnActual(benefit, actual, "")));
        await house.Send(place.Verifier, new ReturnActual(benefit, actual, "The rota of May is missing"));
        await house.Send(place.BenefitOwner, Recording(benefit));
        var shown = await house.Ask(place.Organiser, new BenefitToRead(benefit));
        Assert.Equal(["Claimed", "Returned"], shown.Actuals.Select(a => a.State).Order(StringComparer.Ordinal));
        Assert.Equal((14_400m, 11_520m), (shown.Claimed!.Value.Whole, shown.Claimed.Value.Ours));
    }

    [Fact]
    public async Task A_verified_figure_is_taken_back_by_an_entry_of_the_opposite_sign()
    {
        var (place, benefit, actual) = await Claimed();
        await house.Send(place.Verifier, new VerifyActual(benefit, actual, 320m, 14_400m, null));
        await house.Send(place.Verifier, new ReverseActual(Guid.CreateVersion7(), benefit, actual, "The wrong practice"));
        await house.Send(place.BenefitOwner, Recording(benefit));

        var shown = await house.Ask(place.Organiser, new BenefitToRead(benefit));
        Assert.Equal((0m, 3), (shown.Verified!.Value.Ours, shown.Actuals.Count));
        Assert.Equal(
            0m,
            await house.Scalar<decimal>(
                "SELECT sum((body->>'Pounds')::numeric) FROM platform.events WHERE type LIKE '%ActualVerified' AND aggregate_id = $1",
                benefit
            )
        );
        var again = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Verifier, new ReverseActual(Guid.CreateVersion7(), benefit, actual, "Again"))
        );
        Assert.Equal(Benefit.Rules.ReversedOnce, again.Rule);
    }

    [Fact]
    public async Task A_period_is_recorded_once_even_by_two_at_the_same_time()
    {
        var (place, benefit) = await Planned(BenefitClass.NonCashReleasing);
        var twice = Recording(benefit);
        await house.Send(place.BenefitOwner, twice);
        await house.Send(place.BenefitOwner, twice);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Owner, Recording(benefit)));
        Assert.Equal(Benefit.Rules.OncePerPeriod, refusal.Rule);
        Assert.Equal(1L, await house.Scalar<long>("SELECT count(*) FROM development.actuals WHERE benefit_id = $1", benefit));
    }

    [Theory]
    [InlineData("-5000", "Enter the pounds that this is worth, 0 or more")]
    [InlineData("99999999999999", "Enter an amount below £100 billion")]
    [InlineData("10.005", "Enter an amount in pounds and whole pence, for example 1,250.50")]
    public async Task Huge_negative_and_split_pounds_are_refused(string pounds, string sentence)
    {
        var (place, benefit) = await Planned(BenefitClass.CashReleasing);
        using var browser = await house.Browse(place.BenefitOwner);
        var page = await (await browser.Go($"/benefits/{benefit}/actuals/new")).Submit(
            ("Period", "2026-04-01"),
            ("Value", "1"),
            ("Pounds", pounds),
            ("Evidence", "Invoices")
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, sentence), (page.Status, Assert.Single(page.Errors)));
    }

    [Theory]
    [InlineData("1e30")]
    [InlineData("1000000001")]
    [InlineData("0.00001")]
    [InlineData("lots")]
    [InlineData("79228162514264337593543950336")]
    public async Task A_value_that_cannot_be_is_refused_with_a_sentence(string value)
    {
        var (place, benefit) = await Planned(BenefitClass.Access);
        using var browser = await house.Browse(place.BenefitOwner);
        var page = await (await browser.Go($"/benefits/{benefit}/actuals/new")).Submit(
            ("Period", "2026-04-01"),
            ("Value", value),
            ("Evidence", "Report")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.Errors);
    }

    [Fact]
    public async Task Pounds_are_only_for_classes_with_money()
    {
        var (place, benefit) = await Planned(BenefitClass.Access);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, Recording(benefit)));
        Assert.Equal(Benefit.Rules.PoundsOnlyWithMoney, refusal.Rule);
        await house.Send(place.BenefitOwner, Recording(benefit) with { Pounds = null });
        Assert.Null((await house.Ask(place.Organiser, new BenefitToRead(benefit))).Claimed);
    }

    [Theory]
    [InlineData(9999, 12)]
    [InlineData(1, 1)]
    [InlineData(2026, 5)]
    public async Task A_period_outside_the_plan_or_to_come_is_refused(int year, int month)
    {
        var (place, benefit) = await Planned(BenefitClass.NonCashReleasing);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.BenefitOwner, Recording(benefit) with { Period = new DateOnly(year, month, 1) })
        );
        Assert.Equal(Benefit.Rules.InItsPeriods, refusal.Rule);
    }

    [Fact]
    public async Task A_locked_plan_is_followed_by_a_version_that_someone_else_approves()
    {
        var (place, benefit) = await Planned(BenefitClass.NonCashReleasing);
        using var organiser = await house.Browse(place.Organiser);
        await Decide(organiser, place, place.Initiative, mustMeet: 3, scored: 3);
        await Decide(organiser, place, place.Initiative, mustMeet: 3, scored: 2);
        var shown = await house.Ask(place.BenefitOwner, new BenefitToRead(benefit));
        Assert.NotNull(shown.Plan.LockedAt);
        var locked = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.BenefitOwner, new ChangePlan(benefit, shown.Version, Plan(800m)))
        );
        Assert.Equal(Benefit.Rules.PlanIsLocked, locked.Rule);

        await house.Send(place.BenefitOwner, new ProposePlan(benefit, shown.Version, Plan(800m), "Two practices have left"));
        Assert.Equal(900m, (await house.Ask(place.BenefitOwner, new BenefitToRead(benefit))).Plan.TargetValue);
        await house.Give(place.BenefitOwner, Role.GateChair, place.Organisation);
        var own = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, new ApprovePlan(benefit)));
        Assert.Equal(Benefit.Rules.ApprovedBySomeoneElse, own.Rule);
        using var chair = await house.Browse(place.Chair);
        var approved = await (await chair.Go($"/benefits/{benefit}")).Press("Approve the new baseline");
        Assert.Contains("Two practices have left", approved.Text, StringComparison.Ordinal);
        Assert.Contains("Version 2", approved.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Stale>(() =>
            house.Send(place.BenefitOwner, new ProposePlan(benefit, shown.Version, Plan(700m), "Old page"))
        );
    }

    [Fact]
    public async Task A_benefit_of_another_organisation_is_not_found()
    {
        var (place, benefit, actual) = await Claimed();
        var (other, theirs, _) = await Claimed();
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new BenefitToRead(benefit)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Verifier, new VerifyActual(benefit, actual, 1m, 1m, "x")));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Verifier, new VerifyActual(theirs, actual, 1m, 1m, "x")));
        using var browser = await house.Browse(other.Organiser);
        foreach (var path in new[] { "", "/plan", "/actuals/new", $"/actuals/{actual}" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/benefits/{benefit}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/benefits/{theirs}/actuals/{actual}")).Status);
        using var reader = await house.Browse(place.Chair);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Go($"/benefits/{benefit}/plan")).Status);
    }

    [Fact]
    public async Task Dates_far_away_are_refused_with_a_sentence()
    {
        var place = await Named();
        foreach (
            var (baseline, target) in new[]
            {
                (new DateOnly(9999, 12, 31), new DateOnly(9999, 12, 31)),
                (new DateOnly(1, 1, 1), new DateOnly(9999, 1, 1)),
            }
        )
            await Assert.ThrowsAsync<RuleBroken>(() =>
                house.Send(
                    place.BenefitOwner,
                    Planning(place, BenefitClass.Access) with
                    {
                        Plan = Plan(900m) with { BaselineOn = baseline, TargetOn = target },
                    }
                )
            );
    }

    private async Task<Place> Named()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(place.Owner), null)
        );
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        return place;
    }

    private async Task<(Place Place, Guid Benefit)> Planned(BenefitClass kind)
    {
        var place = await Named();
        var planning = Planning(place, kind);
        await house.Send(place.BenefitOwner, planning);
        return (place, planning.Id);
    }

    private async Task<(Place Place, Guid Benefit, Guid Actual)> Claimed()
    {
        var (place, benefit) = await Planned(BenefitClass.NonCashReleasing);
        var recording = Recording(benefit);
        await house.Send(place.BenefitOwner, recording);
        return (place, benefit, recording.Id);
    }

    private static PlanBenefit Planning(Place place, BenefitClass kind) =>
        new(
            Guid.CreateVersion7(),
            place.Initiative,
            kind,
            IsDisbenefit: false,
            "Clinician time released",
            "hours",
            Direction.Up,
            Interval.Quarter,
            Confidence.Medium,
            OwnerEmail: null,
            place.Organisation,
            Plan(900m)
        );

    private static PlanForm Plan(decimal target) => new(0m, new DateOnly(2026, 3, 31), "Rotas", target, new DateOnly(2027, 3, 31), [], 80);

    private static RecordActual Recording(Guid benefit) =>
        new(Guid.CreateVersion7(), benefit, Period, 320m, 14_400m, "Rotas, April to June", null);

    private async Task Decide(Testing.Browser organiser, Place place, Guid initiative, int mustMeet, int scored)
    {
        var opened = await (await organiser.Go($"/initiatives/{initiative}/gates/new")).Submit();
        Assert.Empty(opened.Errors);
        var gate = (await house.Ask(place.Chair, new GatesWaiting(1))).Rows.Single(g => g.InitiativeId == initiative);
        if (gate.From == "Assessment")
            await house.MakeReady(place, initiative);
        if (gate.Quorum > 0)
            await GateTests.Score(house, place with { Initiative = initiative }, gate.Id);
        await house.Send(place.Chair, new DecideAtGate(initiative, gate.Id, GateTests.Form(DecisionKind.Proceed, mustMeet, scored)));
    }
}
