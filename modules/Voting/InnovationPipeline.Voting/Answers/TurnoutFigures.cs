using System.Globalization;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>How many have voted, while they do; nothing else of a round is told before its reveal.</summary>
internal sealed class TurnoutFigures(VotingDb db) : ILiveFigures
{
    public async Task<IReadOnlyDictionary<string, string>?> Of(Guid scopeId, CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == scopeId, ct) is not { State: RoundState.Open } round)
            return null;
        var turnout = await db.TurnoutOf(round, ct);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cast"] = turnout.Cast.ToString(CultureInfo.CurrentCulture),
            ["eligible"] = turnout.Eligible.ToString(CultureInfo.CurrentCulture),
        };
    }
}
