using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

/// <summary>Events that are over and have questions without an ending or an owner.</summary>
[Requires(PitchingPermission.Chair), SystemMay]
internal sealed record EventsWithOpenQuestions : IQuery<IReadOnlyList<Guid>>;

internal sealed class EventsWithOpenQuestionsHandler(VotingDb db) : IQueryHandler<EventsWithOpenQuestions, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(EventsWithOpenQuestions query, CancellationToken ct) =>
        await db
            .Questions.Where(q => q.State == QuestionState.Open)
            .Select(q => q.InnovationEventId)
            .Where(id => db.Desks.Any(d => d.Id == id && d.ClosedAt != null))
            .Distinct()
            .ToListAsync(ct);
}

/// <summary>What the day left open goes to whoever wrote the idea, or to the named person, with a day to answer by.</summary>
[Requires(PitchingPermission.Chair), SystemMay]
internal sealed record HandOverQuestions(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class HandOverQuestionsHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, IPeople people, TimeProvider clock)
    : ICommandHandler<HandOverQuestions>
{
    public async Task Handle(HandOverQuestions command, CancellationToken ct)
    {
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var desk = await db.DeskOf(held.Id, ct);
        var dueOn = London.DayOf(clock.GetUtcNow()).AddDays(desk.AnswerDays);
        var open = await db.Questions.Where(q => q.InnovationEventId == held.Id && q.State == QuestionState.Open).ToListAsync(ct);
        var named = desk.NamedPersonId ?? (await people.WithRole(Role.Organiser, held.OrganisationId, ct)).FirstOrDefault()?.Id;
        foreach (var question in open)
        {
            var owner = (question.About == QuestionSubject.Idea ? await OwnerOf(question.SubjectId!.Value, ct) : null) ?? named;
            QuestionDesk.Rules.SomebodyToAnswer.Require(owner is not null);
            question.HandOver(owner.Value, dueOn);
        }
        db.Changed(PitchingTopic.Questions, held.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever wrote the idea, else the facilitator of its group.</summary>
    private async Task<Guid?> OwnerOf(Guid ideaId, CancellationToken ct)
    {
        var author = (await ideas.Contributors(ideaId, ct)).FirstOrDefault(c => c.Capacity is "Author");
        if (author is not null)
            return author.PersonId;
        return (await ideas.Cards([ideaId], ct)).GetValueOrDefault(ideaId) is { } idea
            ? (await events.Group(idea.GroupId, ct))?.FacilitatorId
            : null;
    }
}
