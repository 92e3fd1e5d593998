using CsCheck;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class BenefitStandingTests
{
    private static readonly DateOnly First = new(2026, 4, 1);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Verifier = Guid.CreateVersion7();

    [Fact]
    public void From_a_plan_to_a_gain_that_lasts()
    {
        var benefit = Planned();
        Assert.Equal(BenefitStatus.Identified, Standing(benefit, First));
        benefit.Lock(decisionId: null, Now);
        Assert.Equal(BenefitStatus.Planned, Standing(benefit, First.AddMonths(2)));
        // Ended on 30 June and due 5 working days later: 7 July.
        Assert.Equal(BenefitStatus.Planned, Standing(benefit, new DateOnly(2026, 7, 7)));
        Assert.Equal(BenefitStatus.AtRisk, Standing(benefit, new DateOnly(2026, 7, 8)));
        Verify(benefit, quarter: 0, 95);
        Assert.Equal(BenefitStatus.OnTrack, Standing(benefit, new DateOnly(2026, 7, 8)));
        Verify(benefit, quarter: 1, 180);
        // 275 of 300.
        Assert.Equal(BenefitStatus.Realised, Standing(benefit, new DateOnly(2026, 10, 2)));
        Verify(benefit, quarter: 2, 185);
        Assert.Equal(BenefitStatus.Sustained, Standing(benefit, new DateOnly(2027, 1, 4)));
        Verify(benefit, quarter: 3, 100);
        Assert.Equal(BenefitStatus.AtRisk, Standing(benefit, new DateOnly(2027, 4, 2)));
    }

    [Theory]
    [InlineData(false, 90, nameof(BenefitStatus.OnTrack))]
    [InlineData(false, 89, nameof(BenefitStatus.AtRisk))]
    [InlineData(true, 110, nameof(BenefitStatus.OnTrack))]
    [InlineData(true, 111, nameof(BenefitStatus.AtRisk))]
    public void A_tenth_beside_the_plan_is_borne_and_of_a_disbenefit_too_much_is_the_risk(bool isDisbenefit, int value, string expected)
    {
        var benefit = Planned(isDisbenefit);
        benefit.Lock(decisionId: null, Now);
        Verify(benefit, quarter: 0, value);
        Assert.Equal(expected, $"{Standing(benefit, new DateOnly(2026, 7, 8))}");
    }

    [Theory]
    [InlineData(false, nameof(BenefitStatus.WrittenOff))]
    [InlineData(true, nameof(BenefitStatus.CarriedOn))]
    public void What_ends_before_its_plan_does_is_written_off_or_goes_on_elsewhere(bool isMerged, string expected)
    {
        var benefit = Planned();
        benefit.Lock(decisionId: null, Now);
        benefit.Follow(isMerged ? Stage.Merged : Stage.Stopped, First.AddMonths(1));
        Assert.Equal(expected, $"{Standing(benefit, First.AddMonths(1))}");
        benefit.Follow(Stage.BenefitRealisation, First.AddMonths(1));
        Assert.Equal(BenefitStatus.Planned, Standing(benefit, First.AddMonths(1)));
        // Ended after the last planned period began: nothing of the plan is lost.
        benefit.Follow(isMerged ? Stage.Merged : Stage.Stopped, First.AddMonths(4));
        Assert.Equal(BenefitStatus.Planned, Standing(benefit, First.AddMonths(1)));
    }

    /// <summary>Whatever was verified: what is short of the plan by more than a tenth is never on track, realised or sustained.</summary>
    [Fact]
    public void A_good_status_never_stands_beside_figures_behind_the_plan() =>
        Gen.Select(Gen.Int[0, 400].Array[4], Gen.Int[0, 4], Gen.Int[0, 600])
            .Sample(
                (values, count, day) =>
                {
                    var benefit = Planned();
                    benefit.Lock(decisionId: null, Now);
                    for (var quarter = 0; quarter < count; quarter++)
                        Verify(benefit, quarter, values[quarter]);
                    var today = First.AddDays(day);
                    var percent = Realisation.Of(benefit, today).Percent;
                    return Standing(benefit, today) switch
                    {
                        BenefitStatus.OnTrack => percent >= 90,
                        BenefitStatus.Realised => percent >= 90 && count == 2,
                        BenefitStatus.Sustained => percent >= 90 && values[count - 1] >= 180,
                        BenefitStatus.Planned => count == 0,
                        BenefitStatus.AtRisk => true,
                        _ => false,
                    };
                }
            );

    private static BenefitStatus Standing(Benefit benefit, DateOnly today) =>
        BenefitStanding.Of(benefit, today, m => DateOnly.FromDateTime(m.UtcDateTime));

    private static void Verify(Benefit benefit, int quarter, int value)
    {
        var period = First.AddMonths(3 * quarter);
        var actual = Guid.CreateVersion7();
        benefit.Record(actual, new Measured(period, value, 0m, "Rotas", null), Owner, Now, period.AddMonths(3));
        benefit.Verify(
            actual,
            new Verification(value, 0m, null),
            new Judge(
                Verifier,
                [],
                [
                    new VerifierAppointment(
                        Guid.CreateVersion7(),
                        Guid.CreateVersion7(),
                        Verifier,
                        VerifierKinds.For(benefit.Class),
                        benefit.BeneficiaryOrganisationId,
                        Owner,
                        Now
                    ),
                ]
            ),
            Now,
            London.DayOf
        );
    }

    /// <summary>100 and 200 hours in the two quarters of the plan, collected for four more.</summary>
    private static Benefit Planned(bool isDisbenefit = false) =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new BenefitWords(
                BenefitClass.NonCashReleasing,
                isDisbenefit,
                "Clinician time released",
                "hours",
                Direction.Up,
                Interval.Quarter,
                Confidence.Medium,
                Owner,
                Guid.CreateVersion7()
            ),
            new PlanFigures(
                0m,
                new DateOnly(2026, 3, 31),
                "Rotas",
                200m,
                new DateOnly(2026, 9, 30),
                [new PlannedFigure(First, 100m, 0m), new PlannedFigure(First.AddMonths(3), 200m, 0m)],
                100
            ),
            Owner,
            Now
        );
}
