using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>
/// Benefits with the same measure, in whichever catalogue it is, may count one gain twice. Whoever changes what one of them claims keeps
/// the others waiting first, then settles which of them count.
/// </summary>
internal static class Exclusions
{
    private const int MostNamed = 3;

    public static Task HoldGain(this DevelopmentDb db, string gain, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('gain ' || {gain}, 0))", ct);

    public static async Task<string> HoldGainOf(this DevelopmentDb db, Guid benefitId, CancellationToken ct)
    {
        var gain = await (
            from b in db.Benefits
            join m in db.Measures on b.CatalogueMeasureId equals m.Id
            where b.Id == benefitId
            select m.Key
        ).SingleAsync(ct);
        await db.HoldGain(gain, ct);
        return gain;
    }

    /// <summary>In the order in which they are held, so that two who hold several never wait for each other.</summary>
    public static async Task<IReadOnlyList<string>> GainsOf(this DevelopmentDb db, IEnumerable<Benefit> benefits, CancellationToken ct)
    {
        var measures = benefits.Select(b => b.CatalogueMeasureId).ToHashSet();
        return await db.Measures.Where(m => measures.Contains(m.Id)).Select(m => m.Key).Distinct().OrderBy(k => k).ToListAsync(ct);
    }

    /// <summary>
    /// Marks what counts a gain twice, and clears the mark where that is settled; each initiative's history says which of its benefits left
    /// or came back, and because of which other one. What is stopped or merged gives way to what runs.
    /// </summary>
    public static async Task SettleExclusions(
        this DevelopmentDb db,
        string gain,
        IOrganisations organisations,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.HoldGain(gain, ct);
        var benefits = await db
            .Benefits.IgnoreAutoIncludes()
            .Include(b => b.Plans)
            .Where(b => db.Measures.Any(m => m.Id == b.CatalogueMeasureId && m.Key == gain))
            .OrderBy(b => b.Id)
            .ToListAsync(ct);
        if (benefits.Count == 0 || (benefits.Count == 1 && !benefits[0].IsExcluded))
            return;
        var given = benefits.Select(b => b.InitiativeId).ToHashSet();
        var ended = await db
            .Initiatives.Where(i => given.Contains(i.Id) && Stages.ThatGiveWay.Contains(i.Stage))
            .Select(i => i.Id)
            .ToListAsync(ct);
        var spells = (await organisations.Spells([.. benefits.Select(b => b.BeneficiaryOrganisationId)], ct)).ToLookup(s =>
            s.OrganisationId
        );
        var conflicts = DoubleCounting.Conflicts(
            benefits.ConvertAll(b => b.ClaimOf(gain, ended.Contains(b.InitiativeId))),
            Covers,
            [.. spells.SelectMany(s => s).Select(s => s.From).Distinct()]
        );
        foreach (var benefit in benefits.Where(b => b.IsExcluded != conflicts.ContainsKey(b.Id)))
        {
            benefit.Exclude(!benefit.IsExcluded);
            db.Add(
                benefit.IsExcluded
                    ? Line(benefit, now, $"“{benefit.Measure}” left the totals", "the same gain is counted by", conflicts[benefit.Id])
                    : Line(
                        benefit,
                        now,
                        $"“{benefit.Measure}” came back into the totals",
                        "no more than 100% is counted any longer, together with",
                        benefits.Where(b => b.Id != benefit.Id).Select(b => b.Id)
                    )
            );
            db.Changed("initiative", benefit.InitiativeId);
        }
        await db.SaveChangesAsync(ct);

        // Equal, the other's system, or its successor on that day.
        bool Covers(Guid wide, Guid narrow, DateOnly day)
        {
            var (whole, part) = (spells[wide].Last(s => s.From <= day), spells[narrow].Last(s => s.From <= day));
            return whole.IsThen == part.IsThen || part.IcsId == whole.IsThen;
        }
    }

    /// <summary>Nobody's act in the initiative itself, so that it names nobody.</summary>
    private static InitiativeHistory Line(Benefit benefit, DateTimeOffset now, string what, string why, IEnumerable<Guid> others)
    {
        var named = others.Order().ToList();
        var words = string.Join(" and ", named.Take(MostNamed).Select(Names.WrittenBenefit));
        return new InitiativeHistory(
            benefit.InitiativeId,
            who: null,
            now,
            what,
            after: $"{why} {words}{(named.Count > MostNamed ? $" and {named.Count - MostNamed} more" : "")}"
        );
    }
}
