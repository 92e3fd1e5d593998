using System.Globalization;

namespace InnovationPipeline.Platform.Time;

/// <summary>How times are read and shown on screens: Europe/London, in the NHS's words.</summary>
public static class London
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(Local(at).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>"23 November 2026"</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"23 November 2026"</summary>
    public static string Day(DateTimeOffset at) => Day(DayOf(at));

    /// <summary>"5:30pm", "9am", "midday"</summary>
    public static string Time(DateTimeOffset at)
    {
        var local = Local(at);
        if (local is { Hour: 12, Minute: 0 })
            return "midday";
        if (local is { Hour: 0, Minute: 0 })
            return "midnight";
        return local.ToString(local.Minute == 0 ? "htt" : "h:mmtt", British).ToLowerInvariant();
    }

    /// <summary>"5:30pm on 23 November 2026"</summary>
    public static string Moment(DateTimeOffset at) => $"{Time(at)} on {Day(at)}";
}
