using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Development.Features.Appraisal;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Programmes;
using InnovationPipeline.Platform.Demonstration;

namespace InnovationPipeline.Development.Demonstration;

/// <summary>What the winner was to gain, what was measured, and what a verifier confirmed.</summary>
internal static class DemonstrationBenefits
{
    private static readonly Guid Calls = Script.Id("benefit/calls");
    private static readonly Guid Hours = Script.Id("benefit/clinician-hours");
    private static readonly Guid Agency = Script.Id("benefit/agency-hours");

    private static readonly DateOnly[] Quarters = [new(2026, 4, 1), new(2026, 7, 1), new(2026, 10, 1), new(2027, 1, 1)];

    public static IEnumerable<Step> Steps()
    {
        yield return Planned(
            day: 10,
            Calls,
            BenefitClass.Access,
            "Calls answered within 5 minutes between 8am and 9am",
            "% of calls",
            Direction.Up,
            baseline: 41m,
            "Telephone system of 4 practices, February 2026",
            [(50m, null), (62m, null), (72m, null), (80m, null)]
        );
        yield return Planned(
            day: 11,
            Hours,
            BenefitClass.NonCashReleasing,
            "Clinician time released from telephone triage",
            "hours a quarter",
            Direction.Up,
            baseline: 0m,
            "Rotas of 4 practices, February 2026",
            [(300m, 13_500m), (500m, 22_500m), (700m, 31_500m), (900m, 40_500m)]
        );
        yield return Planned(
            day: 12,
            Agency,
            BenefitClass.CashReleasing,
            "Agency hours at reception",
            "hours a quarter",
            Direction.Down,
            baseline: 1_200m,
            "Invoices of 4 practices, October to December 2025",
            [(1_000m, 3_600m), (800m, 7_200m), (500m, 12_600m), (300m, 16_200m)]
        );

        yield return new(
            DevelopmentDemonstration.At(2026, 3, 13),
            async (stage, ct) =>
            {
                var shown = await stage.Ask("orson", new AppraisalToRead(DevelopmentDemonstration.Winner), ct);
                await stage.Send(
                    "orson",
                    new Assume(
                        DevelopmentDemonstration.Winner,
                        shown.Version,
                        YearZero: 2026,
                        ScheduleName.Standard,
                        PriceYear: 2026,
                        InflationPercent: 0m,
                        CostsRaisedPercent: 10m,
                        BenefitsCutPercent: 10m,
                        BenefitsLaterYears: 0,
                        "Finance team, March 2026",
                        BiasReason: "One practice's costs are known, so the uplift is at the lower end"
                    ),
                    ct
                );
            }
        );
        yield return Costed(14, "telephone-system", LineKind.Capital, 2026, 2026, 18_000m, "Telephone system for 4 practices");
        yield return Costed(15, "licences", LineKind.Revenue, 2026, 2028, 6_500m, "Licences and support");

        yield return Appointed(16, VerifierKind.Finance);
        yield return Appointed(17, VerifierKind.Analyst);
        yield return new(
            DevelopmentDemonstration.At(2026, 3, 18),
            (stage, ct) =>
                stage.Send("benita", new NameBudget(Agency, "Agency staff at reception, 4 practices", new DateOnly(2026, 4, 1)), ct)
        );

        yield return Claimed(2026, 7, 6, Calls, 0, 53m, null, "Telephone system report, April to June");
        yield return Claimed(2026, 7, 6, Hours, 0, 320m, 14_400m, "Rotas, April to June, at £45 an hour");
        yield return Claimed(2026, 7, 7, Agency, 0, 980m, 3_960m, "Agency invoices, April to June");
        yield return Verified(2026, 7, 14, Calls, 0, 53m, null, null);
        yield return Verified(2026, 7, 14, Hours, 0, 320m, 14_400m, null);
        yield return Verified(
            2026,
            7,
            15,
            Agency,
            0,
            1_010m,
            3_420m,
            "Two invoices of £270 each belong to June: 30 more agency hours were bought than counted"
        );
        yield return Reviewed(
            2026,
            7,
            17,
            "Calls and clinician hours are ahead of the plan. Agency invoices come late: count them a month after the quarter"
        );

        yield return Claimed(2026, 10, 6, Calls, 1, 66m, null, "Telephone system report, July to September");
        yield return Claimed(2026, 10, 6, Hours, 1, 540m, 24_300m, "Rotas, July to September, at £45 an hour");
        yield return Claimed(2026, 10, 7, Agency, 1, 790m, 7_380m, "Agency invoices, July to September");
        yield return Verified(2026, 10, 13, Calls, 1, 66m, null, null);
        yield return Verified(2026, 10, 14, Agency, 1, 790m, 7_380m, null);
        yield return Reviewed(2026, 10, 16, "Calls and agency hours are as planned. The clinician hours of the quarter wait for finance");
    }

