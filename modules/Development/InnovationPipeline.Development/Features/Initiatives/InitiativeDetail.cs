using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed record InitiativeInFull(
    Guid Id,
    string Title,
    string Stage,
    bool HasEnded,
    string Organisation,
    DateTimeOffset OpenedAt,
    IReadOnlyList<HeldPosition> People,
    CarriedOver Origin,
    IReadOnlyList<string> Thanks,
    Guid? ThemeId,
    string? ThemeName,
    Guid? OpenGateId,
    string? NextStage,
    string Model,
    DateOnly? ReviewOn,
    DateTimeOffset? AttentionSince,
    IReadOnlyList<MergedLine> Merged,
    int Objectives,
    int QuestionsAnswered,
    int Questions,
    IReadOnlyList<Risk> Risks,
    IReadOnlyList<FundingLine> Funding,
    IReadOnlyList<BenefitLine> Benefits,
    IReadOnlyList<DecisionLine> Decisions,
    IReadOnlyList<HistoryLine> History
);

internal sealed record HeldPosition(string Position, string Name);

/// <summary>Planned, claimed and verified stand side by side; pounds of different classes are never added.</summary>
internal sealed record BenefitLine(
    Guid Id,
    string Measure,
    string Class,
    string Unit,
    decimal Baseline,
    decimal Target,
    bool IsDisbenefit,
    string? PlannedPounds,
    string? NoLongerExpected,
    string? ClaimedPounds,
    string? VerifiedPounds,
    int Claimed,
    int Verified
);

internal sealed record DecisionLine(
    Guid Id,
    Guid GateId,
    string Decision,
    string From,
    string To,
    string Reason,
    string? WhatWouldChangeThis,
    string DecidedBy,
    DateTimeOffset At,
    bool Reverses,
    string? Code,
    DateOnly? ReviewOn,
    DateTimeOffset? TellsAt,
    IReadOnlyList<string> Conditions
);

/// <param name="Into">the initiative it was merged into; otherwise one that was merged into it</param>
/// <param name="ToPlanAgain">how many benefits it planned beyond its merger that are not planned here</param>
internal sealed record MergedLine(Guid Id, string Title, bool Into, int ToPlanAgain);

/// <param name="Role">in which they acted</param>
internal sealed record HistoryLine(DateTimeOffset At, string Who, string? Role, string What, string? Before, string? After, string? Reason);

[Requires(DevelopmentPermission.See)]
internal sealed record InitiativeToRead(Guid InitiativeId) : IQuery<InitiativeInFull>, IInInitiative;

