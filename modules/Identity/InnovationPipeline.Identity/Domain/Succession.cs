using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Domain;

/// <summary>
/// Who came after an organisation. Where one organisation takes over everything it is assigned at once; where it was
/// split, a person decides who carries its history on.
/// </summary>
internal sealed class Succession(Guid id) : Aggregate(id)
{
    internal static class Rules
    {
        internal static readonly Rule Somebody = new("Choose at least one successor");
        internal static readonly Rule NotItself = new("An organisation cannot succeed itself");
        internal static readonly Rule EachOnce = new("Name each successor once");
        internal static readonly Rule OneOfTheSuccessors = new("Choose one of the successors");
        internal static readonly Rule NotYetDecided = new("This has been decided already");
    }

    private readonly List<Heir> _heirs = [];

    public Guid PredecessorId { get; private set; }

    /// <summary>The successors' first day.</summary>
    public DateOnly On { get; private set; }
    public bool IsSplit { get; private set; }

    /// <summary>Who carries the predecessor's history on; none while a split waits for a decision.</summary>
    public Guid? AssignedTo { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public IReadOnlyList<Heir> Heirs => _heirs;

    /// <param name="split">said by whoever records it; several successors are a split in any case</param>
    public static Succession Record(Guid id, Guid predecessorId, IReadOnlyCollection<Guid> heirs, DateOnly on, bool split)
    {
        Rules.Somebody.Require(heirs.Count > 0);
        Rules.NotItself.Require(!heirs.Contains(predecessorId));
        Rules.EachOnce.Require(heirs.Distinct().Count() == heirs.Count);

        var succession = new Succession(id)
        {
            PredecessorId = predecessorId,
            On = on,
            IsSplit = split || heirs.Count > 1,
        };
        succession._heirs.AddRange(heirs.Select(heir => new Heir(id, heir)));
        if (!succession.IsSplit)
            succession.Assign(heirs.Single());
        return succession;
    }

    public void Decide(Guid heirId, Guid? by, DateTimeOffset now)
    {
        Rules.NotYetDecided.Require(AssignedTo is null);
        Rules.OneOfTheSuccessors.Require(_heirs.Exists(h => h.OrganisationId == heirId));

        DecidedBy = by;
        DecidedAt = now;
        Assign(heirId);
    }

    private void Assign(Guid heirId)
    {
        AssignedTo = heirId;
        Announce(new OrganisationSucceeded(PredecessorId, heirId, On));
    }
}

/// <summary>One of those that came after.</summary>
internal sealed class Heir
{
    private Heir() { }

    internal Heir(Guid successionId, Guid organisationId) => (SuccessionId, OrganisationId) = (successionId, organisationId);

    public Guid SuccessionId { get; private set; }
    public Guid OrganisationId { get; private set; }
}
