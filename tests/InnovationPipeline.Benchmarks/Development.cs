using System.Diagnostics;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Benchmarks;

/// <summary>5,000 initiatives in all stages, some with several benefits, and 56,000 benefit periods: pages at the 95th percentile, and a year of reminders planned.</summary>
internal static class Development
{
    private const int Initiatives = 5_000;
    private const int PeriodsEach = 8;
    private const int Requests = 60;

    public static async Task Run()
    {
        await using var house = await House.Open();
        await house.Services.GetRequiredService<Seeder>().Seed(CancellationToken.None);
        var organisation = Script.Id($"organisation/{Cast.Host}");
        await Fill(house, organisation, Cast.Member("olive").Id, Cast.Member("benita").Id);
        var some = await house.Scalar<Guid>("SELECT id FROM development.initiatives WHERE title = 'Bench 2500'");
        using var browser = await house.Browse(Cast.Member("olive").Id);
        foreach (
            var (name, path) in new[]
            {
                ("stage board", "/initiatives/board"),
                ("benefits register", "/benefits"),
                ("initiative", $"/initiatives/{some}"),
                ("initiative as it was", $"/initiatives/{some}/as-at"),
            }
        )
            await Time(browser.Http, name, path);

        var watch = Stopwatch.StartNew();
        var planned = await Plan(house);
        Figures.Print($"a year of reminders planned ({planned:N0})", $"{watch.Elapsed.TotalSeconds:0.0} s");
        // Reminders go out on working days.
        var day = house.Clock.GetUtcNow();
        while (!WorkingDays.IsWorkingDay(London.DayOf(day)))
            day = day.AddDays(1);
        await house.Clock.MoveTo(day, CancellationToken.None);
        watch.Restart();
        await house.SendAsSystem(new SendReminders());
        Figures.Print(
            $"one run sent ({await house.Scalar<long>("SELECT count(*) FROM development.reminders"):N0})",
            $"{watch.Elapsed.TotalSeconds:0.0} s"
        );
    }

    private static async Task Time(HttpClient http, string name, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < Requests + 5; i++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await http.GetAsync(path);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            // The first few warm up.
            if (i >= 5)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Figures.Print($"{name}, 95th percentile (median)", $"{Figures.Percentile(times, 95):0} ms ({Figures.Median(times):0} ms)");
    }

