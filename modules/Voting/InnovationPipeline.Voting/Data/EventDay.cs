using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Voting.Domain.Questions;

namespace InnovationPipeline.Voting.Data;

internal static class EventDay
{
    /// <summary>What belongs to the day, questions and views of pitches, is no longer taken.</summary>
    public static bool IsOver(this EventCard held, QuestionDesk desk) =>
        desk.ClosedAt is not null || held.State is "Closed" or "Archived" or "Cancelled";
}
