using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.AsAt;
using InnovationPipeline.Development.Features.Barriers;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class MergerTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private static readonly DateOnly Due = new(2030, 1, 1);

    [Fact]
    public async Task What_is_open_goes_over_with_its_owner_and_its_day_and_what_nobody_touched_comes_back_when_the_merger_is_taken_back()
    {
        var place = await Mergers.Named(house);
        var gone = await Mergers.Beside(house, place);
        var worker = await house.Person("Wanda Worker");
        var email = DevelopmentHouse.Email(worker);
        await Mergers.Decide(
            house,
            gone,
            DecisionKind.ProceedWithConditions,
            condition: new ConditionForm("Ask the information governance lead", email, Due)
        );
        var risk = new AddRisk(
            Guid.CreateVersion7(),
            gone.Initiative,
            new RiskForm(BarrierCategory.Funding, "The supplier may leave", 3, 3, "A second supplier", email, ReviewOn: Due)
        );
        await house.Send(place.Organiser, risk);
        var closed = risk with { Id = Guid.CreateVersion7(), Form = risk.Form with { Text = "Already over", End = RiskEnd.Passed } };
        await house.Send(place.Organiser, closed);
        await house.Send(place.Organiser, new AddTask(Guid.CreateVersion7(), gone.Initiative, "Find another", email, Due, RiskId: risk.Id));
        await house.Send(place.Organiser, new AddTask(Guid.CreateVersion7(), gone.Initiative, "Call the wards", email, Due));
        var done = new AddTask(Guid.CreateVersion7(), gone.Initiative, "Done before", email, Due);
        await house.Send(place.Organiser, done);
        await house.Send(place.Organiser, new EndTask(gone.Initiative, done.Id, TaskState.Done, null));
        var before = house.Clock.GetUtcNow();

        var merge = await Mergers.Decide(house, gone, DecisionKind.Merge, into: place.Initiative);
        var (here, there) = (await Open(gone.Initiative), await Open(place.Initiative));
        Assert.Empty(here);
        Assert.Equal(
            ["Ask the information governance lead", "Call the wards", "Find another"],
            there.Select(t => t.Text).Order(StringComparer.Ordinal)
        );
        Assert.All(there, t => Assert.Equal(("Wanda Worker", Due, gone.Initiative), (t.Owner, t.DueOn, t.CarriedFrom!.InitiativeId)));
        Assert.Equal("From a condition of a gate", there.Single(t => t.Text.StartsWith("Ask", StringComparison.Ordinal)).From);
        Assert.Equal("From the risk “The supplier may leave”", there.Single(t => t.Text == "Find another").From);
        var carried = Assert.Single((await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks, r => r.Text == risk.Form.Text);
        Assert.Equal(("Wanda Worker", Due, false), (carried.Owner, carried.ReviewOn!.Value, carried.IsClosed));
        Assert.Equal(gone.Initiative, carried.CarriedFrom!.InitiativeId);
        Assert.Contains("Carried over from “", string.Join('\n', await History(place.Initiative)), StringComparison.Ordinal);
        Assert.Contains("Carried over to “", string.Join('\n', await History(gone.Initiative)), StringComparison.Ordinal);
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/delivery");
        Assert.Contains("Carried over from", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Carried over: Carried over to “",
            (await browser.Go($"/initiatives/{gone.Initiative}/delivery")).Text,
            StringComparison.Ordinal
        );
        // Without any other role here, the worker opens what their messages lead to.
        using var theirs = await house.Browse(worker);
        var delivery = await theirs.Go($"/initiatives/{place.Initiative}/delivery");
        Assert.Contains("Find another", delivery.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a milestone", delivery.Text, StringComparison.Ordinal);
        Assert.Contains(
            "looked after in another initiative",
            (await browser.Go($"/initiatives/{gone.Initiative}/risks")).Text,
            StringComparison.Ordinal
        );
        // As it was the moment before, and as it is.
        Assert.Contains(
            (await house.Ask(place.Organiser, new InitiativeThen(gone.Initiative, null, before))).Facts!.Tasks,
            t => t is { Text: "Call the wards", State: "Open" }
        );
        Assert.Contains(
            (await house.Ask(place.Organiser, new InitiativeThen(gone.Initiative, null, null))).Facts!.Tasks,
            t => t is { Text: "Call the wards", State: "CarriedOver" }
        );
        // Nobody ends a task as carried over by hand.
        await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new EndTask(place.Initiative, there[0].Id, TaskState.CarriedOver, "Why not"))
        );

        var called = there.Single(t => t.Text == "Call the wards");
        await house.Send(place.Organiser, new EndTask(place.Initiative, called.Id, TaskState.Done, null));
        await Mergers.Decide(house, gone, DecisionKind.Proceed, cites: merge);
        Assert.Equal(
            ["Ask the information governance lead", "Find another"],
            (await Open(gone.Initiative)).Select(t => t.Text).Order(StringComparer.Ordinal)
        );
        Assert.Empty(await Open(place.Initiative));
        var tasks = (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks;
        Assert.Equal(TaskState.Done, tasks.Single(t => t.Id == called.Id).State);
        Assert.All(tasks.Where(t => t.Id != called.Id), t => Assert.StartsWith("Given back to “", t.Reason, StringComparison.Ordinal));
        Assert.False((await house.Ask(place.Organiser, new RisksOf(gone.Initiative))).Risks.Single(r => r.Id == risk.Id).IsClosed);
        Assert.Equal(
            "looked after in another initiative",
            (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks.Single(r => r.Id == carried.Id).EndedInWords
        );
        // What was given back is not what worked somewhere.
        Assert.DoesNotContain(
            (await house.Ask(place.Organiser, new BarriersMet())).Barriers.SelectMany(b => b.Worked),
            w => w.InitiativeId == place.Initiative && w.What == "A second supplier"
        );
        Assert.Contains("Given back to “", string.Join('\n', await History(place.Initiative)), StringComparison.Ordinal);
        Assert.Contains("Given back from “", string.Join('\n', await History(gone.Initiative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_planned_for_after_a_merger_is_planned_again_once_and_nothing_is_counted_twice()
    {
        var place = await Mergers.Named(house);
        var gone = await Mergers.Beside(house, place);
        var owner = await house.Person("Omar Owner");
        var planned = Mergers.Planning(house, gone, "Agency hours", 100) with { OwnerEmail = DevelopmentHouse.Email(owner) };
        await house.Send(place.BenefitOwner, planned);
        var quarter = planned.Plan.Profile[0].Start;
        var actual = new RecordActual(Guid.CreateVersion7(), planned.Id, quarter, 320m, 4_000m, "Invoices", null);
        await house.Send(place.BenefitOwner, actual);
        await house.Send(place.BenefitOwner, new NameBudget(planned.Id, "Agency staff", quarter));
        await house.Send(place.Verifier, new VerifyActual(planned.Id, actual.Id, 320m, 4_000m, null));
        await house.Execute("UPDATE development.benefit_plans SET locked_at = now() WHERE benefit_id = $1", planned.Id);
        var merge = await Mergers.Decide(house, gone, DecisionKind.Merge, into: place.Initiative);

        using var browser = await house.Browse(place.BenefitOwner);
        var page = await browser.Go($"/initiatives/{place.Initiative}");
        var title = (await house.Ask(place.Organiser, new InitiativeToRead(gone.Initiative))).Title;
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(async _ =>
                {
                    try
                    {
                        await house.Send(place.BenefitOwner, new PlanAgain(place.Initiative, gone.Initiative));
                        return true;
                    }
                    catch (RuleBroken)
                    {
                        return false;
                    }
                })
        );
        Assert.Single(outcomes, worked => worked);
        var late = await page.Press($"Plan again what “{title}” planned");
        Assert.Equal(["Everything that it planned for after its merger is planned here already"], late.Errors);
        Assert.DoesNotContain("not planned here yet", late.Text, StringComparison.Ordinal);

        var line = Assert.Single((await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).Benefits);
        var again = await house.Ask(owner, new BenefitToRead(line.Id));
        Assert.Equal(
            ("Agency hours", "Omar Owner", "Omar Owner", 100, 0m, 900m, null),
            (
                again.Measure,
                again.Owner,
                again.Collector,
                again.AttributionPercent,
                again.Plan.BaselineValue,
                again.Plan.TargetValue,
                again.Plan.LockedAt
            )
        );
        Assert.StartsWith($"As in “{title}”", again.Plan.BaselineSource, StringComparison.Ordinal);
        Assert.Equal((Mergers.Next(house), 15_000.03m), (again.Plan.Profile.Single().Start, again.Plan.Profile.Single().Pounds!.Value));
        var register = await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1));
        Assert.Equal((0, 2), (register.Excluded, register.Page.Total));
        Assert.Equal(
            (20_000.04m, 15_000.03m, 4_000m),
            (register.Totals[0].Planned, register.Totals[0].NoLongerExpected, register.Totals[0].Verified)
        );

        // There it is measured to the period of the merger, and asked for so long; here from the next one on.
        var beyond = actual with
        {
            Id = Guid.CreateVersion7(),
            Period = Mergers.Next(house),
        };
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(owner, beyond));
        var now = Intervals.StartOf(Interval.Quarter, Mergers.Today(house));
        Assert.Equal(
            Benefit.Rules.InItsPeriods,
            (
                await Assert.ThrowsAsync<RuleBroken>(() =>
                    house.Send(owner, actual with { Id = Guid.CreateVersion7(), BenefitId = line.Id, Period = now })
                )
            ).Rule
        );
        await house.Send(owner, actual with { Id = Guid.CreateVersion7(), Period = now });
        // Whatever day the test runs on, the reminders are of a working one.
        var morning = Mergers.Today(house);
        while (!WorkingDays.IsWorkingDay(morning))
            morning = morning.AddDays(1);
        await house.Clock.MoveTo(new DateTimeOffset(morning, new TimeOnly(12, 0), TimeSpan.Zero), CancellationToken.None);
        await house.SendAsSystem(new SendReminders());
        Assert.True(await house.Scalar<long>("SELECT count(*) FROM development.reminders WHERE subject_id = $1", planned.Id) > 0);
        await house.Clock.Reset(CancellationToken.None);

        // Looked at again and left as it is, nothing has moved.
        var open = (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks.Count;
        await Mergers.Decide(house, gone, DecisionKind.Rework, cites: merge);
        var merged = await house.Ask(place.Organiser, new InitiativeToRead(gone.Initiative));
        Assert.Equal((place.Initiative, true), (Assert.Single(merged.Merged).Id, merged.Merged[0].Into));
        Assert.Equal(open, (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks.Count);

        // Taken back, the same gain is claimed in both until that is settled.
        await Mergers.Decide(house, gone, DecisionKind.Proceed, cites: merge);
        Assert.Equal(2, (await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1))).Excluded);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(place.BenefitOwner, new PlanAgain(place.Initiative, gone.Initiative)));
    }

    [Fact]
    public async Task Funding_stays_where_it_was_decided_and_is_read_where_it_went()
    {
        var place = await Mergers.Named(house);
        var gone = await Mergers.Beside(house, place);
        await Mergers.Decide(house, gone, DecisionKind.Proceed);
        foreach (var (step, pounds) in new[] { (FundingStep.Asked, 900m), (FundingStep.Committed, 600m), (FundingStep.Spent, 100.50m) })
            await house.Send(
                place.Organiser,
                new AddFunding(Guid.CreateVersion7(), gone.Initiative, step, IsCapital: true, 2026, pounds, "Transformation fund")
            );
        var own = (await house.Ask(place.Organiser, new FundingOf(place.Initiative))).Years;
        await Mergers.Decide(house, gone, DecisionKind.Merge, into: place.Initiative);

        var shown = await house.Ask(place.Organiser, new FundingOf(place.Initiative));
        Assert.Equal(own, shown.Years);
        var capital = shown.Merged.Single(m => m.Total.IsCapital);
        var asked = (await house.Ask(place.Organiser, new FundingOf(gone.Initiative))).Years.Where(y => y.IsCapital).Sum(y => y.Asked);
        Assert.Equal(
            (gone.Initiative, Mergers.Today(house), asked, 600m, 100.50m),
            (capital.InitiativeId, capital.On, capital.Total.Asked, capital.Total.Committed, capital.Total.Spent)
        );
        using var browser = await house.Browse(place.Organiser);
        Assert.Contains(
            "it stays there and is in no figure here",
            (await browser.Go($"/initiatives/{place.Initiative}/funding")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "£600 committed, £100.50 spent",
            (await browser.Go($"/initiatives/{place.Initiative}/as-at")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_chair_reads_what_a_merger_does_before_deciding_it()
    {
        var place = await Mergers.Named(house);
        await Mergers.Beside(house, place);
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        using var browser = await house.Browse(place.Chair);
        var page = await browser.Go($"/initiatives/{place.Initiative}/gates/{gate}");
        Assert.Contains("Its open tasks, conditions and risks go over to the other", page.Text, StringComparison.Ordinal);
        Assert.Contains("can be planned again in the other", page.Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<TaskShown>> Open(Guid initiative) =>
        [.. (await house.Ask(await Reader(initiative), new DeliveryToRead(initiative))).Tasks.Where(t => t.State == TaskState.Open)];

    private Task<Guid> Reader(Guid initiative) =>
        house.Scalar<Guid>("SELECT lead_id FROM development.initiatives WHERE id = $1", initiative);

    private async Task<IEnumerable<string>> History(Guid initiative) =>
        (await house.Ask(await Reader(initiative), new InitiativeToRead(initiative))).History.Select(l => l.What);
}
