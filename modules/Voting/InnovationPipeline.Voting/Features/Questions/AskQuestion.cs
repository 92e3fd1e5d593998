using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

/// <param name="Value">"day", "area/…" or "idea/…"</param>
internal sealed record TopicChoice(string Value, string Title);

/// <param name="IsOver">nobody asks any more</param>
internal sealed record WhatToAskAbout(
    string EventName,
    bool IsOver,
    bool IsModerated,
    IReadOnlyList<TopicChoice> Areas,
    IReadOnlyList<TopicChoice> Pitches
);

[Requires(PitchingPermission.Ask)]
internal sealed record TopicsOf(Guid InnovationEventId) : IQuery<WhatToAskAbout>, IInEvent;

internal sealed class TopicsOfHandler(VotingDb db, IInnovationEvents events, IIdeas ideas) : IQueryHandler<TopicsOf, WhatToAskAbout>
{
    public async Task<WhatToAskAbout> Handle(TopicsOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var desk = await db.DeskOf(held.Id, ct);
        var areas = await events.Areas(held.Id, ct);
        var pitches = (await ideas.Cards(await db.PitchedIdeas(held.Id, ct), ct)).Values;
        return new WhatToAskAbout(
            held.Name,
            held.IsOver(desk),
            desk.IsModerated,
            [.. areas.OrderBy(a => a.Number).Select(a => new TopicChoice($"area/{a.Id}", a.Title))],
            [.. pitches.OrderBy(i => i.Title, StringComparer.Ordinal).Select(i => new TopicChoice($"idea/{i.Id}", i.Title))]
        );
    }
}

/// <param name="FollowSecret">of the private link of somebody who asks without their name; none for a named question</param>
[
    Requires(PitchingPermission.Ask),
    Unaudited("an audit entry names its sender, and an anonymous question must not; a named one says itself who asked, and when")
]
internal sealed record AskQuestion(
    Guid Id,
    Guid InnovationEventId,
    [property: EnumDataType(typeof(QuestionSubject), ErrorMessage = "Select what your question is about")] QuestionSubject About,
    Guid? SubjectId,
    [property:
        Required(ErrorMessage = "Enter your question"),
        StringLength(Question.LongestText, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Text,
    [property:
        Sealed,
        NotFreeText,
        RegularExpression(Domain.Questions.FollowSecret.Shape, ErrorMessage = "Open the form again to get a new private link")
    ]
        string? FollowSecret
) : ICommand, ICreates, IInEvent;

internal sealed class AskQuestionHandler(VotingDb db, IInnovationEvents events, ICaller caller, TimeProvider clock)
    : ICommandHandler<AskQuestion>
{
    public async Task Handle(AskQuestion command, CancellationToken ct)
    {
        if (await db.Questions.AnyAsync(q => q.Id == command.Id, ct))
            return;
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var desk = await db.DeskOf(held.Id, ct);
        Question.Rules.AskingIsOpen.Require(!held.IsOver(desk));
        await RequireSubject(command, ct);
        var secret = command.FollowSecret is { } given ? FollowSecret.DigestOf(given) : null;
        db.Add(
            new Question(
                command.Id,
                held.Id,
                new Topic(command.About, command.SubjectId),
                command.Text,
                secret is null ? caller.Person() : null,
                secret,
                shown: !desk.IsModerated,
                clock.GetUtcNow()
            )
        );
        db.Changed(PitchingTopic.Questions, held.Id);
        await db.SaveChangesAsync(ct);
    }

    private async Task RequireSubject(AskQuestion command, CancellationToken ct)
    {
        var known = (command.About, command.SubjectId) switch
        {
            (QuestionSubject.Day, null) => true,
            (QuestionSubject.Area, { } area) => (await events.Areas(command.InnovationEventId, ct)).Any(a => a.Id == area),
            (QuestionSubject.Idea, { } idea) => (await db.PitchedIdeas(command.InnovationEventId, ct)).Contains(idea),
            _ => false,
        };
        if (!known)
            throw new NotFound();
    }
}
