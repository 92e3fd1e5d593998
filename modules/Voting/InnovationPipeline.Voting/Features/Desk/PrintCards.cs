using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.Desk;

/// <param name="Codes">as they are printed, in no order that means anything</param>
internal sealed record PrintedCards(Guid RoundId, string Title, IReadOnlyList<string> Codes);

/// <summary>
/// Makes the cards of a secret round, shown this once and stored nowhere. How many were printed is read by everyone. Sent again with the same
/// token it gives the same cards.
/// </summary>
/// <param name="Token">32 hexadecimal digits that the asking page made by chance</param>
[Requires(VotingPermission.ManageRounds)]
internal sealed record PrintCards(
    Guid RoundId,
    [property: Range(1, Round.MostCards, ErrorMessage = "Enter a number of cards from 1 to 1,000")] int Count,
    [property: Sealed, NotFreeText, RegularExpression("^[0-9a-f]{32}$", ErrorMessage = "Open this page again")] string Token
) : ICommand<PrintedCards>, IInRound;

internal sealed class PrintCardsHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<PrintCards, PrintedCards>
{
    public async Task<PrintedCards> Handle(PrintCards command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        round.PrintCards(command.Count, caller.PersonId, clock.GetUtcNow());
        db.Changed(round);
        await db.SaveChangesAsync(ct);
        return new PrintedCards(
            round.Id,
            round.Title,
            [
                .. Enumerable
                    .Range(1, command.Count)
                    .Select(number => CheckCode.Shown(Credential.Made(round.CredentialKey!, command.Token, number))),
            ]
        );
    }
}

[Requires(VotingPermission.ManageRounds)]
internal sealed record CardsFor(Guid RoundId) : IQuery<CardPrinting>, IInRound;

/// <param name="Token">for one batch</param>
internal sealed record CardPrinting(Guid RoundId, string Title, bool CanPrint, int Eligible, string Token);

internal sealed class CardsForHandler(VotingDb db) : IQueryHandler<CardsFor, CardPrinting>
{
    public async Task<CardPrinting> Handle(CardsFor query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        var canPrint = round is { Secrecy: Secrecy.Secret, State: RoundState.Open };
        return new CardPrinting(round.Id, round.Title, canPrint, await db.EligibleCount(round, ct), Credential.NewToken());
    }
}
