using System.Text.RegularExpressions;
using InnovationPipeline.Identity.Contracts;

namespace InnovationPipeline.Development.Data;

/// <summary>The names of people and organisations on a page, asked for once.</summary>
internal sealed partial class Names(IReadOnlyDictionary<Guid, PersonCard> people)
{
    public static async Task<Names> Ask(IPeople people, IEnumerable<Guid?> ids, CancellationToken ct) =>
        new(await people.Cards([.. ids.OfType<Guid>().Distinct()], ct));

    public string Of(Guid? person) =>
        person is not { } id ? "Nobody yet"
        : people.TryGetValue(id, out var card) ? card.Name
        : "Former participant";

    /// <summary>How a line of history, which is never changed, writes a person: by id, so that whoever is forgotten is so there too.</summary>
    public static string Written(Guid? person) => person is { } id ? $"⟨{id}⟩" : "Nobody yet";

    public static IEnumerable<Guid?> WrittenIn(IEnumerable<string?> lines) =>
        lines.SelectMany(line => Person().Matches(line ?? "")).Select(m => (Guid?)Guid.Parse(m.Groups["id"].Value));

    /// <summary>A line of history with the names of today.</summary>
    public string? Read(string? line) => line is null ? null : Person().Replace(line, m => Of(Guid.Parse(m.Groups["id"].Value)));

    [GeneratedRegex("⟨(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})⟩", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();
}
