using CsCheck;
using InnovationPipeline.Development.Domain;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class AdoptionTests
{
    private static readonly Guid Initiative = Guid.CreateVersion7();
    private static readonly Guid[] Organisations = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
    private static readonly DateOnly Merger = new(2026, 4, 1);
    private static readonly DateOnly Today = new(2026, 11, 28);

    /// <summary>The first two became the third in April; the fourth is itself.</summary>
    private static CarriedOnBy Carried(Guid id) =>
        Array.IndexOf(Organisations, id) < 2 ? new(Organisations[2], Merger) : new(id, DateOnly.MinValue);

    [Fact]
    public void Two_that_became_one_are_one_adopter_from_the_earlier_of_their_days()
    {
        AdoptionChange[] changes =
        [
            Change(0, AdoptionState.Adopted, new DateOnly(2025, 11, 3), sites: 2),
            Change(1, AdoptionState.Piloting, new DateOnly(2025, 12, 1), sites: 1),
            Change(1, AdoptionState.Adopted, new DateOnly(2026, 2, 1), sites: 3),
            Change(3, AdoptionState.Adopted, new DateOnly(2026, 5, 1), sites: 5),
        ];
        Assert.Equal([1, 1, 1, 1, 1, 1, 2], AdoptionChange.Curve(changes, new DateOnly(2026, 5, 31), Carried).Select(p => p.Organisations));
        Assert.Equal(
            [(Organisations[2], AdoptionState.Adopted, 5), (Organisations[3], AdoptionState.Adopted, 5)],
            Adopter.Of(changes, Carried).Select(a => (a.OrganisationId, a.State, a.Sites))
        );
        // What the successor says since replaces what was said before it; what it said while they were three does not.
        changes = [.. changes, Change(2, AdoptionState.Declined, new DateOnly(2026, 1, 1))];
        Assert.Equal(AdoptionState.Adopted, Adopter.Of(changes, Carried)[0].State);
        changes = [.. changes, Change(2, AdoptionState.Embedded, new DateOnly(2026, 6, 1), sites: 9)];
        var one = Adopter.Of(changes, Carried).Single(a => a.OrganisationId == Organisations[2]);
        Assert.Equal((AdoptionState.Embedded, 9, 900), (one.State, one.Sites, one.Population));
        changes = [.. changes, Change(2, AdoptionState.Withdrawn, new DateOnly(2026, 7, 1), sites: 9)];
        one = Adopter.Of(changes, Carried).Single(a => a.OrganisationId == Organisations[2]);
        Assert.Equal((AdoptionState.Withdrawn, 0, 0), (one.State, one.Sites, one.Population));
        Assert.Equal("1 adopted, 1 withdrawn", Adopter.InWords(Adopter.Of(changes, Carried)));
    }

    [Fact]
    public void Whatever_is_recorded_each_organisation_of_today_is_counted_once() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 690])
            .List[1, 20]
            .Sample(lines =>
            {
                var changes = lines.ConvertAll(l => Change(l.Item1, (AdoptionState)l.Item2, new DateOnly(2025, 1, 1).AddDays(l.Item3)));
                var adopters = Adopter.Of(changes, Carried);
                var curve = AdoptionChange.Curve(changes, Today, Carried);
                return adopters.Select(a => a.OrganisationId).Distinct().Count() == adopters.Count
                    && adopters.All(a => a.OrganisationId != Organisations[0] && a.OrganisationId != Organisations[1])
                    && curve[^1].Organisations == adopters.Count(a => AdoptionChange.HasIt(a.State))
                    && curve.All(p => p.Organisations <= 2);
            });

    [Fact]
    public void Measures_are_added_averaged_by_weight_or_read_last_and_a_share_is_never_more_than_the_whole()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        MeasuredThere[] halves = [new(one, Merger, 101m, null, 50), new(two, Merger, 101m, null, 50)];
        Assert.Equal("101", MeasuredThere.InWords(Aggregation.Sum, halves));
        MeasuredThere[] rates = [new(one, Merger, 90m, 100m, 100), new(two, Merger, 60m, 300m, 100), new(two, Today, 1m, null, 100)];
        Assert.Equal("67.5", MeasuredThere.InWords(Aggregation.WeightedMean, rates));
        Assert.Equal("None: what it was measured over is not known", MeasuredThere.InWords(Aggregation.WeightedMean, [rates[2]]));
        Assert.Equal(Aggregation.Latest, Aggregations.Across(Aggregation.Sum, "% of calls"));
        Assert.Equal(Aggregation.Sum, Aggregations.Across(Aggregation.Sum, "calls"));
        MeasuredThere[] waits = [new(one, Merger, 9m, null, 100), new(one, Today, 8m, null, 100)];
        Assert.Equal("8", MeasuredThere.InWords(Aggregation.Latest, waits));
        Assert.Equal("5 to 8 (2 benefits)", MeasuredThere.InWords(Aggregation.Latest, [.. waits, new(two, Merger, 5m, null, 100)]));
    }

    private static AdoptionChange Change(int organisation, AdoptionState state, DateOnly on, int sites = 1) =>
        new(
            Guid.CreateVersion7(),
            Initiative,
            Organisations[organisation],
            state,
            sites,
            sites * 100,
            on,
            "Why",
            Guid.CreateVersion7(),
            new DateTimeOffset(on, TimeOnly.MinValue, TimeSpan.Zero),
            Today
        );
}
