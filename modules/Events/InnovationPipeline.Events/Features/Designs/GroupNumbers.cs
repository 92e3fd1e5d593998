using System.Globalization;

namespace InnovationPipeline.Events.Features.Designs;

/// <summary>"All", "none" or "1, 2, 5", as a person writes which groups are meant.</summary>
internal static class GroupNumbers
{
    /// <returns>null where it cannot be read or names a group that is not there</returns>
    public static IReadOnlySet<int>? Read(string? text, int groups)
    {
        var said = text?.Trim() ?? "";
        if (said.Length == 0 || string.Equals(said, "none", StringComparison.OrdinalIgnoreCase))
            return new HashSet<int>();
        if (string.Equals(said, "all", StringComparison.OrdinalIgnoreCase))
            return Enumerable.Range(1, groups).ToHashSet();
        var numbers = new HashSet<int>();
        foreach (var part in said.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > groups)
                return null;
            numbers.Add(number);
        }
        return numbers;
    }

    public static string Write(IReadOnlyList<int> numbers, int groups) =>
        numbers.Count == 0 ? "None"
        : numbers.Count == groups ? "All"
        : string.Join(", ", numbers.Order());

    public static string Sentence(string offer, int groups) =>
        $"Enter all, none, or group numbers between 1 and {groups} for tables with {offer}";
}
