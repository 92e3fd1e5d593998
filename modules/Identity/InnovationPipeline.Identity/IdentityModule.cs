using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Identity;

/// <summary>People, organisations, roles, and how people sign in.</summary>
public sealed class IdentityModule : Module
{
    public override Type Db => typeof(IdentityDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Administrator] = [IdentityPermission.ManageOrganisations, IdentityPermission.ManagePeople],
        };

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new(800, "Organisations", "/organisations", IdentityPermission.ManageOrganisations),
            new(810, "People", "/people", IdentityPermission.ManagePeople),
            new(890, "Your details", "/me", Permission: null),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SessionBox>();
        services.AddSessionCookie(configuration);
        services.AddDevelopmentPersonas();
    }
}

internal static class IdentityPermission
{
    public const string ManageOrganisations = "identity.manage-organisations";
    public const string ManagePeople = "identity.manage-people";
}
