using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <param name="Period">the first day of the period</param>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record RecordActual(
    Guid Id,
    Guid BenefitId,
    DateOnly Period,
    decimal Value,
    decimal? Pounds,
    [property:
        Required(ErrorMessage = "Say what the figure rests on"),
        StringLength(1000, ErrorMessage = "Keep the evidence to 1,000 characters or fewer")
    ]
        string Evidence,
    [property: StringLength(500, ErrorMessage = "Enter a shorter link"), NotFreeText] string? Link,
    decimal? Denominator = null
) : ICommand, ICreates, IInBenefit;

internal sealed class RecordActualHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<RecordActual>
{
    public async Task Handle(RecordActual command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        if (benefit.Actuals.Any(a => a.Id == command.Id))
            return;
        var link = string.IsNullOrWhiteSpace(command.Link) ? null : command.Link.Trim();
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            throw new Invalid("Link", "Enter a whole web address, for example https://www.example.org/report");

        var now = clock.GetUtcNow();
        benefit.Record(
            command.Id,
            new Measured(command.Period, command.Value, command.Pounds, command.Evidence, link, command.Denominator),
            caller.Person(),
            now,
            London.DayOf(now)
        );
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                now,
                $"Actual claimed for “{benefit.Measure}”",
                after: $"{command.Value:#,0.####} {benefit.Unit}, {Intervals.InWords(benefit.Interval, command.Period)}"
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Verify)]
internal sealed record VerifyActual(
    Guid BenefitId,
    Guid ActualId,
    decimal Value,
    decimal? Pounds,
    [property: StringLength(1000, ErrorMessage = "Keep the reason to 1,000 characters or fewer")] string? Reason
) : ICommand, IInBenefit;

internal sealed class VerifyActualHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<VerifyActual>
{
    public Task Handle(VerifyActual command, CancellationToken ct) =>
        db.Judge(
            command.BenefitId,
            command.ActualId,
            (benefit, judge) =>
                benefit.Verify(
                    command.ActualId,
                    new Verification(command.Value, command.Pounds, command.Reason),
                    judge,
                    clock.GetUtcNow(),
                    London.DayOf
                ),
            "Actual verified",
            command.Reason,
            caller.Person(),
            clock.GetUtcNow(),
            ct
        );
}

[Requires(DevelopmentPermission.Verify)]
internal sealed record ReturnActual(
    Guid BenefitId,
    Guid ActualId,
    [property:
        Required(ErrorMessage = "Say why it is returned"),
        StringLength(1000, ErrorMessage = "Keep the reason to 1,000 characters or fewer")
    ]
        string Reason
) : ICommand, IInBenefit;

internal sealed class ReturnActualHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ReturnActual>
{
    public Task Handle(ReturnActual command, CancellationToken ct) =>
        db.Judge(
            command.BenefitId,
            command.ActualId,
            (benefit, judge) => benefit.Return(command.ActualId, command.Reason, judge, clock.GetUtcNow()),
            "Actual returned",
            command.Reason,
            caller.Person(),
            clock.GetUtcNow(),
            ct,
            asksAgain: "it was returned"
        );
}

/// <summary>Takes a verified figure back by an entry of the opposite sign.</summary>
[Requires(DevelopmentPermission.Verify)]
internal sealed record ReverseActual(
    Guid Id,
    Guid BenefitId,
    Guid ActualId,
    [property:
        Required(ErrorMessage = "Say why it is reversed"),
        StringLength(1000, ErrorMessage = "Keep the reason to 1,000 characters or fewer")
    ]
        string Reason
) : ICommand, ICreates, IInBenefit;

internal sealed class ReverseActualHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ReverseActual>
{
    public Task Handle(ReverseActual command, CancellationToken ct) =>
        db.Judge(
            command.BenefitId,
            command.ActualId,
            (benefit, judge) =>
            {
                if (!benefit.Actuals.Any(a => a.Id == command.Id))
                    benefit.Reverse(command.ActualId, command.Id, command.Reason, judge, clock.GetUtcNow());
            },
            "Actual reversed",
            command.Reason,
            caller.Person(),
            clock.GetUtcNow(),
            ct,
            asksAgain: "what was verified is taken back"
        );
}

