using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Transfers;

internal sealed record PositionsHeld(string InitiativeTitle, IReadOnlyList<Position> Positions);

/// <summary>The positions that the asker holds here.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record OwnPositions(Guid InitiativeId) : IQuery<PositionsHeld>, IInInitiative;

internal sealed class OwnPositionsHandler(DevelopmentDb db, ICaller caller) : IQueryHandler<OwnPositions, PositionsHeld>
{
    public async Task<PositionsHeld> Handle(OwnPositions query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        return new PositionsHeld(initiative.Title, [.. Enum.GetValues<Position>().Where(p => initiative.Holder(p) == caller.PersonId)]);
    }
}

/// <summary>Offers a position that the sender holds to somebody else, who has 30 days to accept; until then it stays.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record OfferPosition(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose a position")] Position? Position,
    [property:
        Required(ErrorMessage = "Enter an e-mail address"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string Email
) : ICommand, ICreates, IInInitiative;

internal sealed class OfferPositionHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people)
    : ICommandHandler<OfferPosition>
{
    public async Task Handle(OfferPosition command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.Transfers.AnyAsync(t => t.Id == command.Id, ct))
            return;
        var to =
            await people.WithEmail(command.Email.Trim(), ct)
            ?? throw new Invalid("Email", "Nobody here has this e-mail address. An administrator can add them");
        var (position, now) = (command.Position!.Value, clock.GetUtcNow());
        await Holding.RequireMayHold(position, to, initiative, people, ct);
        TransferOffer.Rules.OneOffer.Require(
            !await db.Transfers.AnyAsync(
                t => t.InitiativeId == initiative.Id && t.Position == position && t.State == TransferState.Pending,
                ct
            )
        );
        var offer = new TransferOffer(command.Id, initiative, position, caller.Person(), to, London.DayOf(now));
        db.Add(offer);
        initiative.Touch();
        db.Add(
            new Reminder(
                Guid.CreateVersion7(),
                new Obligation(
                    ObligationKind.Transfer,
                    initiative.Id,
                    offer.Id,
                    offer.OfferedOn,
                    to,
                    [],
                    $"You are offered “{Positions.InWords(position)}” of “{initiative.Title}”",
                    $"/transfers/{offer.Id}"
                ),
                Rung.Due,
                to,
                now
            )
        );
        db.Tell(initiative.Id, caller, clock, $"{Positions.InWords(position)} offered", after: Names.Written(to));
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record OfferShown(string InitiativeTitle, string Position, string From, DateOnly ExpiresOn, TransferState State);

[ForSignedIn("an offer is read by the person to whom it was made")]
internal sealed record OfferToAnswer(Guid OfferId) : IQuery<OfferShown>;

internal sealed class OfferToAnswerHandler(DevelopmentDb db, ICaller caller, IPeople people) : IQueryHandler<OfferToAnswer, OfferShown>
{
    public async Task<OfferShown> Handle(OfferToAnswer query, CancellationToken ct)
    {
        var offer = await db.Transfers.AsNoTracking().Where(t => t.ToId == caller.PersonId).Get(query.OfferId, ct);
        var title = await db.Initiatives.Where(i => i.Id == offer.InitiativeId).Select(i => i.Title).SingleAsync(ct);
        var names = await Names.Ask(people, [offer.FromId], ct);
        return new OfferShown(title, Positions.InWords(offer.Position), names.Of(offer.FromId), offer.ExpiresOn, offer.State);
    }
}

[ForSignedIn("an offer is answered by the person to whom it was made")]
internal sealed record AnswerOffer(Guid OfferId, bool Accepts) : ICommand;

internal sealed class AnswerOfferHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<AnswerOffer>
{
    public async Task Handle(AnswerOffer command, CancellationToken ct)
    {
        var offer = await db.Transfers.Where(t => t.ToId == caller.Person()).Get(command.OfferId, ct);
        offer.Answer(command.Accepts, caller.Person(), London.DayOf(clock.GetUtcNow()));
        var initiative = await db.Initiatives.Get(offer.InitiativeId, ct);
        if (command.Accepts)
        {
            TransferOffer.Rules.StillPending.Require(initiative.Holder(offer.Position) == offer.FromId);
            await Holding.RequireMayHold(offer.Position, offer.ToId, initiative, people, ct);
            initiative.Name(offer.Position, offer.ToId);
            await db.Hand(initiative, offer.Position, offer.FromId, offer.ToId, ct);
            if (initiative.OpenGateId is { } gate)
                await db.StandAside(initiative, gate, new Standing(db, ideas, events, people), clock.GetUtcNow(), ct);
        }
        db.Tell(
            initiative.Id,
            caller,
            clock,
            $"{Positions.InWords(offer.Position)} {(command.Accepts ? "accepted" : "declined")}",
            Names.Written(offer.FromId),
            command.Accepts ? Names.Written(offer.ToId) : null
        );
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Lets offers run out that nobody answered; the position stays with the giver.</summary>
[Requires(DevelopmentPermission.Configure), SystemMay]
internal sealed record ExpireOffersDue : ICommand;

internal sealed class ExpireOffersDueHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : ICommandHandler<ExpireOffersDue>
{
    public async Task Handle(ExpireOffersDue command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        var due = db.Transfers.Where(t => t.State == TransferState.Pending && t.ExpiresOn < today);
        if (!caller.IsSystem)
        {
            var scopes = await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
            due = due.Where(t => scopes.Contains(t.InitiativeId));
        }
        foreach (var offer in await due.Take(200).ToListAsync(ct))
        {
            offer.Expire(today);
            db.Add(
                new InitiativeHistory(offer.InitiativeId, who: null, now, $"Offer of “{Positions.InWords(offer.Position)}” has run out")
            );
            db.Changed("initiative", offer.InitiativeId);
        }
        await db.SaveChangesAsync(ct);
    }
}