internal sealed class InitiativeToReadHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations
) : IQueryHandler<InitiativeToRead, InitiativeInFull>
{
    public async Task<InitiativeInFull> Handle(InitiativeToRead query, CancellationToken ct)
    {
        var id = query.InitiativeId;
        var initiative = await db.Initiatives.AsNoTracking().Get(id, ct);
        var model = await db.Model(initiative.StageModelId, ct);
        var theme = initiative.ThemeId is { } themeId
            ? await db.Themes.Where(t => t.Id == themeId).Select(t => t.Name).SingleOrDefaultAsync(ct)
            : null;
        var assessment = await db.Assessments.AsNoTracking().AsSplitQuery().FirstAsync(a => a.InitiativeId == id, ct);
        var releases = await db.Releases.AsNoTracking().Where(r => r.InitiativeId == id).ToDictionaryAsync(r => r.Id, ct);
        var merged = await db
            .Initiatives.AsNoTracking()
            .Where(i => i.MergedIntoId == id || i.Id == initiative.MergedIntoId)
            .OrderBy(i => i.Title)
            .ToListAsync(ct);
        var toPlanAgain = (await db.ToPlanAgain(id).Select(b => b.InitiativeId).ToListAsync(ct)).CountBy(m => m).ToDictionary();
        var helped = await db
            .Questions.AsNoTracking()
            .Where(q => q.InitiativeId == id)
            .SelectMany(q => q.Answers)
            .Where(a => a.AnsweredAt != null)
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(ct);
        var objectives = await db.ObjectiveLinks.CountAsync(o => o.InitiativeId == id, ct);
        var risks = await db.Risks.AsNoTracking().Where(r => r.InitiativeId == id).ToListAsync(ct);
        var benefits = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => b.InitiativeId == id).ToListAsync(ct);
        var untold = await db.UntoldTo(caller, access, id, ct);
        var decisions = await db.GateDecisions.AsNoTracking().Where(d => d.InitiativeId == id).OrderBy(d => d.At).ToListAsync(ct);
        var history = await db
            .InitiativeHistory.AsNoTracking()
            .Where(h => h.SubjectId == id)
            .OrderByDescending(h => h.At)
            .ThenByDescending(h => h.Id)
            .ToListAsync(ct);
        var names = await Names.Ask(
            people,
            [
                initiative.LeadId,
                initiative.SroId,
                initiative.ProjectOwnerId,
                initiative.BenefitOwnerId,
                initiative.ClinicalOwnerId,
                initiative.FinanceOwnerId,
                .. initiative.Origin.Contributors.Select(c => (Guid?)c.PersonId),
                .. merged.SelectMany(m => m.Origin.Contributors).Select(c => (Guid?)c.PersonId),
                .. helped.Select(h => (Guid?)h),
                .. decisions.Select(d => (Guid?)d.DecidedBy),
                .. decisions.SelectMany(d => d.Conditions).Select(c => (Guid?)c.OwnerId),
                .. history.Select(h => h.Who),
                .. Names.WrittenIn(history.SelectMany(h => new[] { h.Before, h.After })),
            ],
            ct
        );
        names = await names.With(db, history, await access.ScopesWith(caller, DevelopmentPermission.See, ct), ct);
        var organisation = await organisations.Find(initiative.OrganisationId, ct);

        return new InitiativeInFull(
            initiative.Id,
            initiative.Title,
            Stages.InWords(initiative.Stage),
            initiative.HasEnded,
            organisation?.Name ?? "An organisation that is no longer known",
            initiative.OpenedAt,
            [.. Enum.GetValues<Position>().Select(p => new HeldPosition(Positions.InWords(p), names.Of(initiative.Holder(p))))],
            initiative.Origin,
            [
                .. merged
                    .Where(m => m.MergedIntoId == id)
                    .Prepend(initiative)
                    .SelectMany(m => m.Origin.Contributors)
                    .DistinctBy(c => c.PersonId)
                    .Select(c => $"{names.Of(c.PersonId)} ({c.Capacity.ToLowerInvariant()})"),
                .. helped.Select(h => $"{names.Of(h)} (answered a question)"),
            ],
            initiative.ThemeId,
            theme,
            initiative.OpenGateId,
            model.Next(initiative.Stage, initiative.LeftFrom) is { } next ? Stages.InWords(next) : null,
            model.InWords,
            initiative.ReviewOn,
            initiative.AttentionSince,
            [.. merged.Select(m => new MergedLine(m.Id, m.Title, m.Id == initiative.MergedIntoId, toPlanAgain.GetValueOrDefault(m.Id)))],
            objectives,
            assessment.Answers.Count,
            assessment.Questions,
            [.. risks.OrderByDescending(r => r.Score).ThenBy(r => r.Text, StringComparer.Ordinal)],
            [.. initiative.Funding.OrderBy(f => f.Kind).ThenBy(f => f.IdeaId)],
            [.. benefits.OrderBy(b => b.Class).ThenBy(b => b.Measure, StringComparer.Ordinal).Select(Line)],
            [.. decisions.Select(d => Line(d, releases.GetValueOrDefault(d.Id), untold, names))],
            [
                .. history.Select(h => new HistoryLine(
                    h.At,
                    h.Who is null ? "InnovationPipeline" : names.Of(h.Who),
                    h.Role,
                    h.What,
                    names.Read(h.Before),
                    names.Read(h.After),
                    untold.ReasonOf(h)
                )),
            ]
        );
    }

    private static BenefitLine Line(Benefit b) =>
        new(
            b.Id,
            b.Measure,
            BenefitClasses.InWords(b.Class),
            b.Unit,
            b.Plan.BaselineValue,
            b.Plan.TargetValue,
            b.IsDisbenefit,
            b.Planned?.InWords(b.AttributionPercent),
            b.NoLongerExpected?.InWords(b.AttributionPercent),
            b.Claimed?.InWords(b.AttributionPercent),
            b.Verified?.InWords(b.AttributionPercent),
            b.Actuals.Count(a => a.IsLive),
            b.Actuals.Count(a => a is { IsLive: true, State: ActualState.Verified })
        );

    private static DecisionLine Line(GateDecision d, DecisionRelease? release, Untold untold, Names names)
    {
        var words = untold.Of(d);
        return new(
            d.Id,
            d.GateId,
            Decisions.InWords(d.Decision),
            Stages.InWords(d.FromStage),
            Stages.InWords(d.ToStage),
            words.Reason,
            words.WhatWouldChangeThis,
            names.Of(d.DecidedBy),
            d.At,
            d.Cites is not null,
            words.Code,
            d.ReviewOn,
            release is { ReleasedAt: null } && !untold.Hides(d.Id) ? release.DueAt : null,
            [.. words.Conditions.Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {Platform.Time.London.Day(c.DueOn)})")]
        );
    }
}
