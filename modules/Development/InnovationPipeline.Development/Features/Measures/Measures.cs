using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Measures;

/// <param name="Benefits">that use it: with the first its words stay</param>
internal sealed record MeasureRow(
    Guid Id,
    Guid OrganisationId,
    string Organisation,
    MeasureWords Words,
    int Benefits,
    bool IsRetired,
    bool MayChange
);

internal sealed record CatalogueOwner(Guid OrganisationId, string Name);

/// <param name="Offered">to everybody, and in no catalogue that the asker sees yet</param>
/// <param name="MayAddTo">programmes whose catalogue the asker may add to</param>
internal sealed record CatalogueShown(Paged<MeasureRow> Page, IReadOnlyList<MeasureWords> Offered, IReadOnlyList<CatalogueOwner> MayAddTo);

/// <summary>What is measured in the programmes that the asker sees: those in use or to be used first, retired ones last.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record MeasureCatalogue(int Page) : IQuery<CatalogueShown>;

internal sealed class MeasureCatalogueHandler(DevelopmentDb db, ICaller caller, AccessTables access, IOrganisations organisations)
    : IQueryHandler<MeasureCatalogue, CatalogueShown>
{
    public async Task<CatalogueShown> Handle(MeasureCatalogue query, CancellationToken ct)
    {
        var seen = await access.ScopesWith(caller, DevelopmentPermission.See, ct);
        var may = await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
        // The whole of a programme that one sees, and what is measured where one sees a single initiative.
        var visible = db
            .Measures.AsNoTracking()
            .Where(m =>
                seen.Contains(m.OrganisationId) || db.Benefits.Any(b => b.CatalogueMeasureId == m.Id && seen.Contains(b.InitiativeId))
            );
        var total = await visible.CountAsync(ct);
        var rows = await visible
            .OrderBy(m => m.RetiredAt != null)
            .ThenBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Skip(Paged<MeasureRow>.Skip(query.Page))
            .Take(Paged<MeasureRow>.Size)
            .Select(m => new { Measure = m, Benefits = db.Benefits.Count(b => b.CatalogueMeasureId == m.Id) })
            .ToListAsync(ct);
        var keys = await visible.Select(m => m.Key).ToListAsync(ct);
        var owners = await organisations.Cards(rows.Select(r => r.Measure.OrganisationId).Concat(may), ct);
        return new CatalogueShown(
            Paged<MeasureRow>.Of(
                [
                    .. rows.Select(r => new MeasureRow(
                        r.Measure.Id,
                        r.Measure.OrganisationId,
                        owners.GetValueOrDefault(r.Measure.OrganisationId)?.Name ?? "An organisation that is no longer known",
                        r.Measure.Words,
                        r.Benefits,
                        r.Measure.RetiredAt is not null,
                        may.Contains(r.Measure.OrganisationId)
                    )),
                ],
                query.Page,
                total
            ),
            [.. OfferedMeasures.All.Where(m => !keys.Contains(CatalogueMeasure.KeyOf(m.Name, m.Unit)))],
            [
                .. owners
                    .Values.Where(o => may.Contains(o.Id))
                    .OrderBy(o => o.Name, StringComparer.Ordinal)
                    .Select(o => new CatalogueOwner(o.Id, o.Name)),
            ]
        );
    }
}

/// <summary>Whose catalogue a new measure comes into.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record CatalogueOf(Guid OrganisationId) : IQuery<CatalogueOwner>, IInOrganisation;

internal sealed class CatalogueOfHandler(IOrganisations organisations) : IQueryHandler<CatalogueOf, CatalogueOwner>
{
    public async Task<CatalogueOwner> Handle(CatalogueOf query, CancellationToken ct)
    {
        var owner = await organisations.Find(query.OrganisationId, ct) ?? throw new NotFound();
        return new CatalogueOwner(owner.Id, owner.Name);
    }
}

internal sealed record MeasureInFull(uint Version, string Organisation, MeasureWords Words, int Benefits, bool IsRetired);

[Requires(DevelopmentPermission.Configure)]
internal sealed record MeasureToRead(Guid OrganisationId, Guid MeasureId) : IQuery<MeasureInFull>, IInOrganisation;

internal sealed class MeasureToReadHandler(DevelopmentDb db, IOrganisations organisations) : IQueryHandler<MeasureToRead, MeasureInFull>
{
    public async Task<MeasureInFull> Handle(MeasureToRead query, CancellationToken ct)
    {
        var measure = await db.Measures.AsNoTracking().Where(m => m.OrganisationId == query.OrganisationId).Get(query.MeasureId, ct);
        var used = await db.Benefits.CountAsync(b => b.CatalogueMeasureId == measure.Id, ct);
        var organisation = await organisations.Find(measure.OrganisationId, ct);
        return new MeasureInFull(measure.Version, organisation?.Name ?? "", measure.Words, used, measure.RetiredAt is not null);
    }
}