    private static Step Planned(
        int day,
        Guid id,
        BenefitClass kind,
        string measure,
        string unit,
        Direction direction,
        decimal baseline,
        string source,
        IReadOnlyList<(decimal Value, decimal? Pounds)> profile
    ) =>
        new(
            DevelopmentDemonstration.At(2026, 3, day),
            (stage, ct) =>
                stage.Send(
                    "benita",
                    new PlanBenefit(
                        id,
                        DevelopmentDemonstration.Winner,
                        kind,
                        IsDisbenefit: false,
                        measure,
                        unit,
                        direction,
                        Interval.Quarter,
                        Confidence.Medium,
                        OwnerEmail: null,
                        Script.Id("organisation/millbrook"),
                        new PlanForm(
                            baseline,
                            new DateOnly(2026, 2, 28),
                            source,
                            profile[^1].Value,
                            new DateOnly(2027, 3, 31),
                            [.. profile.Select((p, i) => new PlannedFigure(Quarters[i], p.Value, p.Pounds))],
                            AttributionPercent: 80
                        ),
                        Aggregation: unit.StartsWith('%') ? Aggregation.Latest : Aggregation.Sum
                    ),
                    ct
                )
        );

    private static Step Appointed(int day, VerifierKind kind) =>
        new(
            DevelopmentDemonstration.At(2026, 3, day),
            (stage, ct) =>
                stage.Send(
                    "olive",
                    new AppointVerifier(
                        Script.Id($"verifier/{kind}"),
                        Script.Id($"organisation/{Cast.Host}"),
                        Cast.Member("verity").Email,
                        kind,
                        kind == VerifierKind.Finance ? Script.Id("organisation/millbrook") : null
                    ),
                    ct
                )
        );

    private static Step Costed(int day, string key, LineKind kind, int from, int to, decimal pounds, string words) =>
        new(
            DevelopmentDemonstration.At(2026, 3, day),
            (stage, ct) =>
                stage.Send(
                    "orson",
                    new AddAppraisalLine(Script.Id($"appraisal/{key}"), DevelopmentDemonstration.Winner, kind, from, to, pounds, words),
                    ct
                )
        );

    private static Step Claimed(int year, int month, int day, Guid benefit, int quarter, decimal value, decimal? pounds, string evidence) =>
        new(
            DevelopmentDemonstration.At(year, month, day),
            (stage, ct) =>
                stage.Send(
                    "benita",
                    new RecordActual(Actual(benefit, quarter), benefit, Quarters[quarter], value, pounds, evidence, null),
                    ct
                )
        );

    private static Step Verified(int year, int month, int day, Guid benefit, int quarter, decimal value, decimal? pounds, string? reason) =>
        new(
            DevelopmentDemonstration.At(year, month, day),
            (stage, ct) => stage.Send("verity", new VerifyActual(benefit, Actual(benefit, quarter), value, pounds, reason), ct)
        );

    /// <summary>The review that is due next.</summary>
    private static Step Reviewed(int year, int month, int day, string found) =>
        new(
            DevelopmentDemonstration.At(year, month, day),
            async (stage, ct) =>
            {
                var delivery = await stage.Ask("benita", new DeliveryToRead(DevelopmentDemonstration.Winner), ct);
                var due = delivery.Tasks.First(t => t is { IsReview: true, State: TaskState.Open });
                await stage.Send("benita", new EndTask(DevelopmentDemonstration.Winner, due.Id, TaskState.Done, found), ct);
            }
        );

    private static Guid Actual(Guid benefit, int quarter) => Script.Id($"actual/{benefit}/{quarter}");
}
