using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Challenges.Features.Submissions;
using InnovationPipeline.Challenges.Features.Triage;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Benchmarks;

/// <summary>From an act's commit to the end of another module's reaction: an accepted challenge, told to its submitter.</summary>
internal static class Reactions
{
    private const int Acts = 200;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task Run()
    {
        await using var house = await House.Open();
        await house.Services.GetRequiredService<Seeder>().Seed(CancellationToken.None);
        await house.Clock.Reset(CancellationToken.None);
        var (iris, olive) = (Cast.Member("iris"), Cast.Member("olive"));
        var organisations = Cast.Organisations.ToDictionary(o => o.Key, o => o.Id, StringComparer.Ordinal);
        var began = house.Clock.GetUtcNow();
        for (var i = 0; i < Acts; i++)
        {
            var id = Guid.CreateVersion7();
            var text = new ChallengeText(
                $"Challenge {i}",
                "improve waiting times",
                "shared lists",
                "Measured each week",
                "Patients",
                "Weeks waited",
                Urgency.Now,
                MayBeShared: true
            );
            await house.Send(iris.Id, new DraftChallenge(id, organisations[iris.Organisation], organisations[Cast.Host], text));
            await house.Send(iris.Id, new SubmitChallenge(id));
            await house.Send(olive.Id, new TakeOnSubmission(id));
            await house.Send(olive.Id, new AcceptSubmission(id, "It fits the next event"));
            await Task.Delay(Between);
        }
        await house.Settle();
        var delays = await Delays(house, began);
        Figures.Print($"event to reaction, {delays.Count} deliveries, p50", $"{Figures.Percentile(delays, 50):0} ms");
        Figures.Print("event to reaction, p99", $"{Figures.Percentile(delays, 99):0} ms");
        Figures.Print("share of the 1 s allowed, p99", $"{Figures.Percentile(delays, 99) / 1000:0.000}");
    }

    private static async Task<IReadOnlyList<double>> Delays(House house, DateTimeOffset since)
    {
        await using var ask = house
            .Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand(
                """
                SELECT extract(epoch FROM d.done_at - e.at)::float8 * 1000
                FROM platform.deliveries d JOIN platform.events e ON e.id = d.event_id WHERE e.at >= $1 AND d.done_at IS NOT NULL
                """
            );
        ask.Parameters.AddWithValue(since);
        await using var row = await ask.ExecuteReaderAsync();
        var delays = new List<double>();
        while (await row.ReadAsync())
            delays.Add(row.GetDouble(0));
        return delays;
    }
}
