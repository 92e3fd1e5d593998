using System.Security.Cryptography;
using System.Text;
using CsCheck;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Pitching;

namespace InnovationPipeline.Tests.Domain.Voting.Pitching;

public sealed class PitchSessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly Guid Event = new("0196a000-0000-7000-8000-000000000001");

    /// <summary>Drawn again here, from the words of the documentation, with no code of the product.</summary>
    [Fact]
    public void The_drawn_order_can_be_drawn_again_by_anybody()
    {
        Guid[] ideas =
        [
            new("0196a000-0000-7000-8000-0000000000aa"),
            new("0196a000-0000-7000-8000-0000000000ab"),
            new("0196a000-0000-7000-8000-0000000000ac"),
        ];
        var seed = Convert.ToHexStringLower(
            SHA256.HashData(
                Convert.FromHexString(
                    "0196a0000000700080000000000000010196a0000000700080000000000000aa0196a0000000700080000000000000ab0196a0000000700080000000000000ac"
                )
            )
        );
        Assert.Equal(seed, DrawnOrder.SeedOfIdeas(Event, ideas.Reverse()));
        var places = ideas.ToDictionary(
            i => i,
            i => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(seed), .. Convert.FromHexString(i.ToString("N"))]))
        );
        Assert.Equal(ideas.OrderBy(i => places[i], StringComparer.Ordinal), DrawnOrder.Of(seed, ideas));

        var definition = new string('a', 64);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(definition))), DrawnOrder.SeedOfRound(definition));
    }

    [Fact]
    public void The_order_is_the_same_however_the_ideas_are_listed_and_holds_each_once() =>
        Gen
            .Guid.List[1, 20]
            .Sample(ideas =>
            {
                var seed = DrawnOrder.SeedOfIdeas(Event, ideas);
                var order = DrawnOrder.Of(seed, ideas);
                Assert.Equal(order, DrawnOrder.Of(DrawnOrder.SeedOfIdeas(Event, Enumerable.Reverse(ideas)), Enumerable.Reverse(ideas)));
                Assert.Equal(ideas.Distinct().Order(), order.Order());
            });

    /// <summary>Over many seeds each of 4 ideas comes first about as often as any other.</summary>
    [Fact]
    public void No_idea_is_favoured_by_the_draw()
    {
        var ideas = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToList();
        var firsts = Enumerable
            .Range(0, 4000)
            .Select(i => DrawnOrder.Of(DrawnOrder.SeedOfRound($"{i}"), ideas)[0])
            .CountBy(id => id)
            .Select(c => c.Value);
        Assert.All(firsts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Full_pitches_come_by_rank_as_many_as_the_time_allows()
    {
        var ranks = Enumerable.Range(1, 6).ToDictionary(_ => Guid.CreateVersion7(), rank => rank);
        var session = PitchSession.InFull(
            Guid.CreateVersion7(),
            Event,
            (Guid.CreateVersion7(), "hash"),
            ranks,
            new FullTimes(45, 8, 4),
            Now
        );

        Assert.Equal(ranks.OrderBy(r => r.Value).Take(3).Select(r => r.Key), session.Slots.OrderBy(s => s.Place).Select(s => s.IdeaId));
        Assert.Throws<RuleBroken>(() =>
            PitchSession.InFull(Guid.CreateVersion7(), Event, (Guid.CreateVersion7(), "hash"), ranks, new FullTimes(10, 8, 4), Now)
        );
    }

    /// <summary>Whatever the chair presses: one pitch at a time, and a clock only while somebody has the floor.</summary>
    [Fact]
    public void One_pitch_has_the_floor_and_the_clock_runs_or_is_paused_never_both()
    {
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 400])
            .List[0, 40]
            .Sample(presses =>
            {
                var ranks = Enumerable.Range(1, 4).ToDictionary(_ => Guid.CreateVersion7(), rank => rank);
                var session = PitchSession.InFull(
                    Guid.CreateVersion7(),
                    Event,
                    (Guid.CreateVersion7(), "hash"),
                    ranks,
                    new FullTimes(60, 5, 5),
                    Now
                );
                var now = Now;
                foreach (var (press, seconds) in presses)
                {
                    now += TimeSpan.FromSeconds(seconds);
                    try
                    {
                        Press(session, press, now);
                    }
                    catch (RuleBroken) { }
                    Assert.True(session.Slots.Count(s => s.Phase is SlotPhase.Pitching or SlotPhase.Questions) <= 1);
                    Assert.Equal(session.OnTheFloor is not null, session.EndsAt is not null != session.Left is not null);
                    Assert.True(session.Left is null || session.Left >= TimeSpan.Zero);
                }
            });
    }

    [Fact]
    public void A_pause_takes_no_time_from_the_pitch()
    {
        var idea = Guid.CreateVersion7();
        var session = PitchSession.OfHeadlines(Guid.CreateVersion7(), Event, [idea], round: null, Now);
        session.Start(idea, Now);
        session.Pause(Now.AddSeconds(20));
        session.GoOn(Now.AddSeconds(500));
        Assert.Equal(Now.AddSeconds(540), session.EndsAt);
        session.Extend(1, Now.AddSeconds(700));
        Assert.Equal(Now.AddSeconds(760), session.EndsAt);
    }

    [Theory]
    [InlineData("https://slides.example.org/deck/1", true)]
    [InlineData("http://slides.example.org/deck/1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//example.org/x", false)]
    [InlineData("https://name:secret@example.org/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("deck.pdf", false)]
    public void A_deck_is_an_https_address_and_nothing_else(string address, bool safe) => Assert.Equal(safe, Deck.IsSafe(address));

    private static void Press(PitchSession session, int press, DateTimeOffset now)
    {
        switch (press)
        {
            case < 3:
                session.Start(session.Slots[press].IdeaId, now);
                break;
            case 3:
                session.Pause(now);
                break;
            case 4:
                session.GoOn(now);
                break;
            case 5:
                session.Extend(2, now);
                break;
            case 6:
                session.TakeQuestions(now);
                break;
            default:
                session.End();
                break;
        }
    }
}
