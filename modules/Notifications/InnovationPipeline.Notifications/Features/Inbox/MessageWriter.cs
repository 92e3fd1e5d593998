using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Notifications.Features.Inbox;

/// <param name="Href">where to read on, if there is anything to read</param>
internal sealed record MessageWords(string Title, IReadOnlyList<string> Sentences, string? Href);

/// <summary>
/// The words of a message as they are now: asked for when it is read, so that what was redacted or forgotten upstream is
/// gone here too.
/// </summary>
internal sealed class MessageWriter(
    IInitiatives initiatives,
    IChallengeSubmissions submissions,
    IInnovationEvents events,
    IIdeas ideas,
    IIdeaAnswers answers,
    IResults results,
    IQuestions questions,
    AccessTables access,
    ICaller caller
)
{
    private static readonly MessageWords Gone = new("What this message was about is no longer here", [], null);

    public async Task<MessageWords> Words(Message message, CancellationToken ct) =>
        message.Kind switch
        {
            MessageKind.GateDecided => await GateDecided(message, ct),
            MessageKind.ChallengeAccepted or MessageKind.ChallengeDeclined => await Answered(message, ct),
            MessageKind.EventCancelled or MessageKind.EventPostponed => await EventMoved(message, ct),
            MessageKind.IdeaTaken => await Taken(message, ct),
            MessageKind.IdeaDisposed => await Disposed(message, ct),
            MessageKind.ResultRevealed => await Revealed(message, ct),
            MessageKind.QuestionEnded => await Answered(message.SubjectId, ct),
            MessageKind.QuestionToAnswer => await ToAnswer(message.SubjectId, ct),
            MessageKind.VoteReminder => new(
                "Voting is open",
                ["The organiser reminds people to vote before voting closes. If you have voted, there is nothing to do."],
                $"/events/{message.InnovationEventId}/vote"
            ),
            MessageKind.Reminder => await Reminded(message, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(message)),
        };

    private async Task<MessageWords> GateDecided(Message message, CancellationToken ct)
    {
        var decision = (await initiatives.Decisions(message.SubjectId, ct)).FirstOrDefault(d => d.Id == message.CauseId);
        if (
            decision is null
            || (await initiatives.Cards([message.SubjectId], ct)).GetValueOrDefault(message.SubjectId) is not { } initiative
        )
            return Gone;
        return new(
            decision.Heading,
            [
                $"A gate has decided about “{initiative.Title}”, which you contributed to.",
                $"Decision: {InWords(decision.Decision)}. From {InWords(decision.FromStage)} to {InWords(decision.ToStage)}.",
                .. decision.Code is { Length: > 0 } code ? new[] { $"{code}." } : [],
                $"Reason: {decision.Reason}",
                .. decision.WhatWouldChangeThis is { Length: > 0 } change ? new[] { $"What would change this: {change}" } : [],
            ],
            await ReadOn(initiative, ct)
        );
    }

    /// <summary>Whoever works on the initiative was perhaps not at the event; whoever was there, or sent in the challenge, may know only that.</summary>
    private async Task<string> ReadOn(InitiativeCard initiative, CancellationToken ct) =>
        initiative switch
        {
            _ when await access.Knows(caller, initiative.Id, ct) => $"/initiatives/{initiative.Id}/thread",
            { IdeaId: { } idea } => $"/ideas/{idea}/thread",
            { SubmissionId: { } submission } => $"/challenges/{submission}/thread",
            _ => $"/initiatives/{initiative.Id}/thread",
        };

    private async Task<MessageWords> Reminded(Message message, CancellationToken ct)
    {
        if (await initiatives.Reminder(message.CauseId, ct) is not { } reminder)
            return Gone;
        if (reminder.OnlyTold is { } told)
            return new(reminder.What, [told], reminder.Href);
        return new(
            reminder.IsOwn ? $"Due: {reminder.What}" : $"Late: {reminder.What}",
            [
                reminder.IsOwn
                    ? $"This was due on {London.Day(reminder.DueOn)}."
                    : $"This was due on {London.Day(reminder.DueOn)} and has not been done after 3 reminders. You hear of it because you lead the initiative, answer for it, or oversee its organisation.",
                $"It is part of “{reminder.InitiativeTitle}”.",
            ],
            reminder.IsOwn ? reminder.Href : $"/initiatives/{reminder.InitiativeId}"
        );
    }

    private async Task<MessageWords> Answered(Message message, CancellationToken ct)
    {
        if (await submissions.Find(message.SubjectId, ct) is not { } submission)
            return Gone;
        var accepted = message.Kind == MessageKind.ChallengeAccepted;
        return new(
            $"Challenge {(accepted ? "accepted" : "declined")}: {submission.Title}",
            [
                accepted
                    ? "Your challenge has been accepted. It may become a challenge area of an event."
                    : "Your challenge has been declined.",
                .. submission.Answer is { Length: > 0 } answer ? new[] { answer } : [],
            ],
            $"/challenges/{submission.Id}"
        );
    }

    private async Task<MessageWords> EventMoved(Message message, CancellationToken ct)
    {
        if (await events.Find(message.SubjectId, ct) is not { } day)
            return Gone;
        var why = day.Why is { Length: > 0 } reason ? new[] { $"Reason: {reason}" } : [];
        return message.Kind == MessageKind.EventCancelled
            ? new($"Cancelled: {day.Name}", ["The event will not take place.", .. why], $"/events/{day.Id}")
            : new(
                $"New date: {day.Name}",
                [$"The event now takes place on {London.Day(day.Day)}. Your place is kept.", .. why],
                $"/events/{day.Id}"
            );
    }

    private async Task<MessageWords> Taken(Message message, CancellationToken ct)
    {
        var both = await ideas.Cards(new[] { message.SubjectId, message.OtherId!.Value }.Distinct(), ct);
        if (both.GetValueOrDefault(message.SubjectId) is not { } own || both.GetValueOrDefault(message.OtherId.Value) is not { } taken)
            return Gone;
        var group = await events.Group(taken.GroupId, ct);
        return new(
            $"Taken on with credit: {own.Title}",
            [
                $"{group?.Name ?? "Another group"} has taken your group's idea “{own.Title}” and builds on it as “{taken.Title}”.",
                "Your group is credited wherever the idea goes: on the ballot, at its gates and beside its benefits.",
            ],
            $"/ideas/{own.Id}/thread"
        );
    }

    private async Task<MessageWords> Disposed(Message message, CancellationToken ct) =>
        (await answers.Of([message.SubjectId], ct)).GetValueOrDefault(message.SubjectId) is { Told: { } told }
            ? new(told.Heading, told.Sentences, $"/ideas/{message.SubjectId}/thread")
            : Gone;

    private async Task<MessageWords> Revealed(Message message, CancellationToken ct)
    {
        if (await results.Of(message.SubjectId, ct) is not { } result)
            return Gone;
        var winners = result.Options.Where(o => result.WinnerIdeaIds.Contains(o.IdeaId)).Select(o => o.Title).ToList();
        return new(
            $"The result is known: {result.Title}",
            [
                winners.Count == 1
                    ? $"The winner is “{winners[0]}”."
                    : $"Joint winners: {string.Join(", ", winners.Select(w => $"“{w}”"))}.",
                $"{result.Turnout:N0} of {result.Electorate:N0} voted.",
            ],
            $"/rounds/{result.RoundId}/result"
        );
    }

    private async Task<MessageWords> Answered(Guid questionId, CancellationToken ct) =>
        await questions.Find(questionId, ct) is { } question
            ? new(
                $"Your question: {question.State.ToLowerInvariant()}",
                [
                    $"Your question was: “{question.Text}” It was about: {question.About}.",
                    $"{question.State}.",
                    .. question.Answer is { Length: > 0 } answer ? new[] { $"The answer: {answer}" } : [],
                    .. question.Reason is { Length: > 0 } reason ? new[] { $"Why: {reason}" } : [],
                ],
                $"/events/{question.InnovationEventId}/questions/{question.Id}"
            )
            : Gone;

    private async Task<MessageWords> ToAnswer(Guid questionId, CancellationToken ct) =>
        await questions.Find(questionId, ct) is { DueOn: { } due } question
            ? new(
                $"A question for you, to answer by {London.Day(due)}",
                [
                    $"The day left a question open: “{question.Text}” It is about: {question.About}.",
                    "Please answer it in writing. Everyone at the event reads the answer.",
                ],
                $"/events/{question.InnovationEventId}/questions/{question.Id}"
            )
            : Gone;

    /// <summary>"ProceedWithConditions" is "Proceed with conditions".</summary>
    private static string InWords(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
