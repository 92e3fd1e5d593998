using InnovationPipeline.Ideation.Contracts;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Whose idea it is: its author and its group, not those of the ideas that it was taken from.</summary>
internal static class Own
{
    public static bool Is(Contributor contributor) => contributor.Capacity is "Author" or "Group member";
}
