using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Funding;

internal sealed record FundingShown(
    string InitiativeTitle,
    bool HasEnded,
    IReadOnlyList<FundingYear> Years,
    IReadOnlyList<EntryShown> Entries,
    IReadOnlyList<MergedFunding> Merged
);

/// <summary>What was decided for an initiative that was merged into this one: it stays there, and is only shown here.</summary>
internal sealed record MergedFunding(Guid InitiativeId, string Title, DateOnly On, FundingTotal Total);

/// <param name="DecidedAt">of the gate decision on which it rests</param>
internal sealed record EntryShown(
    Guid Id,
    FundingStep Step,
    bool IsCapital,
    int Year,
    decimal Pounds,
    string? Source,
    DateTimeOffset? DecidedAt
);

/// <summary>What is asked for, committed and spent, capital and revenue each on its own, with the gap of each year.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record FundingOf(Guid InitiativeId) : IQuery<FundingShown>, IInInitiative;

internal sealed class FundingOfHandler(DevelopmentDb db) : IQueryHandler<FundingOf, FundingShown>
{
    public async Task<FundingShown> Handle(FundingOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var entries = await db.FundingEntries.AsNoTracking().Where(e => e.InitiativeId == initiative.Id).OrderBy(e => e.At).ToListAsync(ct);
        var decided = await db.GateDecisions.Where(d => d.InitiativeId == initiative.Id).ToDictionaryAsync(d => d.Id, d => d.At, ct);
        var merged = await db.Initiatives.AsNoTracking().Where(i => i.MergedIntoId == initiative.Id).OrderBy(i => i.Title).ToListAsync(ct);
        var before = new List<MergedFunding>();
        foreach (var one in merged)
            before.AddRange(
                FundingYear
                    .Totals(await db.FundingYearsOf(one, ct))
                    .Select(total => new MergedFunding(one.Id, one.Title, London.DayOf(one.StageSince), total))
            );
        return new FundingShown(
            initiative.Title,
            initiative.HasEnded,
            FundingYear.Of(initiative.Funding, entries, London.DayOf(initiative.OpenedAt)),
            [
                .. entries.Select(e => new EntryShown(
                    e.Id,
                    e.Step,
                    e.IsCapital,
                    e.Year,
                    e.Pounds.Pounds,
                    e.Source,
                    e.DecisionId is { } decision ? decided[decision] : null
                )),
            ],
            before
        );
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record AddFunding(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose what has happened")] FundingStep? Step,
    [property: Required(ErrorMessage = "Choose capital or revenue")] bool? IsCapital,
    int Year,
    decimal Pounds,
    [property: StringLength(120, ErrorMessage = "Keep the source to 120 characters or fewer")] string? Source
) : ICommand, ICreates, IInInitiative;

internal sealed class AddFundingHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people) : ICommandHandler<AddFunding>
{
    public async Task Handle(AddFunding command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.FundingEntries.AnyAsync(e => e.Id == command.Id, ct))
            return;
        await db.QueueForFunding(initiative.Id, ct);
        var proceeded = await db
            .GateDecisions.AsNoTracking()
            .Where(d =>
                d.InitiativeId == initiative.Id
                && (d.Decision == DecisionKind.Proceed || d.Decision == DecisionKind.ProceedWithConditions)
                && !db.GateReviews.Any(g => g.Id == d.GateId && g.IsCorrection)
                && !db.GateDecisions.Any(back => back.Cites == d.Id && back.Decision == DecisionKind.Proceed)
            )
            .OrderByDescending(d => d.At)
            .FirstOrDefaultAsync(ct);
        var entry = new FundingEntry(
            command.Id,
            initiative.Id,
            command.Step!.Value,
            command.IsCapital!.Value,
            command.Year,
            new Money(command.Pounds),
            command.Source,
            proceeded?.Id,
            caller.Person(),
            clock.GetUtcNow()
        );
        if (entry.Step == FundingStep.Asked)
            await RequireApprovable(initiative, entry, proceeded?.DecidedBy, ct);
        if (entry.Step == FundingStep.Committed)
        {
            var years = (await db.FundingYearsOf(initiative, ct)).Where(y => y.IsCapital == entry.IsCapital).ToList();
            var committed = years.Sum(y => y.Committed);
            entry.RequireAskedFor(years.Sum(y => y.Asked), committed);
            // What was asked for since, with a gate open, nobody has decided yet.
            entry.RequireWithin(await LimitOf(proceeded!.DecidedBy, initiative, entry, ct), committed);
        }
        db.Add(entry);
        db.Tell(initiative.Id, caller, clock, $"Funding {entry.Step.ToString().ToLowerInvariant()}", after: InWords(entry));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever last let the initiative proceed did so within their limit; beyond it a gate has to decide, and counts what is asked.</summary>
    private async Task RequireApprovable(Initiative initiative, FundingEntry entry, Guid? decidedBy, CancellationToken ct)
    {
        if (initiative.OpenGateId is not null || decidedBy is not { } decider)
            return;
        var asked = await db.AskedFor(initiative, ct);
        entry.RequireWithin(await LimitOf(decider, initiative, entry, ct), entry.IsCapital ? asked.Capital : asked.Revenue);
    }

    private async Task<decimal?> LimitOf(Guid decider, Initiative initiative, FundingEntry entry, CancellationToken ct)
    {
        var limit = await db.LimitOf(decider, initiative.OrganisationId, people, ct);
        return entry.IsCapital ? limit.Capital : limit.Revenue;
    }

    internal static string InWords(FundingEntry e) =>
        $"{e.Pounds} of {(e.IsCapital ? "capital" : "revenue")} in {FinancialYears.InWords(e.Year)}{(e.Source is null ? "" : $", {e.Source}")}";
}

/// <summary>Takes back what was entered by mistake; the history keeps it.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record RemoveFunding(Guid InitiativeId, Guid EntryId) : ICommand, IInInitiative;

internal sealed class RemoveFundingHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<RemoveFunding>
{
    public async Task Handle(RemoveFunding command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        await db.QueueForFunding(initiative.Id, ct);
        var entry =
            await db.FundingEntries.SingleOrDefaultAsync(e => e.InitiativeId == command.InitiativeId && e.Id == command.EntryId, ct)
            ?? throw new NotFound();
        var years = (await db.FundingYearsOf(initiative, ct)).Where(y => y.IsCapital == entry.IsCapital).ToList();
        entry.RequireNotCommitted(years.Sum(y => y.Asked), years.Sum(y => y.Committed));
        db.Remove(entry);
        db.Tell(command.InitiativeId, caller, clock, "Funding entry removed", before: AddFundingHandler.InWords(entry));
        await db.SaveChangesAsync(ct);
    }
}
