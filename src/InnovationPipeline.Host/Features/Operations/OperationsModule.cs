using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Host.Features.Operations;

/// <summary>What an administrator sees of the machinery: deliveries, the audit trail, jobs. Over the Platform only.</summary>
internal sealed class OperationsModule : Module
{
    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [Role.Administrator] = [OperationsPermission.Operate] };

    public override IReadOnlyList<MenuEntry> Menu => [new(900, "Operations", "/operations", OperationsPermission.Operate)];
}

internal static class OperationsPermission
{
    public const string Operate = "operations.operate";
}
