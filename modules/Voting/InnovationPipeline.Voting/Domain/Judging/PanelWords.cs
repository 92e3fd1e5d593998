using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Judging;

internal static class PanelWords
{
    public const string Sealed = "The panel’s scores are sealed until they are revealed, after the result of the room’s vote";

    public const string KnewTheRoom = "Judges knew the result of the room’s vote when they scored: scores were opened after its reveal.";

    /// <param name="declared">before scores opened</param>
    public static string WhatDecides(bool declared, bool byAdjusted) =>
        byAdjusted ? "The judge-adjusted figure is the result, as was declared before scores opened."
        : declared
            ? "The judge-adjusted figure was to be the result. Not every pitch has one, so the raw weighted mean, from 1 to 5, is the result."
        : "The raw weighted mean, from 1 to 5, is the result.";

    public static string Of(RecusalCause cause) =>
        cause switch
        {
            RecusalCause.OwnGroup => "own group",
            RecusalCause.Author => "author",
            RecusalCause.ManagesAnAuthor => "line manager of an author",
            RecusalCause.FinancialInterest => "financial interest declared",
            RecusalCause.Supplier => "supplier of what is proposed",
            RecusalCause.SameOrganisation => "same organisation as an author",
            _ => throw new ArgumentOutOfRangeException(nameof(cause)),
        };

    public static string Of(IEnumerable<RecusalCause> causes) => string.Join(", ", causes.Select(Of));

    public static string Of(InterestKind kind) =>
        kind switch
        {
            InterestKind.None => "None",
            InterestKind.Financial => "Financial",
            InterestKind.Professional => "Professional",
            InterestKind.Personal => "Personal",
            InterestKind.Indirect => "Indirect",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Of(PanelState state) =>
        state switch
        {
            PanelState.Draft => "Being prepared",
            PanelState.Open => "Scores are open",
            PanelState.Closed => "Scores are closed and sealed",
            PanelState.Revealed => "Revealed",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
