namespace InnovationPipeline.Ideation.Domain;

/// <summary>How long is left, in words, for screens that cannot count down.</summary>
internal static class Remaining
{
    public static string InWords(DateTimeOffset until, DateTimeOffset now)
    {
        var left = until - now;
        if (left <= TimeSpan.Zero)
            return "no time left";
        if (left < TimeSpan.FromMinutes(1))
            return "less than a minute left";
        if (left >= TimeSpan.FromDays(1))
            return Count(left.Days, "day") + " left";
        var minutes = left.Minutes == 0 && left.Hours > 0 ? "" : Count(left.Minutes, "minute");
        return string.Join(' ', new[] { left.Hours > 0 ? Count(left.Hours, "hour") : "", minutes, "left" }.Where(p => p.Length > 0));
    }

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
