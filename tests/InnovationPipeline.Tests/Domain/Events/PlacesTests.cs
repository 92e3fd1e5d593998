using CsCheck;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events;

public class PlacesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    private static Registration Someone() =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new Profile("Clinical", SeniorityBand.Senior, Sector.NHS, null, null, null, null, null, AttendanceMode.InRoom),
            Now
        );

    [Fact]
    public void Places_are_never_over_booked_and_the_queue_moves_in_order() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[-1, 15].Array[0, 40])
            .Sample(
                (capacity, acts) =>
                {
                    var places = new Places(Guid.CreateVersion7(), capacity);
                    var all = new List<Registration>();
                    List<Registration> Queue() => [.. all.Where(r => r.State == PlaceState.Waiting).OrderBy(r => r.WaitingNumber)];
                    foreach (var act in acts)
                    {
                        if (act < 0 || all.Count == 0)
                        {
                            var next = Someone();
                            places.Admit(next, Queue().Count > 0);
                            all.Add(next);
                        }
                        else if (all[act % all.Count] is { State: not PlaceState.Cancelled } leaving)
                        {
                            var first = Queue().FirstOrDefault(r => r != leaving);
                            var had = leaving.State == PlaceState.Placed;
                            places.GiveUp(leaving);
                            var moved = places.MoveUp(Queue());
                            if (had && first is not null)
                                Assert.Same(first, Assert.Single(moved));
                        }
                        Assert.Equal(all.Count(r => r.State == PlaceState.Placed), places.Taken);
                        Assert.True(places.Taken <= capacity);
                        Assert.True(places.Free == 0 || Queue().Count == 0);
                    }
                }
            );

    [Fact]
    public void The_places_cannot_be_made_fewer_than_are_taken()
    {
        var places = new Places(Guid.CreateVersion7(), 2);
        places.Admit(Someone(), othersWait: false);
        places.Admit(Someone(), othersWait: false);

        Assert.Throws<RuleBroken>(() => places.Hold(1));
        Assert.Throws<RuleBroken>(() => places.AdmitNow(Someone()));
    }

    [Fact]
    public void A_second_check_in_keeps_the_first_time()
    {
        var registration = Someone();
        new Places(Guid.CreateVersion7(), 1).Admit(registration, othersWait: false);

        Assert.True(registration.CheckIn(CheckInDoor.Desk, EventState.Live, Now));
        Assert.False(registration.CheckIn(CheckInDoor.Code, EventState.Live, Now.AddHours(1)));

        Assert.Equal(Now, registration.CheckedInAt);
        Assert.Single(registration.TakeAnnouncements(Now));
    }

    [Fact]
    public void Nobody_checks_in_before_the_day_or_from_the_waiting_list()
    {
        var registration = Someone();
        var places = new Places(Guid.CreateVersion7(), 1);
        places.Admit(Someone(), othersWait: false);
        places.Admit(registration, othersWait: false);

        Assert.Equal(
            Registration.Rules.NeedsAPlace,
            Assert.Throws<RuleBroken>(() => registration.CheckIn(CheckInDoor.Desk, EventState.Live, Now)).Rule
        );
        Assert.Equal(
            Registration.Rules.OnTheDay,
            Assert.Throws<RuleBroken>(() => registration.CheckIn(CheckInDoor.Desk, EventState.RegistrationClosed, Now)).Rule
        );
    }
}
