using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>A ballot names its voter only until the reveal; forgotten before it, the ballot stays and says nobody's name.</summary>
internal sealed class VotersData(VotingDb db, BallotBox box) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var titles = await db
            .Ballots.Where(b => b.Key == personId)
            .Join(db.Rounds, b => b.RoundId, r => r.Id, (b, r) => r.Title)
            .ToListAsync(ct);
        return
        [
            .. titles.Select(title => new PersonalDatum(
                "Ballot",
                $"You have voted in “{title}”. Your choice is kept sealed and loses your name at the reveal"
            )),
        ];
    }

    public Task Forget(Guid personId, CancellationToken ct) => box.ForgetVoter(personId, ct);
}
