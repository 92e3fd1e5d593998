using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal static class QuestionReading
{
    /// <summary>The event's desk as it was declared, or as it is where nobody has declared anything.</summary>
    public static async Task<QuestionDesk> DeskOf(this VotingDb db, Guid innovationEventId, CancellationToken ct) =>
        await db.Desks.FindAsync([innovationEventId], ct) ?? new QuestionDesk(innovationEventId);

    /// <summary>The same to be changed and saved.</summary>
    public static async Task<QuestionDesk> DeskToChange(this VotingDb db, Guid innovationEventId, CancellationToken ct)
    {
        var desk = await db.DeskOf(innovationEventId, ct);
        if (db.Entry(desk).State == EntityState.Detached)
            db.Add(desk);
        return desk;
    }

    /// <exception cref="NotFound">when the event has no such question</exception>
    public static async Task<Question> QuestionOf(this VotingDb db, Guid innovationEventId, Guid questionId, CancellationToken ct) =>
        await db.Questions.SingleOrDefaultAsync(q => q.Id == questionId && q.InnovationEventId == innovationEventId, ct)
        ?? throw new NotFound();

    public static Task<Dictionary<Guid, int>> VotesFor(this VotingDb db, IReadOnlyCollection<Guid> questionIds, CancellationToken ct) =>
        db
            .QuestionVotes.Where(v => questionIds.Contains(v.QuestionId))
            .GroupBy(v => v.QuestionId)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), ct);

    /// <summary>The question itself, or the one that stands for it since they were merged.</summary>
    public static async Task<Question> StandingFor(this VotingDb db, Question question, CancellationToken ct)
    {
        var standing = question;
        while (standing.MergedIntoId is { } next)
            standing = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == next, ct);
        return standing;
    }

    /// <summary>Questions that the person asked under their name or owes an answer to, in events that they may see.</summary>
    public static async Task<IQueryable<Question>> VisibleTo(
        this IQueryable<Question> questions,
        ICaller caller,
        AccessTables access,
        CancellationToken ct
    )
    {
        var events = await access.ScopesWith(caller, PitchingPermission.See, ct);
        var person = caller.Person();
        return questions.Where(q => events.Contains(q.InnovationEventId) && (q.AskerId == person || q.OwnerId == person));
    }
}
