using System.Text.RegularExpressions;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>"@" and an e-mail address in a private note shows it to that colleague, who is told once.</summary>
internal sealed partial class Mentions(DevelopmentDb db, AccessTables access, IPeople people)
{
    public static IReadOnlyList<string> In(string? note) =>
        [
            .. Mention()
                .Matches(note ?? "")
                .Select(m => m.Groups["email"].Value.TrimEnd('.', ':', '!', '?'))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <exception cref="Invalid">when somebody is mentioned who may not read it</exception>
    public async Task Tell(GateScorecard own, Initiative initiative, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var email in In(own.PrivateNote))
        {
            if (await people.WithEmail(email, ct) is not { } person || person == own.AssessorId || !await MayRead(person, own, ct))
                throw new Invalid(
                    "PrivateNote",
                    $"{email} cannot read this note: mention other assessors and gate chairs of this initiative who do not stand aside"
                );
            if (!await db.Reminders.AnyAsync(r => r.Kind == ObligationKind.Mention && r.SubjectId == own.Id && r.PersonId == person, ct))
                db.Add(
                    new Reminder(
                        Guid.CreateVersion7(),
                        new Obligation(
                            ObligationKind.Mention,
                            initiative.Id,
                            own.Id,
                            own.DueOn,
                            person,
                            [],
                            $"A note about the gate of “{initiative.Title}” mentions you",
                            $"/initiatives/{initiative.Id}/gates/{own.GateId}"
                        ),
                        Rung.Due,
                        person,
                        now
                    )
                );
        }
    }

    /// <summary>An assessor or a chair of the initiative who does not stand aside at the gate.</summary>
    private async Task<bool> MayRead(Guid person, GateScorecard own, CancellationToken ct)
    {
        var reader = Callers.Person(person);
        if (
            !await access.May(reader, DevelopmentPermission.Assess, own.InitiativeId, ct)
            && !await access.May(reader, DevelopmentPermission.Decide, own.InitiativeId, ct)
        )
            return false;
        var seat = await db.Scorecards.AsNoTracking().SingleOrDefaultAsync(s => s.GateId == own.GateId && s.AssessorId == person, ct);
        return seat is not { IsRecused: true };
    }

    /// <summary>The notes at a gate that mention the asker and that they may still read.</summary>
    public async Task<IReadOnlyList<NoteShown>> For(Guid reader, Guid gateId, bool seesScores, CancellationToken ct)
    {
        var cards = await db
            .Scorecards.AsNoTracking()
            .Where(s =>
                s.GateId == gateId
                && s.PrivateNote != null
                && db.Reminders.Any(r => r.Kind == ObligationKind.Mention && r.SubjectId == s.Id && r.PersonId == reader)
            )
            .OrderBy(s => s.AssignedAt)
            .ToListAsync(ct);
        var names = await Names.Ask(people, cards.Select(s => (Guid?)s.AssessorId), ct);
        var notes = new List<NoteShown>();
        foreach (var card in cards)
            if (await StillMentions(card, reader, ct) && await MayRead(reader, card, ct))
                notes.Add(new NoteShown(names.Of(card.AssessorId), seesScores ? card.PrivateNote : null));
        return notes;
    }

    private async Task<bool> StillMentions(GateScorecard card, Guid reader, CancellationToken ct)
    {
        foreach (var email in In(card.PrivateNote))
            if (await people.WithEmail(email, ct) == reader)
                return true;
        return false;
    }

    [GeneratedRegex(@"(?<![^\s(])@(?<email>[^\s@,;()]+@[^\s@,;()]+\.[^\s@,;()]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();
}

/// <param name="Text">none while the reader may not see scores: a note may give them away</param>
internal sealed record NoteShown(string By, string? Text);

/// <summary>Private notes of a gate's assessors in which the asker is mentioned; nobody else's.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record NotesForReader(Guid InitiativeId, Guid GateId) : IQuery<IReadOnlyList<NoteShown>>, IInInitiative;

internal sealed class NotesForReaderHandler(ICaller caller, DevelopmentDb db, AccessTables access, IPeople people)
    : IQueryHandler<NotesForReader, IReadOnlyList<NoteShown>>
{
    public async Task<IReadOnlyList<NoteShown>> Handle(NotesForReader query, CancellationToken ct)
    {
        var review = await db
            .GateReviews.AsNoTracking()
            .AsSplitQuery()
            .SingleOrDefaultAsync(g => g.Id == query.GateId && g.InitiativeId == query.InitiativeId, ct);
        if (caller.PersonId is not { } reader || review is null)
            return [];
        var cards = await db.Scorecards.AsNoTracking().Where(s => s.GateId == review.Id).ToListAsync(ct);
        var own = cards.Find(s => s.AssessorId == reader);
        var mayDecide = await access.May(caller, DevelopmentPermission.Decide, query.InitiativeId, ct);
        var sees = GateScorecard.AreSeen(review, own, mayDecide, cards.Count(s => s.Counts));
        return await new Mentions(db, access, people).For(reader, review.Id, sees, ct);
    }
}
