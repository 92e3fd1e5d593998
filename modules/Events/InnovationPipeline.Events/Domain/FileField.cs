using System.Globalization;

namespace InnovationPipeline.Events.Domain;

/// <summary>Fields that files of people share. An empty one is null; what cannot be read is null too, and told.</summary>
internal static class FileField
{
    public static TimeOnly? Time(string? text, Action<string> wrong)
    {
        if (text is null)
            return null;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        wrong($"“{text}” is not a time like 09:30");
        return null;
    }

    /// <param name="words">as people read the choices; their names will do too</param>
    public static T? Choice<T>(string? text, Func<T, string> words, Action<string> wrong)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (
                string.Equals(text, words(value), StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, value.ToString(), StringComparison.OrdinalIgnoreCase)
            )
                return value;
        wrong($"“{text}” is not one of: {string.Join(", ", Enum.GetValues<T>().Select(words))}");
        return null;
    }
}
