using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>
/// Whose a ballot is, as far as it is kept, and who was handed one. When the person is forgotten the ballot stays and says nobody's name.
/// </summary>
internal sealed class VotersData(VotingDb db, BallotBox box) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var cast = await db
            .Ballots.Where(b => b.Key == personId)
            .Join(db.Rounds, b => b.RoundId, r => r.Id, (b, r) => new { r.Title, r.Secrecy })
            .ToListAsync(ct);
        var dealt = await db
            .Dealings.Where(d => d.PersonId == personId)
            .Join(db.Rounds, d => d.RoundId, r => r.Id, (d, r) => new { r.Title, d.DealtAs })
            .ToListAsync(ct);
        return
        [
            .. cast.Select(b => new PersonalDatum("Ballot", $"You have voted in “{b.Title}”. {Keeping(b.Secrecy)}")),
            .. dealt.Select(d => new PersonalDatum(
                "Ballot",
                $"{Handed(d.DealtAs)} in “{d.Title}”. What it says is not kept with your name"
            )),
        ];
    }

    public Task Forget(Guid personId, CancellationToken ct) => box.ForgetVoter(personId, ct);

    private static string Keeping(Secrecy secrecy) =>
        secrecy == Secrecy.Open
            ? "Your choice is kept sealed, and after the reveal everyone there reads it with your name, as was declared"
            : "Your choice is kept sealed and loses your name at the reveal";

    private static string Handed(DealtAs dealt) =>
        dealt switch
        {
            DealtAs.App => "You were dealt a secret ballot",
            DealtAs.Card => "You drew a card",
            _ => "You were given a ballot on paper",
        };
}