internal static class Judging
{
    /// <summary>Loads the benefit with those who may not judge it, judges, and writes history.</summary>
    public static async Task Judge(
        this DevelopmentDb db,
        Guid benefitId,
        Guid actualId,
        Action<Benefit, Judge> act,
        string what,
        string? reason,
        Guid by,
        DateTimeOffset now,
        CancellationToken ct,
        string? asksAgain = null
    )
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(benefitId, ct);
        var actual = benefit.Actuals.FirstOrDefault(a => a.Id == actualId) ?? throw new NotFound();
        var initiative = await db.Initiatives.Get(benefit.InitiativeId, ct);
        var appointments = await db
            .Verifiers.AsNoTracking()
            .Where(v => v.ProgrammeId == initiative.OrganisationId && v.PersonId == by && v.EndedAt == null)
            .ToListAsync(ct);
        var tasked = await db
            .Tasks.Where(t =>
                t.InitiativeId == initiative.Id
                && (t.State == TaskState.Open || t.State == TaskState.Done || t.State == TaskState.CarriedOver)
            )
            .Select(t => t.OwnerId)
            .Distinct()
            .ToListAsync(ct);
        var held = await db.HeldSince(initiative.Id, London.At(actual.Period, TimeOnly.MinValue), ct);
        // Before anything else: whoever is made its owner at the same moment waits for this, or this for them.
        benefit.Touch();
        await db.SaveChangesAsync(ct);
        act(benefit, new Judge(by, [.. initiative.Holders, .. held, .. tasked], appointments));
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                by,
                now,
                $"{what}: “{benefit.Measure}”",
                after: Intervals.InWords(benefit.Interval, actual.Period),
                reason: string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()
            )
        );
        if (asksAgain is not null && !benefit.Actuals.Any(a => a.Period == actual.Period && a.IsLive))
            await db.AskAgain(benefit, actual, asksAgain, reason!.Trim(), by, now, ct);
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever recorded a figure that no longer stands and whoever collects it hear why; it is the first rung of the collector's reminders.</summary>
    private static async Task AskAgain(
        this DevelopmentDb db,
        Benefit benefit,
        Actual actual,
        string because,
        string reason,
        Guid by,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.Notify(
            ObligationKind.Actual,
            benefit.InitiativeId,
            benefit.Reopening(actual.Period)!.Id,
            [actual.RecordedBy, benefit.CollectorId],
            by,
            $"Record “{benefit.Measure}” for {Intervals.InWords(benefit.Interval, actual.Period)} again: {because}. {(reason.Length > LongestTold ? reason[..LongestTold] + "…" : reason)}",
            $"/benefits/{benefit.Id}/actuals/new",
            now,
            ct
        );
    }

    /// <summary>The benefit's page has the whole reason.</summary>
    private const int LongestTold = 300;
}

internal sealed record ClaimRow(
    Guid BenefitId,
    Guid ActualId,
    string Initiative,
    string Measure,
    string Class,
    string Period,
    DateTimeOffset RecordedAt
);

/// <summary>Claimed actuals that wait for a verifier, oldest first.</summary>
[Requires(DevelopmentPermission.Verify)]
internal sealed record ActualsWaiting(int Page) : IQuery<Paged<ClaimRow>>;

internal sealed class ActualsWaitingHandler(DevelopmentDb db, ICaller caller, AccessTables access)
    : IQueryHandler<ActualsWaiting, Paged<ClaimRow>>
{
    public async Task<Paged<ClaimRow>> Handle(ActualsWaiting query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Verify, ct);
        var claimed =
            from b in db.Benefits.VisibleTo(scopes)
            from a in b.Actuals
            join i in db.Initiatives on b.InitiativeId equals i.Id
            where a.State == ActualState.Claimed
            select new
            {
                BenefitId = b.Id,
                a.Id,
                i.Title,
                b.Measure,
                b.Class,
                b.Interval,
                a.Period,
                a.RecordedAt,
            };
        var total = await claimed.CountAsync(ct);
        var rows = await claimed
            .OrderBy(c => c.RecordedAt)
            .ThenBy(c => c.Id)
            .Skip(Paged<ClaimRow>.Skip(query.Page))
            .Take(Paged<ClaimRow>.Size)
            .ToListAsync(ct);
        return Paged<ClaimRow>.Of(
            [
                .. rows.Select(c => new ClaimRow(
                    c.BenefitId,
                    c.Id,
                    c.Title,
                    c.Measure,
                    BenefitClasses.InWords(c.Class),
                    Intervals.InWords(c.Interval, c.Period),
                    c.RecordedAt
                )),
            ],
            query.Page,
            total
        );
    }
}
