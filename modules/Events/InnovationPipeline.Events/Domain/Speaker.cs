using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

internal sealed record SpeakerWords(string Name, string Bio, string Organisation, IReadOnlyList<Guid> AreaIds);

/// <summary>Someone who opens the day; with a seat on the panel, also a person who comments on pitches.</summary>
internal sealed class Speaker : Aggregate
{
    public Speaker(Guid id, Guid innovationEventId, SpeakerWords words, Guid? panellistId)
        : base(id)
    {
        InnovationEventId = innovationEventId;
        Write(words, panellistId);
    }

    private Speaker(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public string Name { get; private set; } = "";
    public string Bio { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public List<Guid> AreaIds { get; private set; } = [];

    /// <summary>The person on the panel; none where the speaker only speaks.</summary>
    public Guid? PersonId { get; private set; }

    public bool IsPanel => PersonId is not null;

    public void Write(SpeakerWords words, Guid? panellistId)
    {
        Name = words.Name;
        Bio = words.Bio;
        Organisation = words.Organisation;
        AreaIds = [.. words.AreaIds];
        PersonId = panellistId;
    }
}
