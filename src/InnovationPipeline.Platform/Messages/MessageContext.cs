using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Platform.Messages;

/// <summary>Who is asking, in this scope, and what they confirmed on the form.</summary>
public sealed class MessageContext
{
    public ICaller Caller { get; set; } = Callers.Anonymous;

    /// <summary>The person has said that the ten digits are not an NHS number.</summary>
    public bool NotPatientDetails { get; set; }
}
