using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Questions;

/// <summary>How one event takes questions, under the event's id: whether hosts read them first, and who owes what stays unanswered.</summary>
internal sealed class QuestionDesk(Guid id) : Aggregate(id)
{
    public const int UsualDays = 14;
    public const int MostDays = 90;

    internal static class Rules
    {
        internal static readonly Rule DaysToAnswer = new("Enter a number of days from 1 to 90");
        internal static readonly Rule SomebodyToAnswer = new(
            "There is nobody to hand the questions to. Name a person for questions about no idea"
        );
    }

    /// <summary>New questions are shown only when a host has let them through.</summary>
    public bool IsModerated { get; private set; }

    /// <summary>Owes the answers to questions about no idea.</summary>
    public Guid? NamedPersonId { get; private set; }

    /// <summary>They are a host by being named here, and no longer than that.</summary>
    public bool HostsByName { get; private set; }
    public int AnswerDays { get; private set; } = UsualDays;

    /// <summary>The day is over: nobody asks any more, and what is open is handed over.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Declare(bool moderated, int answerDays)
    {
        Rules.DaysToAnswer.Require(answerDays is >= 1 and <= MostDays);

        (IsModerated, AnswerDays) = (moderated, answerDays);
    }

    /// <param name="isHost">whether they host in their own right</param>
    public void Name(Guid personId, bool isHost) => (NamedPersonId, HostsByName) = (personId, !isHost);

    /// <summary>Whoever is made a host by themself stays one when somebody else is named.</summary>
    public void MakeHost(Guid personId)
    {
        if (NamedPersonId == personId)
            HostsByName = false;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public void ForgetNamedPerson(Guid personId)
    {
        if (NamedPersonId == personId)
            NamedPersonId = null;
    }
}
