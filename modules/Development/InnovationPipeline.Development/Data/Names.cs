using System.Text.RegularExpressions;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>The names of people, and of benefits in lines of history, asked for once.</summary>
internal sealed partial class Names(IReadOnlyDictionary<Guid, PersonCard> people, IReadOnlyDictionary<Guid, string> benefits)
{
    public static async Task<Names> Ask(IPeople people, IEnumerable<Guid?> ids, CancellationToken ct) =>
        new(await people.Cards([.. ids.OfType<Guid>().Distinct()], ct), new Dictionary<Guid, string>());

    /// <summary>With the benefits that lines of history mention: those that the reader may see.</summary>
    public async Task<Names> With(DevelopmentDb db, IEnumerable<InitiativeHistory> lines, IReadOnlySet<Guid> scopes, CancellationToken ct)
    {
        var ids = lines.SelectMany(l => Benefit().Matches(l.After ?? "")).Select(m => Guid.Parse(m.Groups["id"].Value)).ToHashSet();
        if (ids.Count == 0)
            return this;
        var seen = await (
            from b in db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes)
            join i in db.Initiatives on b.InitiativeId equals i.Id
            where ids.Contains(b.Id)
            select new
            {
                b.Id,
                b.Measure,
                i.Title,
            }
        ).ToDictionaryAsync(b => b.Id, b => $"“{b.Measure}” of “{b.Title}”", ct);
        return new Names(people, seen);
    }

    public string Of(Guid? person) =>
        person is not { } id ? "Nobody yet"
        : people.TryGetValue(id, out var card) ? card.Name
        : "Former participant";

    /// <summary>How a line of history, which is never changed, writes a person: by id, so that whoever is forgotten is so there too.</summary>
    public static string Written(Guid? person) => person is { } id ? $"⟨{id}⟩" : "Nobody yet";

    public static IEnumerable<Guid?> WrittenIn(IEnumerable<string?> lines) =>
        lines.SelectMany(line => Person().Matches(line ?? "")).Select(m => (Guid?)Guid.Parse(m.Groups["id"].Value));

    /// <summary>A benefit, by id too: whoever reads the line may not be allowed to see it.</summary>
    public static string WrittenBenefit(Guid benefit) => $"⟨benefit {benefit}⟩";

    /// <summary>A line of history with the names of today.</summary>
    public string? Read(string? line) =>
        line is null
            ? null
            : Benefit()
                .Replace(
                    Person().Replace(line, m => Of(Guid.Parse(m.Groups["id"].Value))),
                    m => benefits.GetValueOrDefault(Guid.Parse(m.Groups["id"].Value)) ?? "a benefit that you may not see"
                );

    [GeneratedRegex("⟨(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})⟩", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();

    [GeneratedRegex("⟨benefit (?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})⟩", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Benefit();
}
