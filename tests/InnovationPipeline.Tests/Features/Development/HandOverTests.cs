using System.Net;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.HandOvers;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class HandOverTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Everything_a_leaver_holds_is_handed_over_from_the_list_with_a_reason_and_both_people_are_told_once()
    {
        var place = await Mergers.Named(house);
        var leaver = await house.Person("Lena Leaver", (Role.Organiser, place.Organisation));
        var heir = await house.Person("Henry Heir", (Role.Organiser, place.Organisation));
        var (from, to) = (DevelopmentHouse.Email(leaver), DevelopmentHouse.Email(heir));
        var due = new DateOnly(2030, 1, 1);
        await house.Send(place.Organiser, new AddTask(Guid.CreateVersion7(), place.Initiative, "Call the wards", from, due));
        var risk = new AddRisk(
            Guid.CreateVersion7(),
            place.Initiative,
            new RiskForm(BarrierCategory.Funding, "It may be dear", 2, 2, "Ask", from)
        );
        await house.Send(place.Organiser, risk);
        await house.Send(place.BenefitOwner, Mergers.Planning(house, place, "Agency hours", 100) with { OwnerEmail = from });
        await house.Send(leaver, new MakeTheme(Guid.CreateVersion7(), place.Organisation, "Linked data"));

        using var browser = await house.Browse(place.Organiser);
        var list = await browser.Go($"/initiatives/holders?email={from}");
        Assert.Equal(4, (await house.Ask(place.Organiser, new HeldBy(from))).Count);
        foreach (var held in await house.Ask(place.Organiser, new HeldBy(from)))
        {
            var form = await browser.Go(held.Href);
            Assert.Contains("Now: Lena Leaver", form.Text, StringComparison.Ordinal);
            var empty = await form.Submit(("Email", ""), ("Reason", ""));
            Assert.Equal(["Enter an e-mail address", "Say why it is handed over"], empty.Errors);
            var nobody = await empty.Submit(("Email", "nobody@example.org"), ("Reason", "She moves to another trust"));
            Assert.Equal(["Nobody here has this e-mail address. An administrator can add them"], nobody.Errors);
            Assert.Contains(
                "somebody other than the person who",
                (await nobody.Submit(("Email", from))).Errors.Single(),
                StringComparison.Ordinal
            );
            var handed = await nobody.Submit(("Email", to));
            Assert.Contains("Handed over. Both people are told", handed.Text, StringComparison.Ordinal);
            Assert.Contains("Henry Heir", handed.Text, StringComparison.Ordinal);
        }
        Assert.Empty(await house.Ask(place.Organiser, new HeldBy(from)));
        Assert.Equal(4, (await house.Ask(place.Organiser, new HeldBy(to))).Count);
        await house.Settle();
        foreach (var (person, word) in new[] { (heir, "You now"), (leaver, "You no longer") })
        {
            using var own = await house.Browse(person);
            var inbox = await own.Go("/messages");
            foreach (
                var what in new[]
                {
                    "have the task “Call the wards”",
                    "own the risk “It may be dear”",
                    "own and collect the benefit “Agency hours”",
                    "lead the theme “Linked data”",
                }
            )
            {
                Assert.Single(
                    inbox.Document.QuerySelectorAll("a"),
                    a => a.TextContent.Contains($"{word} {what}", StringComparison.Ordinal)
                );
                var message = await inbox.Follow($"{word} {what}");
                Assert.Contains("Why it was handed over: She moves to another trust", message.Text, StringComparison.Ordinal);
            }
        }
        var history = (await house.Ask(place.Organiser, new InitiativeToRead(place.Initiative))).History;
        Assert.Equal(
            ("Lena Leaver", "Henry Heir", "She moves to another trust"),
            history.Where(l => l.What == "Task handed over: Call the wards").Select(l => (l.Before!, l.After!, l.Reason!)).Single()
        );
        Assert.DoesNotContain("Lena Leaver", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_owns_what_they_have_judged_and_nobody_judges_what_they_own_or_have_owned()
    {
        var place = await Mergers.Named(house);
        var planned = Mergers.Planning(house, place, "Agency hours", 100);
        await house.Send(place.BenefitOwner, planned);
        var quarter = planned.Plan.Profile[0].Start;
        var actual = new RecordActual(Guid.CreateVersion7(), planned.Id, quarter, 320m, 4_000m, "Invoices", null);
        var other = actual with { Id = Guid.CreateVersion7(), Period = quarter.AddMonths(3) };
        await house.Send(place.BenefitOwner, new NameBudget(planned.Id, "Agency staff", quarter));
        await house.Send(place.BenefitOwner, actual);
        await house.Send(place.BenefitOwner, other);
        var second = await house.Person("Victor Verifier");
        await house.Send(
            place.Organiser,
            new InnovationPipeline.Development.Features.Programmes.AppointVerifier(
                Guid.CreateVersion7(),
                place.Organisation,
                DevelopmentHouse.Email(second),
                VerifierKind.Finance,
                place.Organisation
            )
        );
        await house.Send(place.Verifier, new VerifyActual(planned.Id, actual.Id, 320m, 4_000m, null));

        HandOverBenefit To(Guid person, BenefitPart part = BenefitPart.Owning) =>
            new(planned.Id, part, new HandOverForm(DevelopmentHouse.Email(person), "She leaves"));
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, To(place.Verifier)));
        Assert.Equal(Benefit.Rules.OwnerHasNotVerified, refusal.Rule);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute("UPDATE development.benefits SET owner_id = $1 WHERE id = $2", place.Verifier, planned.Id)
        );
        await house.Send(place.BenefitOwner, To(second));
        refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(second, new VerifyActual(planned.Id, other.Id, 320m, 4_000m, null))
        );
        Assert.Equal(Benefit.Rules.SomeoneElse, refusal.Rule);
        await house.Send(second, To(place.Owner));
        refusal = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(second, new VerifyActual(planned.Id, other.Id, 320m, 4_000m, null))
        );
        Assert.Equal(Benefit.Rules.SomeoneElse, refusal.Rule);
        await Assert.ThrowsAsync<PostgresException>(() =>
            house.Execute(
                "UPDATE development.actuals SET state = 'Verified', verified_by = $1, verified_at = now() WHERE id = $2",
                second,
                other.Id
            )
        );
        // Collecting goes with its own part, and whoever neither owns nor collects any longer hands nothing over.
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(second, To(place.BenefitOwner)));
        await house.Send(place.Owner, To(place.Owner, BenefitPart.Collecting));
        var shown = await house.Ask(place.Owner, new BenefitToRead(planned.Id));
        Assert.Equal(("Oscar Owner", "Oscar Owner"), (shown.Owner, shown.Collector));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(place.Chair, To(place.BenefitOwner)));
    }

    [Fact]
    public async Task Of_a_verdict_and_a_hand_over_to_the_verifier_at_the_same_moment_only_one_stands()
    {
        var place = await Mergers.Named(house);
        for (var round = 0; round < 20; round++)
        {
            var planned = Mergers.Planning(house, place, $"Agency hours {(char)('a' + round)}", 100);
            await house.Send(place.BenefitOwner, planned);
            var quarter = planned.Plan.Profile[0].Start;
            var actual = new RecordActual(Guid.CreateVersion7(), planned.Id, quarter, 320m, 4_000m, "Invoices", null);
            await house.Send(place.BenefitOwner, new NameBudget(planned.Id, "Agency staff", quarter));
            await house.Send(place.BenefitOwner, actual);
            var form = new HandOverForm(DevelopmentHouse.Email(place.Verifier), "She leaves");
            var outcomes = await Task.WhenAll(
                Try(() => house.Send(place.Verifier, new VerifyActual(planned.Id, actual.Id, 320m, 4_000m, null))),
                Try(() => house.Send(place.Organiser, new HandOverBenefit(planned.Id, BenefitPart.Owning, form)))
            );
            Assert.Single(outcomes, o => o is null);
        }

        static async Task<Exception?> Try(Func<Task> act)
        {
            try
            {
                await act();
                return null;
            }
            catch (Exception refusal) when (refusal is RuleBroken or Stale)
            {
                return refusal;
            }
        }
    }

    [Fact]
    public async Task Whoever_has_something_to_do_reads_its_initiative_until_the_last_of_it_is_handed_over()
    {
        var place = await Mergers.Named(house);
        var (worker, heir) = (await house.Person("Wanda Worker"), await house.Person("Henry Heir"));
        var tasks = new[] { "Call the wards", "Write to them" }
            .Select(text => new AddTask(
                Guid.CreateVersion7(),
                place.Initiative,
                text,
                DevelopmentHouse.Email(worker),
                new DateOnly(2030, 1, 1)
            ))
            .ToList();
        using var browser = await house.Browse(worker);
        var delivery = $"/initiatives/{place.Initiative}/delivery";
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go(delivery)).Status);
        foreach (var task in tasks)
            await house.Send(place.Organiser, task);
        await house.Send(
            place.Organiser,
            tasks[0] with
            {
                Id = Guid.CreateVersion7(),
                Text = "Mine",
                OwnerEmail = DevelopmentHouse.Email(place.Organiser),
            }
        );
        // Their own can be ended and handed over, and nobody else's.
        var page = await browser.Go(delivery);
        Assert.Equal(2, page.Document.QuerySelectorAll("main form").Length);

        var form = new HandOverForm(DevelopmentHouse.Email(heir), "She leaves");
        await house.Send(worker, new HandOverTask(place.Initiative, tasks[0].Id, form));
        Assert.Equal(HttpStatusCode.OK, (await browser.Go(delivery)).Status);
        await house.Send(worker, new HandOverTask(place.Initiative, tasks[1].Id, form));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go(delivery)).Status);
        using var theirs = await house.Browse(heir);
        Assert.Equal(HttpStatusCode.OK, (await theirs.Go(delivery)).Status);
    }

    [Fact]
    public async Task A_theme_is_led_by_an_organiser_and_a_risk_that_is_owned_is_handed_over_on_its_own_page()
    {
        var place = await Mergers.Named(house);
        var theme = Guid.CreateVersion7();
        await house.Send(place.Organiser, new MakeTheme(theme, place.Organisation, "Linked data"));
        var refused = await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(place.Organiser, new HandOverTheme(theme, new HandOverForm(DevelopmentHouse.Email(place.Owner), "She leaves")))
        );
        Assert.Equal("The lead of a theme must be an organiser of the organisation", refused.Message);
        var risk = new AddRisk(
            Guid.CreateVersion7(),
            place.Initiative,
            new RiskForm(BarrierCategory.Funding, "It may be dear", 2, 2, "Ask", DevelopmentHouse.Email(place.Owner))
        );
        await house.Send(place.Organiser, risk);
        var version = (await house.Ask(place.Organiser, new RisksOf(place.Initiative))).Risks.Single(r => r.Id == risk.Id).Version;
        var change = new ChangeRisk(
            place.Initiative,
            risk.Id,
            version,
            risk.Form with
            {
                OwnerEmail = DevelopmentHouse.Email(place.Organiser),
            }
        );
        Assert.Equal(Risk.Rules.HandedOver, (await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, change))).Rule);
        using var browser = await house.Browse(place.Organiser);
        var edit = await browser.Go($"/initiatives/{place.Initiative}/risks/{risk.Id}");
        Assert.Equal("Hand over the risk", (await edit.Follow("Hand it over")).Heading);
    }
}
