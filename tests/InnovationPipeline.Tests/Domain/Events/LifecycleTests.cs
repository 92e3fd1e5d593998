using CsCheck;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events;

public class LifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 9, 1);

    /// <summary>What may follow each state, written down apart from the code.</summary>
    private static readonly Dictionary<EventState, EventState[]> Legal = new()
    {
        [EventState.Draft] = [EventState.Published, EventState.Cancelled, EventState.Postponed],
        [EventState.Published] = [EventState.RegistrationOpen, EventState.Cancelled, EventState.Postponed],
        [EventState.RegistrationOpen] = [EventState.RegistrationClosed, EventState.Cancelled, EventState.Postponed],
        [EventState.RegistrationClosed] = [EventState.RegistrationOpen, EventState.Live, EventState.Cancelled, EventState.Postponed],
        [EventState.Live] = [EventState.Closed, EventState.Cancelled, EventState.Postponed],
        [EventState.Closed] = [EventState.Archived],
        [EventState.Archived] = [],
        [EventState.Cancelled] = [],
        [EventState.Postponed] =
        [
            EventState.Published,
            EventState.RegistrationOpen,
            EventState.RegistrationClosed,
            EventState.Cancelled,
            EventState.Postponed,
        ],
    };

    private static InnovationEvent Draft()
    {
        var e = new InnovationEvent(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new EventDetails("Day", "About", "Hall", RegistrationClosesAt: null),
            Today.AddDays(30)
        );
        e.AddArea(Guid.CreateVersion7(), new AreaWords("Beds", new HowCanWe("free beds", "plans"), null, null), submissionId: null);
        return e;
    }

    private static void Do(InnovationEvent e, EventMove move)
    {
        switch (move)
        {
            case EventMove.Publish:
                e.Publish([], Now);
                break;
            case EventMove.OpenRegistration:
                e.OpenRegistration(Now);
                break;
            case EventMove.CloseRegistration:
                e.CloseRegistration();
                break;
            case EventMove.GoLive:
                e.GoLive();
                break;
            case EventMove.Close:
                e.Close();
                break;
            case EventMove.Archive:
                e.Archive([]);
                break;
            case EventMove.Cancel:
                e.Cancel("Snow");
                break;
            default:
                e.Postpone(e.Day.AddDays(1), "Snow", Today);
                break;
        }
    }

    [Fact]
    public void Random_acts_never_reach_a_state_that_is_not_legal() =>
        Gen.Enum<EventMove>()
            .Array[0, 25]
            .Sample(moves =>
            {
                var e = Draft();
                foreach (var move in moves)
                {
                    var (before, offered) = (e.State, e.May(move));
                    try
                    {
                        Do(e, move);
                        Assert.True(offered);
                        Assert.Contains(e.State, Legal[before]);
                    }
                    catch (RuleBroken)
                    {
                        Assert.False(offered);
                        Assert.Equal(before, e.State);
                    }
                    Assert.True(e.State is EventState.Draft or EventState.Cancelled or EventState.Postponed || e.PublishedAt is not null);
                }
            });

    [Fact]
    public void An_illegal_move_is_refused_with_a_sentence()
    {
        var refusal = Assert.Throws<RuleBroken>(Draft().GoLive);

        Assert.Equal("You cannot begin an event that is draft", refusal.Message);
    }

    [Fact]
    public void An_event_without_an_area_is_not_published()
    {
        var e = new InnovationEvent(Guid.CreateVersion7(), Guid.CreateVersion7(), new EventDetails("Day", "About", "Hall", null), Today);

        Assert.Equal(InnovationEvent.Rules.NeedsAnArea, Assert.Throws<RuleBroken>(() => e.Publish([], Now)).Rule);
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        var e = Draft();

        Assert.Contains("People would sit", Assert.Throws<RuleBroken>(() => e.Publish(["People would sit for 90 minutes"], Now)).Message);
        Assert.Equal(EventState.Draft, e.State);
    }

    [Fact]
    public void Postponing_keeps_the_reason_and_tells_both_days()
    {
        var e = Draft();
        var from = e.Day;
        e.Postpone(from.AddDays(7), "Snow", Today);

        var told = Assert.IsType<InnovationEventPostponed>(Assert.Single(e.TakeAnnouncements(Now)));
        Assert.Equal((from, from.AddDays(7)), (told.From, told.To));
        Assert.Throws<RuleBroken>(() => e.Postpone(e.Day, "Snow", Today));
    }
}
