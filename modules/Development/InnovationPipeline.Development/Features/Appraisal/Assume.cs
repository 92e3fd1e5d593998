using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Appraisal;

/// <summary>Confirms or changes what the appraisal rests on.</summary>
/// <param name="BiasReason">where the optimism bias is not what the product proposes</param>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record Assume(
    Guid InitiativeId,
    uint Version,
    int YearZero,
    [property: Required(ErrorMessage = "Choose a discount schedule")] ScheduleName? Schedule,
    int PriceYear,
    decimal InflationPercent,
    decimal CostsRaisedPercent,
    decimal BenefitsCutPercent,
    int BenefitsLaterYears,
    [property:
        Required(ErrorMessage = "Say where the assumptions come from"),
        StringLength(1000, ErrorMessage = "Keep it to 1,000 characters or fewer")
    ]
        string Source,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? BiasReason = null
) : ICommand, IEdits, IInInitiative;

internal sealed class AssumeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<Assume>
{
    public async Task Handle(Assume command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var appraisal = await db.Appraisals.Get(initiative.Id, command.Version, ct);
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        var rates = DiscountEdition.On(today)[command.Schedule!.Value];
        var benefits = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct);
        appraisal.Assume(
            new Assumptions(
                command.YearZero,
                rates.Name,
                command.PriceYear,
                command.InflationPercent,
                command.CostsRaisedPercent,
                command.BenefitsCutPercent,
                command.BenefitsLaterYears,
                command.Source
            ),
            BiasEdition.On(today)?.Propose(benefits),
            command.BiasReason
        );
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                now,
                "Appraisal's assumptions set",
                after: $"year 0 is {FinancialYears.InWords(appraisal.YearZero)}, costs +{appraisal.CostsRaisedPercent:0.##}%, benefits −{appraisal.BenefitsCutPercent:0.##}%{appraisal.BiasInWords}",
                reason: appraisal.Source
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Adds a cost, or a value to society that the register of benefits does not hold.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record AddAppraisalLine(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose what kind of amount it is")] LineKind? Kind,
    int FromYear,
    int ToYear,
    decimal PoundsAYear,
    [property:
        Required(ErrorMessage = "Say what the amount is for"),
        StringLength(200, ErrorMessage = "Keep it to 200 characters or fewer")
    ]
        string Words
) : ICommand, ICreates, IInInitiative;

internal sealed class AddAppraisalLineHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AddAppraisalLine>
{
    public async Task Handle(AddAppraisalLine command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var appraisal = await db.Appraisals.Get(initiative.Id, ct);
        if (appraisal.Lines.Any(l => l.Id == command.Id))
            return;
        var line = new NewLine(command.Kind!.Value, command.FromYear, command.ToYear, new Money(command.PoundsAYear), command.Words);
        appraisal.Add(command.Id, line);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                clock.GetUtcNow(),
                "Appraisal's amount added",
                after: $"{AppraisalLine.InWords(line.Kind)} of {line.PoundsAYear} a year: {line.Words.Trim()}"
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record RemoveAppraisalLine(Guid InitiativeId, Guid LineId) : ICommand, IInInitiative;

internal sealed class RemoveAppraisalLineHandler(DevelopmentDb db, ICaller caller, TimeProvider clock)
    : ICommandHandler<RemoveAppraisalLine>
{
    public async Task Handle(RemoveAppraisalLine command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var line = (await db.Appraisals.Get(initiative.Id, ct)).Remove(command.LineId);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                clock.GetUtcNow(),
                "Appraisal's amount removed",
                before: $"{AppraisalLine.InWords(line.Kind)} of {line.PoundsAYear} a year: {line.Words}"
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}
