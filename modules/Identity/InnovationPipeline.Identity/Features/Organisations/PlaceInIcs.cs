using InnovationPipeline.Identity.Data;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

[Requires(IdentityPermission.ManageOrganisations), SystemMay]
internal sealed record PlaceInIcs(Guid Id, Guid OrganisationId, Guid IcsId, DateOnly From, DateOnly? To = null)
    : ICommand,
        ICreates,
        IInSystem;

internal sealed class PlaceInIcsHandler(IdentityDb db) : ICommandHandler<PlaceInIcs>
{
    public async Task Handle(PlaceInIcs command, CancellationToken ct)
    {
        var organisation = await db.Organisations.Get(command.OrganisationId, ct);
        if (organisation.IcsLinks.Any(link => link.Id == command.Id))
            return;
        var ics =
            await db.Organisations.SingleOrDefaultAsync(o => o.Id == command.IcsId, ct)
            ?? throw new Invalid("IcsId", "Choose an integrated care board");
        organisation.PlaceIn(command.Id, ics, new Period(command.From, command.To));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record LeaveIcs(Guid OrganisationId, Guid LinkId, DateOnly LastDay) : ICommand, IInSystem;

internal sealed class LeaveIcsHandler(IdentityDb db) : ICommandHandler<LeaveIcs>
{
    public async Task Handle(LeaveIcs command, CancellationToken ct)
    {
        var organisation = await db.Organisations.Get(command.OrganisationId, ct);
        if (organisation.IcsLinks.All(link => link.Id != command.LinkId))
            throw new NotFound();
        organisation.LeaveIcs(command.LinkId, command.LastDay);
        await db.SaveChangesAsync(ct);
    }
}
