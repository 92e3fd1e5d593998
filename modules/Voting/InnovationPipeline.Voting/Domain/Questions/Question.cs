using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Voting.Domain.Questions;

internal enum QuestionState
{
    Open,

    /// <summary>Not answered on the day: somebody owes an answer in writing by a day.</summary>
    HandedOver,
    AnsweredLive,
    AnsweredInWriting,
    Merged,
    Declined,
}

internal enum QuestionSubject
{
    Day,
    Area,
    Idea,
}

/// <summary>What somebody wants to know about the day, an area or a pitch; it ends in one of four ways, or is owed by somebody.</summary>
internal sealed class Question : Aggregate
{
    public const int LongestText = 500;
    public const int LongestAnswer = 2000;
    public const int LongestReason = 500;

    internal static class Rules
    {
        internal static readonly Rule Asks = new("Enter your question");
        internal static readonly Rule NamedOrFollowed = new("Choose whether your name is shown with the question");
        internal static readonly Rule NotEnded = new("This question has ended already");
        internal static readonly Rule NotMerged = new("This question was merged into another. Answer that one");
        internal static readonly Rule SaysTheAnswer = new("Enter the answer");
        internal static readonly Rule SaysWhy = new("Enter why the question is declined. Whoever asked it reads this");
        internal static readonly Rule IntoAnother = new("Choose another question of this event to merge it into");
        internal static readonly Rule IntoOneThatStands = new("That question has itself been merged or declined. Choose another");
        internal static readonly Rule LetThroughOnce = new("This question is shown already or has ended");
        internal static readonly Rule ReopensLive = new("Only a question that was answered live can be opened again");
        internal static readonly Rule AskingIsOpen = new("Questions are closed: the event is over");
    }

    private Question()
        : base(Guid.Empty) { }

    /// <param name="askerId">who asks under their name; none where the question is anonymous</param>
    /// <param name="followDigest">of the secret in an anonymous asker's private link</param>
    /// <param name="shown">at once, or only when a host has let it through</param>
    public Question(
        Guid id,
        Guid innovationEventId,
        Topic topic,
        string text,
        Guid? askerId,
        byte[]? followDigest,
        bool shown,
        DateTimeOffset now
    )
        : base(id)
    {
        Rules.Asks.Require(!string.IsNullOrWhiteSpace(text));
        Rules.NamedOrFollowed.Require(askerId is null != followDigest is null);

        (InnovationEventId, About, SubjectId) = (innovationEventId, topic.About, topic.SubjectId);
        (Text, AskerId, FollowDigest, IsShown, AskedAt) = (text.Trim(), askerId, followDigest, shown, now);
    }

    public Guid InnovationEventId { get; private set; }
    public QuestionSubject About { get; private set; }
    public Guid? SubjectId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? AskerId { get; private set; }
    public byte[]? FollowDigest { get; private set; }

    /// <summary>Everyone at the event reads it.</summary>
    public bool IsShown { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public QuestionState State { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string? Answer { get; private set; }
    public string? Reason { get; private set; }
    public Guid? MergedIntoId { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool HasEnded => State is not (QuestionState.Open or QuestionState.HandedOver);

    public void LetThrough()
    {
        Rules.LetThroughOnce.Require(!IsShown && !HasEnded);

        IsShown = true;
    }

    public void AnswerLive(Guid by, DateTimeOffset now)
    {
        Rules.NotEnded.Require(!HasEnded);

        IsShown = true;
        End(QuestionState.AnsweredLive, by, now);
    }

    /// <summary>Also after it was answered live, and once more to put the answer right.</summary>
    public void AnswerInWriting(string answer, Guid by, DateTimeOffset now)
    {
        Rules.NotMerged.Require(State != QuestionState.Merged);
        Rules.NotEnded.Require(State != QuestionState.Declined);
        Rules.SaysTheAnswer.Require(!string.IsNullOrWhiteSpace(answer));

        Answer = answer.Trim();
        IsShown = true;
        if (State == QuestionState.AnsweredInWriting)
            EndedById = by;
        else
            End(QuestionState.AnsweredInWriting, by, now);
    }

    public void Decline(string reason, Guid? by, DateTimeOffset now)
    {
        Rules.NotEnded.Require(!HasEnded);
        Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(reason));

        Reason = reason.Trim();
        IsShown = false;
        End(QuestionState.Declined, by, now);
    }

    /// <summary>The other question stands for both; its root is written too, so that two questions are never merged into each other.</summary>
    public void MergeInto(Question other, Guid by, DateTimeOffset now)
    {
        Rules.NotEnded.Require(!HasEnded);
        Rules.IntoAnother.Require(other.Id != Id && other.InnovationEventId == InnovationEventId);
        Rules.IntoOneThatStands.Require(other.State is not (QuestionState.Merged or QuestionState.Declined));

        MergedIntoId = other.Id;
        other.Touch();
        End(QuestionState.Merged, by, now);
    }

    /// <summary>A slip of the hand while the panel answers: it stands in the queue again.</summary>
    public void OpenAgain()
    {
        Rules.ReopensLive.Require(State == QuestionState.AnsweredLive);

        (State, EndedById, EndedAt) = (OwnerId is null ? QuestionState.Open : QuestionState.HandedOver, null, null);
    }

    public void HandOver(Guid ownerId, DateOnly dueOn)
    {
        Rules.NotEnded.Require(!HasEnded);

        (State, OwnerId, DueOn) = (QuestionState.HandedOver, ownerId, dueOn);
        Announce(new QuestionHandedOver(InnovationEventId, Id, dueOn));
    }

    private void End(QuestionState state, Guid? by, DateTimeOffset now)
    {
        (State, EndedById, EndedAt) = (state, by, now);
        Announce(new QuestionEnded(InnovationEventId, Id, state.ToString()));
    }
}

/// <summary>What a question is about: the day, an area or a pitched idea.</summary>
internal sealed record Topic(QuestionSubject About, Guid? SubjectId);

/// <summary>One person's vote for a question.</summary>
internal sealed class QuestionVote(Guid questionId, Guid personId)
{
    public Guid QuestionId { get; private set; } = questionId;
    public Guid PersonId { get; private set; } = personId;
}
