using System.Net;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Tests.Features.Voting;
using InnovationPipeline.Voting.Features.Ballots;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Platform;

public sealed class LiveTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_screen_is_told_once_the_change_is_committed()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voter = await day.Voter();
        using var browser = await house.Browse(voter);
        using var stream = new StreamReader(
            await browser.Http.GetStreamAsync($"/live?topic=round/{round}&topic=turnout/{round}", TestContext.Current.CancellationToken)
        );
        Assert.Equal("retry: 2000", await Line(stream));

        await house.Send(voter, new CastBallot(round, day.Idea(1)));

        var told = await Line(stream);
        Assert.StartsWith("data: {\"topic\":\"turnout/" + round, told, StringComparison.Ordinal);
        Assert.EndsWith("\"payload\":{\"cast\":\"1\",\"eligible\":\"1\"}}", told, StringComparison.Ordinal);
        Assert.DoesNotContain(day.Idea(1).ToString(), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_committed_is_not_told()
    {
        var topic = $"round/{Guid.CreateVersion7()}";
        using var watching = house.Services.GetRequiredService<LiveHub>().Watch([topic]);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var session = scope.ServiceProvider.GetRequiredService<DatabaseSession>();
            await session.Begin(CancellationToken.None);
            session.TellAfterCommit(LiveHub.Channel, topic);
        }
        await house.InTransaction(services =>
        {
            services.GetRequiredService<DatabaseSession>().TellAfterCommit(LiveHub.Channel, topic);
            return Task.CompletedTask;
        });

        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal(new LiveMessage(topic, Figures: null), await watching.Changes.ReadAsync(patience.Token));
        using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching.Changes.ReadAsync(moment.Token).AsTask());
    }

    [Fact]
    public async Task Topics_that_one_may_not_see_are_refused()
    {
        var day = await house.NewDay();
        var other = await house.NewDay();
        var round = await day.Opened();
        var partner = await house.Person("Iris Icsworth", (Role.IcsPartner, day.Event));

        Assert.Equal(HttpStatusCode.NotFound, await Status(other.Organiser, $"round/{round}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(partner, $"round/{round}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(day.Organiser, $"no-such-topic/{round}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(day.Organiser, "round/not-an-id"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(null, $"round/{round}"));
        Assert.Equal(HttpStatusCode.OK, await Status(day.Organiser, $"round/{round}"));
    }

    private async Task<HttpStatusCode> Status(Guid? person, string topic)
    {
        using var browser = await house.Browse(person);
        using var response = await browser.Http.GetAsync($"/live?topic={topic}", HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    private static async Task<string> Line(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
            if (await stream.ReadLineAsync(patience.Token) is { Length: > 0 } line)
                return line;
    }
}
