using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.Chairing;

[Requires(VotingPermission.ManageRounds)]
internal sealed record PrepareRound(
    Guid Id,
    Guid InnovationEventId,
    [property:
        Required(ErrorMessage = "Enter a title for the round"),
        StringLength(Round.LongestTitle, ErrorMessage = "Use 120 characters or fewer")
    ]
        string Title,
    [property: EnumDataType(typeof(TiePolicy), ErrorMessage = "Select what happens if the lead is tied")] TiePolicy TiePolicy,
    [property: Range(1, 100_000, ErrorMessage = "Enter a quorum of 1 ballot or more, or leave it empty")] int? Quorum,
    [property: EnumDataType(typeof(OwnGroupRule), ErrorMessage = "Select whether people may vote for their own group")]
        OwnGroupRule OwnGroup,
    bool MayChange,
    [property: EnumDataType(typeof(ReceiptKind), ErrorMessage = "Select what a receipt shows")]
        ReceiptKind Receipts = ReceiptKind.CountedOnly,
    [property: EnumDataType(typeof(VotingMethod), ErrorMessage = "Select how people vote")] VotingMethod Method = VotingMethod.ChooseOne,
    [property: EnumDataType(typeof(Secrecy), ErrorMessage = "Select who can know how somebody voted")]
        Secrecy Secrecy = Secrecy.Confidential,
    BallotRule? Rule = null
) : ICommand, ICreates, IInEvent;

internal sealed class PrepareRoundHandler(VotingDb db, IInnovationEvents events) : ICommandHandler<PrepareRound>
{
    public async Task Handle(PrepareRound command, CancellationToken ct)
    {
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var terms = new RoundTerms(
            command.Title,
            command.Method,
            command.TiePolicy,
            command.Quorum,
            command.OwnGroup,
            command.MayChange,
            command.Receipts,
            command.Secrecy,
            command.Rule
        );
        db.Add(new Round(command.Id, held.Id, terms));
        db.Add(new Scope(command.Id, "round", held.Id));
        await db.SaveChangesAsync(ct);
    }
}
