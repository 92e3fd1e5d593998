namespace InnovationPipeline.UiKit;

public static class Prose
{
    /// <summary>What somebody wrote, ended once: with their own full stop, question or exclamation mark, else with a full stop.</summary>
    public static string AsSentence(this string text) =>
        text.TrimEnd() is { Length: > 0 } written && written[^1] is not ('.' or '?' or '!') ? written + "." : text.TrimEnd();
}
