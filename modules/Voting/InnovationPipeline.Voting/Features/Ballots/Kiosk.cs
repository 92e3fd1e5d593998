using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <param name="Paper">none before a code is typed</param>
internal sealed record KioskView(Guid RoundId, Guid InnovationEventId, string Title, RoundState State, Secrecy Secrecy, BallotPaper? Paper);

/// <summary>The paper on a shared device, for whoever types a personal code.</summary>
[Requires(VotingPermission.HelpVoters)]
internal sealed record KioskOf(Guid RoundId, [property: Sealed, NotFreeText] string? Code) : IQuery<KioskView>, IInRound;

internal sealed class KioskOfHandler(VotingDb db, Papers papers, KioskCodes codes) : IQueryHandler<KioskOf, KioskView>
{
    public async Task<KioskView> Handle(KioskOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        BallotPaper? paper = null;
        if (!string.IsNullOrWhiteSpace(query.Code) && round.Secrecy != Secrecy.Secret)
        {
            var person = await codes.Person(round.InnovationEventId, query.Code, ct);
            paper = await papers.For(round, new Voter(person, person), ct);
        }
        return new KioskView(round.Id, round.InnovationEventId, round.Title, round.State, round.Secrecy, paper);
    }
}

/// <summary>Casts on a shared device for the person whose personal code this is.</summary>
[Requires(VotingPermission.HelpVoters), Unaudited(Casting.WhyUnaudited)]
internal sealed record CastAtKiosk(
    Guid RoundId,
    [property: Sealed, NotFreeText] string Code,
    [property: Sealed, MinLength(1, ErrorMessage = Casting.NoMarks), MaxLength(Casting.MostMarks, ErrorMessage = Casting.TooManyMarks)]
        IReadOnlyList<IdeaMark> Marks
) : ICommitsWithOthers, IInRound;

internal sealed class CastAtKioskHandler(VotingDb db, Casting casting, KioskCodes codes, AccessTables access) : ICommandHandler<CastAtKiosk>
{
    public async Task Handle(CastAtKiosk command, CancellationToken ct)
    {
        var eventId = await db.Rounds.Where(r => r.Id == command.RoundId).Select(r => r.InnovationEventId).SingleAsync(ct);
        var voter = await codes.Person(eventId, command.Code, ct);
        BallotGate.Rules.CheckedIn.Require(await access.May(Callers.Person(voter), VotingPermission.Cast, command.RoundId, ct));
        await casting.Cast(command.RoundId, new BroughtBallot(voter, voter, command.Marks, NotSecret: Round.Rules.IsNotSecret));
    }
}

/// <summary>Whose personal code was typed. Wrong ones are counted for whoever opened the page on this device, never for the whole venue.</summary>
internal sealed class KioskCodes(IPersonalLinks links, IGuesses guesses, ICaller caller)
{
    internal const string Guessing = "kiosk";
    internal const int MostWrong = 30;
    internal static readonly Rule Known = new("This is not a personal code of this event. Check it, or ask at the check-in desk");
    internal static readonly Rule NotTooMany = new(
        "Too many wrong codes have been typed on this device. Wait 10 minutes, or ask at the check-in desk"
    );

    public async Task<Guid> Person(Guid innovationEventId, string code, CancellationToken ct)
    {
        var device = caller.Person().ToString();
        NotTooMany.Require(await guesses.MayGuess(Guessing, device, MostWrong, ct));
        var person = await links.PersonWithCode(code, innovationEventId, ct);
        if (person is null)
            await guesses.GuessedWrong(Guessing, device, ct);
        Known.Require(person is not null);
        return person.Value;
    }
}
