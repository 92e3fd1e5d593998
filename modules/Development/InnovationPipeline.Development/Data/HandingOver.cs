using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Development.Data;

internal static class HandingOver
{
    public static async Task<Guid> With(this IPeople people, string email, CancellationToken ct) =>
        await people.WithEmail(email.Trim(), ct)
        ?? throw new Invalid("Email", "Nobody here has this e-mail address. An administrator can add them");

    /// <summary>Whoever had it and whoever has it now get one message each, with the reason of the line of history.</summary>
    /// <param name="home">the initiative or theme that it belongs to</param>
    /// <param name="does">what one does with it, for example "own the benefit “Agency hours”"</param>
    public static void TellBoth(
        this DevelopmentDb db,
        HistoryEntry line,
        Guid home,
        IReadOnlyCollection<Guid> from,
        Guid to,
        string does,
        string href
    )
    {
        Tell(to, $"You now {does}");
        foreach (var person in from.Distinct().Where(p => p != to))
            Tell(person, $"You no longer {does}");

        void Tell(Guid person, string what) =>
            db.Add(
                new Reminder(
                    Guid.CreateVersion7(),
                    new Obligation(ObligationKind.HandedOver, home, line.Id, London.DayOf(line.At), person, [], what, href),
                    Rung.Due,
                    person,
                    line.At
                )
            );
    }
}
