using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.ExpertQuestions;

/// <param name="WhyFew">why there is nobody of a day to ask; none where there is</param>
internal sealed record QuestionsShown(
    string InitiativeTitle,
    bool HasEnded,
    IReadOnlyList<QuestionRow> Questions,
    IReadOnlyList<ExpertChoice> Experts,
    string? WhyFew
);

internal sealed record QuestionRow(Guid Id, string Text, string By, DateTimeOffset At, IReadOnlyList<AnswerRow> Answers);

internal sealed record AnswerRow(string Person, string? Text, DateTimeOffset? At);

/// <param name="Was">the discipline of the day, or the part in the challenge</param>
internal sealed record ExpertChoice(Guid Id, string Name, string Was);

/// <summary>Whom an initiative may ask: the people of its days, and those who brought its challenge or replied to it.</summary>
internal sealed class Experts(IIdeas ideas, IInnovationEvents events)
{
    /// <returns>each with what they were, and whether any of them is of a day</returns>
    public async Task<(IReadOnlyDictionary<Guid, string> People, bool OfADay)> Of(Initiative initiative, CancellationToken ct)
    {
        var found = new Dictionary<Guid, string>();
        foreach (var day in await initiative.Days(ideas, events, ct))
        foreach (var registered in await events.Registrations(day, ct))
            found.TryAdd(registered.PersonId, registered.Discipline);
        var ofADay = found.Count > 0;
        if (initiative.Origin.Challenge is { } challenge)
        {
            found.TryAdd(challenge.SubmittedBy, "Submitted the challenge");
            foreach (var step in challenge.Steps)
                found.TryAdd(step.By, "Took part in the triage of the challenge");
        }
        return (found, ofADay);
    }

    /// <summary>Why nobody of a day can be asked.</summary>
    public static string WhyFew(Initiative initiative) =>
        initiative.Origin switch
        {
            { Challenge: not null } =>
                "It began as a challenge that became part of no event, so there is no day whose people could be asked. You can ask those who brought the challenge or replied to it.",
            { Theme: not null } => "None of its theme's ideas comes from a day on which people were registered, so there is nobody to ask.",
            _ => "Nobody was registered for the day that it comes from, so there is nobody to ask.",
        };
}

/// <summary>Five-minute questions of an initiative with the answers, and the people of its day who can be asked.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record QuestionsOf(Guid InitiativeId) : IQuery<QuestionsShown>, IInInitiative;

internal sealed class QuestionsOfHandler(DevelopmentDb db, IPeople people, IIdeas ideas, IInnovationEvents events)
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
        var (present, ofADay) = await new Experts(ideas, events).Of(initiative, ct);
        var names = await Names.Ask(
            people,
            [.. asked.SelectMany(q => q.Answers.Select(a => (Guid?)a.PersonId).Append(q.AskedBy)), .. present.Keys.Select(id => (Guid?)id)],
            ct
        );
        return new QuestionsShown(
            initiative.Title,
            initiative.HasEnded,
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
                    .Select(r => new ExpertChoice(r.Key, names.Of(r.Key), r.Value))
                    .Where(e => e.Name != "Former participant")
                    .OrderBy(e => e.Name, StringComparer.Ordinal),
            ],
            ofADay ? null : Experts.WhyFew(initiative)
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

internal sealed class AskExpertsHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IIdeas ideas, IInnovationEvents events)
    : ICommandHandler<AskExperts>
{
    public async Task Handle(AskExperts command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.Questions.AnyAsync(q => q.Id == command.Id, ct))
            return;
        var (present, _) = await new Experts(ideas, events).Of(initiative, ct);
        ExpertQuestion.Rules.OfSomebody.Require(command.Experts.All(present.ContainsKey));
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
        db.Tell(
            initiative.Id,
            caller,
            clock,
            $"Question put to {question.Answers.Count} {(question.Answers.Count == 1 ? "person" : "people")}",
            after: question.Text
        );
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
