using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum TransferState
{
    Pending,
    Completed,
    Declined,
    Expired,
    Withdrawn,
}

/// <summary>One person offers a position to another; until it is accepted it stays with the giver.</summary>
internal sealed class TransferOffer : Aggregate
{
    public const int DaysToAnswer = 30;

    internal static class Rules
    {
        internal static readonly Rule SomeoneElse = new("Offer it to someone else");
        internal static readonly Rule OfTheReceiver = new("This position was offered to somebody else");
        internal static readonly Rule StillPending = new("This offer has been answered or has run out");
        internal static readonly Rule OneOffer = new("This position has already been offered to somebody");
        internal static readonly Rule Holds = new("Only the person who holds a position can offer it");
    }

    private TransferOffer()
        : base(Guid.Empty) { }

    public TransferOffer(Guid id, Initiative initiative, Position position, Guid from, Guid to, DateOnly today)
        : base(id)
    {
        Rules.Holds.Require(initiative.Holder(position) == from);
        Rules.SomeoneElse.Require(from != to);
        (InitiativeId, Position, FromId, ToId) = (initiative.Id, position, from, to);
        (OfferedOn, ExpiresOn) = (today, today.AddDays(DaysToAnswer));
    }

    public Guid InitiativeId { get; private set; }
    public Position Position { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ToId { get; private set; }
    public DateOnly OfferedOn { get; private set; }
    public DateOnly ExpiresOn { get; private set; }
    public TransferState State { get; private set; }

    public void Answer(bool accepts, Guid by, DateOnly today)
    {
        Rules.OfTheReceiver.Require(by == ToId);
        Rules.StillPending.Require(State == TransferState.Pending && today <= ExpiresOn);
        State = accepts ? TransferState.Completed : TransferState.Declined;
    }

    public void Expire(DateOnly today)
    {
        Rules.StillPending.Require(State == TransferState.Pending && today > ExpiresOn);
        State = TransferState.Expired;
    }
}
