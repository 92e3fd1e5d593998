using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Suppliers;

internal sealed record SuppliersShown(string InitiativeTitle, ProcurementRoute? Route, IReadOnlyList<SupplierPart> Suppliers);

/// <summary>Private organisations whose people took part in the idea or in what it was taken from.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record SuppliersOf(Guid InitiativeId) : IQuery<SuppliersShown>, IInInitiative;

internal sealed class SuppliersOfHandler(DevelopmentDb db, IInnovationEvents events, IIdeas ideas, IOrganisations organisations)
    : IQueryHandler<SuppliersOf, SuppliersShown>
{
    public async Task<SuppliersShown> Handle(SuppliersOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        return new SuppliersShown(
            initiative.Title,
            initiative.ProcurementRoute,
            await db.SuppliersOf(initiative, events, ideas, organisations, ct)
        );
    }
}

/// <summary>Records what a supplier saw on the day and what was declared.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record DescribeSupplier(
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose the supplier")] Guid? OrganisationId,
    [property: Required(ErrorMessage = "Say what they saw"), StringLength(1000, ErrorMessage = "Keep it to 1,000 characters or fewer")]
        string Saw,
    [property:
        Required(ErrorMessage = "Say what was declared, or that nothing was"),
        StringLength(1000, ErrorMessage = "Keep it to 1,000 characters or fewer")
    ]
        string Declared
) : ICommand, IInInitiative;

internal sealed class DescribeSupplierHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IOrganisations organisations)
    : ICommandHandler<DescribeSupplier>
{
    public async Task Handle(DescribeSupplier command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var supplier =
            await organisations.Find(command.OrganisationId!.Value, ct) ?? throw new Invalid("OrganisationId", "Choose the supplier");
        var known = await db.Suppliers.SingleOrDefaultAsync(s => s.InitiativeId == initiative.Id && s.OrganisationId == supplier.Id, ct);
        if (known is null)
            db.Add(
                new SupplierInvolvement(
                    initiative.Id,
                    supplier.Id,
                    command.Saw.Trim(),
                    command.Declared.Trim(),
                    caller.Person(),
                    clock.GetUtcNow()
                )
            );
        else
            known.Change(command.Saw.Trim(), command.Declared.Trim(), caller.Person(), clock.GetUtcNow());
        initiative.Touch();
        db.Tell(
            initiative.Id,
            caller,
            clock,
            $"Supplier's part recorded: {supplier.Name}",
            after: command.Saw.Trim(),
            reason: command.Declared
        );
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record ChooseRoute(Guid InitiativeId, [property: Required(ErrorMessage = "Choose a route")] ProcurementRoute? Route)
    : ICommand,
        IInInitiative;

internal sealed class ChooseRouteHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ChooseRoute>
{
    public async Task Handle(ChooseRoute command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var before = initiative.ProcurementRoute;
        initiative.Procure(command.Route!.Value);
        db.Tell(
            initiative.Id,
            caller,
            clock,
            "Procurement route chosen",
            before is { } earlier ? Routes.InWords(earlier) : null,
            Routes.InWords(command.Route.Value)
        );
        await db.SaveChangesAsync(ct);
    }
}
