namespace InnovationPipeline.Development.Domain;

/// <summary>Finds benefits that count the same gain more than once.</summary>
internal static class DoubleCounting
{
    /// <summary>What has ended gives way: it never takes a running initiative's gain out of the totals.</summary>
    /// <param name="covers">the first organisation is equal to the second, has it as a part, or is its successor, on the day</param>
    /// <param name="turns">the days on which organisations change</param>
    /// <returns>
    /// every benefit with a day on which, at one organisation that it covers, it and those that cover it too are attributed more than 100%,
    /// with those that it meets there: two trusts that have nothing to do with each other are not added up because a system has both
    /// </returns>
    public static IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> Conflicts(
        IReadOnlyCollection<MeasuredClaim> claims,
        Func<Guid, Guid, DateOnly, bool> covers,
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
            var met = days.SelectMany(day => Met(claim, rivals.FindAll(r => r.Covers(day)), (wide, narrow) => covers(wide, narrow, day)))
                .ToHashSet();
            if (met.Count > 0)
                found.Add(claim.BenefitId, met);
        }
        return found;
    }

    /// <summary>Those with which it comes to more than 100% at one of the organisations that it covers.</summary>
    private static IEnumerable<Guid> Met(MeasuredClaim claim, List<MeasuredClaim> rivals, Func<Guid, Guid, bool> covers) =>
        rivals
            .Select(r => r.OrganisationId)
            .Append(claim.OrganisationId)
            .Distinct()
            .Where(place => covers(claim.OrganisationId, place))
            .Select(place => rivals.FindAll(r => covers(r.OrganisationId, place)))
            .Where(there => there.Count > 0 && claim.AttributionPercent + there.Sum(r => r.AttributionPercent) > 100)
            .SelectMany(there => there.Select(r => r.BenefitId));
}

/// <summary>What one benefit claims of a gain, and when.</summary>
/// <param name="Gain">the measure by its key, whoever's catalogue it is in and whatever class it is claimed as</param>
internal sealed record MeasuredClaim(Guid BenefitId, string Gain, Guid OrganisationId, DateOnly From, DateOnly To, int AttributionPercent)
{
    /// <summary>Its initiative is stopped or merged.</summary>
    public bool HasEnded { get; init; }

    public bool Covers(DateOnly day) => From <= day && day <= To;
}
