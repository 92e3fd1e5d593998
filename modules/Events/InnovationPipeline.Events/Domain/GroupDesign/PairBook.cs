using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Who must be together and who apart, whatever the version. One for an event, under the event's id.</summary>
internal sealed class PairBook(Guid id) : Aggregate(id)
{
    internal static class Rules
    {
        internal static readonly Rule TwoPeople = new("Choose two different people");
        internal static readonly Rule OncePerPair = new("There is a pair of these two people already. Remove it first");
    }

    private readonly List<PlannedPair> _pairs = [];

    public IReadOnlyList<PlannedPair> Pairs => _pairs;

    public void Add(Guid pairId, Guid one, Guid other, bool isTogether)
    {
        Rules.TwoPeople.Require(one != other);
        Rules.OncePerPair.Require(!_pairs.Exists(p => (p.One == one && p.Other == other) || (p.One == other && p.Other == one)));
        _pairs.Add(new PlannedPair(pairId, Id, one, other, isTogether));
    }

    public void Remove(Guid pairId) => _pairs.RemoveAll(p => p.Id == pairId);
}

internal sealed class PlannedPair(Guid id, Guid pairBookId, Guid one, Guid other, bool isTogether)
{
    public Guid Id { get; private set; } = id;
    public Guid PairBookId { get; private set; } = pairBookId;
    public Guid One { get; private set; } = one;
    public Guid Other { get; private set; } = other;

    /// <summary>Otherwise apart.</summary>
    public bool IsTogether { get; private set; } = isTogether;
}
