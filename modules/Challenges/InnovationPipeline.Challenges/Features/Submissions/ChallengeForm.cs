using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Challenges.Features.Submissions;

/// <summary>The fields of a challenge, as they are typed.</summary>
internal sealed class ChallengeForm
{
    [Required(ErrorMessage = "Enter a short title")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "Enter what should get better")]
    public string? Outcome { get; set; }

    [Required(ErrorMessage = "Enter what it should be through")]
    public string? Means { get; set; }

    [Required(ErrorMessage = "Enter the context and what shows the problem")]
    public string? Context { get; set; }

    [Required(ErrorMessage = "Enter who is affected")]
    public string? Affected { get; set; }

    [Required(ErrorMessage = "Enter how you would measure that it got better")]
    public string? Measures { get; set; }

    [Required(ErrorMessage = "Select how urgent it is")]
    public Urgency? Urgency { get; set; }

    public bool MayBeShared { get; set; }

    /// <summary>A whole question in the first field is split; the person then sees both parts.</summary>
    public bool SplitPasted()
    {
        if (!string.IsNullOrWhiteSpace(Means) || Outcome is null || HowCanWe.Split(Outcome) is not { } parts)
            return false;
        (Outcome, Means) = parts;
        return true;
    }

    public ChallengeText Text() => new(Title!, Outcome!, Means!, Context!, Affected!, Measures!, Urgency!.Value, MayBeShared);

    public static ChallengeForm Of(ChallengeText text) =>
        new()
        {
            Title = text.Title,
            Outcome = text.Outcome,
            Means = text.Means,
            Context = text.Context,
            Affected = text.Affected,
            Measures = text.Measures,
            Urgency = text.Urgency,
            MayBeShared = text.MayBeShared,
        };
}
