using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>
/// Questions and answers hold ids, and Identity forgets whose they were; what was asked and said stays. What a forgotten
/// person owed goes to somebody who can answer. An anonymous question was never linked to anybody.
/// </summary>
internal sealed class QuestionsOfAPerson(VotingDb db, IInnovationEvents events, IPeople people) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.AskerId == personId || q.OwnerId == personId || q.EndedById == personId)
            .OrderBy(q => q.AskedAt)
            .ToListAsync(ct);
        var votes = await db.QuestionVotes.CountAsync(v => v.PersonId == personId, ct);
        var held = new List<PersonalDatum>();
        foreach (var question in questions)
        {
            if (question.AskerId == personId)
                held.Add(new("Question you asked", $"{question.Text}, asked on {London.Day(question.AskedAt)}"));
            if (question.OwnerId == personId)
                held.Add(new("Question handed to you", question.Text));
            if (question.EndedById == personId && question.State == QuestionState.AnsweredInWriting)
                held.Add(new("Answer you wrote", $"{question.Text}: {question.Answer}"));
        }
        if (votes > 0)
            held.Add(new("Votes for questions", votes == 1 ? "You voted for 1 question" : $"You voted for {votes} questions"));
        return held;
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        foreach (var desk in await db.Desks.Where(d => d.NamedPersonId == personId).ToListAsync(ct))
            desk.ForgetNamedPerson(personId);
        foreach (
            var question in await db.Questions.Where(q => q.OwnerId == personId && q.State == QuestionState.HandedOver).ToListAsync(ct)
        )
            if (await SomebodyElse(question, personId, ct) is { } other)
                question.HandOver(other, question.DueOn!.Value);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Guid?> SomebodyElse(Question question, Guid personId, CancellationToken ct)
    {
        if ((await db.DeskOf(question.InnovationEventId, ct)).NamedPersonId is { } named)
            return named;
        return await events.Find(question.InnovationEventId, ct) is { } held
            ? (await people.WithRole(Role.Organiser, held.OrganisationId, ct)).FirstOrDefault(p => p.Id != personId)?.Id
            : null;
    }
}
