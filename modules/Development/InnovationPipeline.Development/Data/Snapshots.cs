using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class Snapshots
{
    /// <summary>What the initiative is now.</summary>
    public static async Task<InitiativeFacts> FactsOf(
        this DevelopmentDb db,
        IOrganisations organisations,
        Guid id,
        DateOnly today,
        CancellationToken ct
    )
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(id, ct);
        var model = await db.Model(initiative.StageModelId, ct);
        var assessment = await db
            .Assessments.IgnoreAutoIncludes()
            .Where(a => a.InitiativeId == id)
            .Select(a => new
            {
                a.Questions,
                a.WhyLate,
                Answers = a
                    .Answers.Select(x => new
                    {
                        x.QuestionKey,
                        x.Answer,
                        x.Comment,
                    })
                    .ToList(),
            })
            .FirstOrDefaultAsync(ct);
        var benefits = await db
            .Benefits.AsNoTracking()
            .AsSplitQuery()
            .Where(b => b.InitiativeId == id)
            .OrderBy(b => b.Measure)
            .ThenBy(b => b.Id)
            .ToListAsync(ct);
        var decisions = await db
            .GateDecisions.AsNoTracking()
            .AsSplitQuery()
            .Where(d => d.InitiativeId == id)
            .OrderBy(d => d.At)
            .ThenBy(d => d.Id)
            .ToListAsync(ct);
        var entries = await db
            .FundingEntries.AsNoTracking()
            .Where(e => e.InitiativeId == id)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(ct);
        var risks = await db.Risks.AsNoTracking().Where(r => r.InitiativeId == id).OrderBy(r => r.Id).ToListAsync(ct);
        var milestones = await db
            .Milestones.AsNoTracking()
            .Where(m => m.InitiativeId == id)
            .OrderBy(m => m.BaselineOn)
            .ThenBy(m => m.Id)
            .ToListAsync(ct);
        var early = EarlyMilestone.Of(milestones);
        var objectives = await db.ObjectivesOf(id, ct);
        var pauses = await db.Pauses.AsNoTracking().Where(p => p.InitiativeId == id).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var suppliers = await db.Suppliers.AsNoTracking().Where(s => s.InitiativeId == id).OrderBy(s => s.OrganisationId).ToListAsync(ct);
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.InitiativeId == id)
            .OrderBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .ToListAsync(ct);
        var theme = await db.Themes.Where(t => t.Id == initiative.ThemeId).Select(t => t.Name).FirstOrDefaultAsync(ct);
        var opened = await db
            .GateReviews.Where(g => g.Id == initiative.OpenGateId)
            .Select(g => (DateTimeOffset?)g.OpenedAt)
            .FirstOrDefaultAsync(ct);
        var merged = await db
            .Initiatives.Where(i => i.MergedIntoId == id || i.Id == initiative.MergedIntoId)
            .OrderBy(i => i.Title)
            .ThenBy(i => i.Id)
            .AsNoTracking()
            .ToListAsync(ct);
        var mergers = new List<FactMerger>();
        foreach (var one in merged)
            mergers.Add(
                one.Id == initiative.MergedIntoId
                    ? new FactMerger(one.Title, Into: true)
                    : new FactMerger(one.Title, Into: false)
                    {
                        Funding = [.. FundingYear.Totals(await db.FundingYearsOf(one, ct)).Select(t => t.InWords)],
                    }
            );
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.InitiativeId == id).OrderBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(ct);
        var appraisal = await db.Appraisals.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(a => a.Id == id, ct);
        return new InitiativeFacts(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            model.InWords,
            initiative.ReviewOn,
            [.. Enum.GetValues<Position>().Select(p => new FactPosition(Positions.InWords(p), initiative.Holder(p)))],
            assessment?.Answers.Count ?? 0,
            assessment?.Questions ?? 0,
            [.. benefits.Select(b => Fact(b, objectives.Find(o => o.Id == b.ObjectiveId)?.Title))],
            [
                .. decisions.Select(d => new FactDecision(
                    Decisions.InWords(d.Decision),
                    Stages.InWords(d.FromStage),
                    Stages.InWords(d.ToStage),
                    d.Code is { } code ? Reasons.InWords(code) : null,
                    d.Reason,
                    d.WhatWouldChangeThis,
                    d.DecidedBy,
                    d.At
                )
                {
                    Reverses = d.Cites is not null,
                    ReviewOn = d.ReviewOn,
                    Conditions = [.. d.Conditions.OrderBy(c => c.Number).Select(c => new FactCondition(c.Text, c.OwnerId, c.DueOn))],
                }),
            ],
            [
                .. initiative
                    .Funding.OrderBy(f => f.Kind)
                    .ThenBy(f => f.IdeaId)
                    .Select(f => new FactFunding(initiative.Origin.WithIdea(f.KindInWords, f.IdeaId), null, f.Asked.Pounds, null)
                    {
                        NeededBy = f.NeededBy,
                    }),
                .. entries.Select(e => new FactFunding(
                    $"{(e.IsCapital ? "Capital" : "Revenue")} {e.Step.ToString().ToLowerInvariant()}",
                    e.Year,
                    e.Pounds.Pounds,
                    e.Source
                )
                {
                    DecidedAt = decisions.Find(d => d.Id == e.DecisionId)?.At,
                }),
            ],
            [.. risks.Select(Fact)],
            [
                .. milestones.Select(m =>
                    m.Dates with
                    {
                        After = milestones.Find(before => before.Id == m.DependsOnId)?.Title,
                        TooEarly = early.FirstOrDefault(e => e.Milestone == m)?.InWords,
                    }
                ),
            ],
            [.. objectives.Select(o => o.Title)],
            await db.AdoptersOf(organisations, id, today, ct)
        )
        {
            Colour = initiative.RagOverride is { } set ? new FactColour(set.Colour.ToString(), set.Reason, set.By, set.At) : null,
            Pauses = [.. pauses.Select(p => new FactPause(p.From, p.Until, p.Reason))],
            Route = initiative.ProcurementRoute is { } route ? Routes.InWords(route) : null,
            Suppliers = [.. suppliers.Select(s => new FactSupplier(s.OrganisationId, s.Saw, s.Declared))],
            Asked =
            [
                .. questions.Select(q => new FactQuestion(
                    q.Text,
                    q.AskedBy,
                    [.. q.Answers.OrderBy(a => a.PersonId).Select(a => new FactAnswer(a.PersonId, a.Text))]
                )),
            ],
            Theme = theme,
            Gate = new FactGate(opened, model.Next(initiative.Stage, initiative.LeftFrom) is { } next ? Stages.InWords(next) : null),
            Merged = mergers,
            Tasks = [.. tasks.Select(t => new FactTask(t.Text, t.OwnerId, t.DueOn, t.State.ToString(), t.Source.ToString(), t.Reason))],
            Appraisal = appraisal is null ? null : Fact(appraisal, benefits, today),
            Clock = new FactClock(
                London.DayOf(initiative.StageSince),
                model.Text.Stages.FirstOrDefault(s => s.Stage == initiative.Stage)?.WorkingDays
            ),
            Assessment = assessment is null
                ? null
                : new FactAssessment(
                    [
                        .. from question in model.Sections.SelectMany(s => s.Questions)
                        join said in assessment.Answers on question.Key equals said.QuestionKey
                        select new FactSaid(question.Text, said.Answer.ToString(), said.Comment),
                    ],
                    assessment.WhyLate
                ),
        };
    }

    private static async Task<IReadOnlyList<FactAdoption>> AdoptersOf(
        this DevelopmentDb db,
        IOrganisations organisations,
        Guid id,
        DateOnly today,
        CancellationToken ct
    )
    {
        var latest = AdoptionChange.Latest(await db.Adoptions.AsNoTracking().Where(a => a.InitiativeId == id).ToListAsync(ct));
        if (latest.Count == 0)
            return [];
        var spells = (await organisations.Spells([.. latest.Select(a => a.OrganisationId)], ct)).ToLookup(s => s.OrganisationId);
        var systems = latest.ToDictionary(a => a.OrganisationId, a => spells[a.OrganisationId].Last(s => s.From <= a.On).IcsId);
        var carriedOn = await organisations.CarriedOn(systems.Values.OfType<Guid>(), today, ct);
        return
        [
            .. latest
                .OrderBy(a => a.OrganisationId)
                .Select(a => new FactAdoption(a.OrganisationId, a.State.ToString(), a.Sites)
                {
                    On = a.On,
                    Population = a.Population,
                    Reason = a.Reason,
                    IcsId = systems[a.OrganisationId],
                    IcsNowId = systems[a.OrganisationId] is { } ics ? carriedOn(ics).OrganisationId : null,
                }),
        ];
    }

    private static FactRisk Fact(Risk r) =>
        new(r.Text, r.Score, r.IsClosed, r.Mitigation)
        {
            Category = r.CategoryInWords,
            Worked = r.Worked,
            Ended = r.EndedInWords,
            Scored = r.ScoredInWords,
            Response = r.Response.ToString(),
            Owner = r.Owner,
            OwnerId = r.OwnerId,
            ReviewOn = r.ReviewOn,
        };

    private static FactAppraisal? Fact(InitiativeAppraisal appraisal, IReadOnlyList<Benefit> benefits, DateOnly today)
    {
        var edition = DiscountEdition.On(today);
        var made = appraisal.Of(edition, benefits.SelectMany(Registered.Planned)).Adjusted;
        if (made.Costs.Count == 0 && made.Benefits.Count == 0)
            return null;
        var f = made.Figures();
        return new FactAppraisal(
            f.Npsv,
            f.Bcr,
            f.CashReleasingNpv,
            f.PvCosts,
            f.PvBenefits,
            appraisal.PaybackInWords(f.PaybackYear, made.Years.Sum(y => y.Net)),
            appraisal.PaybackInWords(f.CashPaybackYear, made.Years.Sum(y => y.NetCash)),
            appraisal.AssumedInWords(edition),
            [.. appraisal.Lines.OrderBy(l => l.Kind).ThenBy(l => l.FromYear).ThenBy(l => l.Id).Select(l => l.Summary)]
        );
    }

    private static FactBenefit Fact(Benefit b, string? objective) =>
        new(
            b.Id,
            b.Measure,
            BenefitClasses.InWords(b.Class),
            b.Unit,
            b.Plan.BaselineValue,
            b.Plan.TargetValue,
            b.Plan.Number,
            b.IsExcluded,
            b.Planned?.Ours,
            b.Claimed?.Ours,
            b.Verified?.Ours,
            [
                .. b
                    .Actuals.OrderBy(a => a.Period)
                    .ThenBy(a => a.RecordedAt)
                    .ThenBy(a => a.Id)
                    .Select(a => new FactActual(a.Period, a.Value, a.ClaimedPounds, a.State.ToString(), a.VerifiedValue, a.VerifiedPounds)
                    {
                        IsLive = a.IsLive,
                        Evidence = a.Evidence,
                    }),
            ]
        )
        {
            Plan = new FactPlan(
                b.Direction.ToString(),
                b.IsDisbenefit,
                b.AttributionPercent,
                b.Confidence.ToString(),
                b.OwnerId,
                b.CollectorId,
                b.BeneficiaryOrganisationId,
                b.Plan.BaselineOn,
                b.Plan.TargetOn,
                b.Plan.LockedAt is not null,
                b.Budget,
                [
                    .. b
                        .Plan.Profile.OrderBy(p => p.Start)
                        .Select(p => new FactPeriod(
                            p.Start,
                            Intervals.InWords(b.Interval, p.Start),
                            b.FirstDueOn(p.Start),
                            p.Value,
                            p.Pounds
                        )),
                ]
            )
            {
                Interval = b.Interval,
                DependsOn = b.DependsOn,
                Assumptions = b.Assumptions,
                DataSource = b.DataSource,
                Objective = objective,
                CollectedUntil = b.LastPeriod,
            },
            NoLongerExpected = b.NoLongerExpected?.InWords(b.AttributionPercent),
            Whole = b is { HasMoney: true, AttributionPercent: < 100 }
                ? new FactWhole(b.Planned!.Value.Whole, b.Claimed!.Value.Whole, b.Verified!.Value.Whole)
                : null,
        };
}
