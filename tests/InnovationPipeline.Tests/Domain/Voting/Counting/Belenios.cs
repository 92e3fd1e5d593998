using System.Diagnostics;
using System.Text.Json;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

/// <summary>An independent counter: belenios-tool, a package of Debian.</summary>
internal static class Belenios
{
    private const string Program = "/usr/bin/belenios-tool";

    public static void SkipIfMissing() =>
        Assert.SkipUnless(File.Exists(Program), "belenios-tool is not installed: build/test.sh installs it");

    /// <param name="ballots">by option its rank, 0 where unranked</param>
    public static int[][] Schulze(IEnumerable<int[]> ballots)
    {
        using var result = Count(ballots, "schulze", "--blank-allowed", "false");
        return result.RootElement.GetProperty("winners").Deserialize<int[][]>()!;
    }

    /// <returns>who wins one seat, and whether a tie for going out was met on the way</returns>
    public static (int[] Winners, bool WasTied) InstantRunOff(IEnumerable<int[]> ballots)
    {
        using var result = Count(ballots, "stv", "--nseats", "1");
        var events = result.RootElement.GetProperty("events").EnumerateArray().Select(e => e[0].GetString());
        return (result.RootElement.GetProperty("winners").Deserialize<int[]>()!, events.Contains("TieLose"));
    }

    private static JsonDocument Count(IEnumerable<int[]> ballots, params string[] method)
    {
        var start = new ProcessStartInfo(Program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in method.Prepend("method"))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Write(JsonSerializer.Serialize(ballots));
        process.StandardInput.Close();
        return JsonDocument.Parse(process.StandardOutput.ReadToEnd());
    }
}
