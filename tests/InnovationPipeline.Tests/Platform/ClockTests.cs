using InnovationPipeline.Testing;
using InnovationPipeline.Tests.Features.Voting;

namespace InnovationPipeline.Tests.Platform;

public sealed class ClockTests
{
    [Fact]
    public async Task Hosts_of_one_database_move_together_and_come_back()
    {
        var database = await TestDatabase.Clone();
        await using var one = await VotingHouse.Over(database);
        await using var two = await VotingHouse.Over(database);
        var demonstrationDay = new DateTimeOffset(2025, 11, 20, 15, 15, 0, TimeSpan.Zero);

        await one.Clock.MoveTo(demonstrationDay, CancellationToken.None);
        await Until(() => Near(two.Clock.GetUtcNow(), demonstrationDay));
        Assert.True(Near(one.Clock.GetUtcNow(), two.Clock.GetUtcNow()));

        await two.Clock.Reset(CancellationToken.None);
        await Until(() => Near(one.Clock.GetUtcNow(), two.Clock.GetUtcNow()));
        Assert.False(Near(one.Clock.GetUtcNow(), demonstrationDay));
    }

    private static bool Near(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() < TimeSpan.FromSeconds(20);

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!holds())
            await Task.Delay(50, patience.Token);
    }
}
