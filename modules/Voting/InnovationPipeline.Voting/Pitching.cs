namespace InnovationPipeline.Voting;

internal static class PitchingPermission
{
    /// <summary>Pitches and the questions that are asked, as everyone there may.</summary>
    public const string See = "voting.see-pitches";

    /// <summary>Ask, vote for a question, say what was strong in a pitch.</summary>
    public const string Ask = "voting.ask";
    public const string Answer = "voting.answer-questions";

    /// <summary>Name hosts and judges, prepare and chair pitches, open and reveal the panel's scores.</summary>
    public const string Chair = "voting.chair-pitches";
    public const string Comment = "voting.comment-on-pitches";
    public const string SeeCommentary = "voting.see-commentary";
    public const string Judge = "voting.judge";

    public static readonly string[] OfTheRoom = [See, Ask];
    public static readonly string[] OfHosts = [See, Ask, Answer, SeeCommentary];
    public static readonly string[] OfPanellists = [See, Ask, Answer, Comment, SeeCommentary, Judge];
    public static readonly string[] OfJudges = [See, Ask, SeeCommentary, Judge];
    public static readonly string[] OfOrganisers = [See, Ask, Answer, Chair, SeeCommentary];
}

internal static class PitchingTopic
{
    /// <summary>A question of the event was asked, upvoted, or ended.</summary>
    public const string Questions = "event-questions";

    /// <summary>Pitches of the event were prepared, started, stopped or ended.</summary>
    public const string Pitches = "event-pitches";
}
