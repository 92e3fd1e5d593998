using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Appraisal;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Portfolio.Features.Figures;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class RegisterTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private static readonly DateOnly Quarter = new(2026, 4, 1);

    [Fact]
    public async Task The_same_gain_of_two_initiatives_leaves_the_totals_until_it_is_settled()
    {
        var place = await Named();
        var other = await Named();
        var (one, two) = (Planning(place, BenefitClass.CashReleasing, 60), Planning(place, BenefitClass.NonCashReleasing, 50));
        await Task.WhenAll(house.Send(place.BenefitOwner, one), house.Send(place.BenefitOwner, two));
        await house.Send(other.BenefitOwner, Planning(other, BenefitClass.CashReleasing, 100));
        var register = await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1));
        Assert.Equal((2, 0), (register.Excluded, register.Totals.Count));
        Assert.All(register.Page.Rows, r => Assert.True(r.IsExcluded));
        var appraised = await house.Ask(place.Organiser, new AppraisalToRead(place.Initiative));
        Assert.Equal((0m, 0, 2), (appraised.Figures.PvBenefits, appraised.Planned.Count, appraised.CountedTwice));
        using var browser = await house.Browse(place.BenefitOwner);
        var page = await browser.Go($"/benefits/{one.Id}");
        Assert.Contains("This gain is counted by more than one benefit", page.Text, StringComparison.Ordinal);

        var plan = await (await browser.Go($"/benefits/{one.Id}/terms")).Follow("Change the plan");
        var refused = await plan.Submit(("AttributionPercent", "0"));
        Assert.Equal(["Enter an attribution from 1 to 100%"], refused.Errors);
        var settled = await refused.Submit(("AttributionPercent", "50"));
        Assert.DoesNotContain("counted by more than one benefit", settled.Text, StringComparison.Ordinal);
        register = await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1));
        Assert.Equal((0, 2), (register.Excluded, register.Totals.Count));
        // Two halves of one £20,000.
        Assert.Equal([10_000m, 10_000m], register.Totals.Select(t => t.Planned));
        Assert.All(register.Page.Rows, r => Assert.Equal("£10,000 (50% of £20,000)", r.Planned));
        appraised = await house.Ask(place.Organiser, new AppraisalToRead(place.Initiative));
        Assert.Equal((2, 0), (appraised.Planned.Count, appraised.CountedTwice));
        Assert.True(appraised.Figures.PvBenefits > 0);
    }

    [Fact]
    public async Task What_a_benefit_rests_on_is_read_on_its_page_in_the_history_and_on_the_page_of_that_day()
    {
        var place = await Named();
        var benefit = Planning(place, BenefitClass.NonCashReleasing, 100);
        await house.Send(place.BenefitOwner, benefit);
        using var browser = await house.Browse(place.BenefitOwner);
        var terms = await browser.Go($"/benefits/{benefit.Id}/terms");
        terms = await terms.Press("Save what it rests on", ("DependsOn", new string('a', 1001)), ("Assumptions", "Demand stays as it is"));
        Assert.Equal(["Keep what it depends on to 1,000 characters or fewer"], terms.Errors);
        Assert.Equal("Demand stays as it is", terms.Document.QuerySelector("#Assumptions")!.TextContent.Trim());
        var objective = new AddObjective(Guid.CreateVersion7(), place.Organisation, "Shorter waits", "Plan", Quarter, null);
        await house.Send(place.Organiser, objective);
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(place.BenefitOwner, new GroundBenefit(benefit.Id, null, null, null, objective.Id))
        );
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [objective.Id]));
        terms = await browser.Go($"/benefits/{benefit.Id}/terms");
        terms = await terms.Press("Save what it rests on", ("DataSource", new string('a', 301)), ("ObjectiveId", $"{objective.Id}"));
        Assert.Equal(["Keep the source to 300 characters or fewer"], terms.Errors);
        var saved = await terms.Press(
            "Save what it rests on",
            ("DependsOn", "Two nurses in post"),
            ("Assumptions", "Demand stays as it is"),
            ("DataSource", "The theatre system")
        );
        foreach (var said in new[] { "Demand stays as it is", "The theatre system", "Shorter waits" })
            Assert.Contains(said, saved.Text, StringComparison.Ordinal);
        Assert.Contains("Two nurses in post", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Identified", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Identified", (await browser.Go("/benefits")).Text, StringComparison.Ordinal);
        foreach (var page in new[] { "", "/as-at" })
            Assert.Contains(
                "Two nurses in post",
                (await browser.Go($"/initiatives/{place.Initiative}{page}")).Text,
                StringComparison.Ordinal
            );
        var past = (await browser.Go($"/initiatives/{place.Initiative}/as-at")).Text;
        Assert.Contains("Serves: Shorter waits", past, StringComparison.Ordinal);
        Assert.Contains("Figures from: The theatre system", past, StringComparison.Ordinal);
        Assert.Contains("Objective that", (await browser.Go($"/initiatives/{place.Initiative}")).Text, StringComparison.Ordinal);
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, []));
        Assert.DoesNotContain("Shorter waits", (await browser.Go($"/benefits/{benefit.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stopped_gives_way_to_the_same_gain_of_what_runs_at_once_and_until_the_stop_is_taken_back()
    {
        var place = await Named();
        var stopped = Planning(place, BenefitClass.CashReleasing, 60);
        await house.Send(place.BenefitOwner, stopped);
        var running = await Beside(place);
        Assert.Equal((true, true), await Excluded());

        var stop = await Decide(DecisionKind.Stop, cites: null);
        Assert.Equal((true, false), await Excluded());
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/benefits/{stopped.Id}");
        Assert.Contains("this benefit gives way and is in no total", page.Text, StringComparison.Ordinal);
        Assert.Contains("The initiative beside it", page.Text, StringComparison.Ordinal);
        await house.SendAsSystem(new SettleExclusionsDue());
        Assert.Equal((true, false), await Excluded());

        await Decide(DecisionKind.Proceed, stop);
        Assert.Equal((true, true), await Excluded());

        async Task<(bool, bool)> Excluded() =>
            (
                (await house.Ask(place.Organiser, new BenefitToRead(stopped.Id))).IsExcluded,
                (await house.Ask(place.Organiser, new BenefitToRead(running))).IsExcluded
            );

        async Task<Guid> Decide(DecisionKind decision, Guid? cites)
        {
            var gate = Guid.CreateVersion7();
            await house.Send(place.Organiser, new OpenGate(gate, place.Initiative, cites));
            if ((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Quorum > 0)
                await GateTests.Score(house, place, gate);
            var criteria = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Criteria;
            var form = GateTests.Form(decision, criteria.Count(c => c.MustMeet), criteria.Count(c => !c.MustMeet));
            await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, form));
            return (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Decision!.Id;
        }
    }

    /// <summary>Another initiative of the organisation, with the same gain.</summary>
    private async Task<Guid> Beside(Place place)
    {
        var (theme, initiative) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.Send(place.Organiser, new MakeTheme(theme, place.Organisation, "Beside it"));
        await house.Send(place.Organiser, new TakeThemeForward(initiative, theme, "The initiative beside it"));
        await house.Send(
            place.Organiser,
            new NamePerson(initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var planned = Planning(place with { Initiative = initiative }, BenefitClass.CashReleasing, 50);
        await house.Send(place.BenefitOwner, planned);
        return planned.Id;
    }

    [Fact]
    public async Task The_register_counts_each_class_on_its_own_and_says_how_old_the_oldest_claim_is()
    {
        var place = await Named();
        var cash = Planning(place, BenefitClass.CashReleasing, 100, "Agency hours");
        await house.Send(place.BenefitOwner, cash);
        await house.Send(place.BenefitOwner, Planning(place, BenefitClass.NonCashReleasing, 100, "Clinician hours"));
        await house.Send(place.BenefitOwner, Planning(place, BenefitClass.Quality, 100, "Complaints"));
        var actual = new RecordActual(Guid.CreateVersion7(), cash.Id, Quarter, 320m, 4_000m, "Invoices", null);
        await house.Send(place.BenefitOwner, actual);
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Verifier, new VerifyActual(cash.Id, actual.Id, 320m, 4_000m, null))
        );
        Assert.Equal(Benefit.Rules.BudgetNamed, refusal.Rule);
        using var browser = await house.Browse(place.BenefitOwner);
        var named = await (await browser.Go($"/benefits/{cash.Id}/terms")).Press(
            "Save the budget",
            ("Budget", "Agency staff"),
            ("ReducedOn.Day", "1"),
            ("ReducedOn.Month", "4"),
            ("ReducedOn.Year", "2026")
        );
        Assert.Contains("Agency staff, from 1 April 2026", named.Text, StringComparison.Ordinal);
        await house.Send(place.Verifier, new VerifyActual(cash.Id, actual.Id, 320m, 3_000m, "One invoice is from March"));

        var page = await browser.Go("/benefits");
        Assert.Contains("£3,000", page.Text, StringComparison.Ordinal);
        var register = await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.Unverified, 1));
        Assert.Equal((0, null), (register.Page.Total, register.OldestUnverifiedDays));
        await house.Send(
            place.BenefitOwner,
            new RecordActual(Guid.CreateVersion7(), cash.Id, Quarter.AddMonths(3), 300m, 10m, "Invoices", null)
        );
        register = await house.Ask(place.Organiser, new BenefitRegister(BenefitClass.CashReleasing, RegisterView.Unverified, 1));
        Assert.Equal((1, 0), (register.Page.Total, register.OldestUnverifiedDays!.Value));
        Assert.Equal((4_010m, 3_000m), (register.Totals.Single().Claimed, register.Totals.Single().Verified));
        var stranger = await house.PlaceWithInitiative();
        Assert.Equal(0, (await house.Ask(stranger.Organiser, new BenefitRegister(null, RegisterView.All, 1))).Page.Total);
    }

    [Fact]
    public async Task Evidence_is_a_document_kept_as_it_was_and_read_by_those_who_may()
    {
        var place = await Named();
        var benefit = Planning(place, BenefitClass.Quality, 100);
        await house.Send(place.BenefitOwner, benefit);
        var actual = new RecordActual(Guid.CreateVersion7(), benefit.Id, Quarter, 320m, null, "Survey", null);
        await house.Send(place.BenefitOwner, actual);
        AddEvidence Adding(string name, byte[] bytes) => new(Guid.CreateVersion7(), benefit.Id, actual.Id, name, bytes);

        var pdf = Adding("../the survey.pdf", "%PDF-1.7 figures"u8.ToArray());
        await house.Send(place.BenefitOwner, pdf);
        await house.Send(place.BenefitOwner, pdf);
        foreach (
            var (rule, bad) in new[]
            {
                (EvidenceDocument.Rules.IsADocument, Adding("run.exe", "MZ"u8.ToArray())),
                (EvidenceDocument.Rules.IsADocument, Adding("report.pdf", "<html>"u8.ToArray())),
                (EvidenceDocument.Rules.NotEmpty, Adding("empty.txt", [])),
                (EvidenceDocument.Rules.NotTooLarge, Adding("large.txt", new byte[EvidenceDocument.Largest + 1])),
            }
        )
            Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, bad))).Rule);
        var shown = Assert.Single(await house.Ask(place.Verifier, new EvidenceOf(benefit.Id)));
        Assert.Equal(("the survey.pdf", "application/pdf"), (shown.Name, shown.MediaType));
        using var browser = await house.Browse(place.Verifier);
        var answer = await browser.Http.GetAsync($"/benefits/{benefit.Id}/actuals/{actual.Id}?handler=Document&documentId={shown.Id}");
        Assert.Equal(
            ("application/pdf", "attachment"),
            (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType)
        );
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Verifier, Adding("a.txt", "x"u8.ToArray())));
        await house.Send(place.Verifier, new VerifyActual(benefit.Id, actual.Id, 320m, null, null));
        var late = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, Adding("late.txt", "x"u8.ToArray())));
        Assert.Equal(EvidenceDocument.Rules.StillClaimed, late.Rule);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("DELETE FROM development.evidence_documents WHERE id = $1", shown.Id)
        );
        var stranger = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger.Organiser, new EvidenceFile(benefit.Id, shown.Id)));
    }

    [Fact]
    public async Task A_missing_figure_is_chased_by_the_ladder_and_each_reminder_goes_out_once()
    {
        var place = await Named();
        var benefit = Planning(place, BenefitClass.Quality, 100);
        await house.Send(place.BenefitOwner, benefit);
        await house.Execute("UPDATE development.benefit_plans SET locked_at = now() WHERE benefit_id = $1", benefit.Id);
        var sro = await house.Scalar<Guid>("SELECT sro_id FROM development.initiatives WHERE id = $1", place.Initiative);
        // October to December's is due on Friday 8 January 2027; those before have climbed to the top by then.
        var due = new DateOnly(2027, 1, 8);
        try
        {
            foreach (
                var (after, rung, people) in new (int, Rung, Guid[])[]
                {
                    (0, Rung.Due, [place.BenefitOwner]),
                    (7, Rung.SevenDays, [place.BenefitOwner]),
                    (21, Rung.TwentyOneDays, [place.BenefitOwner]),
                    (28, Rung.Escalated, [place.Organiser, sro]),
                }
            )
            {
                await house.Clock.MoveTo(
                    new DateTimeOffset(due.AddDays(after), new TimeOnly(9, 0), TimeSpan.Zero),
                    TestContext.Current.CancellationToken
                );
                await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.SendAsSystem(new SendReminders())));
                Assert.Equal(people.Order(), await Sent(rung));
            }
            await house.Settle();
            using var browser = await house.Browse(place.BenefitOwner);
            var message = await (await browser.Go("/messages")).Follow(
                "Due: Record “Clinician time released” for October to December 2026"
            );
            Assert.Contains("This was due on 8 January 2027", message.Text, StringComparison.Ordinal);
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }

        async Task<IEnumerable<Guid>> Sent(Rung rung) =>
            (
                await house.Scalar<Guid[]>(
                    "SELECT array_agg(person_id) FROM development.reminders WHERE subject_id = $1 AND due_on = '2027-01-08' AND rung = $2",
                    benefit.Id,
                    rung.ToString()
                )
            )!.Order();
    }

    [Fact]
    public async Task Collection_has_its_own_owner_who_may_record_when_the_initiative_has_ended()
    {
        var place = await Named();
        var benefit = Planning(place, BenefitClass.Quality, 100);
        await house.Send(place.BenefitOwner, benefit);
        var collector = await house.Person("Colin Collector");
        var recording = new RecordActual(Guid.CreateVersion7(), benefit.Id, Quarter, 320m, null, "Survey", null);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(collector, recording));
        await house.Send(place.BenefitOwner, new SetCollection(benefit.Id, DevelopmentHouse.Email(collector), 8));
        await house.Send(collector, recording);
        using var browser = await house.Browse(collector);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go($"/benefits/{benefit.Id}")).Status);
        Assert.Contains("Colin Collector, for 8 periods", (await browser.Go($"/benefits/{benefit.Id}")).Text, StringComparison.Ordinal);
        await house.Send(place.BenefitOwner, new SetCollection(benefit.Id, DevelopmentHouse.Email(place.Owner), 8));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/benefits/{benefit.Id}")).Status);
    }

    [Fact]
    public async Task The_portfolio_says_the_same_as_the_register_to_the_penny_while_a_gain_is_counted_twice_and_afterwards()
    {
        var place = await Named();
        var (one, two) = (Planning(place, BenefitClass.CashReleasing, 60), Planning(place, BenefitClass.NonCashReleasing, 50));
        var alone = Planning(place, BenefitClass.CashReleasing, 100, "Agency hours");
        var against = Planning(place, BenefitClass.NonCashReleasing, 100, "Hours of training") with { IsDisbenefit = true };
        foreach (var plan in new[] { one, two, alone, against })
            await house.Send(place.BenefitOwner, plan);
        foreach (var (plan, pounds) in new[] { (one, 4_000.35m), (two, 3_000.33m), (alone, 10.01m), (against, 0.07m) })
            await house.Send(place.BenefitOwner, new RecordActual(Guid.CreateVersion7(), plan.Id, Quarter, 320m, pounds, "Invoices", null));
        var waiting = await house.Scalar<Guid>("SELECT id FROM development.actuals WHERE benefit_id = $1", two.Id);
        await house.Send(place.Verifier, new VerifyActual(two.Id, waiting, 320m, 2_000.22m, "One invoice is from March"));

        Assert.Equal((20_000m, 10.01m, 0m), await Cash(place, excluded: 2));
        using var browser = await house.Browse(place.BenefitOwner);
        await (await browser.Go($"/benefits/{one.Id}/plan")).Submit(("AttributionPercent", "50"));
        Assert.Equal((30_000m, 2_010.18m, 0m), await Cash(place, excluded: 0));
        await (await browser.Go($"/benefits/{one.Id}/plan")).Submit(("AttributionPercent", "33"));
        Assert.Equal((26_600m, 1_330.12m, 0m), await Cash(place, excluded: 0));
        await (await browser.Go($"/benefits/{one.Id}/plan")).Submit(("AttributionPercent", "90"));
        Assert.Equal((20_000m, 10.01m, 0m), await Cash(place, excluded: 2));
    }

    [Fact]
    public async Task What_a_gate_locked_changes_only_by_a_new_version_that_somebody_else_approves()
    {
        var place = await Named();
        var benefit = Planning(place, BenefitClass.CashReleasing, 60);
        await house.Send(place.BenefitOwner, benefit);
        await house.Send(place.BenefitOwner, new RecordActual(Guid.CreateVersion7(), benefit.Id, Quarter, 320m, 100.01m, "Invoices", null));
        await house.Execute("UPDATE development.benefit_plans SET locked_at = now() WHERE benefit_id = $1", benefit.Id);
        var version = (await house.Ask(place.BenefitOwner, new BenefitToRead(benefit.Id))).Version;
        var form = benefit.Plan with { AttributionPercent = 50 };
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.BenefitOwner, new ChangePlan(benefit.Id, version, form)));
        Assert.Equal(Benefit.Rules.PlanIsLocked, refusal.Rule);
        foreach (
            var change in new[]
            {
                "UPDATE development.benefit_plans SET attribution_percent = 50 WHERE benefit_id = $1",
                "DELETE FROM development.benefit_plans WHERE benefit_id = $1",
                "UPDATE development.planned_periods SET pounds = 1 WHERE plan_id IN (SELECT id FROM development.benefit_plans WHERE benefit_id = $1)",
                "DELETE FROM development.planned_periods WHERE plan_id IN (SELECT id FROM development.benefit_plans WHERE benefit_id = $1)",
                "INSERT INTO development.planned_periods (plan_id, start, value, pounds) SELECT id, '2026-10-01', 1, 1 FROM development.benefit_plans WHERE benefit_id = $1",
                "UPDATE development.benefits SET class = 'NonCashReleasing' WHERE id = $1",
                "UPDATE development.benefits SET is_disbenefit = true WHERE id = $1",
                "UPDATE development.benefits SET beneficiary_organisation_id = initiative_id WHERE id = $1",
                "UPDATE development.benefits SET aggregation = 'Latest' WHERE id = $1",
                "UPDATE development.benefits SET interval = 'Month' WHERE id = $1",
            }
        )
            await Assert.ThrowsAsync<PostgresException>(() => house.Execute(change, benefit.Id));

        using var browser = await house.Browse(place.BenefitOwner);
        var terms = await browser.Go($"/benefits/{benefit.Id}/terms");
        Assert.Contains("A gate locked it with the plan", terms.Text, StringComparison.Ordinal);
        var proposal = await terms.Follow("Propose a new baseline");
        var without = await proposal.Submit(("AttributionPercent", "50"));
        Assert.Equal(["Give the reason for a new baseline"], without.Errors);
        var proposed = await without.Submit(("Reason", "The other half is due to the hub"));
        Assert.Contains("with 50% due to this initiative", proposed.Text, StringComparison.Ordinal);
        Assert.Equal((12_000m, 60m, 0m), await Cash(place, excluded: 0));
        using var chair = await house.Browse(place.Chair);
        var approved = await (await chair.Go($"/benefits/{benefit.Id}")).Press("Approve the new baseline");
        Assert.Contains("£20,000 planned, £10,000 of it ours (50%)", approved.Text, StringComparison.Ordinal);
        Assert.Equal((10_000m, 50m, 0m), await Cash(place, excluded: 0));
        var line = (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).History[0];
        Assert.Equal(
            ("version 1 (60% due to this initiative)", "version 2 (50% due to this initiative)", "The other half is due to the hub"),
            (line.Before, line.After, line.Reason)
        );
    }

    /// <summary>Cash of the portfolio, once it is found to be the register's and the appraisal's, and so is what is not cash.</summary>
    private async Task<(decimal Planned, decimal Claimed, decimal Verified)> Cash(Place place, int excluded)
    {
        await house.Settle();
        var register = await house.Ask(place.Organiser, new BenefitRegister(null, RegisterView.All, 1));
        Assert.Equal(excluded, register.Excluded);
        var figures = (await house.Ask(place.Organiser, new PortfolioAsAt(On: null))).Figures;
        var appraised = (await house.Ask(place.Organiser, new AppraisalToRead(place.Initiative))).Years;
        foreach (
            var (kind, sum, undiscounted) in new[]
            {
                (BenefitClass.CashReleasing, figures.Cash, appraised.Sum(y => y.Flows.CashReleasing)),
                (BenefitClass.NonCashReleasing, figures.NonCash, appraised.Sum(y => y.Flows.NonCashReleasing)),
            }
        )
        {
            var total = register.Totals.SingleOrDefault(t => t.Class == BenefitClasses.InWords(kind));
            Assert.Equal((total?.Planned ?? 0, total?.Claimed ?? 0, total?.Verified ?? 0), (sum.Planned, sum.Claimed, sum.Verified));
            Assert.Equal(sum.Planned, undiscounted);
        }
        return (figures.Cash.Planned, figures.Cash.Claimed, figures.Cash.Verified);
    }

    private async Task<Place> Named()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        return place;
    }

    internal static PlanBenefit Planning(Place place, BenefitClass kind, int attribution, string measure = "Clinician time released") =>
        new(
            Guid.CreateVersion7(),
            place.Initiative,
            kind,
            IsDisbenefit: false,
            measure,
            "hours",
            Direction.Up,
            Interval.Quarter,
            Confidence.Medium,
            OwnerEmail: null,
            place.Organisation,
            new PlanForm(
                0m,
                new DateOnly(2026, 3, 31),
                "Rotas",
                900m,
                new DateOnly(2027, 3, 31),
                BenefitClasses.HasMoney(kind)
                    ? [new PlannedFigure(Quarter, 300m, 5_000m), new PlannedFigure(Quarter.AddMonths(3), 900m, 15_000m)]
                    : [],
                attribution
            )
        );
}
