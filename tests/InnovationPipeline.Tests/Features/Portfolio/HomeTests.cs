using System.Net;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Portfolio.Features.Home;
using InnovationPipeline.Voting.Contracts;
using Xunit;

namespace InnovationPipeline.Tests.Features.Portfolio;

[Collection(nameof(LivedHouse))]
public sealed class HomeTests(LivedHouse house)
{
    [Fact]
    public async Task Nobody_signed_in_reads_what_the_service_is_and_where_to_enter()
    {
        using var browser = await house.Browse();
        var page = await browser.Go("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("From the first challenge to the last pound of verified benefit", page.Heading);
        Assert.Equal(HttpStatusCode.OK, (await page.Follow("Enter your code")).Status);
        Assert.Equal("/sign-in", (await page.Follow("Sign in")).Url.AbsolutePath);
        Assert.DoesNotContain("yours to do", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_any_role_has_nothing_waiting()
    {
        var home = await house.Ask(await house.Person("Norma Newcomer"), new HomeNow());
        Assert.Equal("Norma Newcomer", home.Name);
        Assert.Empty(home.ToDo.Concat(home.Events).Concat(home.Groups).Concat(home.Challenges).Concat(home.Initiatives));
        Assert.False(home.SeesPortfolio);
    }

    [Theory]
    [InlineData("olive", true, true, false, false, false)]
    [InlineData("edith", true, false, false, false, false)]
    [InlineData("greta", true, false, false, false, false)]
    [InlineData("felix", false, true, true, false, false)]
    [InlineData("amber", false, true, true, false, false)]
    [InlineData("iris", false, false, false, true, false)]
    [InlineData("orson", false, false, false, false, true)]
    [InlineData("verity", false, false, false, false, false)]
    public async Task Home_shows_each_person_only_what_they_may(
        string member,
        bool portfolio,
        bool events,
        bool groups,
        bool challenges,
        bool initiatives
    )
    {
        var home = await house.Ask(LivedHouse.Id(member), new HomeNow());
        Assert.Equal(portfolio, home.SeesPortfolio);
        Assert.Equal(events, home.Events.Count > 0);
        Assert.Equal(groups, home.Groups.Count > 0);
        Assert.Equal(challenges, home.Challenges.Count > 0);
        Assert.Equal(initiatives, home.Initiatives.Count > 0);
    }

    [Theory]
    [InlineData("olive")]
    [InlineData("edith")]
    [InlineData("felix")]
    [InlineData("amber")]
    [InlineData("iris")]
    [InlineData("orson")]
    [InlineData("verity")]
    [InlineData("ada")]
    public async Task Every_link_on_a_persons_home_opens(string member)
    {
        using var browser = await house.Browse(LivedHouse.Id(member));
        var page = await browser.Go("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var link in page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Distinct().ToList())
            Assert.True(
                (await browser.Http.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK,
                $"{member}: {link}"
            );
    }

    [Fact]
    public async Task An_open_round_is_there_to_vote_in_until_it_closes()
    {
        var innovationEvent = Script.Event;
        var (round, voter) = (
            await house.NewScope("round", innovationEvent),
            await house.Person("Vic Voterly", (Role.Voter, innovationEvent))
        );
        var bystander = await house.Person("Bea Bystander", (Role.Participant, innovationEvent));
        var now = house.Clock.GetUtcNow();

        await house.Announce(
            new RoundOpened(innovationEvent, round)
            {
                At = now,
                AggregateId = round,
                Sequence = 1,
            }
        );
        await house.Settle();
        Assert.Contains((await house.Ask(voter, new HomeNow())).ToDo, l => l.Href == $"/events/{innovationEvent}/vote");
        Assert.DoesNotContain((await house.Ask(bystander, new HomeNow())).ToDo, l => l.Href.EndsWith("/vote", StringComparison.Ordinal));

        await house.Announce(
            new RoundClosed(innovationEvent, round)
            {
                At = now,
                AggregateId = round,
                Sequence = 2,
            }
        );
        await house.Settle();
        Assert.DoesNotContain((await house.Ask(voter, new HomeNow())).ToDo, l => l.Href.EndsWith("/vote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_a_verifier_is_counted_until_it_is_judged()
    {
        var organisation = await house.NewScope("organisation");
        var verifier = await house.Person("Vida Verify", (Role.Verifier, organisation));
        var executive = await house.Person("Exie Cutive", (Role.Executive, organisation));
        var (initiative, benefit) = (await house.NewScope("initiative", organisation), Guid.CreateVersion7());
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (now, period) = (house.Clock.GetUtcNow(), new DateOnly(2026, 1, 1));
        await house.Announce(
            new ActualClaimed(initiative, benefit, one, "CashReleasing", 1m, period)
            {
                At = now,
                AggregateId = benefit,
                Sequence = 1,
            },
            new ActualClaimed(initiative, benefit, two, "CashReleasing", 1m, period)
            {
                At = now,
                AggregateId = benefit,
                Sequence = 2,
            }
        );
        await house.Settle();
        Assert.Contains(
            (await house.Ask(verifier, new HomeNow())).ToDo,
            l => l is { Text: "2 recorded benefits to verify", Href: "/verification" }
        );
        Assert.Empty((await house.Ask(executive, new HomeNow())).ToDo);

        await house.Announce(
            new ActualVerified(initiative, benefit, one, "CashReleasing", 1m, period)
            {
                At = now,
                AggregateId = benefit,
                Sequence = 3,
            },
            new ActualReturned(initiative, benefit, two)
            {
                At = now,
                AggregateId = benefit,
                Sequence = 4,
            }
        );
        await house.Settle();
        Assert.Empty((await house.Ask(verifier, new HomeNow())).ToDo);
    }
}
