namespace InnovationPipeline.Kernel;

/// <summary>A root that guards its rules; saved whole, with its children, under one version.</summary>
public abstract class Aggregate(Guid id)
{
    private readonly List<IntegrationEvent> _announced = [];

    public Guid Id { get; private set; } = id;

    /// <summary>What an edit form shows and sends back.</summary>
    public uint Version { get; private set; }

    public long Sequence { get; private set; }

    /// <summary>Counts saves of the root or any child, so that a rule over children holds between two sessions.</summary>
    public long Revision { get; private set; }

    protected void Announce(IntegrationEvent happened) => _announced.Add(happened);

    public void Touch() => Revision++;

    public IReadOnlyList<IntegrationEvent> TakeAnnouncements(DateTimeOffset at)
    {
        var taken = _announced.Select(e => e with { At = at, AggregateId = Id, Sequence = ++Sequence }).ToList();
        _announced.Clear();
        return taken;
    }
}
