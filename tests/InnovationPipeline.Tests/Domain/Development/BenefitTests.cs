using CsCheck;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;

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
                            benefit.Verify(live.Id, new Verification(90m, 900m, "Counted twice"), Judging(benefit), Now, London.DayOf);
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
                return benefit.Verified!.Value.Whole == (counted?.VerifiedPounds ?? 0)
                    && benefit.Claimed!.Value.Whole == (counted?.ClaimedPounds ?? 0);
            });

    [Fact]
    public void The_shares_of_all_who_claim_a_change_never_come_to_more_than_it_whatever_is_recorded_and_reversed() =>
        Gen.Select(Gen.Int[1, 100].List[1, 8], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 10_000_000]).List[1, 8])
            .Sample(
                (weights, amounts) =>
                {
                    // Percentages that come to at most 100.
                    var percents = weights.ConvertAll(w => w * 100 / Math.Max(100, weights.Sum())).FindAll(p => p > 0);
                    var benefits = percents.ConvertAll(p =>
                        Planned(figures: Figures() with { AttributionPercent = p, Profile = Profile(amounts) })
                    );
                    foreach (var benefit in benefits)
                    foreach (var ((act, pence), n) in amounts.Select((a, i) => (a, i)))
                    {
                        var (id, pounds) = (Guid.CreateVersion7(), pence / 100m);
                        var period = Quarter.AddMonths(3 * (n % 3));
                        if (benefit.Actuals.Any(a => a.IsLive && a.Period == period))
                            continue;
                        benefit.Record(id, new Measured(period, 100m, pounds, "Rotas", null), Recorder, Now, new DateOnly(2027, 1, 1));
                        if (act > 0)
                            benefit.Verify(id, new Verification(100m, pounds, null), Judging(benefit), Now, London.DayOf);
                        if (act > 1)
                            benefit.Reverse(id, Guid.CreateVersion7(), "Wrong", Judging(benefit), Now);
                    }
                    Assert.All(
                        new Func<Benefit, Attributed?>[] { b => b.Planned, b => b.Claimed, b => b.Verified },
                        figure =>
                        {
                            Assert.True(
                                benefits.Sum(b => figure(b)!.Value.Ours) <= (benefits.Count == 0 ? 0 : figure(benefits[0])!.Value.Whole)
                            );
                            Assert.All(benefits, b => Assert.Equal(decimal.Round(figure(b)!.Value.Ours, 2), figure(b)!.Value.Ours));
                        }
                    );
                    // The appraisal's undiscounted pounds, the years' and the last quarter's of the chart are the register's.
                    Assert.All(
                        benefits,
                        b =>
                        {
                            Assert.Equal(b.Planned!.Value.Ours, Registered.Planned(b).Sum(v => v.Pounds));
                            Assert.Equal(b.Planned, BenefitYear.Of(b).Aggregate(default(Attributed), (sum, y) => sum + y.Planned!.Value));
                            Assert.Equal(b.Planned.Value.Ours, CumulativeQuarter.Of([b], b.Class, Today)[^1].Planned);
                            Assert.Equal(b.Verified!.Value.Ours, CumulativeQuarter.Of([b], b.Class, new DateOnly(2030, 1, 1))[^1].Verified);
                        }
                    );

                    static IReadOnlyList<PlannedFigure> Profile(IEnumerable<(int, int Pence)> amounts) =>
                        [.. amounts.Take(3).Select((a, n) => new PlannedFigure(Quarter.AddMonths(3 * n), 1m, a.Pence / 100m))];
                },
                iter: 300
            );

    [Theory]
    [InlineData("20000", 50, "10000", "£10,000 (50% of £20,000)")]
    [InlineData("0.01", 99, "0", "£0 (99% of £0.01)")]
    [InlineData("100.01", 33, "33", "£33 (33% of £100.01)")]
    [InlineData("-100.01", 33, "-33", "−£33 (33% of −£100.01)")]
    [InlineData("99999999999.99", 100, "99999999999.99", "£99,999,999,999.99")]
    public void A_share_is_cut_down_to_the_penny(string whole, int percent, string ours, string words)
    {
        var amount = Attributed.Of(decimal.Parse(whole, System.Globalization.CultureInfo.InvariantCulture), percent);
        Assert.Equal(decimal.Parse(ours, System.Globalization.CultureInfo.InvariantCulture), amount.Ours);
        Assert.Equal(words, amount.InWords(percent));
    }

    [Fact]
    public void Attribution_is_locked_with_the_plan_and_changes_by_a_new_version_for_all_that_is_measured()
    {
        var benefit = Planned();
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1_000m, "Rotas", null), Recorder, Now, Today);
        benefit.ChangePlan(Figures() with { AttributionPercent = 60 });
        Assert.Equal(new Attributed(1_000m, 600m), benefit.Claimed);
        foreach (var percent in new[] { 0, 101, -1 })
            Assert.Equal(
                BenefitPlan.Rules.Attributed,
                Assert.Throws<RuleBroken>(() => benefit.ChangePlan(Figures() with { AttributionPercent = percent })).Rule
            );
        benefit.Lock(Guid.CreateVersion7(), Now);
        var changed = Assert.Throws<RuleBroken>(() => benefit.ChangePlan(Figures() with { AttributionPercent = 50 }));
        Assert.Equal(Benefit.Rules.PlanIsLocked, changed.Rule);
        benefit.ProposePlan(Figures() with { AttributionPercent = 50 }, "Two programmes share it", Owner, Now);
        Assert.Equal((60, new Attributed(1_000m, 600m)), (benefit.AttributionPercent, benefit.Claimed!.Value));
        benefit.TakeAnnouncements(Now);
        benefit.ApprovePlan(Verifier, Now);
        Assert.Equal((50, new Attributed(1_000m, 500m)), (benefit.AttributionPercent, benefit.Claimed!.Value));
        Assert.Equal(50, Assert.IsType<BenefitPlanned>(Assert.Single(benefit.TakeAnnouncements(Now))).AttributionPercent);
    }

    [Fact]
    public void A_disbenefit_counts_against()
    {
        var benefit = Planned(isDisbenefit: true);
        benefit.Record(Guid.CreateVersion7(), new Measured(Quarter, 1m, 500m, "Invoices", null), Recorder, Now, Today);
        Assert.Equal(new Attributed(-500m, -400m), benefit.Claimed);
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
        var verify = () => benefit.Verify(id, new Verification(verified, 1_000m, "Counted again"), Judging(benefit), Now, London.DayOf);
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
                    .Throws<RuleBroken>(() =>
                        benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit, person, lead), Now, London.DayOf)
                    )
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
                [.. quarters.Append(new(2026, 10, 1)).Select(q => new PlannedFigure(q, 80m, 1_000m))],
                80
            )
        );
        foreach (var (quarter, value) in quarters.Zip([70m, 78m, 82m]))
        {
            var id = Guid.CreateVersion7();
            benefit.Record(id, new Measured(quarter, value, 900m, "Survey", null), Recorder, Now, Today);
            benefit.Verify(id, new Verification(value, 900m, null), Judging(benefit), Now, London.DayOf);
        }
        var realised = Realisation.Of(benefit, new DateOnly(2027, 1, 5));
        Assert.Equal((83.3m, 3, 4), (realised.Percent!.Value, realised.Reported, realised.Due));
        Assert.Equal(new Attributed(3_533.33m, 2_826.67m), realised.Forecast);
        // £720 of each verified quarter is ours; of the open one's £800 it is 50 of 60, not 83.3%.
        Assert.Equal(
            [720m, 1_440m, 2_160m, 2_826.67m],
            CumulativeQuarter.Of([benefit], benefit.Class, new DateOnly(2027, 1, 5)).Select(q => q.Forecast)
        );
        Assert.Equal([new DateOnly(2026, 10, 1)], benefit.Gaps(new DateOnly(2027, 1, 5)));
    }

    [Fact]
    public void Chart_and_register_forecast_the_same_with_nothing_verified_and_whatever_is_verified() =>
        Gen.Select(Gen.Int[1, 100], Gen.Select(Gen.Int[0, 4_000], Gen.Int[0, 1_000_000], Gen.Bool).Array[1, 4])
            .Sample(
                (percent, quarters) =>
                {
                    var benefit = Planned(
                        figures: Figures() with
                        {
                            AttributionPercent = percent,
                            Profile =
                            [
                                .. quarters.Select((q, n) => new PlannedFigure(Quarter.AddMonths(3 * n), 1_000m + n, q.Item2 / 100m)),
                            ],
                        }
                    );
                    var today = new DateOnly(2027, 6, 1);
                    var nothing = Realisation.Of(benefit, today);
                    var asPlanned = nothing is { Percent: null } && nothing.Forecast == benefit.Planned && Last() == nothing.Forecast;
                    foreach (var (period, value) in quarters.Select((q, n) => (Quarter.AddMonths(3 * n), q)).Where(q => q.q.Item3))
                    {
                        var id = Guid.CreateVersion7();
                        var pounds = value.Item2 / 300m;
                        pounds = decimal.Truncate(pounds * 100) / 100;
                        benefit.Record(id, new Measured(period, value.Item1, pounds, "Rotas", null), Recorder, Now, today);
                        benefit.Verify(id, new Verification(value.Item1, pounds, null), Judging(benefit), Now, London.DayOf);
                    }
                    return asPlanned && Realisation.Of(benefit, today).Forecast!.Value.Ours == Last()!.Value.Ours;

                    Attributed? Last() =>
                        CumulativeQuarter.Of([benefit], benefit.Class, today)[^1].Forecast is var ours
                            ? new Attributed(benefit.Planned!.Value.Whole, ours)
                            : null;
                }
            );

    [Fact]
    public void The_chart_keeps_the_plan_as_first_locked_beside_the_one_after_it()
    {
        var benefit = Planned(
            figures: Figures() with
            {
                AttributionPercent = 50,
                Profile = [new PlannedFigure(Quarter, 100m, 1_000m), new PlannedFigure(Quarter.AddMonths(3), 200m, 2_000m)],
            }
        );
        Assert.All(CumulativeQuarter.Of([benefit], benefit.Class, Today), q => Assert.Null(q.Locked));
        benefit.Lock(Guid.CreateVersion7(), Now);
        benefit.ProposePlan(
            Figures() with
            {
                AttributionPercent = 40,
                Profile = [new PlannedFigure(Quarter, 100m, 500m), new PlannedFigure(Quarter.AddMonths(6), 200m, 1_000m)],
            },
            "The second site begins later",
            Owner,
            Now
        );
        Assert.Equal([(500m, 500m), (1_500m, 1_500m)], LockedAndPlanned());
        benefit.ApprovePlan(Recorder, Now);
        Assert.Equal([(500m, 200m), (1_500m, 200m), (1_500m, 600m)], LockedAndPlanned());

        IEnumerable<(decimal, decimal)> LockedAndPlanned() =>
            CumulativeQuarter.Of([benefit], benefit.Class, Today).Select(q => (q.Locked!.Value, q.Planned));
    }

    [Fact]
    public void What_is_returned_or_taken_back_is_asked_for_again_from_that_day_on()
    {
        var benefit = Planned();
        var (first, late) = (new DateOnly(2026, 7, 7), new DateTimeOffset(2026, 11, 3, 12, 0, 0, default));
        Assert.Equal(first, benefit.DueOn(Quarter, London.DayOf));
        var id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, Now, Today);
        Assert.Equal(first, benefit.DueOn(Quarter, London.DayOf));
        benefit.Return(id, "The rota of May is missing", Judging(benefit), Now);
        Assert.Equal(Today, benefit.DueOn(Quarter, London.DayOf));
        id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, Now, Today);
        benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit), Now, London.DayOf);
        benefit.Reverse(id, Guid.CreateVersion7(), "The wrong practice", Judging(benefit), late);
        Assert.Equal(new DateOnly(2026, 11, 3), benefit.DueOn(Quarter, London.DayOf));
        // Half an hour after midnight in London is the evening before in universal time.
        id = Guid.CreateVersion7();
        benefit.Record(id, new Measured(Quarter, 1m, 1m, "Rotas", null), Recorder, late, Today);
        benefit.Return(id, "The rota of June is missing", Judging(benefit), new DateTimeOffset(2027, 6, 9, 23, 30, 0, default));
        Assert.Equal(new DateOnly(2027, 6, 10), benefit.DueOn(Quarter, London.DayOf));
        // What was due when, for the colour of the plan, does not move.
        Assert.Equal(first, benefit.FirstDueOn(Quarter));
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
                        benefit.Verify(id, new Verification(1m, 1m, null), new Judge(Verifier, [], appointments), Now, London.DayOf)
                    )
                    .Rule
            );
        var ended = Appointed(VerifierKind.Finance, benefit.BeneficiaryOrganisationId);
        ended.End(Now);
        Assert.Throws<RuleBroken>(() =>
            benefit.Verify(id, new Verification(1m, 1m, null), new Judge(Verifier, [], [ended]), Now, London.DayOf)
        );
        benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit), Now, London.DayOf);
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
        var verify = () => benefit.Verify(id, new Verification(1m, 1m, null), Judging(benefit), Now, London.DayOf);
        Assert.Equal(Benefit.Rules.BudgetNamed, Assert.Throws<RuleBroken>(verify).Rule);
        benefit.NameBudget("Agency staff", Quarter);
        verify();
        Assert.Equal(Benefit.Rules.BudgetKept, Assert.Throws<RuleBroken>(() => benefit.NameBudget("Another", Quarter)).Rule);
        Assert.Equal(Benefit.Rules.BudgetOfCash, Assert.Throws<RuleBroken>(() => Planned().NameBudget("Agency", Quarter)).Rule);
    }

    [Fact]
    public void Less_harm_than_planned_is_no_lag()
    {
        var figures = Figures() with { Profile = [new PlannedFigure(Quarter, 100m, null)] };
        var (gain, harm) = (
            Planned(kind: BenefitClass.Quality, figures: figures),
            Planned(isDisbenefit: true, kind: BenefitClass.Quality, figures: figures)
        );
        Assert.Equal([new PeriodDue(100m, 0m)], gain.DueBefore(Today));
        Assert.Empty(harm.DueBefore(Today));
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
        Assert.False(benefit.IsBackDated(benefit.Actuals[0], London.DayOf));
        benefit.Return(actuals[0], "The wrong ward", Judging(benefit), Now);
        Record(actuals[1], quarters[0], Now);
        Record(actuals[2], quarters[1], Now);
        Assert.Equal(Benefit.Rules.BackDatedHasReason, Assert.Throws<RuleBroken>(() => Verify(actuals[1], " ")).Rule);
        Verify(actuals[1], "The ward's system was late");
        Verify(actuals[2], null);

        void Record(Guid id, DateOnly period, DateTimeOffset at) =>
            benefit.Record(id, new Measured(period, 100m, null, "Rotas", null), Recorder, at, Today);

        void Verify(Guid id, string? reason) =>
            benefit.Verify(id, new Verification(100m, null, reason), Judging(benefit), Now, London.DayOf);
    }

    [Fact]
    public void In_summer_a_plan_locked_late_on_the_last_evening_of_a_period_in_utc_was_locked_after_it()
    {
        var benefit = Planned(kind: BenefitClass.Quality);
        benefit.Lock(Guid.CreateVersion7(), new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero));
        benefit.Record(Guid.CreateVersion7(), new Measured(new DateOnly(2026, 4, 1), 100m, null, "Rotas", null), Recorder, Now, Today);
        Assert.True(benefit.IsBackDated(benefit.Actuals[0], London.DayOf));
    }

    [Fact]
    public void Over_any_history_money_is_conserved_and_only_one_entry_holds_a_period() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 1_000_000])
            .List[1, 60]
            .Sample(acts =>
            {
                var benefit = Planned();
                decimal claimed = 0,
                    verified = 0;
                foreach (var (act, quarter, pence) in acts)
                {
                    var period = Quarter.AddMonths(3 * quarter);
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
                            benefit.Verify(live.Id, new Verification(90m, part, "Part of it"), Judging(benefit), Now, London.DayOf);
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
                return benefit.Claimed!.Value.Whole == claimed
                    && benefit.Verified!.Value.Whole == verified
                    && verified <= claimed
                    && benefit.Verified.Value.Ours <= benefit.Claimed.Value.Ours
                    && benefit.Actuals.Where(a => a.IsLive).GroupBy(a => a.Period).All(g => g.Count() == 1)
                    && BenefitYear.Of(benefit).Aggregate(default(Attributed), (sum, y) => sum + y.Verified!.Value) == benefit.Verified;
            });

    [Fact]
    public void The_same_gain_is_counted_twice_only_where_measure_time_and_organisation_meet()
    {
        var (trust, icb) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        bool Covers(Guid wide, Guid narrow, DateOnly day) => wide == narrow || (wide == icb && narrow == trust);
        MeasuredClaim Claim(Guid organisation, int percent, int from = 1, int to = 12, string of = "hours") =>
            new(Guid.CreateVersion7(), of, organisation, new(2026, from, 1), new(2026, to, 1), percent);
        IReadOnlyCollection<Guid> Found(params MeasuredClaim[] claims) => [.. DoubleCounting.Conflicts(claims, Covers, []).Keys];

        var (own, part) = (Claim(trust, 60), Claim(icb, 50));
        Assert.Equal(new[] { own.BenefitId, part.BenefitId }.Order(), Found(own, part).Order());
        Assert.Empty(Found(own, part with { AttributionPercent = 40 }));
        Assert.Empty(Found(own, Claim(icb, 90, of: "beds")));
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
        // Each is told of those that it meets, and of no others.
        var (third, apart) = (Claim(trust, 30, 7), Claim(trust, 30, 1, 6));
        var met = DoubleCounting.Conflicts([own, part, third, apart], Covers, []);
        Assert.Equal(new[] { own.BenefitId, part.BenefitId }.Order(), met[third.BenefitId].Order());
        Assert.DoesNotContain(third.BenefitId, met[apart.BenefitId]);
    }

    [Fact]
    public void A_systems_claim_is_added_to_each_of_its_members_and_members_never_to_each_other()
    {
        var (system, one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        bool Covers(Guid wide, Guid narrow, DateOnly day) => wide == narrow || wide == system;
        MeasuredClaim Claim(Guid organisation, int percent, int from = 1) =>
            new(Guid.CreateVersion7(), "hours", organisation, new(2026, from, 1), new(2026, 12, 1), percent);
        IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> Found(params MeasuredClaim[] claims) => DoubleCounting.Conflicts(claims, Covers, []);

        var (whole, first, second) = (Claim(system, 40), Claim(one, 60), Claim(other, 60));
        Assert.Empty(Found(whole, first, second));
        // One per cent more at one of them, and it meets the system there; the other has nothing to do with it.
        var more = first with
        {
            AttributionPercent = 61,
        };
        var met = Found(whole, more, second);
        Assert.Equal([more.BenefitId], met[whole.BenefitId]);
        Assert.Equal([whole.BenefitId], met[more.BenefitId]);
        Assert.DoesNotContain(second.BenefitId, met.Keys);
        // Two at one member, with the system's, are added up; so are two of the system.
        var (beside, widely) = (Claim(one, 1, from: 6), Claim(system, 61));
        Assert.Equal(
            new[] { whole.BenefitId, first.BenefitId, beside.BenefitId }.Order(),
            Found(whole, first, second, beside).Keys.Order()
        );
        Assert.Equal(new[] { whole.BenefitId, widely.BenefitId }.Order(), Found(whole, widely).Keys.Order());
    }

    [Theory]
    [InlineData(1, 6, 7, 12, 0)] // The trust's months ended before it became part of the other.
    [InlineData(1, 12, 7, 12, 2)]
    [InlineData(1, 12, 1, 12, 2)] // Both began before, as two organisations, and met on the day.
    [InlineData(1, 6, 1, 6, 0)] // Two organisations all that time.
    public void A_successor_counts_the_same_gain_from_the_day_of_the_succession_only(
        int from,
        int to,
        int otherFrom,
        int otherTo,
        int found
    )
    {
        var (trust, successor, day) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new DateOnly(2026, 7, 1));
        MeasuredClaim Claim(Guid organisation, int first, int last) =>
            new(Guid.CreateVersion7(), "hours", organisation, new(2026, first, 1), new(2026, last, 28), 60);
        var conflicts = DoubleCounting.Conflicts(
            [Claim(trust, from, to), Claim(successor, otherFrom, otherTo)],
            (a, b, on) => a == b || on >= day,
            [DateOnly.MinValue, day]
        );
        Assert.Equal(found, conflicts.Count);
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

    private static PlanFigures Figures() => new(0m, new DateOnly(2026, 2, 28), "Rotas", 900m, new DateOnly(2027, 3, 31), [], 80);

    [Fact]
    public void Whatever_day_an_initiative_ends_what_is_expected_and_what_no_longer_is_come_to_the_whole_plan() =>
        Gen.Select(Gen.Int[0, 1_200], Gen.Int[0, 10_000_000].List[1, 12], Gen.Bool, Gen.Int[0, 20])
            .Sample(
                (days, pence, isMerged, after) =>
                {
                    var benefit = Planned(
                        figures: Figures() with
                        {
                            TargetOn = new DateOnly(2029, 3, 31),
                            AttributionPercent = 37,
                            Profile = [.. pence.Select((p, i) => new PlannedFigure(Quarter.AddMonths(3 * i), i, p / 100m))],
                        }
                    );
                    benefit.Collect(Owner, after);
                    var (whole, claim) = (benefit.Planned!.Value, benefit.ClaimOf("gain", hasEnded: false));
                    var ended = new DateOnly(2026, 3, 31).AddDays(days);
                    benefit.Follow(isMerged ? Stage.Merged : Stage.Stopped, ended);
                    var (planned, gone) = (benefit.Planned!.Value, benefit.NoLongerExpected!.Value);
                    var collected = benefit.CollectionPeriods;
                    var until = benefit.ClaimOf("gain", hasEnded: true).To;
                    var again = isMerged ? benefit.PlanAgain(Guid.CreateVersion7(), Guid.CreateVersion7(), "It", Owner, Now) : null;
                    var holds =
                        planned + gone == whole
                        && benefit.Plan.Profile.All(p => (p.Start <= ended) == benefit.IsExpected(p.Start))
                        // What goes on is claimed from where this ends.
                        && (!isMerged || (until < ended && collected.All(p => p <= ended)) || until <= claim.To)
                        && (again is null || (again.Planned!.Value == gone && again.ClaimOf("gain", hasEnded: false).From > until));
                    benefit.Follow(Stage.Development, ended);
                    return holds && benefit.Planned!.Value == whole && benefit.ClaimOf("gain", hasEnded: false) == claim;
                }
            );

    [Fact]
    public void A_figure_lies_between_the_baseline_and_the_end_of_collection_whose_last_period_the_refusal_names()
    {
        var benefit = Planned(figures: Figures() with { TargetOn = new DateOnly(2026, 6, 30), Profile = [] });
        benefit.Collect(Owner, 1);
        var late = new DateOnly(2027, 10, 7);
        void Record(DateOnly period) =>
            benefit.Record(Guid.CreateVersion7(), new Measured(period, 1m, 1m, "Rotas", null), Recorder, Now, late);
        Assert.Equal(new DateOnly(2026, 7, 1), benefit.LastPeriod);
        Assert.Equal(Benefit.Rules.InItsPeriods, Assert.Throws<RuleBroken>(() => Record(Quarter.AddMonths(-3))).Rule);
        Assert.Equal(
            "Choose a period up to July to September 2026: collection ends with it",
            Assert.Throws<RuleBroken>(() => Record(Quarter.AddMonths(6))).Message
        );
        Record(Quarter.AddMonths(3));
        Assert.Equal(
            "July to September 2026 has been measured already: choose a later target or collect for more periods",
            Assert.Throws<RuleBroken>(() => benefit.Collect(Owner, 0)).Message
        );
        benefit.Collect(Owner, 2);
        Record(Quarter.AddMonths(6));
    }

    [Fact]
    public void Collection_runs_on_after_the_target_or_the_end_whichever_is_later()
    {
        var benefit = Planned(figures: Figures() with { TargetOn = new DateOnly(2027, 3, 31) });
        Assert.Equal(new DateOnly(2028, 1, 1), benefit.LastPeriod);
        benefit.Follow(Stage.Closed, new DateOnly(2026, 12, 1));
        Assert.Equal(new DateOnly(2028, 1, 1), benefit.LastPeriod);
        benefit.Follow(Stage.BenefitRealisation, new DateOnly(2027, 1, 1));
        benefit.Follow(Stage.Closed, new DateOnly(2028, 4, 20));
        Assert.Equal(new DateOnly(2029, 4, 1), benefit.LastPeriod);
        Assert.Equal(new DateOnly(2029, 6, 30), benefit.ClaimOf("gain", hasEnded: false).To);
        Assert.Contains(new DateOnly(2029, 1, 1), benefit.Gaps(new DateOnly(2029, 5, 1)));
        benefit.Follow(Stage.BenefitRealisation, new DateOnly(2028, 5, 1));
        Assert.Equal(new DateOnly(2028, 1, 1), benefit.LastPeriod);
    }

    [Fact]
    public void What_was_measured_before_a_later_baseline_is_still_compared_with_what_others_claim()
    {
        var benefit = Planned();
        benefit.Record(Guid.CreateVersion7(), new Measured(Quarter, 100m, 1_000m, "Rotas", null), Recorder, Now, Today);
        benefit.Lock(Guid.CreateVersion7(), Now);
        var claimed = benefit.ClaimOf("gain", hasEnded: false).From;
        benefit.ProposePlan(Figures() with { BaselineOn = new DateOnly(2026, 9, 30) }, "Measured anew", Owner, Now);
        benefit.ApprovePlan(Verifier, Now);
        Assert.Equal((new DateOnly(2026, 2, 28), Quarter), (claimed, benefit.ClaimOf("gain", hasEnded: false).From));
    }

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
                Owner,
                Guid.CreateVersion7()
            ),
            figures ?? (direction == Direction.Up ? Figures() : Figures() with { TargetValue = -900m }),
            Owner,
            Now
        );
}
