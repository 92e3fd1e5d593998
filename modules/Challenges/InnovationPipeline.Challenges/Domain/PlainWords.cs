namespace InnovationPipeline.Challenges.Domain;

/// <summary>States and choices as people read them.</summary>
internal static class PlainWords
{
    public static string Of(SubmissionState state) =>
        state switch
        {
            SubmissionState.InTriage => "In triage",
            SubmissionState.NeedsInfo => "More information needed",
            _ => state.ToString(),
        };

    public static string ColourOf(SubmissionState state) =>
        state switch
        {
            SubmissionState.Accepted => "green",
            SubmissionState.NeedsInfo => "yellow",
            SubmissionState.Declined or SubmissionState.Withdrawn or SubmissionState.Duplicate => "grey",
            SubmissionState.Draft => "white",
            _ => "blue",
        };

    public static string Of(Urgency urgency) =>
        urgency switch
        {
            Urgency.Now => "Now: people are affected today",
            Urgency.WithinSixMonths => "Within 6 months",
            _ => "Within a year",
        };

    /// <summary>What happened at a step.</summary>
    public static string Happened(SubmissionState state) =>
        state switch
        {
            SubmissionState.Submitted => "Sent in",
            SubmissionState.InTriage => "With the triage team",
            SubmissionState.NeedsInfo => "More information asked for",
            SubmissionState.Duplicate => "Found to repeat another challenge",
            _ => Of(state),
        };

    /// <summary>What comes next, and who does it.</summary>
    public static string NextStep(SubmissionState state) =>
        state switch
        {
            SubmissionState.Draft => "Check it and send it in",
            SubmissionState.Submitted => "Someone in the triage team takes it on",
            SubmissionState.InTriage => "The triage team gives its answer",
            SubmissionState.NeedsInfo => "The submitter replies to the triage team's question",
            SubmissionState.Accepted => "An event may take it up as a challenge area, or the strategy team may take it forward",
            _ => "Nothing more",
        };
}
