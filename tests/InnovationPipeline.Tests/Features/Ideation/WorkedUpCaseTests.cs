using System.Net;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Case;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class WorkedUpCaseTests(SharedHouse house)
{
    [Fact]
    public async Task What_a_group_works_up_reaches_later_modules_whole()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans", top: true);
        using var browser = await house.Browse(day.First.Member);

        var written = await (await browser.Go($"/ideas/{idea}/proposition")).Submit(
            ("Headline", "Scans on the day, near home"),
            ("Line1", "A van near the practice"),
            ("Line3", "Two vans"),
            ("Users", "People with a fracture"),
            ("ValueMaximisers", "A shared record\r\n\r\nEvening hours")
        );
        Assert.Contains("Value proposition saved", written.Document.Body!.TextContent, StringComparison.Ordinal);

        var angles = await browser.Go($"/ideas/{idea}/angles");
        Assert.Contains("clinical, finance, digital, operations, workforce, patient, commercial", angles.Text, StringComparison.Ordinal);
        var missing = await angles.SubmitForm("#add-point");
        Assert.Equal(3, missing.Errors.Count);
        var one = await angles.SubmitForm("#add-point", ("Angle", "Patient"), ("IsOpportunity", "True"), ("Text", "No second journey"));
        Assert.DoesNotContain("patient, commercial", one.Text, StringComparison.Ordinal);

        var barriers = await browser.Go($"/ideas/{idea}/barriers");
        await barriers.SubmitForm(
            "#add-barrier",
            ("Category", "Workforce"),
            ("Text", "Radiographers are scarce"),
            ("Likelihood", "4"),
            ("Impact", "5"),
            ("Mitigation", "Rotate with the hospital"),
            ("Owner", "Imaging lead")
        );
        var asked = await (await browser.Go($"/ideas/{idea}/ask")).Submit(
            ("Capital", "120,000"),
            ("RevenueRecurrent", "45000.50"),
            ("WholeTimeEquivalents", "2.5"),
            ("SupportTypes", "Advice on procurement"),
            ("NeededBy.Day", "31"),
            ("NeededBy.Month", "3"),
            ("NeededBy.Year", "2027")
        );
        Assert.Contains("The ask is saved", asked.Document.Body!.TextContent, StringComparison.Ordinal);

        var found = await Answer(a => a.Case(idea, CancellationToken.None));
        Assert.Equal("Scans on the day, near home", found!.Idea.Headline);
        Assert.Equal(["A van near the practice", "Two vans"], found.Idea.Lines);
        Assert.Equal("TopIdea", found.Idea.State);
        Assert.Equal("£120,000 capital, £45,000.50 a year and 2.5 whole-time equivalent staff", found.Idea.AskInWords);
        Assert.Equal(["A shared record", "Evening hours"], found.Proposition!.ValueMaximisers);
        Assert.Equal(("Patient", true, "No second journey"), found.Angles.Select(a => (a.Angle, a.IsOpportunity, a.Text)).Single());
        var barrier = Assert.Single(found.Barriers);
        Assert.Equal(("Workforce", 4, 5, "Imaging lead"), (barrier.Category, barrier.Likelihood, barrier.Impact, barrier.Owner));
        Assert.Equal(new DateOnly(2027, 3, 31), found.Ask!.NeededBy);
        Assert.Equal(["Advice on procurement"], found.Ask.SupportTypes);
        Assert.Equal(idea, Assert.Single(await Answer(a => a.TopIdeas(day.Event, CancellationToken.None))).Id);
    }

    [Fact]
    public async Task An_untouched_case_is_no_case()
    {
        var day = await IdeationDay.Make(house);
        var found = await Answer(async a => await a.Case(await day.Idea(day.First, "Bare"), CancellationToken.None));

        Assert.Null(found!.Proposition);
        Assert.Null(found.Ask);
        Assert.Null(found.Idea.AskInWords);
        Assert.Empty(found.Barriers);
        Assert.Null(await Answer(a => a.Case(Guid.CreateVersion7(), CancellationToken.None)));
    }

    [Fact]
    public async Task A_barrier_is_changed_at_its_version_and_removed_once()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");
        var (other, barrier) = (await day.Idea(day.First, "Another"), Guid.CreateVersion7());
        await house.Send(day.First.Member, new NoteBarrier(idea, barrier, BarrierCategory.Culture, "We always did it so", 2, 3, "", null));
        using var browser = await house.Browse(day.First.Other);

        var form = await browser.Go($"/ideas/{idea}/barriers/{barrier}");
        var changed = await form.Submit(("Likelihood", "5"));
        Assert.Contains("Barrier changed", changed.Document.Body!.TextContent, StringComparison.Ordinal);
        var stale = await form.Submit(("Likelihood", "1"));
        Assert.Contains(stale.Errors, e => e.StartsWith("Someone else changed this", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/ideas/{other}/barriers/{barrier}")).Status);
        await house.Send(day.First.Member, new RemoveBarrier(other, barrier));
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM ideation.barriers WHERE id = $1", barrier));

        var gone = await (await browser.Go($"/ideas/{idea}/barriers")).SubmitForm($"#remove-{barrier}");
        Assert.Contains("No barrier has been noted yet", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_make_no_sense_are_refused_at_their_field()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");
        using var browser = await house.Browse(day.First.Member);
        var form = await browser.Go($"/ideas/{idea}/ask");

        Assert.Equal(["Enter an amount of pounds from 0, for example 12,500"], (await form.Submit(("Capital", "-1"))).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit(("Capital", "much"))).Status);
        Assert.Equal([Money.WholePence.Sentence], (await form.Submit(("Capital", "1.005"))).Errors);
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(day.First.Member, new NoteBarrier(idea, Guid.CreateVersion7(), BarrierCategory.Culture, "x", 6, 0, "", null))
        );
    }

    [Fact]
    public async Task Other_groups_do_not_read_or_write_the_case()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");

        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(day.Second.Member, new BarriersOf(idea)));
        await Assert.ThrowsAsync<Forbidden>(() =>
            house.Send(day.Second.Member, new NoteAngle(idea, Guid.CreateVersion7(), Angle.Digital, true, "Ours"))
        );
    }

    private async Task<T> Answer<T>(Func<IIdeas, Task<T>> ask)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IIdeas>());
    }
}
