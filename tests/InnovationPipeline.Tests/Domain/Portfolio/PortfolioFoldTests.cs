using CsCheck;
using InnovationPipeline.Portfolio.Domain;
using Xunit;

namespace InnovationPipeline.Tests.Domain.Portfolio;

public sealed class PortfolioFoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddYears(1);
    private static readonly Guid Organisation = Id(900);

    private static readonly string[] StagesAndOffRamps =
    [
        "Assessment",
        "Development",
        "BenefitRealisation",
        "Sustained",
        "Closed",
        "Parked",
        "Stopped",
        "Merged",
        "AStageOfTomorrow",
    ];

    /// <summary>A random history: each initiative enters, is moved by gates, plans benefits, claims, verifies, returns, reverses.</summary>
    private static readonly Gen<Fact[]> Histories = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 100_000]).Select((n, seed) => History(n, seed));

    [Fact]
    public void What_entered_is_the_sum_of_stages_and_off_ramps_on_every_day() =>
        Gen.Select(Histories, Gen.Int[0, 400])
            .Sample(
                (facts, day) =>
                {
                    var initiatives = PortfolioFold.At(facts, Start.AddDays(day));
                    var figures = PortfolioFigures.Of(initiatives);
                    Assert.Equal(facts.OfType<InitiativeEntered>().Count(f => f.At <= Start.AddDays(day)), figures.Entered);
                    Assert.Equal(figures.Entered, figures.Stages.Sum(s => s.Initiatives));
                    Assert.All(figures.Stages, s => Assert.Equal(initiatives.Count(i => i.Stage == s.Stage), s.Initiatives));
                    Assert.Equal(initiatives.Sum(i => i.Cash.Verified), figures.Cash.Verified);
                    Assert.Equal(initiatives.Sum(i => i.NonCash.Planned), figures.NonCash.Planned);
                    Assert.Equal(OldestWaiting(facts, Start.AddDays(day)), figures.OldestUnverifiedAt);
                },
                iter: 300
            );

    /// <summary>Claim by claim: not verified, returned nor taken back by then, of an initiative that had entered.</summary>
    private static DateTimeOffset? OldestWaiting(IReadOnlyCollection<Fact> facts, DateTimeOffset moment)
    {
        var known = facts.Where(f => f.At <= moment).ToList();
        DateTimeOffset? oldest = null;
        foreach (var claim in known.OfType<ValueClaimed>())
            if (
                known.OfType<InitiativeEntered>().Any(e => e.InitiativeId == claim.InitiativeId)
                && !known.OfType<ValueVerified>().Any(v => v.ActualId == claim.ActualId || v.ReversesId == claim.ActualId)
                && !known.OfType<ClaimReturned>().Any(r => r.ActualId == claim.ActualId)
                && (oldest is null || claim.At < oldest)
            )
                oldest = claim.At;
        return oldest;
    }

    [Fact]
    public void Late_double_and_shuffled_facts_change_nothing() =>
        Gen.Select(Histories, Gen.Int[0, 100_000])
            .Sample(
                (facts, seed) =>
                {
                    var random = new Random(seed);
                    var again = facts.Concat(facts.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToList();
                    Assert.Equal(PortfolioFold.At(facts, End), PortfolioFold.At(again, End));
                },
                iter: 300
            );

    [Fact]
    public void The_past_does_not_change_when_more_happens() =>
        Gen.Select(Histories, Gen.Int[0, 300])
            .Sample(
                (facts, day) =>
                {
                    var then = Start.AddDays(day);
                    Assert.Equal(PortfolioFold.At(facts.Where(f => f.At <= then), then), PortfolioFold.At(facts, then));
                },
                iter: 300
            );

    [Fact]
    public void The_newest_plan_counts_and_cash_stays_apart_from_non_cash()
    {
        var initiative = Id(1);
        var sum = Only(
            Entered(initiative),
            Planned(initiative, benefit: Id(2), sequence: 1, "CashReleasing", 100.10m),
            Planned(initiative, benefit: Id(2), sequence: 2, "CashReleasing", 250.25m),
            Planned(initiative, benefit: Id(3), sequence: 1, "NonCashReleasing", 40m),
            Planned(initiative, benefit: Id(4), sequence: 1, "Quality", null)
        );
        Assert.Equal(new Pounds(250.25m, 0, 0), sum.Cash);
        Assert.Equal(new Pounds(40m, 0, 0), sum.NonCash);
    }

    [Fact]
    public void The_newest_plan_says_how_much_of_what_was_measured_is_the_initiatives_from_then_on()
    {
        var (initiative, benefit) = (Id(1), Id(2));
        var facts = new Fact[]
        {
            Entered(initiative),
            Planned(initiative, benefit, 1, "CashReleasing", 80m, percent: 80),
            Claimed(initiative, benefit, 2, actual: Id(10), 100.01m),
            Verified(initiative, benefit, 3, actual: Id(10), 99.99m),
            Planned(initiative, benefit, 4, "CashReleasing", 50m, percent: 50) with
            {
                At = Start.AddDays(10),
            },
        };
        Assert.Equal(new Pounds(80m, 80m, 79.99m), Assert.Single(PortfolioFold.At(facts, Start.AddDays(9))).Cash);
        Assert.Equal(new Pounds(50m, 50m, 49.99m), Only(facts).Cash);
        Assert.Equal(new Pounds(0, 100.01m, 99.99m), Only([.. facts.Where(f => f is not ValuePlanned)]).Cash);
    }

    [Fact]
    public void A_returned_claim_and_a_reversed_one_do_not_count()
    {
        var (initiative, benefit) = (Id(1), Id(2));
        var sum = Only(
            Entered(initiative),
            Claimed(initiative, benefit, 1, actual: Id(10), 70m),
            Claimed(initiative, benefit, 2, actual: Id(11), 30m),
            Claimed(initiative, benefit, 3, actual: Id(12), 5m),
            new ClaimReturned(benefit, 4, Start, initiative, Id(10)),
            Verified(initiative, benefit, 5, actual: Id(11), 25m),
            Verified(initiative, benefit, 6, actual: Id(13), -25m, reverses: Id(11))
        );
        Assert.Equal(new Pounds(0, 5m, 0), sum.Cash);
    }

    [Fact]
    public void An_initiative_is_in_the_stage_of_its_last_decision_since_it_changed()
    {
        var initiative = Id(1);
        var at = Only(
            Entered(initiative),
            new StageDecided(initiative, 4, Start.AddDays(30), initiative, "Development"),
            new StageDecided(initiative, 3, Start.AddDays(20), initiative, "Development"),
            new StageDecided(initiative, 2, Start.AddDays(10), initiative, "Assessment")
        );
        Assert.Equal("Development", at.Stage);
        Assert.Equal(Start.AddDays(20), at.StageSince);
    }

    [Fact]
    public void A_decision_about_an_initiative_that_has_not_arrived_yet_waits_for_it() =>
        Assert.Empty(PortfolioFold.At([new StageDecided(Id(1), 2, Start, Id(1), "Development")], End));

    [Theory]
    [InlineData("BenefitRealisation", "Benefit realisation")]
    [InlineData("ProceedWithConditions", "Proceed with conditions")]
    [InlineData("Benefit realisation", "Benefit realisation")]
    public void A_stage_is_shown_in_words(string stage, string words) => Assert.Equal(words, Stages.InWords(stage));

    private static Fact[] History(int initiatives, int seed)
    {
        var random = new Random(seed);
        var facts = new List<Fact>();
        for (var i = 0; i < initiatives; i++)
        {
            var (id, day) = (Id(i * 100 + 1), random.Next(200));
            facts.Add(new InitiativeEntered(id, 1, Start.AddDays(day), id, Organisation, null, null));
            for (var gate = 0; gate < random.Next(5); gate++)
                facts.Add(
                    new StageDecided(
                        id,
                        gate + 2,
                        Start.AddDays(day += random.Next(1, 30)),
                        id,
                        StagesAndOffRamps[random.Next(StagesAndOffRamps.Length)]
                    )
                );
            for (var b = 0; b < random.Next(3); b++)
                facts.AddRange(Benefit(random, id, Id(i * 100 + 10 + b), day));
        }
        return [.. facts];
    }

    private static IEnumerable<Fact> Benefit(Random random, Guid initiative, Guid benefit, int day)
    {
        var (kind, sequence) = (
            random.Next(3) switch
            {
                0 => "CashReleasing",
                1 => "NonCashReleasing",
                _ => "Access",
            },
            0
        );
        decimal Amount() => random.Next(1, 1_000_000) / 100m;
        for (var plan = 0; plan < random.Next(1, 3); plan++)
            yield return new ValuePlanned(
                benefit,
                ++sequence,
                Start.AddDays(day),
                initiative,
                benefit,
                kind,
                Amount(),
                random.Next(1, 101)
            );
        for (var actual = 0; actual < random.Next(4); actual++)
        {
            var id = Guid.CreateVersion7();
            yield return new ValueClaimed(benefit, ++sequence, Start.AddDays(++day), initiative, benefit, kind, Amount(), id);
            switch (random.Next(3))
            {
                case 0:
                    yield return new ValueVerified(
                        benefit,
                        ++sequence,
                        Start.AddDays(++day),
                        initiative,
                        benefit,
                        kind,
                        Amount(),
                        id,
                        null
                    );
                    break;
                case 1:
                    yield return new ClaimReturned(benefit, ++sequence, Start.AddDays(++day), initiative, id);
                    break;
            }
        }
    }

    private static InitiativeAt Only(params Fact[] facts) => Assert.Single(PortfolioFold.At(facts, End));

    private static InitiativeEntered Entered(Guid initiative) => new(initiative, 1, Start, initiative, Organisation, null, null);

    private static ValuePlanned Planned(Guid initiative, Guid benefit, long sequence, string kind, decimal? pounds, int? percent = null) =>
        new(benefit, sequence, Start, initiative, benefit, kind, pounds, percent);

    private static ValueClaimed Claimed(Guid initiative, Guid benefit, long sequence, Guid actual, decimal pounds) =>
        new(benefit, sequence, Start, initiative, benefit, "CashReleasing", pounds, actual);

    private static ValueVerified Verified(
        Guid initiative,
        Guid benefit,
        long sequence,
        Guid actual,
        decimal pounds,
        Guid? reverses = null
    ) => new(benefit, sequence, Start, initiative, benefit, "CashReleasing", pounds, actual, reverses);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
