using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

/// <summary>The vectors of the Green Book method, exact to the penny.</summary>
public sealed class AppraisalTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly DiscountEdition Edition = DiscountEdition.On(Today);

    private static readonly CostBenefit Vector = new(
        Edition,
        ScheduleName.Standard,
        [new CostFlow(0, 100_000m), .. Enumerable.Range(1, 5).Select(y => new CostFlow(y, 20_000m))],
        [
            .. Enumerable.Range(1, 5).Select(y => new BenefitFlow(y, 60_000m, ValueClass.CashReleasing)),
            .. Enumerable.Range(1, 5).Select(y => new BenefitFlow(y, 30_000m, ValueClass.NonCashReleasing)),
        ]
    );

    [Theory]
    [InlineData("Standard", 0, "1.0")]
    [InlineData("Standard", 1, "0.9662")]
    [InlineData("Standard", 2, "0.9335")]
    [InlineData("Standard", 5, "0.842")]
    [InlineData("Standard", 10, "0.7089")]
    [InlineData("Standard", 30, "0.3563")]
    [InlineData("Standard", 31, "0.3459")]
    [InlineData("Health", 10, "0.8617")]
    public void Rates_decline_and_the_factor_of_a_year_divides_the_one_before(string schedule, int year, string factor) =>
        Assert.Equal(
            factor,
            Edition[Enum.Parse<ScheduleName>(schedule)].Factor(year).ToString("0.0###", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Fact]
    public void The_case_comes_out_to_the_penny() =>
        Assert.Equal(
            new CostBenefitFigures(
                PvCosts: 190_301.05m,
                PvBenefits: 406_354.71m,
                Npsv: 216_053.67m,
                Bcr: 2.1353m,
                PaybackYear: 2,
                CashPaybackYear: 3,
                CashReleasingNpv: 80_602.10m
            ),
            Vector.Figures()
        );

    [Fact]
    public void Fewer_benefits_and_higher_costs_come_out_to_the_penny()
    {
        var figures = Vector.Adjusted(costs: 1.1m, benefits: 0.8m).Figures();
        Assert.Equal((115_752.62m, 1.5530m), (figures.Npsv, figures.Bcr!.Value));
    }

    [Fact]
    public void The_file_gives_the_same_figures()
    {
        const string File = """
            {"schedule":"standard","costs":[[0,100000],[1,20000],[2,20000],[3,20000],[4,20000],[5,20000]],
             "benefits":[[1,60000,"CashReleasing"],[2,60000,"CashReleasing"],[3,60000,"CashReleasing"],[4,60000,"CashReleasing"],
             [5,60000,"CashReleasing"],[1,30000,"NonCashReleasing"],[2,30000,"NonCashReleasing"],[3,30000,"NonCashReleasing"],
             [4,30000,"NonCashReleasing"],[5,30000,"NonCashReleasing"],[3,12,"Unmonetised"]]}
            """;
        Assert.Equal(Vector.Figures(), CaseFile.Read(File, Today).Figures());
    }

    [Fact]
    public void Health_gained_has_its_own_rates_whatever_the_schedule()
    {
        var made = new CostBenefit(Edition, ScheduleName.Standard, [], [new BenefitFlow(10, 100_000m, ValueClass.Qaly)]);
        Assert.Equal(86_166.72m, made.Figures().PvBenefits);
        Assert.Equal(made.Figures().PvBenefits, (made with { Schedule = ScheduleName.Sensitivity }).Figures().PvBenefits);
    }

    [Fact]
    public void Payback_is_none_where_benefits_never_cover_costs_and_begins_with_the_spending()
    {
        Assert.Null((Vector with { Benefits = [] }).Figures().PaybackYear);
        var late = new CostBenefit(
            Edition,
            ScheduleName.Standard,
            [new CostFlow(2, 100m)],
            [new BenefitFlow(3, 60m, ValueClass.CashReleasing), new BenefitFlow(4, 60m, ValueClass.CashReleasing)]
        );
        Assert.Equal(4, late.Figures().PaybackYear);
        Assert.Null(new CostBenefit(Edition, ScheduleName.Standard, [], [new BenefitFlow(1, 1m, ValueClass.Societal)]).Figures().Bcr);
    }

    [Fact]
    public void At_its_switching_values_a_case_is_worth_nothing()
    {
        Assert.Equal(0m, decimal.Round(Vector.Adjusted(benefits: 1 + Vector.BenefitsSwitchAt!.Value).Figures().Npsv / 100m));
        Assert.Equal(0m, decimal.Round(Vector.Adjusted(costs: 1 + Vector.CostsSwitchAt!.Value).Figures().Npsv / 100m));
    }

    [Fact]
    public void An_edition_serves_from_its_day_on()
    {
        Assert.All(DiscountEdition.All, e => Assert.False(string.IsNullOrWhiteSpace(e.Source)));
        Assert.All(DiscountEdition.All, e => Assert.Contains(e.Schedules, s => s.Name == ScheduleName.Health));
        Assert.Equal(DiscountEdition.All.Select(e => e.From).Distinct().Order(), DiscountEdition.All.Select(e => e.From));
        Assert.Equal(
            "3.5% to year 30, 3% to year 75, 2.5% beyond",
            DiscountEdition.On(new DateOnly(2022, 4, 1))[ScheduleName.Standard].InWords
        );
        Assert.Equal("Green Book 2022", DiscountEdition.On(new DateOnly(2026, 1, 31)).Name);
        Assert.Equal("Green Book, February 2026", DiscountEdition.On(new DateOnly(2026, 2, 1)).Name);
        Assert.Equal(
            DiscountEdition.Rules.HasSchedule.Sentence,
            Assert.Throws<RuleBroken>(() => DiscountEdition.On(new DateOnly(2026, 1, 31))[ScheduleName.Sensitivity]).Message
        );
        Assert.Throws<RuleBroken>(() => DiscountEdition.On(new DateOnly(2020, 1, 1)));
    }

    [Theory]
    [InlineData("", "Line 1, character 1: this is not JSON")]
    [InlineData(
        "{\"schedule\":\"standard\",\n\"costs\":[[0,1]],\n\"benefits\":[[1,2,CashReleasing]]}",
        "Line 3, character 18: this is not JSON"
    )]
    [InlineData("[]", "The file must hold one object with the fields schedule, costs and benefits")]
    [InlineData("""{"costs":[[0,1]],"benefits":[]}""", "schedule: this field is missing")]
    [InlineData("""{"schedule":"standard","benefits":[]}""", "costs: this field is missing")]
    [InlineData(
        """{"schedule":"standard","costs":[],"benefits":[]}""",
        "costs and benefits: both are empty, so there is nothing to appraise"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[],"benefits":[],"cost":1}""",
        "cost: there is no such field; use schedule, costs and benefits"
    )]
    [InlineData(
        """{"schedule":"fast","costs":[[0,1]],"benefits":[]}""",
        "schedule: \"fast\" is not one of standard, health and sensitivity"
    )]
    [InlineData("""{"schedule":0,"costs":[[0,1]],"benefits":[]}""", "schedule: 0 is not one of standard, health and sensitivity")]
    [InlineData("""{"schedule":"standard","costs":{},"benefits":[]}""", "costs: this must be a list of [year, amount]")]
    [InlineData("""{"schedule":"standard","costs":[[0]],"benefits":[]}""", "costs[0]: [0] is not [year, amount]")]
    [InlineData(
        """{"schedule":"standard","costs":[[0,1],[-1,1]],"benefits":[]}""",
        "costs[1]: the year -1 is not a whole number from 0 to 125"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[126,1]],"benefits":[]}""",
        "costs[0]: the year 126 is not a whole number from 0 to 125"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[1.5,1]],"benefits":[]}""",
        "costs[0]: the year 1.5 is not a whole number from 0 to 125"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[["0",1]],"benefits":[]}""",
        "costs[0]: the year \"0\" is not a whole number from 0 to 125"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[0,-1]],"benefits":[]}""",
        "costs[0]: the amount -1 is negative; enter income as a benefit, and a benefit that counts against as a cost"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[0,100000000000]],"benefits":[]}""",
        "costs[0]: the amount 100000000000 cannot be used. Enter an amount below £100 billion"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[0,1e99]],"benefits":[]}""",
        "costs[0]: the amount 1e99 is not a number of pounds below £100 billion"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[0,1.005]],"benefits":[]}""",
        "costs[0]: the amount 1.005 cannot be used. Enter an amount in pounds and whole pence, for example 1,250.50"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[[0,"1"]],"benefits":[]}""",
        "costs[0]: the amount \"1\" is not a number of pounds below £100 billion"
    )]
    [InlineData(
        """{"schedule":"standard","costs":[],"benefits":[[0,1,"Cash"]]}""",
        "benefits[0]: the class \"Cash\" is not one of CashReleasing, NonCashReleasing, Societal, Qaly and Unmonetised"
    )]
    public void A_file_that_is_not_understood_names_the_place(string file, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => CaseFile.Read(file, Today)).Message);

    [Fact]
    public void More_benefit_is_never_worth_less_and_cash_is_never_more_than_all()
    {
        var flows = Gen.Select(Gen.Int[0, 125], Gen.Int[0, 100_000_000].Select(pence => pence / 100m)).Array[0, 20];
        Gen.Select(flows, flows, flows)
            .Sample(
                (costs, cash, other) =>
                {
                    var made = new CostBenefit(
                        Edition,
                        ScheduleName.Standard,
                        [.. costs.Select(c => new CostFlow(c.Item1, c.Item2))],
                        [
                            .. cash.Select(b => new BenefitFlow(b.Item1, b.Item2, ValueClass.CashReleasing)),
                            .. other.Select(b => new BenefitFlow(b.Item1, b.Item2, ValueClass.NonCashReleasing)),
                        ]
                    );
                    var (figures, more) = (made.Figures(), made.Adjusted(benefits: 1.2m).Figures());
                    return more.Npsv >= figures.Npsv
                        && figures.CashReleasingNpv <= figures.Npsv
                        && Math.Abs(figures.PvBenefits - figures.PvCosts - figures.Npsv) <= 0.01m
                        && (figures.PaybackYear ?? 999) <= (figures.CashPaybackYear ?? 999);
                }
            );
    }

    [Fact]
    public void Inflation_is_taken_out_and_optimism_bias_put_in()
    {
        Assert.Equal(100m, Deflator.Real(110.25m, 2, 0.05m));
        Assert.Equal(110.25m, Deflator.Real(100m, -2, 0.05m));
        var appraisal = new InitiativeAppraisal(Guid.CreateVersion7(), Today);
        appraisal.Assume(new Assumptions(2026, ScheduleName.Standard, 2026, 5m, 20m, 10m, 1, "The trust's finance team"));
        appraisal.Add(Guid.CreateVersion7(), new NewLine(LineKind.Capital, 2026, 2027, new Money(105m), "Licences"));
        var made = appraisal.Of(
            Edition,
            [new PlannedValue(2027, 210m, ValueClass.CashReleasing), new PlannedValue(2025, 1m, ValueClass.CashReleasing)]
        );
        Assert.Equal(1, made.AmountsBefore);
        Assert.Equal([(0, 126m), (1, 120m)], made.Adjusted.Costs.Select(c => (c.Year, c.Pounds)));
        Assert.Equal([(2, 180m)], made.Adjusted.Benefits.Select(b => (b.Year, b.Pounds)));
        // Pounds that are in the price year's prices already are left as they are, whatever year they come in.
        var real = appraisal.Of(Edition, [new PlannedValue(2027, 210m, ValueClass.CashReleasing) { PriceYear = 2026 }]);
        Assert.Equal([(2, 189m)], real.Adjusted.Benefits.Select(b => (b.Year, b.Pounds)));
    }

    [Fact]
    public void A_disbenefit_goes_with_the_costs_and_neither_bias_nor_a_gloomier_line_makes_it_smaller_or_later()
    {
        var made = new CostBenefit(
            Edition,
            ScheduleName.Standard,
            [new CostFlow(0, 1_000m)],
            [new BenefitFlow(1, 2_000m, ValueClass.CashReleasing), new BenefitFlow(1, -500m, ValueClass.NonCashReleasing)]
        );
        Assert.Equal(
            [(2, 1_600m), (1, -550m)],
            made.Adjusted(costs: 1.1m, benefits: 0.8m, laterBy: 1).Benefits.Select(b => (b.Year, b.Pounds))
        );
        // Year 1 at 3.5%: 1,932.37 gained, 483.09 lost.
        Assert.Equal((1_449.28m, 449.28m), (made.Figures().PvBenefits, made.Figures().Npsv));
        Assert.Equal(62.80m, made.Adjusted(benefits: 0.8m).Figures().Npsv);
        Assert.Equal(300.97m, made.Adjusted(costs: 1.1m).Figures().Npsv);
        Assert.True(made.HasDisbenefits);
        Assert.Equal(0m, decimal.Round(made.Adjusted(benefits: 1 + made.BenefitsSwitchAt!.Value).Figures().Npsv));
        Assert.Equal(0m, decimal.Round(made.Adjusted(costs: 1 + made.CostsSwitchAt!.Value).Figures().Npsv));

        var flows = Gen.Select(Gen.Int[0, 60], Gen.Int[1, 1_000_000], Gen.Enum<ValueClass>()).Array[1, 12];
        Gen.Select(flows, Gen.Int[0, 200], Gen.Int[0, 100], Gen.Int[0, 10])
            .Sample(
                (against, raised, cut, later) =>
                {
                    var alone = made with { Benefits = [.. against.Select(a => new BenefitFlow(a.Item1, -a.Item2 / 100m, a.Item3))] };
                    var (before, after) = (alone.Figures(), alone.Adjusted(1 + raised / 100m, 1 - cut / 100m, later).Figures());
                    return after.PvBenefits <= before.PvBenefits
                        && after.CashReleasingNpv <= before.CashReleasingNpv
                        && after.Npsv <= before.Npsv;
                }
            );
    }

    [Fact]
    public void Optimism_bias_is_proposed_by_the_confidence_in_each_pound_and_changed_only_with_a_reason()
    {
        var table = BiasEdition.On(Today)!;
        Assert.Null(BiasEdition.On(new DateOnly(2020, 1, 1)));
        Assert.Null(table.Propose([]));
        Assert.Equal(table.ByConfidence[Confidence.Low], table.Propose([Sure(Confidence.Low, 5m)])!.Bias);
        // £30,000 of high and £10,000 of low confidence: three quarters of 5% and one of 40%.
        var mixed = table.Propose([Sure(Confidence.High, 30_000m), Sure(Confidence.Low, 10_000m)])!;
        Assert.Equal((new OptimismBias(14m, 14m, 0), table.Name), (mixed.Bias, mixed.By));

        var appraisal = new InitiativeAppraisal(Guid.CreateVersion7(), Today);
        var assumed = new Assumptions(2026, ScheduleName.Standard, 2026, 0m, 14m, 14m, 0, "Finance");
        appraisal.Assume(assumed, mixed, "Not needed");
        Assert.Equal((mixed.By, null), (appraisal.BiasProposedBy, appraisal.BiasReason));
        Assert.Contains("14% as the product proposed", appraisal.AssumedInWords(Edition), StringComparison.Ordinal);
        var lower = assumed with { CostsRaisedPercent = 5m };
        Assert.Equal(InitiativeAppraisal.Rules.BiasHasReason, Assert.Throws<RuleBroken>(() => appraisal.Assume(lower, mixed, " ")).Rule);
        Assert.Equal(14m, appraisal.CostsRaisedPercent);
        appraisal.Assume(lower, mixed, "The price is fixed.");
        Assert.Contains(
            "instead of what the product proposed (The price is fixed)",
            appraisal.AssumedInWords(Edition),
            StringComparison.Ordinal
        );

        static Benefit Sure(Confidence confidence, decimal pounds) =>
            new(
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                new BenefitWords(
                    BenefitClass.NonCashReleasing,
                    IsDisbenefit: false,
                    "Hours",
                    "hours",
                    Direction.Up,
                    Interval.Quarter,
                    confidence,
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7()
                ),
                new PlanFigures(
                    0m,
                    new DateOnly(2026, 3, 31),
                    "Rotas",
                    9m,
                    new DateOnly(2026, 9, 30),
                    [new PlannedFigure(new DateOnly(2026, 4, 1), 9m, pounds)],
                    AttributionPercent: 100
                ),
                Guid.CreateVersion7(),
                default
            );
    }

    [Fact]
    public void Lines_lie_in_the_appraisals_years_and_are_above_nothing()
    {
        var appraisal = new InitiativeAppraisal(Guid.CreateVersion7(), Today);
        void Refuses(Rule rule, NewLine line) =>
            Assert.Equal(rule.Sentence, Assert.Throws<RuleBroken>(() => appraisal.Add(Guid.CreateVersion7(), line)).Message);
        Refuses(InitiativeAppraisal.Rules.InItsYears, new NewLine(LineKind.Revenue, 2025, 2026, new Money(1m), "Staff"));
        Refuses(InitiativeAppraisal.Rules.InItsYears, new NewLine(LineKind.Revenue, 2027, 2026, new Money(1m), "Staff"));
        Refuses(InitiativeAppraisal.Rules.InItsYears, new NewLine(LineKind.Revenue, 2026, 2087, new Money(1m), "Staff"));
        Refuses(InitiativeAppraisal.Rules.Positive, new NewLine(LineKind.Revenue, 2026, 2026, Money.Zero, "Staff"));
        Refuses(InitiativeAppraisal.Rules.Described, new NewLine(LineKind.Revenue, 2026, 2026, new Money(1m), " "));
    }

    [Fact]
    public void A_financial_year_begins_in_April()
    {
        Assert.Equal(2025, FinancialYears.Of(new DateOnly(2026, 3, 31)));
        Assert.Equal(2026, FinancialYears.Of(new DateOnly(2026, 4, 1)));
        Assert.Equal("2099/00", FinancialYears.InWords(2099));
    }
}
