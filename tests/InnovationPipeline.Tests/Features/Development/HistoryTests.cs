using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Development.Features.Adoption;
using InnovationPipeline.Development.Features.Appraisal;
using InnovationPipeline.Development.Features.AsAt;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Clocks;
using InnovationPipeline.Development.Features.Continuation;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Funding;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Development.Features.Summary;
using InnovationPipeline.Development.Features.Suppliers;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Identity.Features.People;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class HistoryTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private static readonly DateOnly Quarter = new(2026, 4, 1);

    [Fact]
    public async Task The_page_at_any_past_moment_is_what_people_saw_then()
    {
        var place = await house.PlaceWithInitiative();
        using var browser = await house.Browse(place.Organiser);
        var seen = new List<(DateTimeOffset At, string Digest, string Read)>();
        var random = new Random(20261128);
        Guid? benefit = null;
        var supplier = (await house.PlaceWithInitiative()).Organisation;
        house.Upstream.Present[place.InnovationEvent] = [place.Owner, place.Verifier];
        // Each kind of act at least twice, in a random order.
        var acts = Enumerable.Range(0, 38).Select(i => i % 19).ToArray();
        random.Shuffle(acts);
        for (var step = 0; step < acts.Length; step++)
        {
            if (acts[step] < 8)
                benefit = await Act(place, acts[step], step, benefit);
            else
                await Tell(place, acts[step], step, supplier);
            var at = house.Clock.GetUtcNow();
            seen.Add((at, await Digest(browser, place, at), await SeenPages.Today(browser, place.Initiative)));
        }
        Assert.True(seen.Select(s => s.Digest).Distinct().Count() > 10);
        var otherwise = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (at, digest, read) in seen)
        {
            Assert.Equal(digest, await Digest(browser, place, at));
            var (seenThen, then) = (read.Split('\n'), (await SeenPages.Then(browser, place.Initiative, at)).Split('\n'));
            otherwise.UnionWith(seenThen.Except(then).Select(line => $"seen on the day: {line}"));
            otherwise.UnionWith(then.Except(seenThen).Select(line => $"shown as at it: {line}"));
        }
        Assert.True(otherwise.Count == 0, string.Join('\n', otherwise));
        var now = await browser.Go($"/initiatives/{place.Initiative}/as-at");
        foreach (
            var kept in new[]
            {
                "Colour set by hand",
                "Clock paused",
                "Suppliers",
                "Questions to people of the day",
                "Answered in step",
                "Rework, Assessment to Assessment",
                "Proceed, Assessment to Development",
            }
        )
            Assert.Contains(kept, now.Document.QuerySelector("#then")!.TextContent, StringComparison.Ordinal);
        var day = await browser.Go($"/initiatives/{place.Initiative}/as-at?On.Day=1&On.Month=1&On.Year=2020");
        Assert.Contains("Nothing was recorded by then", day.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_page_is_read_by_those_who_may_read_today_and_names_nobody_who_has_been_forgotten()
    {
        var place = await house.PlaceWithInitiative();
        house.Upstream.Present[place.InnovationEvent] = [place.Owner];
        await Name(place.BenefitOwner);
        await Name(place.Owner);
        var question = new AskExperts(Guid.CreateVersion7(), place.Initiative, "Which tariff applies?", [place.Owner]);
        await house.Send(place.Organiser, question);
        await house.Send(place.Owner, new AnswerQuestion(question.Id, "The outpatient one"));
        await house.Send(place.Owner, new OverrideRag(place.Initiative, Rag.Amber, "The tariff may change"));
        var offer = new OfferPosition(
            Guid.CreateVersion7(),
            place.Initiative,
            Position.ProjectOwner,
            DevelopmentHouse.Email(place.Verifier)
        );
        await house.Send(place.Owner, offer);
        await house.Send(place.Verifier, new AnswerOffer(offer.Id, Accepts: false));
        var then = Uri.EscapeDataString(house.Clock.GetUtcNow().ToString("O"));
        var address = $"/initiatives/{place.Initiative}/as-at?At={then}";
        using var owner = await house.Browse(place.Owner);
        Assert.Equal(HttpStatusCode.OK, (await owner.Go(address)).Status);

        await Name(place.BenefitOwner);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Go(address)).Status);
        using var organiser = await house.Browse(place.Organiser);
        var before = await organiser.Go(address);
        var named = Times("Oscar Owner", before.Text);
        Assert.True(named > 5, before.Text);
        Assert.Equal(0, Times("Former participant", before.Text));

        var administrator = await house.Person("Ada Administrator", (Role.Administrator, Scope.System));
        await house.Send(administrator, new ForgetPerson(place.Owner));
        foreach (var page in new[] { address, $"/initiatives/{place.Initiative}", $"/initiatives/{place.Initiative}/questions" })
        {
            var after = await organiser.Go(page);
            Assert.Equal((page, 0), (page, Times("Oscar", after.Text)));
            Assert.Contains("Former participant", after.Text, StringComparison.Ordinal);
        }
        Assert.Equal(named, Times("Former participant", (await organiser.Go(address)).Text));
        Assert.Equal(
            0L,
            await house.Scalar<long>(
                "SELECT count(*) FROM development.initiative_history h WHERE initiative_id = $1 AND h::text LIKE '%Oscar%'",
                place.Initiative
            )
        );

        Task Name(Guid person) =>
            house.Send(
                place.Organiser,
                new NamePerson(place.Initiative, Position.ProjectOwner, DevelopmentHouse.Email(person), "He asked")
            );

        static int Times(string words, string text) => text.Split(words).Length - 1;
    }

    [Fact]
    public async Task Each_line_says_in_which_role_somebody_acted_then_whatever_they_hold_now()
    {
        var place = await house.PlaceWithInitiative();
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await GateTests.Score(house, place, gate);
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, gate, GateTests.Form()));
        await house.Give(place.Chair, Role.Executive, place.Organisation);

        // Its scope was not there yet; the organisation's was.
        Assert.Equal(
            "Organiser",
            await house.Scalar<string>(
                "SELECT role FROM development.initiative_history WHERE initiative_id = $1 ORDER BY at, id LIMIT 1",
                place.Initiative
            )
        );
        Assert.Equal(
            "Organiser",
            await house.Scalar<string>(
                "SELECT role FROM development.initiative_history WHERE initiative_id = $1 AND what LIKE 'Senior responsible owner%'",
                place.Initiative
            )
        );
        var then = await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null));
        Assert.Equal("Gate chair", then.History.First(l => l.Who == "Chandra Chair").Role);
        using var browser = await house.Browse(place.Organiser);
        Assert.Contains(
            "Chandra Chair (Gate chair)",
            (await browser.Go($"/initiatives/{place.Initiative}/as-at")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_back_dated_figure_appears_from_the_moment_it_was_entered_and_snapshots_are_only_added()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var benefit = Planning(place);
        await house.Send(place.BenefitOwner, benefit);
        var before = house.Clock.GetUtcNow();
        await house.Send(place.BenefitOwner, new RecordActual(Guid.CreateVersion7(), benefit.Id, Quarter, 10m, 100m, "Rotas", null));
        Assert.Equal(
            0m,
            (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, before))).Facts!.Benefits.Single().Claimed
        );
        Assert.Equal(
            80m,
            (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null))).Facts!.Benefits.Single().Claimed
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("DELETE FROM development.initiative_snapshots WHERE initiative_id = $1", place.Initiative)
        );
        var stranger = await house.PlaceWithInitiative();
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(stranger.Organiser, new InitiativeThen(place.Initiative, null, null)));
    }

    [Fact]
    public async Task Two_people_at_once_leave_a_page_that_holds_both_changes()
    {
        var place = await house.PlaceWithInitiative();
        for (var round = 0; round < 3; round++)
            await Task.WhenAll(
                house.Send(
                    place.Organiser,
                    new AddMilestone(Guid.CreateVersion7(), place.Initiative, $"Milestone {round}", new DateOnly(2027, 1, 1 + round), null)
                ),
                house.Send(
                    place.Organiser,
                    new AddRisk(
                        Guid.CreateVersion7(),
                        place.Initiative,
                        new RiskForm(BarrierCategory.Funding, $"Risk {round}", 2, 3, "Watch it", null)
                    )
                )
            );
        var facts = (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null))).Facts!;
        Assert.Equal((3, 3), (facts.Milestones.Count, facts.Risks.Count(r => r.Text.StartsWith("Risk", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Adoption_is_only_added_to_and_drawn_by_month()
    {
        var place = await house.PlaceWithInitiative();
        var other = await house.PlaceWithInitiative();
        RecordAdoption Adopted(Guid organisation, AdoptionState state, DateOnly on, string? reason = null) =>
            new(Guid.CreateVersion7(), place.Initiative, organisation, state, 3, 40_000, on, reason);
        await house.Send(place.Organiser, Adopted(place.Organisation, AdoptionState.Piloting, new DateOnly(2026, 8, 1)));
        await house.Send(place.Organiser, Adopted(place.Organisation, AdoptionState.Adopted, new DateOnly(2026, 10, 5)));
        await house.Send(place.Organiser, Adopted(other.Organisation, AdoptionState.Embedded, new DateOnly(2026, 9, 1)));
        foreach (
            var bad in new[]
            {
                Adopted(place.Organisation, AdoptionState.Declined, new DateOnly(2026, 10, 6)),
                Adopted(place.Organisation, AdoptionState.Adopted, new DateOnly(2090, 1, 1)),
                Adopted(place.Organisation, AdoptionState.Adopted, new DateOnly(2026, 10, 6)) with
                {
                    Sites = -1,
                },
            }
        )
            await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, bad));
        var shown = await house.Ask(place.Organiser, new AdoptionOf(place.Initiative));
        Assert.Equal(2, shown.Organisations.Count);
        Assert.Equal([0, 1, 2], shown.Curve.Take(3).Select(c => c.Organisations));
        using var browser = await house.Browse(place.Organiser);
        Assert.Contains(
            "Organisations that have it, by month",
            (await browser.Go($"/initiatives/{place.Initiative}/adoption")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Splits that wait", (await browser.Go("/adoption")).Text, StringComparison.Ordinal);
        await house.Give(place.Organiser, Role.Administrator, Scope.System);
        Assert.Equal(HttpStatusCode.OK, (await (await browser.Go("/adoption")).Follow("Splits that wait")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go("/continuation")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go("/initiatives/board")).Status);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.adoption_changes SET state = 'Unaware' WHERE initiative_id = $1", place.Initiative)
        );
        Assert.NotEmpty(await house.Ask(place.Organiser, new ContinuationReport()));
    }

    [Fact]
    public async Task The_page_of_a_past_day_shows_an_adopters_system_as_it_was_recorded_by_then()
    {
        var place = await house.PlaceWithInitiative();
        var (old, next) = (await Ics("Old"), await Ics("Next"));
        await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), place.Organisation, old.Id, new DateOnly(2025, 4, 1)));
        await house.Send(
            place.Organiser,
            new RecordAdoption(
                Guid.CreateVersion7(),
                place.Initiative,
                place.Organisation,
                AdoptionState.Piloting,
                3,
                40_000,
                new DateOnly(2026, 3, 1),
                null
            )
        );
        var recorded = house.Clock.GetUtcNow();
        var administrator = await house.Person("Ada Administrator", (Role.Administrator, Scope.System));
        await house.Send(administrator, new CloseOrganisation(Guid.CreateVersion7(), old.Id, new DateOnly(2026, 3, 31), next.Name));
        await house.Send(place.Organiser, new ServeObjectives(place.Initiative, []));
        Assert.Contains(
            $"population 40,000, in {old.Name} (now {next.Name})",
            await Then(house.Clock.GetUtcNow()),
            StringComparison.Ordinal
        );
        var before = await Then(recorded);
        Assert.Contains($"population 40,000, in {old.Name}", before, StringComparison.Ordinal);
        Assert.DoesNotContain("(now Next", before, StringComparison.Ordinal);

        // A snapshot from before this was kept has none.
        await house.Execute(
            "INSERT INTO development.initiative_snapshots (initiative_id, at, facts) SELECT initiative_id, $2, regexp_replace(facts::text, 'ics(now)?id', 'other', 'gi')::jsonb FROM development.initiative_snapshots WHERE initiative_id = $1 ORDER BY number DESC LIMIT 1",
            place.Initiative,
            house.Clock.GetUtcNow().ToUniversalTime()
        );
        var earlier = await Then(house.Clock.GetUtcNow());
        Assert.Contains("population 40,000", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("population 40,000, in", earlier, StringComparison.Ordinal);

        async Task<string> Then(DateTimeOffset at)
        {
            using var browser = await house.Browse(place.Organiser);
            return (
                await browser.Go(
                    $"/initiatives/{place.Initiative}/as-at?at={Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture))}"
                )
            ).Text;
        }
    }

    private async Task<(Guid Id, string Name)> Ics(string name)
    {
        var id = Guid.CreateVersion7();
        await house.SendAsSystem(new AddOrganisation(id, $"{name} {id:N}", OrganisationKind.Icb, null, new DateOnly(2020, 1, 1)));
        return (id, $"{name} {id:N}");
    }

    [Fact]
    public async Task A_split_systems_figures_stay_with_it_until_a_person_decides_and_its_history_stays_for_ever()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        var (old, left, right) = (await Ics("Undivided"), await Ics("Left"), await Ics("Right"));
        await house.SendAsSystem(new PlaceInIcs(Guid.CreateVersion7(), place.Organisation, old.Id, new DateOnly(2025, 4, 1)));
        var benefit = Planning(place) with
        {
            Plan = new PlanForm(
                0m,
                new DateOnly(2025, 3, 31),
                "Rotas",
                900m,
                new DateOnly(2027, 3, 31),
                [new PlannedFigure(Quarter.AddMonths(-3), 300m, 5_000m), new PlannedFigure(Quarter, 600m, 5_000m)],
                AttributionPercent: 100
            ),
        };
        await house.Send(place.BenefitOwner, benefit);
        foreach (var (period, pounds) in new[] { (Quarter.AddMonths(-3), 1_000.10m), (Quarter, 200.05m) })
        {
            var actual = new RecordActual(Guid.CreateVersion7(), benefit.Id, period, 300m, pounds, "Rotas", null);
            await house.Send(place.BenefitOwner, actual);
            await house.Send(place.Verifier, new VerifyActual(benefit.Id, actual.Id, 300m, pounds, null));
        }
        await house.Send(
            place.Organiser,
            new RecordAdoption(
                Guid.CreateVersion7(),
                place.Initiative,
                place.Organisation,
                AdoptionState.Adopted,
                3,
                40_000,
                new DateOnly(2026, 3, 1),
                null
            )
        );
        var split = Guid.CreateVersion7();
        var administrator = await house.Person("Ada Administrator", (Role.Administrator, Scope.System));
        await house.Send(administrator, new CloseOrganisation(split, old.Id, new DateOnly(2026, 3, 31), $"{left.Name}\n{right.Name}"));
        Assert.Equal([(old.Name, 1_200.15m)], await Totals());

        await house.Send(administrator, new DecideSuccession(split, right.Id));
        Assert.Equal([(right.Name, 1_200.15m)], await Totals());
        var places = (await house.Ask(place.Organiser, new BenefitByPlace())).Places;
        Assert.Equal(
            [(old.Name, right.Name, 1_000.10m), (right.Name, right.Name, 200.05m)],
            places.Select(p => (p.IcsThen!, p.IcsNow!, p.NonCash)).OrderByDescending(p => p.NonCash)
        );
        var adopter = (await house.Ask(place.Organiser, new AdoptionOf(place.Initiative))).Organisations.Single();
        Assert.Equal((old.Name, right.Name), (adopter.IcsThen, adopter.IcsNow));
        var again = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(administrator, new DecideSuccession(split, left.Id)));
        Assert.Equal("This has been decided already", again.Rule.Sentence);

        async Task<IEnumerable<(string, decimal)>> Totals() =>
            (await house.Ask(place.Organiser, new BenefitByPlace())).ByIcs.Select(t => (t.Ics, t.NonCash));
    }

    [Fact]
    public async Task One_page_prints_and_the_word_document_is_valid_and_says_the_same()
    {
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
        );
        await house.Send(place.BenefitOwner, Planning(place));
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}/summary");
        Assert.Contains("Non-cash releasing pounds, added up by quarter", page.Text, StringComparison.Ordinal);
        Assert.Contains("£12,345", page.Text, StringComparison.Ordinal);
        Assert.Contains("by the rule: ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Net present social value", page.Text, StringComparison.Ordinal);
        var pack = await house.Ask(place.Organiser, new SummaryInWord(place.Initiative));
        using var document = WordprocessingDocument.Open(new MemoryStream(pack.Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        foreach (var words in new[] { "£12,345", "by the rule: ", "Net present social value", "Revenue" })
            Assert.Contains(words, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    private async Task<Guid?> Act(Place place, int act, int step, Guid? benefit)
    {
        var now = (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null))).Facts!;
        switch (act)
        {
            case 0:
                await house.Send(
                    place.Organiser,
                    new AddRisk(
                        Guid.CreateVersion7(),
                        place.Initiative,
                        new RiskForm(BarrierCategory.Funding, $"Risk {step}", 1 + step % 5, 3, "Watch it", null)
                    )
                );
                return benefit;
            case 1:
                await house.Send(
                    place.Organiser,
                    new AddMilestone(Guid.CreateVersion7(), place.Initiative, $"Step {step}", new DateOnly(2027, 1, 1), null)
                );
                return benefit;
            case 2:
                await house.Send(
                    place.Organiser,
                    new AddFunding(Guid.CreateVersion7(), place.Initiative, FundingStep.Asked, step % 2 == 0, 2027, 100m + step, null)
                );
                return benefit;
            case 3:
                await house.Send(
                    place.Organiser,
                    new NamePerson(
                        place.Initiative,
                        Position.ProjectOwner,
                        DevelopmentHouse.Email(now.People.Any(p => p.PersonId == place.Owner) ? place.BenefitOwner : place.Owner),
                        null
                    )
                );
                return benefit;
            case 4 when (await house.Ask(place.Organiser, new NextGateOf(place.Initiative))).OpenGateId is null:
                var gate = Guid.CreateVersion7();
                await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
                if ((await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))) is { Quorum: > 0 })
                    await GateTests.Score(house, place, gate);
                var criteria = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Criteria;
                await house.Send(
                    place.Chair,
                    new DecideAtGate(
                        place.Initiative,
                        gate,
                        GateTests.Form(
                            now.Decisions.Count > 0 ? DecisionKind.Proceed : DecisionKind.Rework,
                            criteria.Count(c => c.MustMeet),
                            criteria.Count(c => !c.MustMeet)
                        )
                    )
                );
                return benefit;
            case 5 when benefit is { } known:
                await house.Send(
                    place.Organiser,
                    new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
                );
                var period = Quarter.AddMonths(3 * (step % 2));
                if ((await house.Ask(place.Organiser, new BenefitToRead(known))).Recordable.Any(r => r.Start == period))
                    await house.Send(
                        place.BenefitOwner,
                        new RecordActual(Guid.CreateVersion7(), known, period, step, 10m * step, "Rotas", null)
                    );
                return benefit;
            default:
                if (benefit is not null)
                    return benefit;
                await house.Send(
                    place.Organiser,
                    new NamePerson(place.Initiative, Position.BenefitOwner, DevelopmentHouse.Email(place.BenefitOwner), null)
                );
                var planned = Planning(place);
                await house.Send(place.BenefitOwner, planned);
                return planned.Id;
        }
    }

    private async Task Tell(Place place, int act, int step, Guid supplier)
    {
        switch (act)
        {
            case 8:
                await house.Send(place.Organiser, new OverrideRag(place.Initiative, Rag.Amber, $"Known in step {step}"));
                break;
            case 9:
                if ((await house.Ask(place.Organiser, new ClockOf(place.Initiative))).Clock.IsPaused)
                    await house.Send(place.Organiser, new ResumeClock(place.Initiative));
                else
                    await house.Send(place.Organiser, new PauseClock(Guid.CreateVersion7(), place.Initiative, $"Waits in step {step}"));
                break;
            case 10:
                await house.Send(place.Organiser, new DescribeSupplier(place.Initiative, supplier, $"The ask in step {step}", "Nothing"));
                await house.Send(place.Organiser, new ChooseRoute(place.Initiative, ProcurementRoute.ProcurementAct));
                break;
            case 13:
                var risk = (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks[0];
                await house.Send(
                    place.Organiser,
                    new AddTask(
                        Guid.CreateVersion7(),
                        place.Initiative,
                        $"Make it smaller in step {step}",
                        DevelopmentHouse.Email(place.Owner),
                        new DateOnly(2030, 1, 1),
                        risk.Id
                    )
                );
                var form = new RiskForm(
                    risk.Category,
                    risk.Text,
                    5,
                    2,
                    "Watched",
                    DevelopmentHouse.Email(place.Verifier),
                    OtherCategory: risk.OtherCategory
                );
                await house.Send(place.Organiser, new ChangeRisk(place.Initiative, risk.Id, risk.Version, form));
                break;
            case 14:
                await house.Send(
                    place.Organiser,
                    new AddAppraisalLine(Guid.CreateVersion7(), place.Initiative, LineKind.Revenue, 2026, 2027, 100m + step, "Licences")
                );
                break;
            case 15:
                await house.Send(
                    place.Organiser,
                    new RecordAdoption(
                        Guid.CreateVersion7(),
                        place.Initiative,
                        place.Organisation,
                        step % 2 == 0 ? AdoptionState.Piloting : AdoptionState.Declined,
                        1_000 + step,
                        40_000,
                        new DateOnly(2026, 10, 5),
                        step % 2 == 0 ? null : "No staff to run it"
                    )
                );
                break;
            case 16:
                var objective = new AddObjective(
                    Guid.CreateVersion7(),
                    place.Organisation,
                    $"Objective {step}",
                    "Own strategy",
                    new DateOnly(2025, 4, 1),
                    null
                );
                await house.Send(place.Organiser, objective);
                var served = (await house.Ask(place.Organiser, new ObjectivesOf(place.Initiative))).Choices.Where(c => c.IsServed);
                await house.Send(place.Organiser, new ServeObjectives(place.Initiative, [objective.Id, .. served.Select(c => c.Id)]));
                break;
            case 17:
                var known = (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Milestones;
                var waits = new AddMilestone(
                    Guid.CreateVersion7(),
                    place.Initiative,
                    $"Waits {step}",
                    new DateOnly(2027, 2, 1),
                    known.FirstOrDefault()?.Id
                );
                await house.Send(place.Organiser, waits);
                if (known.FirstOrDefault(m => m.ActualOn is null) is { } moved)
                    await house.Send(
                        place.Organiser,
                        new MoveMilestone(
                            place.Initiative,
                            moved.Id,
                            moved.Version,
                            new DateOnly(2027, 3, step + 1 > 28 ? 28 : step + 1),
                            null,
                            "Late"
                        )
                    );
                break;
            case 18:
                if (!(await house.Ask(place.Assessor, new AssessmentOf(place.Initiative))).HasDeclared)
                    await house.Send(place.Assessor, new DeclareAssessmentInterest(place.Initiative, InterestKind.None, null));
                var assessed = await house.Ask(place.Assessor, new AssessmentOf(place.Initiative));
                await house.Send(
                    place.Assessor,
                    new SaveAssessmentSection(
                        place.Initiative,
                        "evidence",
                        assessed.Version,
                        [new AnswerForm("evidence-effect", step % 2 == 0 ? Answer.Yes : Answer.No, $"Said in step {step}")]
                    )
                );
                break;
            default:
                var question = Guid.CreateVersion7();
                await house.Send(place.Organiser, new AskExperts(question, place.Initiative, $"What of step {step}?", [place.Owner]));
                if (act == 12)
                    await house.Send(place.Owner, new AnswerQuestion(question, $"Answered in step {step}"));
                break;
        }
    }

    private static async Task<string> Digest(Browser browser, Place place, DateTimeOffset at)
    {
        var page = await browser.Go($"/initiatives/{place.Initiative}/as-at?At={Uri.EscapeDataString(at.ToString("O"))}");
        var then = page.Document.QuerySelector("#then")?.InnerHtml ?? "";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(then)));
    }

    internal static PlanBenefit Planning(Place place) =>
        new(
            Guid.CreateVersion7(),
            place.Initiative,
            BenefitClass.NonCashReleasing,
            IsDisbenefit: false,
            "Clinician time released",
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
                [new PlannedFigure(Quarter, 300m, 12_345m)],
                AttributionPercent: 80
            )
        );
}