/// <param name="Class">what it usually is; none where it may be anything</param>
internal sealed record MeasureForm(
    [property:
        Required(ErrorMessage = "Enter what is measured"),
        StringLength(200, ErrorMessage = "Keep what is measured to 200 characters or fewer")
    ]
        string Name,
    [property: Required(ErrorMessage = "Enter a unit"), StringLength(60, ErrorMessage = "Keep the unit to 60 characters or fewer")]
        string Unit,
    [property:
        Required(ErrorMessage = "Say where its figures come from"),
        StringLength(300, ErrorMessage = "Keep the source to 300 characters or fewer")
    ]
        string Source,
    [property: Required(ErrorMessage = "Choose how periods make one figure")] Aggregation? Aggregation,
    BenefitClass? Class
)
{
    public MeasureWords ToWords() => new(Name, Unit, Source, Aggregation!.Value, Class);

    public string ToKey() => CatalogueMeasure.KeyOf(Name, Unit);
}

[Requires(DevelopmentPermission.Configure)]
internal sealed record AddMeasure(Guid Id, Guid OrganisationId, MeasureForm Form) : ICommand, ICreates, IInOrganisation;

internal sealed class AddMeasureHandler(DevelopmentDb db) : ICommandHandler<AddMeasure>
{
    public async Task Handle(AddMeasure command, CancellationToken ct)
    {
        await db.HoldGain(command.Form.ToKey(), ct);
        if (await db.Measures.AnyAsync(m => m.Id == command.Id, ct))
            return;
        await db.RequireOnce(command.OrganisationId, command.Form.ToKey(), except: null, ct);
        db.Add(new CatalogueMeasure(command.Id, command.OrganisationId, command.Form.ToWords()));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Changes what a measure says, until a benefit uses it.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record ChangeMeasure(Guid OrganisationId, Guid MeasureId, uint Version, MeasureForm Form)
    : ICommand,
        IEdits,
        IInOrganisation;

internal sealed class ChangeMeasureHandler(DevelopmentDb db) : ICommandHandler<ChangeMeasure>
{
    public async Task Handle(ChangeMeasure command, CancellationToken ct)
    {
        var own = db.Measures.Where(m => m.OrganisationId == command.OrganisationId);
        var before = (await own.AsNoTracking().Get(command.MeasureId, ct)).Key;
        // Whoever plans a benefit by the old words or the new ones waits, or has planned it already.
        foreach (var key in new[] { before, command.Form.ToKey() }.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await db.HoldGain(key, ct);
        var measure = await own.Get(command.MeasureId, command.Version, ct);
        await db.RequireOnce(command.OrganisationId, command.Form.ToKey(), except: measure.Id, ct);
        measure.Change(command.Form.ToWords(), await db.Benefits.AnyAsync(b => b.CatalogueMeasureId == measure.Id, ct));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>No new benefit may use it; those that do keep it.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record RetireMeasure(Guid OrganisationId, Guid MeasureId) : ICommand, IInOrganisation;

internal sealed class RetireMeasureHandler(DevelopmentDb db, TimeProvider clock) : ICommandHandler<RetireMeasure>
{
    public async Task Handle(RetireMeasure command, CancellationToken ct)
    {
        var measure = await db.Measures.Where(m => m.OrganisationId == command.OrganisationId).Get(command.MeasureId, ct);
        measure.Retire(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Configure)]
internal sealed record BringMeasureBack(Guid OrganisationId, Guid MeasureId) : ICommand, IInOrganisation;

internal sealed class BringMeasureBackHandler(DevelopmentDb db) : ICommandHandler<BringMeasureBack>
{
    public async Task Handle(BringMeasureBack command, CancellationToken ct)
    {
        var measure = await db.Measures.Where(m => m.OrganisationId == command.OrganisationId).Get(command.MeasureId, ct);
        measure.BringBack();
        await db.SaveChangesAsync(ct);
    }
}

internal static class Once
{
    /// <summary>Asked under the lock of the key, and held by the catalogue's own.</summary>
    public static async Task RequireOnce(this DevelopmentDb db, Guid organisationId, string key, Guid? except, CancellationToken ct) =>
        CatalogueMeasure.Rules.Once.Require(
            !await db.Measures.AnyAsync(m => m.OrganisationId == organisationId && m.Key == key && m.Id != except, ct)
        );
}
