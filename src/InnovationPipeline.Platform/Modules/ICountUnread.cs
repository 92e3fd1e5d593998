using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Platform.Modules;

/// <summary>Asked for every page's header: how many messages a person has not read.</summary>
public interface ICountUnread
{
    Task<int> For(ICaller caller, CancellationToken ct);
}
