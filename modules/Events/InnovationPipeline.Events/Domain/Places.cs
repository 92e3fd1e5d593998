using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

/// <summary>
/// The places of one event. Its row is locked while a place is given or freed, so that two people never get the last
/// one, and the next in the queue moves up in the same transaction.
/// </summary>
internal sealed class Places : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule AtLeastOne = new("An event has at least 1 place and at most 5,000");
        internal static readonly Rule NotBelowTaken = new("More people than that have a place already");
        internal static readonly Rule PlaceLeft = new("Every place is taken. Raise the number of places, or free one, first");
    }

    public Places(Guid innovationEventId, int capacity)
        : base(innovationEventId) => Hold(capacity);

    private Places(Guid id)
        : base(id) { }

    public int Capacity { get; private set; }
    public int Taken { get; private set; }
    public long LastWaitingNumber { get; private set; }

    public int Free => Capacity - Taken;

    public void Hold(int capacity)
    {
        Rules.AtLeastOne.Require(capacity is >= 1 and <= 5000);
        Rules.NotBelowTaken.Require(capacity >= Taken);
        Capacity = capacity;
    }

    /// <summary>A place, or the last number in the queue. Whoever waits comes first.</summary>
    public void Admit(Registration registration, bool othersWait)
    {
        if (Free > 0 && !othersWait)
            Take(registration);
        else
            registration.Wait(++LastWaitingNumber);
    }

    /// <summary>At the desk: a place now, or a refusal.</summary>
    public void AdmitNow(Registration registration)
    {
        Rules.PlaceLeft.Require(Free > 0);
        Take(registration);
    }

    public void GiveUp(Registration registration)
    {
        var had = registration.State == PlaceState.Placed;
        registration.GiveUp();
        if (had)
            Taken--;
    }

    /// <param name="queue">those who wait, the lowest number first</param>
    /// <returns>who got a place</returns>
    public IReadOnlyList<Registration> MoveUp(IEnumerable<Registration> queue)
    {
        var admitted = queue.OrderBy(r => r.WaitingNumber).Take(Free).ToList();
        foreach (var next in admitted)
            Take(next);
        return admitted;
    }

    private void Take(Registration registration)
    {
        registration.GetPlace();
        Taken++;
    }
}
