using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class BenefitTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 7, 9, 0, 0, default);
    private static readonly DateOnly Today = new(2026, 10, 7);
    private static readonly DateOnly Quarter = new(2026, 4, 1);
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Recorder = Guid.CreateVersion7();
    private static readonly Guid Verifier = Guid.CreateVersion7();

    [Fact]
    public void Whatever_is_claimed_verified_returned_and_reversed_the_sums_are_those_of_the_entries() =>
        Gen.Int[0, 3]
            .List[1, 30]
            .Sample(acts =>
            {
                var benefit = Planned();
                var period = Quarter;
                foreach (var act in acts)
                {
                    var live = benefit.Actuals.FirstOrDefault(a => a.IsLive);
                    switch (act)
                    {
                        case 0 when live is null:
                            benefit.Record(Guid.CreateVersion7(), new Measured(period, 100m, 1_000m, "Rotas", null), Recorder, Now, Today);
                            break;
                        case 1 when live is { State: ActualState.Claimed }:
                            benefit.Verify(live.Id, new Verification(90m, 900m, "Counted twice"), Judging(benefit), Now);
                            break;
                        case 2 when live is { State: ActualState.Claimed }:
                            benefit.Return(live.Id, "No evidence", Judging(benefit), Now);
                            break;
                        case 3 when live is { State: ActualState.Verified }:
                            benefit.Reverse(live.Id, Guid.CreateVersion7(), "Wrong", Judging(benefit), Now);
                            break;
                        default:
                            break;
                    }
                }
                var counted = benefit.Actuals.FirstOrDefault(a => a.IsLive);
                return benefit.VerifiedPounds == (counted?.VerifiedPounds ?? 0) && benefit.ClaimedPounds == (counted?.ClaimedPounds ?? 0);
            });

    [Fact]
    public void A_disbenefit_counts_against()
    {
        var benefit = Planned(isDisbenefit: true);
        benefit.Record(Guid.CreateVersion7(), new Measured(Quarter, 1m, 500m, "Invoices", null), Recorder, Now, Today);
        Assert.Equal(-500m, benefit.ClaimedPounds);
    }

    [Theory]
    [InlineData("Up", 110, 100, false)]
    [InlineData("Up", 100, 110, true)]
    [InlineData("Down", 100, 110, false)]
    [InlineData("Down", 110, 100, true)]
    public void No_better_value_is_verified_than_was_claimed(string direction, int verified, int claimed, bool allowed)
    {
        var benefit = Planned(direction: Enum.Parse<Direction>(direction));
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, claimed, 1_000m, "Rotas", null), Recorder, Now, Today);
        var verify = () => benefit.Verify(id, new Verification(verified, 1_000m, "Counted again"), Judging(benefit), Now);
        if (allowed)
            verify();
        else
            Assert.Equal(Benefit.Rules.NoMoreThanClaimed, Assert.Throws<RuleBroken>(verify).Rule);
    }

    [Fact]
    public void Only_somebody_else_verifies()
    {
        var benefit = Planned();
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, Now, Today);
        var lead = Guid.CreateVersion7();
        foreach (var person in new[] { Owner, Recorder, lead })
            Assert.Equal(
                Benefit.Rules.SomeoneElse,
                Assert
                    .Throws<RuleBroken>(() => benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit, person, lead), Now))
                    .Rule
            );
    }

    [Fact]
    public void Quarters_are_those_of_the_financial_year_and_follow_the_baseline()
    {
        Assert.Equal(new DateOnly(2026, 1, 1), Intervals.StartOf(Interval.Quarter, new DateOnly(2026, 3, 31)));
        Assert.Equal(
            [new DateOnly(2026, 4, 1), new(2026, 7, 1)],
            Intervals.Between(Interval.Quarter, new DateOnly(2026, 2, 28), new DateOnly(2026, 9, 30))
        );
        Assert.Equal("April to June 2026", Intervals.InWords(Interval.Quarter, new DateOnly(2026, 4, 1)));
    }

    [Fact]
    public void A_target_lies_in_the_direction_and_after_the_baseline()
    {
        Assert.Equal(
            BenefitPlan.Rules.RightDirection,
            Assert.Throws<RuleBroken>(() => Planned(figures: Figures() with { TargetValue = -1m })).Rule
        );
        Assert.Equal(
            BenefitPlan.Rules.TargetAfterBaseline,
            Assert.Throws<RuleBroken>(() => Planned(figures: Figures() with { TargetOn = new DateOnly(2026, 2, 28) })).Rule
        );
        Assert.Equal(
            BenefitPlan.Rules.InItsPeriods,
            Assert
                .Throws<RuleBroken>(() =>
                    Planned(figures: Figures() with { Profile = [new PlannedFigure(new DateOnly(2030, 1, 1), 1m, 1m)] })
                )
                .Rule
        );
    }

    [Fact]
    public void Realised_is_measured_over_periods_with_a_verified_actual_and_from_the_baseline()
    {
        DateOnly[] quarters = [new(2026, 1, 1), new(2026, 4, 1), new(2026, 7, 1)];
        var benefit = Planned(
            figures: new PlanFigures(
                60m,
                new DateOnly(2025, 12, 31),
                "Survey",
                80m,
                new DateOnly(2027, 3, 31),
                [.. quarters.Append(new(2026, 10, 1)).Select(q => new PlannedFigure(q, 80m, 1_000m))]
            )
        );
        foreach (var (quarter, value) in quarters.Zip([70m, 78m, 82m]))
        {
            var id = Guid.CreateVersion7();
            benefit.Record(id, new Measured(quarter, value, 900m, "Survey", null), Recorder, Now, Today);
            benefit.Verify(id, new Verification(value, 900m, null), Judging(benefit), Now);
        }
        var realised = Realisation.Of(benefit, new DateOnly(2027, 1, 5));
        Assert.Equal((83.3m, 3, 4), (realised.Percent!.Value, realised.Reported, realised.Due));
        Assert.Equal(3_533.33m, realised.ForecastPounds);
        Assert.Equal([new DateOnly(2026, 10, 1)], benefit.Gaps(new DateOnly(2027, 1, 5)));
    }

    [Fact]
    public void Only_a_verifier_of_the_benefits_kind_judges_and_finance_of_the_right_organisation()
    {
        var benefit = Planned();
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, Now, Today);
        foreach (
            var appointments in new VerifierAppointment[][]
            {
                [],
                [Appointed(VerifierKind.Analyst, null)],
                [Appointed(VerifierKind.Clinical, null)],
                [Appointed(VerifierKind.Finance, Guid.CreateVersion7())],
            }
        )
            Assert.Equal(
                Benefit.Rules.OfItsKind,
                Assert
                    .Throws<RuleBroken>(() =>
                        benefit.Verify(id, new Verification(1m, 1m, null), new Judge(Verifier, [], appointments), Now)
                    )
                    .Rule
            );
        var ended = Appointed(VerifierKind.Finance, benefit.BeneficiaryOrganisationId);
        ended.End(Now);
        Assert.Throws<RuleBroken>(() => benefit.Verify(id, new Verification(1m, 1m, null), new Judge(Verifier, [], [ended]), Now));
        benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit), Now);
        Assert.Equal(
            [VerifierKind.Finance, VerifierKind.Finance, VerifierKind.Clinical, VerifierKind.Clinical, VerifierKind.Analyst],
            new[]
            {
                BenefitClass.CashReleasing,
                BenefitClass.NonCashReleasing,
                BenefitClass.Safety,
                BenefitClass.Quality,
                BenefitClass.Carbon,
            }.Select(VerifierKinds.For)
        );
    }

    [Fact]
    public void Cash_is_verified_only_against_a_named_budget()
    {
        var benefit = Planned(kind: BenefitClass.CashReleasing);
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Invoices", null), Recorder, Now, Today);
        var verify = () => benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit), Now);
        Assert.Equal(Benefit.Rules.BudgetNamed, Assert.Throws<RuleBroken>(verify).Rule);
        benefit.NameBudget("Agency staff", Quarter);
        verify();
        Assert.Equal(Benefit.Rules.BudgetKept, Assert.Throws<RuleBroken>(() => benefit.NameBudget("Another", Quarter)).Rule);
        Assert.Equal(Benefit.Rules.BudgetOfCash, Assert.Throws<RuleBroken>(() => Planned().NameBudget("Agency", Quarter)).Rule);
    }

    [Fact]
    public void A_figure_entered_over_a_lock_for_a_period_before_it_stands_only_with_a_reason()
    {
        DateOnly[] quarters = [Quarter, Quarter.AddMonths(3)];
        var benefit = Planned(kind: BenefitClass.Quality);
        Guid[] actuals = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        Record(actuals[0], quarters[0], Now.AddDays(-90));
        benefit.Lock(Guid.CreateVersion7(), Now.AddDays(-60));
        // Locked on 8 August: the first quarter had ended, the second had not.
        Assert.False(benefit.IsBackDated(benefit.Actuals[0]));
        benefit.Return(actuals[0], "The wrong ward", Judging(benefit), Now);
        Record(actuals[1], quarters[0], Now);
        Record(actuals[2], quarters[1], Now);
        Assert.Equal(Benefit.Rules.BackDatedHasReason, Assert.Throws<RuleBroken>(() => Verify(actuals[1], " ")).Rule);
        Verify(actuals[1], "The ward's system was late");
        Verify(actuals[2], null);

        void Record(Guid id, DateOnly period, DateTimeOffset at) =>
            benefit.Record(id, new Measured(period, 100m, null, "Rotas", null), Recorder, at, Today);

        void Verify(Guid id, string? reason) => benefit.Verify(id, new Verification(100m, null, reason), Judging(benefit), Now);
    }

    [Fact]
    public void Over_any_history_money_is_conserved_and_only_one_entry_holds_a_period() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 1_000_000])
            .List[1, 60]
            .Sample(acts =>
            {
                var benefit = Planned();
                decimal claimed = 0,
                    verified = 0;
                foreach (var (act, quarter, pence) in acts)
                {
                    var period = new DateOnly(2026, 1, 1).AddMonths(3 * quarter);
                    var live = benefit.Actuals.FirstOrDefault(a => a.IsLive && a.Period == period);
                    var pounds = pence / 100m;
                    switch (act)
                    {
                        case 0 when live is null:
                            benefit.Record(Guid.CreateVersion7(), new Measured(period, 100m, pounds, "Rotas", null), Recorder, Now, Today);
                            claimed += pounds;
                            break;
                        case 1 when live is { State: ActualState.Claimed }:
                            var part = decimal.Round(live.ClaimedPounds!.Value * (pence % 100) / 100, 2);
                            benefit.Verify(live.Id, new Verification(90m, part, "Part of it"), Judging(benefit), Now);
                            verified += part;
                            break;
                        case 2 when live is { State: ActualState.Claimed }:
                            claimed -= live.ClaimedPounds!.Value;
                            benefit.Return(live.Id, "No evidence", Judging(benefit), Now);
                            break;
                        case 3 when live is { State: ActualState.Verified }:
                            (claimed, verified) = (claimed - live.ClaimedPounds!.Value, verified - live.VerifiedPounds!.Value);
                            benefit.Reverse(live.Id, Guid.CreateVersion7(), "Wrong", Judging(benefit), Now);
                            break;
                        case 4 when benefit.Plan.LockedAt is null:
                            benefit.Lock(Guid.CreateVersion7(), Now);
                            break;
                        default:
                            break;
                    }
                }
                return benefit.ClaimedPounds == claimed
                    && benefit.VerifiedPounds == verified
                    && verified <= claimed
                    && benefit.Actuals.Where(a => a.IsLive).GroupBy(a => a.Period).All(g => g.Count() == 1)
                    && BenefitYear.Of(benefit).Sum(y => y.VerifiedPounds) == verified;
            });

    [Fact]
    public void The_same_gain_is_counted_twice_only_where_measure_time_and_organisation_meet()
    {
        var (measure, trust, icb) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        bool Related(Guid a, Guid b) => a == b || (a == trust && b == icb) || (a == icb && b == trust);
        MeasuredClaim Claim(Guid organisation, int percent, int from = 1, int to = 12, Guid? of = null) =>
            new(Guid.CreateVersion7(), of ?? measure, organisation, new(2026, from, 1), new(2026, to, 1), percent);
        IReadOnlySet<Guid> Found(params MeasuredClaim[] claims) => DoubleCounting.Conflicts(claims, Related);

        var (own, part) = (Claim(trust, 60), Claim(icb, 50));
        Assert.Equal(new[] { own.BenefitId, part.BenefitId }.Order(), Found(own, part).Order());
        Assert.Empty(Found(own, part with { AttributionPercent = 40 }));
        Assert.Empty(Found(own, Claim(icb, 90, of: Guid.CreateVersion7())));
        Assert.Empty(Found(own, Claim(Guid.CreateVersion7(), 90)));
        Assert.Empty(Found(Claim(trust, 90, 1, 6), Claim(trust, 90, 7, 12)));
        Assert.Equal(3, Found(Claim(trust, 40), Claim(trust, 40), Claim(trust, 40)).Count);
        Assert.Empty(Found(Claim(trust, 100)));
        // What has ended gives way to what runs, and to what has ended too.
        var ended = Claim(icb, 50) with
        {
            HasEnded = true,
        };
        Assert.Equal([ended.BenefitId], Found(own, ended));
        Assert.Equal(2, Found(own with { HasEnded = true }, ended).Count);
    }

    [Theory]
    [InlineData("report.pdf", "%PDF-1.7 and more", "application/pdf")]
    [InlineData("report.pdf", "MZ and more", null)]
    [InlineData("report.exe", "%PDF-1.7", null)]
    [InlineData("report.docx", "PK and nothing", null)]
    [InlineData("figures.csv", "month,calls\nApril,12", "text/csv")]
    [InlineData("figures.csv", "a\0b", null)]
    [InlineData("page.html", "<html>", null)]
    [InlineData("noending", "text", null)]
    public void A_document_is_what_its_bytes_and_its_ending_say(string name, string content, string? type) =>
        Assert.Equal(type, DocumentTypes.Of(name, System.Text.Encoding.UTF8.GetBytes(content)));

    private static VerifierAppointment Appointed(VerifierKind kind, Guid? organisation) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Verifier, kind, organisation, Owner, Now);

    private static Judge Judging(Benefit benefit, Guid? person = null, Guid? deliverer = null) =>
        new(
            person ?? Verifier,
            deliverer is { } lead ? [lead] : [],
            [
                new VerifierAppointment(
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7(),
                    person ?? Verifier,
                    VerifierKinds.For(benefit.Class),
                    benefit.BeneficiaryOrganisationId,
                    Owner,
                    Now
                ),
            ]
        );

    private static PlanFigures Figures() => new(0m, new DateOnly(2026, 2, 28), "Rotas", 900m, new DateOnly(2027, 3, 31), []);

    private static Benefit Planned(
        bool isDisbenefit = false,
        Direction direction = Direction.Up,
        PlanFigures? figures = null,
        BenefitClass kind = BenefitClass.NonCashReleasing
    ) =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new BenefitWords(
                kind,
                isDisbenefit,
                "Clinician time released",
                "hours",
                direction,
                Interval.Quarter,
                Confidence.Medium,
                80,
                Owner,
                Guid.CreateVersion7()
            ),
            figures ?? (direction == Direction.Up ? Figures() : Figures() with { TargetValue = -900m }),
            lockedFromBirth: false,
            Owner,
            Now
        );
}
