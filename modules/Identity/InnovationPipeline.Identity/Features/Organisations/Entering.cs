using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

/// <summary>What every way of writing an organisation shares: its scope, its place in the search, its code.</summary>
internal static class Entering
{
    public const string ScopeKind = "organisation";

    public static async Task Enter(this IdentityDb db, Organisation organisation, CancellationToken ct)
    {
        db.Organisations.Add(organisation);
        await db.OpenScope(organisation.Id, ScopeKind, Scope.System, ct);
        await db.MakeFindable(organisation, ct);
    }

    public static Task MakeFindable(this IdentityDb db, Organisation organisation, CancellationToken ct) =>
        db.Index(Findable(organisation), ct);

    public static SearchDocument Findable(Organisation organisation) =>
        new(
            organisation.Id,
            "Organisation",
            organisation.Id,
            IdentityPermission.ManageOrganisations,
            organisation.Name,
            $"{organisation.Kind.InWords()} {organisation.Code}",
            $"/organisations/{organisation.Id}"
        );

    /// <exception cref="Invalid">the code is malformed, or another organisation has it</exception>
    public static async Task<OrganisationCode?> FreeCode(this IdentityDb db, string? text, Guid organisationId, CancellationToken ct)
    {
        OrganisationCode? code;
        try
        {
            code = OrganisationCode.From(text);
        }
        catch (RuleBroken malformed)
        {
            throw new Invalid("Code", malformed.Message);
        }
        if (code is not null && await db.Organisations.AnyAsync(o => o.Code == code && o.Id != organisationId, ct))
            throw new Invalid("Code", "Another organisation has this code");
        return code;
    }
}
