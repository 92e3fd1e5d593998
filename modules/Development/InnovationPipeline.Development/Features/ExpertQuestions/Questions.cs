using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.ExpertQuestions;

internal sealed record QuestionsShown(string InitiativeTitle, IReadOnlyList<QuestionRow> Questions, IReadOnlyList<ExpertChoice> Experts);

internal sealed record QuestionRow(Guid Id, string Text, string By, DateTimeOffset At, IReadOnlyList<AnswerRow> Answers);

internal sealed record AnswerRow(string Person, string? Text, DateTimeOffset? At);

internal sealed record ExpertChoice(Guid Id, string Name, string Discipline);

/// <summary>Five-minute questions of an initiative with the answers, and the people of its day who can be asked.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record QuestionsOf(Guid InitiativeId) : IQuery<QuestionsShown>, IInInitiative;

internal sealed class QuestionsOfHandler(DevelopmentDb db, IPeople people, IInnovationEvents events)
    : IQueryHandler<QuestionsOf, QuestionsShown>
{
    public async Task<QuestionsShown> Handle(QuestionsOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var asked = await db
            .Questions.AsNoTracking()
            .Where(q => q.InitiativeId == initiative.Id)
            .OrderByDescending(q => q.AskedAt)
            .ToListAsync(ct);
        var present = initiative.InnovationEventId is { } held ? await events.Registrations(held, ct) : [];
        var names = await Names.Ask(
            people,
            [
                .. asked.SelectMany(q => q.Answers.Select(a => (Guid?)a.PersonId).Append(q.AskedBy)),
                .. present.Select(r => (Guid?)r.PersonId),
            ],
            ct
        );
        return new QuestionsShown(
            initiative.Title,
            [
                .. asked.Select(q => new QuestionRow(
                    q.Id,
                    q.Text,
                    names.Of(q.AskedBy),
                    q.AskedAt,
                    [.. q.Answers.Select(a => new AnswerRow(names.Of(a.PersonId), a.Text, a.AnsweredAt))]
                )),
            ],
            [
                .. present
                    .Select(r => new ExpertChoice(r.PersonId, names.Of(r.PersonId), r.Discipline))
                    .Where(e => e.Name != "Former participant")
                    .OrderBy(e => e.Name, StringComparer.Ordinal),
            ]
        );
    }
}

/// <summary>Puts one question to named people of the day.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record AskExperts(
    Guid Id,
    Guid InitiativeId,
    [property:
        Required(ErrorMessage = "Write the question"),
        StringLength(500, ErrorMessage = "Keep the question to 500 characters or fewer")
    ]
        string Text,
    IReadOnlyList<Guid> Experts
) : ICommand, ICreates, IInInitiative;

internal sealed class AskExpertsHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IInnovationEvents events)
    : ICommandHandler<AskExperts>
{
    public async Task Handle(AskExperts command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.Questions.AnyAsync(q => q.Id == command.Id, ct))
            return;
        var present = initiative.InnovationEventId is { } held
            ? (await events.Registrations(held, ct)).Select(r => r.PersonId).ToHashSet()
            : [];
        ExpertQuestion.Rules.OfSomebody.Require(command.Experts.All(present.Contains));
        var now = clock.GetUtcNow();
        var question = new ExpertQuestion(command.Id, initiative.Id, command.Text, command.Experts, caller.Person(), now);
        db.Add(question);
        foreach (var answer in question.Answers)
            db.Add(
                new Reminder(
                    Guid.CreateVersion7(),
                    new Obligation(
                        ObligationKind.Question,
                        initiative.Id,
                        question.Id,
                        London.DayOf(now),
                        answer.PersonId,
                        [],
                        $"Five minutes for “{initiative.Title}”: {question.Text}",
                        $"/questions/{question.Id}"
                    ),
                    Rung.Due,
                    answer.PersonId,
                    now
                )
            );
        db.Tell(initiative.Id, caller, clock, $"Question put to {question.Answers.Count} people of the day", after: question.Text);
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record QuestionAsked(string InitiativeTitle, string Text, string By, string? Answer, DateTimeOffset? AnsweredAt);

[ForSignedIn("a question is read by those to whom it was put")]
internal sealed record QuestionToAnswer(Guid QuestionId) : IQuery<QuestionAsked>;

internal sealed class QuestionToAnswerHandler(DevelopmentDb db, ICaller caller, IPeople people)
    : IQueryHandler<QuestionToAnswer, QuestionAsked>
{
    public async Task<QuestionAsked> Handle(QuestionToAnswer query, CancellationToken ct)
    {
        var question = await db.Questions.AsNoTracking().Get(query.QuestionId, ct);
        var own = question.Answers.FirstOrDefault(a => a.PersonId == caller.PersonId) ?? throw new NotFound();
        var title = await db.Initiatives.Where(i => i.Id == question.InitiativeId).Select(i => i.Title).SingleAsync(ct);
        var names = await Names.Ask(people, [question.AskedBy], ct);
        return new QuestionAsked(title, question.Text, names.Of(question.AskedBy), own.Text, own.AnsweredAt);
    }
}

[ForSignedIn("a question is answered by those to whom it was put")]
internal sealed record AnswerQuestion(
    Guid QuestionId,
    [property:
        Required(ErrorMessage = "Write your answer"),
        StringLength(2000, ErrorMessage = "Keep your answer to 2,000 characters or fewer")
    ]
        string Text
) : ICommand;

internal sealed class AnswerQuestionHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AnswerQuestion>
{
    public async Task Handle(AnswerQuestion command, CancellationToken ct)
    {
        var question = await db.Questions.Get(command.QuestionId, ct);
        if (question.Answers.All(a => a.PersonId != caller.Person()))
            throw new NotFound();
        question.Answer(caller.Person(), command.Text, clock.GetUtcNow());
        db.Tell(question.InitiativeId, caller, clock, "Question of the day answered", before: question.Text);
        await db.SaveChangesAsync(ct);
    }
}
