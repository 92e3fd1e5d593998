using System.Diagnostics;
using System.Globalization;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Benchmarks;

/// <summary>Seconds to Ready and memory, with a database of its own: made, lived and started again.</summary>
internal static class StartUp
{
    private const int Starts = 5;

    public static async Task Run()
    {
        var folder = Path.Combine("/tmp", "ip-bench-" + Guid.CreateVersion7().ToString("N")[20..]);
        try
        {
            var first = Stopwatch.StartNew();
            await using (await HostProcess.Start(connectionString: null, "Development", "--urls=http://127.0.0.1:0", "--data", folder))
                Figures.Print("first start, demonstration day lived", $"{first.Elapsed.TotalSeconds:0.0} s");

            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var i = 0; i < Starts; i++)
            {
                var watch = Stopwatch.StartNew();
                await using var host = await HostProcess.Start(
                    connectionString: null,
                    "Development",
                    "--urls=http://127.0.0.1:0",
                    "--data",
                    folder
                );
                seconds.Add(watch.Elapsed.TotalSeconds);
                await Task.Delay(TimeSpan.FromSeconds(3));
                megabytes.Add(await Resident(host.Id));
            }
            Figures.Print($"warm start to Ready, median of {Starts}", $"{Figures.Median(seconds):0.00} s");
            Figures.Print("host's resident memory when idle, median", $"{Figures.Median(megabytes):0} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Resident(int process)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
