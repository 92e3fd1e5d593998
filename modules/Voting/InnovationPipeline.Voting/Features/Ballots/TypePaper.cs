using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <param name="IsCounted">typed in twice alike: it is in the count</param>
/// <param name="Differed">typed in twice and not alike: both start again</param>
internal sealed record PaperTyped(bool IsCounted, bool Differed);

/// <summary>Types in one ballot on paper; it counts once a second person has typed the same.</summary>
/// <param name="Serial">the number on the paper</param>
[Requires(VotingPermission.HelpVoters), Unaudited(Casting.WhyUnaudited)]
internal sealed record TypePaper(
    Guid RoundId,
    [property: Range(1, PaperBallot.HighestSerial, ErrorMessage = "Enter the number on the paper, from 1 to 9999")] int Serial,
    [property: Sealed, MinLength(1, ErrorMessage = Casting.NoMarks), MaxLength(Casting.MostMarks, ErrorMessage = Casting.TooManyMarks)]
        IReadOnlyList<IdeaMark> Marks
) : ICommand<PaperTyped>, IInRound
{
    internal static class Rules
    {
        internal static readonly Rule WasHandedOut = new(
            "More papers would be typed in than were handed out. Note at the desk who has this one, then type it in"
        );
    }
}

internal sealed class TypePaperHandler(VotingDb db, BallotBox box, ICaller caller, TimeProvider clock)
    : ICommandHandler<TypePaper, PaperTyped>
{
    public async Task<PaperTyped> Handle(TypePaper command, CancellationToken ct)
    {
        var by = caller.Person();
        await box.QueueForPaper(command.RoundId, ct);
        var key = PaperBallot.KeyOf(command.RoundId, command.Serial);
        var gate = await box.Enter(command.RoundId, key, ct);
        gate.IsOpen(clock.GetUtcNow());
        // Nobody knows whose paper it is, so nobody's group is asked for.
        var marks = Marks.TextOf(
            gate.Rule.Check(
                gate.Method,
                gate.Paper,
                command.Marks.Select(m => (m.IdeaId, m.Value)),
                OwnGroupRule.Allow,
                new HashSet<Guid>()
            )
        );
        var paper = await db.PaperBallots.SingleOrDefaultAsync(p => p.RoundId == command.RoundId && p.Serial == command.Serial, ct);
        if (paper is null)
        {
            var handedOut = await db.Dealings.CountAsync(d => d.RoundId == command.RoundId && d.DealtAs == DealtAs.Paper, ct);
            var known = await db.PaperBallots.CountAsync(p => p.RoundId == command.RoundId, ct);
            TypePaper.Rules.WasHandedOut.Require(known < handedOut);
            db.Add(new PaperBallot(Guid.CreateVersion7(), command.RoundId, command.Serial, marks, by));
            await db.SaveChangesAsync(ct);
            return new PaperTyped(IsCounted: false, Differed: false);
        }
        if (paper.TypeAgain(marks, by))
            await box.Put(gate, new Dictionary<Guid, BallotPut> { [key] = new(marks, []) }, ct);
        db.Changed(VotingTopic.Turnout, command.RoundId);
        await db.SaveChangesAsync(ct);
        return new PaperTyped(paper.IsCounted, paper.Differed);
    }
}

/// <summary>The paper as it was printed, to type a filled-in one from.</summary>
[Requires(VotingPermission.HelpVoters)]
internal sealed record PrintedPaperOf(Guid RoundId) : IQuery<BallotPaper>, IInRound;

internal sealed class PrintedPaperOfHandler(VotingDb db, Papers papers) : IQueryHandler<PrintedPaperOf, BallotPaper>
{
    public async Task<BallotPaper> Handle(PrintedPaperOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        var paper = await papers.For(round, new Voter(Key: null, PersonId: null), ct);
        var numbers = round.Paper.ToDictionary(e => e.IdeaId, e => e.Number);
        return paper with { Ideas = [.. paper.Ideas.OrderBy(i => numbers[i.IdeaId])] };
    }
}
