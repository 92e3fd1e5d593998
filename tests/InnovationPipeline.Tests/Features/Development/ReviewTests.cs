using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.HandOvers;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Benefits are reviewed 3, 6, 12 and 24 months after their realisation began.</summary>
public sealed class ReviewTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task The_benefit_owner_is_reminded_of_a_review_once_and_ends_it_with_what_was_found()
    {
        var place = await Realising();
        var began = Mergers.Today(house);
        var reviews = await Reviews(place);
        Assert.Equal([began.AddMonths(3), began.AddMonths(6), began.AddMonths(12), began.AddMonths(24)], reviews.Select(t => t.DueOn));
        var done = $"Done: {reviews[0].Text}";

        await MoveTo(reviews[0].DueOn);
        try
        {
            await house.SendAsSystem(new SendReminders());
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(1L, await Reminded(place));
            using var owner = await house.Browse(place.BenefitOwner);
            var delivery = await owner.Go($"/initiatives/{place.Initiative}/delivery");
            var silent = await delivery.Press(done);
            Assert.Equal([InitiativeTask.Rules.HasFound.Sentence], silent.Errors);
            var ended = await silent.Press(done, ("reason", "Rotas fill faster; the app is not used at night"));
            Assert.Empty(ended.Errors);
            Assert.Contains("Done: Rotas fill faster; the app is not used at night", ended.Text, StringComparison.Ordinal);
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(nameof(DecisionKind.Proceed), 1)]
    [InlineData(nameof(DecisionKind.Stop), 0)]
    public async Task They_go_on_after_an_initiative_was_closed_and_not_after_it_was_stopped(string ending, long reminders)
    {
        var place = await Realising();
        await Mergers.Decide(house, place, DecisionKind.Proceed);
        await Mergers.Decide(house, place, Enum.Parse<DecisionKind>(ending));
        var first = (await Reviews(place))[0];
        await MoveTo(first.DueOn);
        try
        {
            await house.SendAsSystem(new SendReminders());
            Assert.Equal(reminders, await Reminded(place));
            // Whoever leaves then hands them over.
            var held = await house.Ask(place.Organiser, new HeldBy(DevelopmentHouse.Email(place.BenefitOwner)));
            Assert.Equal(4 * reminders, held.Count(h => h.What.StartsWith("Task: Review the benefits", StringComparison.Ordinal)));
            Task Hand() =>
                house.Send(
                    place.Organiser,
                    new HandOverTask(place.Initiative, first.Id, new HandOverForm(DevelopmentHouse.Email(place.Owner), "Bella leaves"))
                );
            if (reminders > 0)
                await Hand();
            else
                Assert.Equal(Initiative.Rules.StillRunning, (await Assert.ThrowsAsync<RuleBroken>(Hand)).Rule);
        }
        finally
        {
            await house.Clock.Reset(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Back_in_an_earlier_stage_they_are_cancelled_and_planned_again_from_the_new_day()
    {
        var place = await Realising();
        var decision = await house.Scalar<Guid>(
            "SELECT id FROM development.gate_decisions WHERE initiative_id = $1 AND to_stage = 'BenefitRealisation'",
            place.Initiative
        );
        await Mergers.Decide(house, place, DecisionKind.Proceed, cites: decision);
        Assert.Equal(
            Enumerable.Repeat((TaskState.Cancelled, (string?)"Back in development"), 4),
            (await Reviews(place)).Select(t => (t.State, t.Reason))
        );
        await Mergers.Decide(house, place, DecisionKind.Proceed);
        Assert.Equal(4, (await Reviews(place)).Count(t => t.State == TaskState.Open));
    }

    [Fact]
    public async Task Parked_and_back_none_is_planned_twice_and_a_merger_leaves_them_where_they_are()
    {
        var place = await Realising();
        await Mergers.Decide(house, place, DecisionKind.Park);
        await Mergers.Decide(house, place, DecisionKind.Proceed);
        Assert.Equal(4, (await Reviews(place)).Count);
        var other = await Mergers.Beside(house, place);
        await Mergers.Decide(house, place, DecisionKind.Merge, into: other.Initiative);
        Assert.Empty(await Reviews(other));
        Assert.Equal(4, (await Reviews(place)).Count(t => t.State == TaskState.Open));
    }

    private async Task<Place> Realising()
    {
        var place = await Mergers.Named(house);
        await Mergers.Decide(house, place, DecisionKind.Proceed);
        await Mergers.Decide(house, place, DecisionKind.Proceed);
        return place;
    }

    /// <summary>To the working day on or after it.</summary>
    private Task MoveTo(DateOnly day) =>
        house.Clock.MoveTo(London.At(WorkingDays.Add(day.AddDays(-1), 1), new TimeOnly(9, 0)), CancellationToken.None);

    private async Task<long> Reminded(Place place) =>
        await house.Scalar<long>(
            "SELECT count(*) FROM development.reminders r JOIN development.tasks t ON t.id = r.subject_id WHERE t.initiative_id = $1 AND t.source = 'Review' AND r.person_id = $2",
            place.Initiative,
            place.BenefitOwner
        );

    private async Task<List<TaskShown>> Reviews(Place place) =>
        [.. (await house.Ask(place.Organiser, new DeliveryToRead(place.Initiative))).Tasks.Where(t => t.IsReview)];
}
