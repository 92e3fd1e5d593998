using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Development.Data;

internal static class Telling
{
    /// <summary>One line of history, and a word to every screen that shows the initiative.</summary>
    public static void Tell(
        this DevelopmentDb db,
        Guid initiativeId,
        ICaller caller,
        TimeProvider clock,
        string what,
        string? before = null,
        string? after = null,
        string? reason = null
    )
    {
        db.Add(
            new InitiativeHistory(
                initiativeId,
                caller.PersonId,
                clock.GetUtcNow(),
                what,
                before,
                after,
                string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()
            )
        );
        db.Changed("initiative", initiativeId);
    }
}
