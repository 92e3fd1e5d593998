namespace InnovationPipeline.Development.Domain;

/// <summary>Finds benefits that count the same gain more than once.</summary>
internal static class DoubleCounting
{
    /// <summary>What has ended gives way: it never takes a running initiative's gain out of the totals.</summary>
    /// <param name="related">an organisation equal to, part of, or successor of the other on the day</param>
    /// <param name="turns">the days on which organisations change</param>
    /// <returns>
    /// every benefit with a day on which it and those related to it are attributed more than 100%, with those that it meets on such a day
    /// </returns>
    public static IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> Conflicts(
        IReadOnlyCollection<MeasuredClaim> claims,
        Func<Guid, Guid, DateOnly, bool> related,
        IReadOnlyCollection<DateOnly> turns
    )
    {
        var found = new Dictionary<Guid, IReadOnlySet<Guid>>();
        foreach (var claim in claims)
        {
            var rivals = claims
                .Where(c =>
                    c.BenefitId != claim.BenefitId
                    && string.Equals(c.Gain, claim.Gain, StringComparison.Ordinal)
                    && (claim.HasEnded || !c.HasEnded)
                    && c.From <= claim.To
                    && claim.From <= c.To
                )
                .ToList();
            // The sum can only rise where somebody begins, or where an organisation becomes part or successor of another.
            var days = rivals.Select(r => r.From).Concat(turns).Append(claim.From).Distinct().Where(claim.Covers);
            var met = days.Select(day => rivals.FindAll(r => r.Covers(day) && related(r.OrganisationId, claim.OrganisationId, day)))
                .Where(there => there.Count > 0 && claim.AttributionPercent + there.Sum(r => r.AttributionPercent) > 100)
                .SelectMany(there => there.Select(r => r.BenefitId))
                .ToHashSet();
            if (met.Count > 0)
                found.Add(claim.BenefitId, met);
        }
        return found;
    }
}

/// <summary>What one benefit claims of a gain, and when.</summary>
/// <param name="Gain">the measure by its key, whoever's catalogue it is in and whatever class it is claimed as</param>
internal sealed record MeasuredClaim(Guid BenefitId, string Gain, Guid OrganisationId, DateOnly From, DateOnly To, int AttributionPercent)
{
    /// <summary>Its initiative is stopped or merged.</summary>
    public bool HasEnded { get; init; }

    public bool Covers(DateOnly day) => From <= day && day <= To;
}
