using System.Diagnostics;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Benchmarks;

/// <summary>Pages a second of the executives' page, beside an endpoint that does nothing, in turn.</summary>
internal static class Pages
{
    private const int Clients = 16;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task Run()
    {
        await using var house = await House.Open();
        await house.Services.GetRequiredService<Seeder>().Seed(CancellationToken.None);
        using var browser = await house.Browse(Cast.Member("edith").Id);
        using var bare = new HttpClient { BaseAddress = house.Address };
        await Rate(browser.Http, "/portfolio");
        await Rate(bare, "/health/live");

        var (pages, answers) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            pages.Add(await Rate(browser.Http, "/portfolio"));
            answers.Add(await Rate(bare, "/health/live"));
        }
        Figures.Print($"executives' page, {Clients} clients", $"{Figures.Median(pages):0} pages/s");
        Figures.Print($"bare endpoint, {Clients} clients", $"{Figures.Median(answers):0} answers/s");
        Figures.Print("page : bare endpoint", $"{Figures.Median(pages.Zip(answers, (p, a) => p / a)):0.000}");
    }

    private static async Task<double> Rate(HttpClient http, string path)
    {
        var answered = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(async _ =>
                {
                    while (watch.Elapsed < Round)
                    {
                        using var response = await http.GetAsync(path);
                        response.EnsureSuccessStatusCode();
                        await response.Content.ReadAsByteArrayAsync();
                        Interlocked.Increment(ref answered);
                    }
                })
        );
        return answered / watch.Elapsed.TotalSeconds;
    }
}
