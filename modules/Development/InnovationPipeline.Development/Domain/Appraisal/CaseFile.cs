using System.Text.Json;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain.Appraisal;

/// <summary>Reads a case from JSON: a schedule, costs as [year, amount] and benefits as [year, amount, class].</summary>
internal static class CaseFile
{
    public const int MostFlows = 10_000;

    private static readonly string[] Fields = ["schedule", "costs", "benefits"];

    /// <exception cref="RuleBroken">with a sentence that names the line or the field</exception>
    public static CostBenefit Read(string text, DateOnly on)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        Require(root.ValueKind == JsonValueKind.Object, "The file must hold one object with the fields schedule, costs and benefits");
        foreach (var field in root.EnumerateObject())
            Require(
                Fields.Contains(field.Name, StringComparer.Ordinal),
                $"{field.Name}: there is no such field; use schedule, costs and benefits"
            );
        foreach (var name in Fields)
        {
            var times = root.EnumerateObject().Count(f => f.NameEquals(name));
            Require(times > 0, $"{name}: this field is missing");
            Require(times == 1, $"{name}: this field is there more than once");
        }

        var schedule = Schedule(root.GetProperty("schedule"));
        var costs = Rows(root, "costs", 2).Select(r => new CostFlow(Year(r.Path, r.Row[0]), Amount(r.Path, r.Row[1]))).ToList();
        var benefits = Rows(root, "benefits", 3)
            .Select(r => new BenefitFlow(Year(r.Path, r.Row[0]), Amount(r.Path, r.Row[1]), Class(r.Path, r.Row[2])))
            .ToList();
        Require(costs.Count + benefits.Count > 0, "costs and benefits: both are empty, so there is nothing to appraise");
        return new CostBenefit(DiscountEdition.On(on), schedule, costs, benefits);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new RuleBroken(
                new Rule($"Line {(problem.LineNumber ?? 0) + 1}, character {(problem.BytePositionInLine ?? 0) + 1}: this is not JSON")
            );
        }
    }

    private static ScheduleName Schedule(JsonElement value)
    {
        foreach (var name in Enum.GetValues<ScheduleName>())
            if (
                value.ValueKind == JsonValueKind.String
                && string.Equals(value.GetString(), name.ToString(), StringComparison.OrdinalIgnoreCase)
            )
                return name;
        throw new RuleBroken(new Rule($"schedule: {Shown(value)} is not one of standard, health and sensitivity"));
    }

    private static IEnumerable<(string Path, JsonElement[] Row)> Rows(JsonElement root, string name, int width)
    {
        var list = root.GetProperty(name);
        var shape = width == 2 ? "[year, amount]" : "[year, amount, class]";
        Require(list.ValueKind == JsonValueKind.Array, $"{name}: this must be a list of {shape}");
        Require(list.GetArrayLength() <= MostFlows, $"{name}: there are more than 10,000 entries");
        foreach (var (i, row) in list.EnumerateArray().Index())
        {
            Require(row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == width, $"{name}[{i}]: {Shown(row)} is not {shape}");
            yield return ($"{name}[{i}]", [.. row.EnumerateArray()]);
        }
    }

    private static int Year(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var year) && year is >= 0 and <= DiscountSchedule.LastYear)
            return year;
        throw new RuleBroken(new Rule($"{path}: the year {Shown(value)} is not a whole number from 0 to {DiscountSchedule.LastYear}"));
    }

    private static decimal Amount(string path, JsonElement value)
    {
        Require(
            value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            $"{path}: the amount {Shown(value)} is not a number of pounds below £100 billion"
        );
        var pounds = value.GetDecimal();
        Require(
            pounds >= 0,
            $"{path}: the amount {Shown(value)} is negative; enter income as a benefit, and a benefit that counts against as a cost"
        );
        try
        {
            return new Money(pounds).Pounds;
        }
        catch (RuleBroken problem)
        {
            throw new RuleBroken(new Rule($"{path}: the amount {Shown(value)} cannot be used. {problem.Message}"));
        }
    }

    private static ValueClass Class(string path, JsonElement value)
    {
        foreach (var kind in Enum.GetValues<ValueClass>())
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(kind.ToString()))
                return kind;
        throw new RuleBroken(
            new Rule(
                $"{path}: the class {Shown(value)} is not one of {string.Join(", ", Enum.GetNames<ValueClass>()[..^1])} and Unmonetised"
            )
        );
    }

    private static string Shown(JsonElement value)
    {
        var raw = value.GetRawText().ReplaceLineEndings(" ");
        return raw.Length <= 60 ? raw : raw[..60] + "…";
    }

    private static void Require(bool holds, string sentence) => new Rule(sentence).Require(holds);
}
