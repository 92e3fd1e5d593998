using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

/// <param name="Id">of the succession that is recorded, where there are successors</param>
/// <param name="Successors">names or codes, one on each line; none where it simply ends</param>
[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record CloseOrganisation(Guid Id, Guid OrganisationId, DateOnly LastDay, string? Successors)
    : ICommand,
        ICreates,
        IInSystem;

internal sealed class CloseOrganisationHandler(IdentityDb db, IOrganisations organisations) : ICommandHandler<CloseOrganisation>
{
    public async Task Handle(CloseOrganisation command, CancellationToken ct)
    {
        if (await db.Successions.AnyAsync(s => s.Id == command.Id, ct))
            return;
        var organisation = await db.Organisations.Get(command.OrganisationId, ct);
        var heirs = await Heirs(command.Successors, ct);
        organisation.Close(command.LastDay);
        if (heirs.Count > 0)
            db.Successions.Add(Succession.Record(command.Id, organisation.Id, heirs, command.LastDay.AddDays(1), split: false));
        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<Guid>> Heirs(string? lines, CancellationToken ct)
    {
        var heirs = new List<Guid>();
        var unknown = new List<string>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (await organisations.Named(line, ct) is { } found)
                heirs.Add(found.Id);
            else
                unknown.Add($"\"{line}\" is not the name or code of one organisation");
        return unknown.Count == 0
            ? heirs
            : throw new Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Successors"] = [.. unknown] });
    }
}