    /// <summary>Everything that is owed until the end of a year if nobody does anything, read from the database: all rungs of all of it.</summary>
    private static async Task<int> Plan(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DevelopmentDb>();
        var (from, to) = (new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31));
        return (await Obligations.DueBy(db, scope.ServiceProvider.GetRequiredService<IPeople>(), to, CancellationToken.None)).Sum(o =>
            Ladder.Between(o, from, to).Count()
        );
    }

    /// <summary>What the product keeps of one initiative, kept of all of them at 5 moments.</summary>
    private static async Task Remember(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DevelopmentDb>();
        var one = await house.Scalar<Guid>("SELECT id FROM development.initiatives WHERE title = 'Bench 2500'");
        var now = house.Clock.GetUtcNow();
        db.Add(
            new InitiativeSnapshot(
                one,
                now,
                await db.FactsOf(scope.ServiceProvider.GetRequiredService<IOrganisations>(), one, London.DayOf(now), CancellationToken.None)
            )
        );
        await db.SaveChangesAsync();
        await house.Execute(
            """
            INSERT INTO development.initiative_snapshots (initiative_id, at, facts)
            SELECT i.id, now() - make_interval(days => n), s.facts
            FROM development.initiatives i, generate_series(1, 5) n, (SELECT facts FROM development.initiative_snapshots WHERE initiative_id = $1) s
            WHERE i.title LIKE 'Bench %'
            """,
            one
        );
    }

    /// <summary>Over all stages, as if gates had decided: 2,500 is in benefit realisation.</summary>
    private static async Task Spread(House house)
    {
        foreach (
            var sql in new[]
            {
                "ALTER TABLE development.initiatives DISABLE TRIGGER moved_by_a_decision",
                """
                    UPDATE development.initiatives SET stage = CASE
                            WHEN n < 5 THEN 'BenefitRealisation' WHEN n < 13 THEN 'Assessment' WHEN n < 17 THEN 'Development'
                            WHEN n = 17 THEN 'Sustained' WHEN n = 18 THEN 'Parked' ELSE 'Stopped' END,
                        review_on = CASE WHEN n = 18 THEN '2027-06-01'::date END
                    FROM (SELECT id AS of, substring(title FROM 7)::int % 20 AS n FROM development.initiatives WHERE title LIKE 'Bench %') place
                    WHERE id = of
                    """,
                "ALTER TABLE development.initiatives ENABLE TRIGGER moved_by_a_decision",
                "UPDATE development.benefits b SET expected_until = i.stage_since::date FROM development.initiatives i WHERE i.id = b.initiative_id AND i.stage = 'Stopped' AND i.title LIKE 'Bench %'",
            }
        )
            await house.Execute(sql);
    }

    private static async Task Fill(House house, Guid organisation, Guid lead, Guid owner)
    {
        await house.Execute(
            """
            INSERT INTO development.initiatives (id, organisation_id, theme_id, title, origin, stage, opened_at, opened_by, lead_id, benefit_owner_id,
                stage_model_id, stage_since, won, exchanges, sequence, revision)
            SELECT gen_random_uuid(), $1, gen_random_uuid(), 'Bench ' || n,
                '{"idea": null, "theme": {"id": "00000000-0000-0000-0000-000000000001", "name": "Bench", "ideas": []}, "vote": null, "contributors": []}',
                'Assessment', now() - interval '300 days', $2, $2, $3, '01930000-0000-7000-8000-000000000001', now() - interval '20 days', false, 0, 0, 0
            FROM generate_series(1, $4) n
            """,
            organisation,
            lead,
            owner,
            Initiatives
        );
        const string Bench = "development.initiatives i WHERE i.title LIKE 'Bench %'";
        foreach (
            var sql in new[]
            {
                $"INSERT INTO platform.scopes (id, kind, parent_id) SELECT i.id, 'initiative', i.organisation_id FROM {Bench}",
                $"INSERT INTO development.appraisals (id, year_zero, schedule, price_year, inflation_percent, costs_raised_percent, benefits_cut_percent, benefits_later_years, source, sequence, revision) SELECT i.id, 2026, 'Standard', 2026, 0, 0, 0, 0, '', 0, 0 FROM {Bench}",
                $"INSERT INTO development.assessments (id, initiative_id, number, template_version, questions, sequence, revision) SELECT gen_random_uuid(), i.id, 1, 'NHS needs assessment, version 1', 23, 0, 0 FROM {Bench}",
                // Every fifth has 3 benefits.
                $"INSERT INTO development.catalogue_measures (id, organisation_id, name, unit, source, aggregation, key, sequence, revision) SELECT gen_random_uuid(), i.organisation_id, i.title || ' measure ' || k, 'hours', '', 'Sum', i.title || ' measure ' || k, 0, 0 FROM {Bench.Replace(" WHERE", ", generate_series(1, 3) k WHERE (k = 1 OR right(i.title, 1) IN ('0', '5')) AND", StringComparison.Ordinal)}",
                "INSERT INTO development.benefits (id, initiative_id, class, is_disbenefit, measure, unit, direction, interval, confidence, owner_id, beneficiary_organisation_id, catalogue_measure_id, aggregation, is_recurrent, price_year, collector_id, collect_after, is_excluded, sequence, revision) SELECT gen_random_uuid(), i.id, CASE WHEN random() < 0.5 THEN 'CashReleasing' ELSE 'NonCashReleasing' END, false, 'Hours released ' || m.name, 'hours', 'Up', 'Month', 'Medium', i.benefit_owner_id, i.organisation_id, m.id, 'Sum', true, 2026, i.benefit_owner_id, 4, false, 0, 0 FROM development.catalogue_measures m JOIN development.initiatives i ON i.title = split_part(m.name, ' measure ', 1) WHERE m.name LIKE 'Bench % measure %'",
                "INSERT INTO platform.scopes (id, kind, parent_id) SELECT b.id, 'benefit', b.initiative_id FROM development.benefits b WHERE b.measure LIKE 'Hours released Bench %'",
                "INSERT INTO development.benefit_plans (id, benefit_id, number, baseline_value, baseline_on, baseline_source, target_value, target_on, attribution_percent, proposed_by, proposed_at, approved_by, approved_at) SELECT gen_random_uuid(), b.id, 1, 0, '2026-01-31', 'Rotas', 1000, '2026-11-30', 80, b.owner_id, now(), b.owner_id, now() FROM development.benefits b WHERE b.measure LIKE 'Hours released Bench %'",
                $"INSERT INTO development.planned_periods (plan_id, start, value, pounds) SELECT p.id, ('2026-02-01'::date + make_interval(months => n))::date, 100 * n, 1000 FROM development.benefit_plans p JOIN development.benefits b ON b.id = p.benefit_id AND b.measure LIKE 'Hours released Bench %', generate_series(0, {PeriodsEach - 1}) n",
                "UPDATE development.benefit_plans p SET locked_at = now() FROM development.benefits b WHERE b.id = p.benefit_id AND b.measure LIKE 'Hours released Bench %'",
                "INSERT INTO development.actuals (id, benefit_id, period, value, claimed_pounds, evidence, state, recorded_by, recorded_at) SELECT gen_random_uuid(), b.id, ('2026-02-01'::date + make_interval(months => n))::date, 90 * n, 900, 'Rotas', 'Claimed', b.owner_id, now() FROM development.benefits b, generate_series(0, 5) n WHERE b.measure LIKE 'Hours released Bench %'",
                "INSERT INTO development.initiative_history (id, initiative_id, who, at, what) SELECT gen_random_uuid(), i.id, i.lead_id, now() - make_interval(days => n), 'Changed' FROM development.initiatives i, generate_series(1, 20) n WHERE i.title LIKE 'Bench %'",
                $"INSERT INTO development.milestones (id, initiative_id, title, baseline_on, forecast_on, sequence, revision) SELECT gen_random_uuid(), i.id, 'Step ' || n, '2026-12-01'::date + n, '2026-12-01'::date + 2 * n, 0, 0 FROM {Bench.Replace(" WHERE", ", generate_series(1, 4) n WHERE", StringComparison.Ordinal)}",
                $"INSERT INTO development.tasks (id, initiative_id, text, owner_id, due_on, state, source, sequence, revision) SELECT gen_random_uuid(), i.id, 'Task ' || n, i.lead_id, '2026-12-01'::date + n, 'Open', 'Own', 0, 0 FROM {Bench.Replace(" WHERE", ", generate_series(1, 4) n WHERE", StringComparison.Ordinal)}",
                $"INSERT INTO development.risks (id, initiative_id, category, text, likelihood, impact, mitigation, proximity, response, is_closed, sequence, revision) SELECT gen_random_uuid(), i.id, 'Funding', 'Risk ' || n, 1 + n % 5, 3, 'Watched', 'Within1Year', 'Reduce', false, 0, 0 FROM {Bench.Replace(" WHERE", ", generate_series(1, 4) n WHERE", StringComparison.Ordinal)}",
            }
        )
            await house.Execute(sql);
        await Spread(house);
        await Remember(house);
        await house.Execute("ANALYZE");
        Figures.Print(
            "benefit periods",
            $"{await house.Scalar<long>("SELECT count(*) FROM development.planned_periods"):N0} planned, {await house.Scalar<long>("SELECT count(*) FROM development.actuals"):N0} measured"
        );
    }
}
