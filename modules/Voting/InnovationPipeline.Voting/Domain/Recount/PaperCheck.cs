using System.Globalization;
using System.Text.Json;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>Reads one ballot of a bundle anew and holds it against the rules of the definition.</summary>
internal static class PaperCheck
{
    /// <param name="marks">number on the paper and what it was given: "2:1,5:3"</param>
    /// <returns>what is wrong with the ballot, to go on after "Ballot 7"; none where nothing is</returns>
    public static string? Read(
        JsonElement definition,
        IReadOnlyCollection<int> options,
        string marks,
        out IReadOnlyDictionary<int, int> said
    )
    {
        var read = new SortedDictionary<int, int>();
        said = read;
        foreach (var mark in marks.Split(','))
        {
            var colon = mark.IndexOf(':', StringComparison.Ordinal);
            if (
                colon < 1
                || !int.TryParse(mark.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var option)
                || !int.TryParse(mark.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < 1
            )
                return "cannot be read";
            if (!options.Contains(option))
                return $"names option {option}, which is not on the paper";
            if (!read.TryAdd(option, value))
                return $"names option {option} twice";
        }
        if (string.Join(',', read.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}:{m.Value}"))) != marks)
            return "is not written in the order of the paper";
        return Breach(definition, options.Count, read);
    }

    private static string? Breach(JsonElement definition, int options, SortedDictionary<int, int> read)
    {
        var rule = definition.GetProperty("rule");
        int? Rule(string name) => rule.TryGetProperty(name, out var number) ? number.GetInt32() : null;
        var most = read.Values.Max();
        switch (BundleCheck.Text(definition, "method"))
        {
            case "ChooseOne" when read.Count != 1 || most != 1:
                return "names more than one option";
            case "Approval" when most != 1:
                return "gives an option more than a tick";
            case "Score" when most > 5:
                return "has a score above 5";
            case "Dots" when read.Values.Sum() > Rule("dots"):
                return "deals out more dots than a voter has";
            case "Dots" when most > (Rule("dotsPerIdea") ?? int.MaxValue):
                return "gives one option more dots than it may have";
            case "InstantRunOff" or "Schulze" when read.Values.Distinct().Count() != read.Count || most > options:
                return "gives a place twice, or one that is not there";
        }
        if (read.Count < (Rule("least") ?? 1) || read.Count > (Rule("most") ?? int.MaxValue))
            return "marks fewer or more options than declared";
        if (Rule("perArea") is { } each)
            foreach (var area in BundleCheck.Items(definition, "options").GroupBy(o => BundleCheck.Text(o, "area"), StringComparer.Ordinal))
                if (area.Count(o => read.ContainsKey(BundleCheck.Number(o, "number"))) != each)
                    return $"does not mark exactly {each} in {area.Key}";
        return null;
    }
}
