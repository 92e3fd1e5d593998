using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Data;

internal static class HandingOver
{
    public static async Task<Guid> With(this IPeople people, string email, CancellationToken ct) =>
        await people.WithEmail(email.Trim(), ct)
        ?? throw new Invalid("Email", "Nobody here has this e-mail address. An administrator can add them");

    /// <summary>Whoever had it and whoever has it now get one message each, with the reason of the line of history.</summary>
    /// <param name="home">the initiative or theme that it belongs to</param>
    /// <param name="does">what one does with it, for example "own the benefit “Agency hours”"</param>
    public static async Task TellBoth(
        this DevelopmentDb db,
        HistoryEntry line,
        Guid home,
        IReadOnlyCollection<Guid> from,
        Guid to,
        string does,
        string href,
        CancellationToken ct
    )
    {
        await Tell([to], $"You now {does}");
        await Tell(from.Where(p => p != to), $"You no longer {does}");

        Task Tell(IEnumerable<Guid> people, string what) =>
            db.Notify(ObligationKind.HandedOver, home, line.Id, people, by: null, what, href, line.At, ct);
    }
}
