using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Desk;
using InnovationPipeline.Voting.Features.TieBreaks;
using InnovationPipeline.Voting.Features.Turnouts;
using InnovationPipeline.Voting.Reactions;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>The shared device, ballots on paper, turnout by group, reminders and the panel's casting vote.</summary>
public sealed class DeskTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    [Fact]
    public async Task A_shared_device_takes_one_personal_code_after_the_other()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();
        var code = "";
        await house.InTransaction(async services =>
            code = (
                await services
                    .GetRequiredService<IPersonalLinks>()
                    .Issue(voter, day.Event, house.Clock.GetUtcNow().AddDays(1), CancellationToken.None)
            ).Code
        );
        var helper = await house.Person("Fay Facilitator", (Role.Facilitator, day.Event));
        using var device = await house.Browse(helper);
        var start = await device.Go($"/rounds/{round}/kiosk");

        Assert.Equal(
            ["This is not a personal code of this event. Check it, or ask at the check-in desk"],
            (await start.Press("Go on", ("Code", "WRONG123"))).Errors
        );
        var paper = await start.Press("Go on", ("Code", code));
        var nothing = await paper.Press("Cast your vote");
        Assert.Equal(["Select the idea you vote for"], nothing.Errors);
        var done = await nothing.Press("Cast your vote", ("IdeaId", $"{day.Idea(2)}"));
        Assert.Equal("Your vote is recorded", done.Heading);
        Assert.DoesNotContain("Idea of group 2", done.Text, StringComparison.Ordinal);
        using var phone = await house.Browse(voter);
        Assert.Contains("Idea of group 2", (await phone.Go($"/events/{day.Event}/vote")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round));
    }

    [Fact]
    public async Task Too_many_wrong_codes_stop_the_device_they_were_typed_on_and_no_other()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var code = "";
        var voter = await day.Voter();
        await house.InTransaction(async services =>
            code = (
                await services
                    .GetRequiredService<IPersonalLinks>()
                    .Issue(voter, day.Event, house.Clock.GetUtcNow().AddDays(1), CancellationToken.None)
            ).Code
        );
        var (here, there) = (
            await house.Person("Here", (Role.Facilitator, day.Event)),
            await house.Person("There", (Role.Facilitator, day.Event))
        );
        // By the page and by the act: both count, though both refuse.
        for (var wrong = 0; wrong < KioskCodes.MostWrong; wrong++)
        {
            var refused = await Assert.ThrowsAsync<RuleBroken>(() =>
                wrong % 2 == 0
                    ? house.Ask(here, new KioskOf(round, "WRONG123"))
                    : house.Send(here, new CastAtKiosk(round, "WRONG123", [new(day.Idea(1))]))
            );
            Assert.Equal(KioskCodes.Known.Sentence, refused.Message);
        }
        using var device = await house.Browse(here);
        var stopped = await (await device.Go($"/rounds/{round}/kiosk")).Press("Go on", ("Code", code));
        Assert.Equal(["Too many wrong codes have been typed on this device. Wait 10 minutes, or ask at the check-in desk"], stopped.Errors);
        await Refused(KioskCodes.NotTooMany, () => house.Send(here, new CastAtKiosk(round, code, [new(day.Idea(1))])));
        await house.Send(there, new CastAtKiosk(round, code, [new(day.Idea(1))]));

        await house.Execute(
            "UPDATE identity.guess_counts SET since = since - interval '10 minutes' WHERE wrong = $1",
            (long)KioskCodes.MostWrong
        );
        await house.Send(here, new CastAtKiosk(round, code, [new(day.Idea(2))]));
    }

    /// <summary>A facilitator has that role in a group; from the opening they help at the event's desk with every round, and with no other event's.</summary>
    [Fact]
    public async Task Whoever_facilitates_a_group_of_the_event_helps_at_its_desk()
    {
        var (day, other) = (await house.NewDay(), await house.NewDay());
        var (round, foreign) = (await day.Opened(), await other.Opened());
        var (one, two) = (day.Groups[0].FacilitatorId, day.Groups[1].FacilitatorId);
        var voter = await day.Voter("Paula Paper");
        await house.Send(one, new HandOut(round, voter));
        await house.Send(one, new TypePaper(round, 1, [new(day.Idea(2))]));
        Assert.True((await house.Send(two, new TypePaper(round, 1, [new(day.Idea(2))]))).IsCounted);
        await house.Ask(two, new KioskOf(round, Code: null));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(one, new DeskOf(foreign, Search: null, Page: 1)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(one, new CloseRound(round)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(voter, new DeskOf(round, Search: null, Page: 1)));
    }

    [Fact]
    public async Task Who_takes_a_group_over_during_the_vote_helps_at_the_desk_and_who_gave_it_up_no_more()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var (former, present) = (day.Groups[0].FacilitatorId, await house.Person("Nia New"));
        await house.Ask(former, new DeskOf(round, Search: null, Page: 1));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(present, new DeskOf(round, Search: null, Page: 1)));

        house.Upstream.Relead(day.Event, group: 1, present);
        var group = day.Groups[0];
        await house.InTransaction(services =>
            new WhenWorkingGroupPublished(services.GetRequiredService<VotingDb>(), house.Upstream).When(
                new(day.Event, group.Id, group.Number, group.Area.Id, present, [], DateTimeOffset.MaxValue)
                {
                    At = DateTimeOffset.UnixEpoch,
                },
                CancellationToken.None
            )
        );

        await house.Ask(present, new DeskOf(round, Search: null, Page: 1));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(former, new DeskOf(round, Search: null, Page: 1)));
    }

    [Fact]
    public async Task Paper_counts_once_two_people_have_typed_the_same()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var (one, two) = (
            await house.Person("One", (Role.Facilitator, day.Event)),
            await house.Person("Two", (Role.Facilitator, day.Event))
        );
        var voters = await day.Voters(3);
        Task<PaperTyped> Type(Guid by, int serial, int idea) => house.Send(by, new TypePaper(round, serial, [new(day.Idea(idea))]));

        await Refused(TypePaper.Rules.WasHandedOut, () => Type(one, 1, 1));
        await house.Send(one, new HandOut(round, voters[0]));
        await house.Send(one, new HandOut(round, voters[1]));
        await Refused(HandOut.Rules.HasOne, () => house.Send(two, new HandOut(round, voters[0])));
        await Refused(BallotGate.Rules.HasPaper, () => house.Send(voters[0], new CastBallot(round, day.Idea(1))));
        await house.Send(voters[2], new CastBallot(round, day.Idea(3)));
        await Refused(HandOut.Rules.IsIn, () => house.Send(one, new HandOut(round, voters[2])));

        Assert.False((await Type(one, 1, 1)).IsCounted);
        await Refused(PaperBallot.Rules.AnotherPerson, () => Type(one, 1, 1));
        Assert.True((await Type(two, 1, 2)).Differed);
        Assert.False((await Type(two, 1, 1)).IsCounted);
        Assert.True((await Type(one, 1, 1)).IsCounted);
        await Refused(PaperBallot.Rules.NotCountedYet, () => Type(two, 1, 1));
        var desk = await house.Ask(one, new DeskOf(round, null, 1));
        Assert.Equal((2, 1, 0), (desk.Papers.HandedOut, desk.Papers.TypedIn, desk.Papers.Waiting));
        Assert.False(desk.Papers.Agrees);

        using var chair = await house.Browse(day.Organiser);
        var closing = await chair.Go($"/rounds/{round}/closing");
        Assert.Contains("2 papers were handed out and 1 is in the count", closing.Text, StringComparison.Ordinal);
        await house.Send(one, new TakeBack(round, voters[1]));
        var result = await day.Revealed(round);
        Assert.Equal([1, 1, 0], result.Standings.Select(s => s.Votes));
        Assert.Equal((2, 3), await Turnout(day, round));
    }

    [Fact]
    public async Task Nobody_gets_a_paper_and_a_ballot_by_phone_in_a_race()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voters = await day.Voters(40);
        await Task.WhenAll(
            voters.SelectMany(voter =>
                new[]
                {
                    Try(() => house.Send(voter, new CastBallot(round, day.Idea(1)))),
                    Try(() => house.Send(day.Organiser, new HandOut(round, voter))),
                }
            )
        );
        Assert.Equal(
            0,
            await house.Scalar<long>(
                "SELECT count(*) FROM voting.ballots b JOIN voting.dealings d ON d.round_id = b.round_id AND d.person_id = b.ballot_key WHERE b.round_id = $1",
                round
            )
        );
        Assert.Equal(
            40,
            await house.Scalar<long>(
                "SELECT (SELECT count(*) FROM voting.ballots WHERE round_id = $1) + (SELECT count(*) FROM voting.dealings WHERE round_id = $1)",
                round
            )
        );
    }

    [Fact]
    public async Task Turnout_by_group_hides_what_would_tell_who_voted()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voters = await day.Voters(24);
        house.Upstream.Registered[day.Event] =
        [
            .. voters.Select((v, i) => new RegistrationCard(v, "Clinical", null, "Nhs", day.Groups[i / 8].Id, house.Clock.GetUtcNow())),
        ];
        foreach (var voter in voters.Take(14).Append(voters[23]))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));

        var view = await house.Ask(day.Organiser, new TurnoutByGroupOf(round));
        // All of group 1 have voted and one of group 3: what the total leaves for the two can be shared in many ways.
        Assert.Equal([null, 6, null], view.Groups!.Select(g => g.Cast));
        Assert.Equal([8, 8, 8], view.Groups!.Select(g => g.Eligible));
        Assert.Equal(new TurnoutRow("In no ICS", 15, 24), Assert.Single(view.Systems!));
        using var chair = await house.Browse(day.Organiser);
        Assert.Contains("Not shown", (await chair.Go($"/rounds/{round}/turnout")).Text, StringComparison.Ordinal);

        var secretDay = await house.NewDay();
        var secret = await secretDay.Opened(secrecy: Secrecy.Secret);
        Assert.Null((await house.Ask(secretDay.Organiser, new TurnoutByGroupOf(secret))).Groups);
    }

    [Fact]
    public async Task Turnout_by_group_and_the_papers_make_the_total()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var (one, two) = (day.Groups[0].FacilitatorId, day.Groups[1].FacilitatorId);
        var voters = await day.Voters(17);
        // The last one is not registered, and votes too.
        house.Upstream.Registered[day.Event] =
        [
            .. voters
                .Take(16)
                .Select((v, i) => new RegistrationCard(v, "Clinical", null, "Nhs", day.Groups[i / 8].Id, house.Clock.GetUtcNow())),
        ];
        foreach (var onPaper in voters.Take(2))
            await house.Send(one, new HandOut(round, onPaper));
        foreach (var by in new[] { one, two })
            await house.Send(by, new TypePaper(round, 1, [new(day.Idea(2))]));
        foreach (var voter in voters.Take(2..7).Concat(voters.Take(8..14)))
            await house.Send(voter, new CastBallot(round, day.Idea(1)));

        var view = await house.Ask(day.Organiser, new TurnoutByGroupOf(round));
        Assert.Equal((12, 17), (view.Whole.Cast, view.Whole.Eligible));
        Assert.Equal((2, 1), (view.Papers.HandedOut, view.Papers.TypedIn));
        Assert.Equal(new TurnoutRow[] { new("Group 1", null, 6), new("Group 2", 6, 8), new("In no group", null, 1) }, view.Groups!);
        foreach (var table in new[] { view.Groups!, view.Systems! })
            Assert.Equal(view.Whole.Eligible, table.Sum(r => r.Eligible) + view.Papers.HandedOut);
        Assert.Equal(view.Whole.Cast, view.Systems!.Sum(r => r.Cast) + view.Papers.TypedIn);
        using var chair = await house.Browse(day.Organiser);
        var page = await chair.Go($"/rounds/{round}/turnout");
        Assert.Contains("On paper: 1 of 2 handed out is in the count", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_reaches_those_who_have_not_voted_and_nobody_learns_who_they_are()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var (voted, idle) = (await day.Voter("Vic Voted"), await day.Voter("Ida Idle"));
        await house.Send(voted, new CastBallot(round, day.Idea(1)));
        using var chair = await house.Browse(day.Organiser);
        var page = await (await chair.Go($"/rounds/{round}/turnout")).Press("Send a reminder");
        Assert.DoesNotContain("Ida", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["A reminder went out less than 2 minutes ago"],
            (await (await chair.Go($"/rounds/{round}/turnout")).Press("Send a reminder")).Errors
        );
        await house.Settle();

        const string Told = "SELECT count(*) FROM notifications.messages WHERE person_id = $1 AND kind = 'VoteReminder'";
        Assert.Equal(1, await house.Scalar<long>(Told, idle));
        Assert.Equal(0, await house.Scalar<long>(Told, voted));
    }

    [Fact]
    public async Task A_panellist_without_an_interest_casts_and_the_reason_is_told_with_the_result_only()
    {
        var day = await house.NewDay();
        var round = await day.Opened(TiePolicy.PanelCasting);
        var voters = await day.Voters(2);
        await house.Send(voters[0], new CastBallot(round, day.Idea(1)));
        await house.Send(voters[1], new CastBallot(round, day.Idea(2)));
        var (own, free) = (await Panellist(day, "Own"), await Panellist(day, "Free"));
        house.Upstream.Seat(day.Event, 1, own);
        await house.Send(day.Organiser, new CloseRound(round));

        await Refused(Round.Rules.CastingFirst, () => house.Send(day.Organiser, new RevealResult(round)));
        var facilitator = day.Groups[1].FacilitatorId;
        await house.Give(facilitator, Role.Panellist, day.Event);
        var aside = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(facilitator, new CastForTie(round, day.Idea(1), InterestKind.None, "Best"))
        );
        Assert.Equal("You stand aside here: own group. Another panellist decides", aside.Message);
        using var browser = await house.Browse(own);
        Assert.Contains(
            "You stand aside here: own group",
            (await browser.Go($"/rounds/{round}/casting-vote")).Text,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(own, new CastForTie(round, day.Idea(2), InterestKind.None, "Mine")));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(free, new CastForTie(round, day.Idea(2), InterestKind.Financial, "Shares")));
        await Refused(Round.Rules.CastAmongTheTied, () => house.Send(free, new CastForTie(round, day.Idea(3), InterestKind.None, "Best")));

        using var panel = await house.Browse(free);
        var cast = await (await panel.Go($"/rounds/{round}/casting-vote")).Press(
            "Cast the vote",
            ("IdeaId", $"{day.Idea(2)}"),
            ("Interest", "None"),
            ("Reason", "It can start at once")
        );
        Assert.Contains("No tie waits for the panel", cast.Text, StringComparison.Ordinal);
        using var chair = await house.Browse(day.Organiser);
        Assert.DoesNotContain("It can start at once", (await chair.Go($"/rounds/{round}/chair")).Text, StringComparison.Ordinal);

        await house.Send(day.Organiser, new RevealResult(round));
        var result = await chair.Go($"/rounds/{round}/result");
        Assert.Equal("Idea of group 2 wins", result.Heading);
        Assert.Contains("The reason: It can start at once", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_panellist_can_decide_lots_do()
    {
        var day = await house.NewDay();
        var round = await day.Opened(TiePolicy.PanelCasting);
        var voters = await day.Voters(2);
        await house.Send(voters[0], new CastBallot(round, day.Idea(1)));
        await house.Send(voters[1], new CastBallot(round, day.Idea(2)));
        await house.Send(day.Organiser, new CloseRound(round));
        using var chair = await house.Browse(day.Organiser);
        var page = await (await chair.Go($"/rounds/{round}/chair")).Follow("No panellist can decide");
        await page.Press("Let lots decide", ("Reason", "All three have left"));
        await house.Send(day.Organiser, new RevealResult(round));

        Assert.Contains("All three have left", (await chair.Go($"/rounds/{round}/result")).Text, StringComparison.Ordinal);
    }

    private Task<Guid> Panellist(Day day, string name) => house.Person(name, (Role.Panellist, day.Event));

    private async Task<(int Cast, int Eligible)> Turnout(Day day, Guid round)
    {
        var turnout = (await house.Ask(day.Organiser, new InnovationPipeline.Voting.Features.Revealing.ResultOf(round))).Turnout;
        return (turnout.Cast, turnout.Eligible);
    }

    private static async Task Refused(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);

    private static async Task Try(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleBroken) { }
    }
}
