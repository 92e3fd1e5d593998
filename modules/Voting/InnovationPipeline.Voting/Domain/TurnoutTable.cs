namespace InnovationPipeline.Voting.Domain;

/// <param name="Cast">none where it is hidden</param>
internal sealed record TurnoutRow(string Name, int? Cast, int Eligible);

/// <summary>Turnout by group or ICS, without small cells: who voted is nobody's to work out.</summary>
internal static class TurnoutTable
{
    public const int SmallestShown = 5;

    /// <summary>
    /// A figure of fewer than <see cref="SmallestShown"/> is hidden, and where only one row is hidden the next smallest is too: otherwise the
    /// total would tell it.
    /// </summary>
    public static IReadOnlyList<TurnoutRow> Of(IEnumerable<(string Name, bool HasVoted)> voters)
    {
        var rows = voters
            .GroupBy(v => v.Name, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Cast: g.Count(v => v.HasVoted), Eligible: g.Count()))
            .OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var hidden = rows.Where(r => r.Cast < SmallestShown).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 1 && rows.Count > 1)
            hidden.Add(rows.Where(r => !hidden.Contains(r.Name)).MinBy(r => r.Cast).Name);
        return [.. rows.Select(r => new TurnoutRow(r.Name, hidden.Contains(r.Name) ? null : r.Cast, r.Eligible))];
    }
}
