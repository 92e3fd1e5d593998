using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Chairing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests;

/// <summary>The demonstration's room of 48 votes again: on phones, a shared device, paper and cards, before a big screen.</summary>
public sealed class VotingTests(Chromium chromium) : IAsyncLifetime
{
    private const int Phone = 320;
    private const int VotersByPhone = 40;
    private House _house = null!;

    private static Guid Olive => Cast.Member("olive").Id;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.Services.GetRequiredService<Seeder>().Seed(TestContext.Current.CancellationToken);
        await _house.Clock.Reset(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Forty_phones_vote_while_the_chair_and_the_big_screen_watch()
    {
        await using var chair = await As(Olive);
        await chair.Go($"/events/{Script.Event}/rounds/new");
        await chair.Set("Title", "Which idea do we start tomorrow?");
        await chair.Set("TiePolicy", "Lots");
        await chair.Press("Prepare the round");
        var round = chair.IdAfter("rounds");
        await chair.Go($"/rounds/{round}/opening");
        await chair.Set("Minutes", "10");
        await chair.Press("Open voting");
        await using var screen = await As(Olive);
        await screen.Go($"/rounds/{round}/screen");
        await screen.Reads("0 of 48");
        Assert.Equal(1, await screen.Page.Locator("svg.app-qr-code").CountAsync());

        var voters = Cast.Participants.Take(VotersByPhone).ToList();
        var chosen = new List<string>();
        foreach (var batch in voters.Chunk(8))
            chosen.AddRange(await Task.WhenAll(batch.Select((voter, i) => Votes(voter.Id, i == 0))));
        await screen.Reads("40 of 48");
        Assert.Equal(0, await screen.Page.Locator("figure.app-chart").CountAsync());

        await chair.Go($"/rounds/{round}/chair");
        await chair.Unfold("Extend voting");
        await chair.Set("Minutes", "5");
        await chair.Set("Reason", "The queue at the desk was long");
        await chair.Press("Extend voting");
        await chair.Reads("The queue at the desk was long");
        await chair.Go($"/rounds/{round}/turnout");
        await chair.Go($"/rounds/{round}/closing");
        await chair.Press("Close voting");
        await screen.Reads("sealed until the reveal");
        await chair.Go($"/rounds/{round}/revealing");
        await chair.Press("Reveal the result");
        await screen.Page.Locator("figure.app-chart table").WaitForAsync();
        await screen.Look();
        // A projector on which the result does not fit.
        await screen.Page.SetViewportSizeAsync(1280, 480);
        await screen.Look();

        // Counted again here, from what each phone was shown as recorded.
        foreach (var (title, votes) in chosen.CountBy(t => t))
        {
            var row = screen.Page.Locator("figure.app-chart tr", new() { HasText = title });
            await Assertions.Expect(row).ToContainTextAsync(votes == 1 ? "1 vote" : $"{votes} votes");
        }
        await screen.Reads("40 of 48 people who may vote cast a ballot");
    }

    /// <summary>The host is gone for longer than a browser's first tries, and somebody votes meanwhile.</summary>
    [Fact]
    public async Task A_screen_that_was_cut_off_shows_what_it_missed()
    {
        var ct = TestContext.Current.CancellationToken;
        var round = await Opened(VotingMethod.ChooseOne, Secrecy.Confidential);
        var host = await HostProcess.Start(_house.ConnectionString, "Development", "--urls=http://127.0.0.1:0");
        await using var screen = await chromium.Visit(host.Address, 1280);
        await screen.SignIn(Olive);
        await screen.Go($"/rounds/{round}/screen");
        await screen.Reads("0 of 48");

        await host.Kill();
        await Votes(Cast.Participants[0].Id, looks: false);
        await Task.Delay(TimeSpan.FromSeconds(10), ct);
        await screen.Reads("0 of 48");
        // The wait is counted from when the host is there again, however long that takes.
        var listening = screen.Page.WaitForResponseAsync(r => r.Ok && new Uri(r.Url).AbsolutePath == "/live", new() { Timeout = 0 });
        await using var again = await HostProcess.Start(_house.ConnectionString, "Development", $"--urls={host.Address}");
        await listening.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience), ct);
        await screen.Reads("1 of 48");
        // By a message again: the page can no longer be asked for.
        await screen.Page.RouteAsync($"**/rounds/{round}/screen", route => route.AbortAsync());
        await Votes(Cast.Participants[1].Id, looks: false);
        await screen.Reads("2 of 48");
    }

    /// <summary>Everything else that a round can be, page by page: no violation, no scrolling sideways, and dragging never needed.</summary>
    [Fact]
    public async Task Ranking_secret_cards_paper_and_a_shared_device()
    {
        await using var chair = await As(Olive);
        var ranked = await Opened(VotingMethod.Schulze, Secrecy.Open);
        await using (var keys = await As(Cast.Participants[0].Id, 1280, keyboardOnly: true))
        {
            await keys.Go($"/events/{Script.Event}/vote");
            var selects = keys.Page.Locator("main select");
            for (var i = 0; i < 3; i++)
                await keys.Set((await selects.Nth(i).GetAttributeAsync("name"))!, $"{i + 1}");
            await keys.Press("Cast your vote");
            await keys.Reads("1st:");
        }
        await using (var bare = await As(Cast.Participants[1].Id, Phone, javaScript: false))
        {
            await bare.Go($"/events/{Script.Event}/vote");
            await bare.Press("Cast your vote");
            await bare.Reads("Rank at least 1 idea");
            await bare.Set((await bare.Page.Locator("main select").Nth(4).GetAttributeAsync("name"))!, "1");
            await bare.Press("Cast your vote");
            await bare.Reads("Your vote is recorded");
        }
        await using (var mouse = await As(Cast.Participants[5].Id))
            await Ideas_are_ranked_by_dragging(mouse);
        await chair.Go($"/rounds/{ranked}/kiosk");
        await A_paper_is_typed_in_by_two(chair, ranked);
        await Revealed(chair, ranked);
        await chair.Follow("Who voted how");

        var secret = await Opened(VotingMethod.ChooseOne, Secrecy.Secret);
        await using (var phone = await As(Cast.Participants[2].Id, Phone))
        {
            await phone.Go($"/events/{Script.Event}/vote");
            await phone.Press("Get your secret ballot");
            await phone.Page.Locator("main input[type=radio]").First.CheckAsync();
            await phone.Press("Cast your vote");
            await phone.Reads("Your vote is recorded");
        }
        await chair.Go($"/rounds/{secret}/cards");
        await chair.Set("Count", "2");
        await chair.Press("Make the cards");
        var code = await chair.Page.Locator(".app-cards .app-code").First.InnerTextAsync();
        await using (var device = await chromium.Visit(_house.Address, Phone))
        {
            await device.Go($"/rounds/{secret}/card");
            await device.Set("Code", code);
            await device.Press("Go on");
            await device.Page.Locator("main input[type=radio]").First.CheckAsync();
            await device.Press("Cast your vote");
            await device.Reads("Your vote is recorded");
            await device.Press("Done: clear the code from this device");
            await device.Reads("The code on your card");
        }
        await Revealed(chair, secret);

        foreach (var method in new[] { VotingMethod.Approval, VotingMethod.Dots, VotingMethod.Score })
        {
            var round = await Opened(method, Secrecy.Confidential);
            await using (var phone = await As(Cast.Participants[3].Id, Phone))
                await phone.Go($"/events/{Script.Event}/vote");
            await Revealed(chair, round);
        }
    }

    private static async Task Ideas_are_ranked_by_dragging(Visitor mouse)
    {
        await mouse.Go($"/events/{Script.Event}/vote");
        var cards = mouse.Page.Locator("main [data-rank] > .app-paper");
        var (first, second) = (await TitleOf(0), await TitleOf(1));
        // Alone it comes first; then the other is dropped onto it and takes its place.
        await mouse.Drag(cards.Nth(1).Locator("h2, h3").First, cards.Nth(0));
        Assert.Equal([second, first], [await TitleOf(0), await TitleOf(1)]);
        Assert.Equal(["1", ""], [await PlaceOf(0), await PlaceOf(1)]);
        await mouse.Drag(cards.Nth(1).Locator("h2, h3").First, cards.Nth(0));
        Assert.Equal([first, second], [await TitleOf(0), await TitleOf(1)]);
        Assert.Equal(["1", "2"], [await PlaceOf(0), await PlaceOf(1)]);
        await mouse.Press("Cast your vote");
        await mouse.Reads($"1st: {first}");

        Task<string> TitleOf(int card) => cards.Nth(card).Locator("h2, h3").First.InnerTextAsync();
        Task<string> PlaceOf(int card) => cards.Nth(card).Locator("select").InputValueAsync();
    }

    private async Task A_paper_is_typed_in_by_two(Visitor chair, Guid round)
    {
        var voter = Cast.Participants[4];
        await chair.Go($"/rounds/{round}/desk?search={Uri.EscapeDataString(voter.Name)}");
        await chair.Press($"Hand out a paper to {voter.Name}");
        await chair.Reads("Has a paper");
        await Type(chair, first: "1");
        await chair.Reads("Somebody else types it in a second time");
        await using var second = await As(Cast.Member("felix").Id, Phone, keyboardOnly: true);
        await Type(second, first: "2");
        await second.Reads("typed in twice, and not alike");
        await Type(chair, first: "1");
        await Type(second, first: "1");
        await second.Reads("Paper 1 is in the count");
        await second.Go($"/rounds/{round}/desk");
        await second.Reads("1 paper handed out, 1 typed in twice and in the count");

        async Task Type(Visitor typist, string first)
        {
            await typist.Go($"/rounds/{round}/papers");
            await typist.Set("Serial", "1");
            await typist.Set((await typist.Page.Locator("main select").First.GetAttributeAsync("name"))!, first);
            await typist.Press("Type it in");
        }
    }

    private async Task<Guid> Opened(VotingMethod method, Secrecy secrecy)
    {
        var round = Guid.CreateVersion7();
        await _house.Send(
            Olive,
            new PrepareRound(
                round,
                Script.Event,
                $"A round by {method}",
                TiePolicy.Lots,
                Quorum: null,
                OwnGroupRule.Allow,
                MayChange: true,
                ReceiptKind.CountedOnly,
                method,
                secrecy,
                method == VotingMethod.Dots ? new BallotRule(Dots: 5, DotsPerIdea: 3) : null
            )
        );
        await _house.Send(Olive, new OpenRound(round, Minutes: 10, Without: null));
        return round;
    }

    private async Task Revealed(Visitor chair, Guid round)
    {
        await _house.Send(Olive, new CloseRound(round));
        await _house.Send(Olive, new RevealResult(round));
        await chair.Go($"/rounds/{round}/result");
    }

    /// <returns>the title that the phone was shown as recorded</returns>
    private async Task<string> Votes(Guid voter, bool looks)
    {
        await using var phone = await As(voter, Phone, javaScript: looks);
        var page = phone.Page;
        if (looks)
            await phone.Go($"/events/{Script.Event}/vote");
        else
            await page.GotoAsync($"/events/{Script.Event}/vote");
        // Two taps: the idea, and the button.
        await page.Locator("main input[type=radio]").Nth(voter.ToByteArray()[0] % 3).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).ClickAsync();
        await page.GetByText("Your vote is recorded").First.WaitForAsync();
        return (await page.Locator(".nhsuk-panel__body").InnerTextAsync()).Trim();
    }

    private async Task<Visitor> As(Guid person, int width = 1280, bool javaScript = true, bool keyboardOnly = false)
    {
        var visitor = await chromium.Visit(_house.Address, width, javaScript, keyboardOnly);
        await visitor.SignIn(person);
        return visitor;
    }
}
