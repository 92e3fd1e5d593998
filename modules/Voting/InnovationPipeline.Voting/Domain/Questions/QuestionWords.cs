namespace InnovationPipeline.Voting.Domain.Questions;

/// <summary>A question's state as people read it.</summary>
internal static class QuestionWords
{
    public const string TheDay = "The day";

    public static string Of(QuestionState state, bool isShown) =>
        state switch
        {
            QuestionState.Open when !isShown => "Waiting for a host",
            QuestionState.Open => "Open",
            QuestionState.HandedOver => "To be answered in writing",
            QuestionState.AnsweredLive => "Answered live",
            QuestionState.AnsweredInWriting => "Answered in writing",
            QuestionState.Merged => "Merged into another question",
            QuestionState.Declined => "Declined",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Colour(QuestionState state) =>
        state switch
        {
            QuestionState.Open => "blue",
            QuestionState.HandedOver => "yellow",
            QuestionState.AnsweredLive or QuestionState.AnsweredInWriting => "green",
            _ => "grey",
        };

    public static string Votes(int votes) => votes == 1 ? "1 vote" : $"{votes} votes";
}
