using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;

namespace InnovationPipeline.Voting.Demonstration;

/// <summary>The collective vote of the demonstration day: everyone who has checked in casts a ballot.</summary>
internal sealed class VotingDemonstration : IDemonstrate
{
    private const string Chair = "olive";

    /// <summary>The group that each voter votes for, again and again: of 16, 7 for the winner.</summary>
    private static readonly int[] Spread = [3, 1, 3, 5, 4, 3, 7, 3, 2, 6, 3, 8, 3, 1, 4, 3];

    public IEnumerable<Step> Steps()
    {
        yield return new(
            At(15, 5),
            (stage, ct) =>
                stage.Send(
                    Chair,
                    new PrepareRound(
                        Script.Round,
                        Script.Event,
                        "Which idea goes forward?",
                        TiePolicy.RunOff,
                        Quorum: 20,
                        OwnGroupRule.Allow,
                        MayChange: true
                    ),
                    ct
                )
        );
        yield return new(At(15, 15), (stage, ct) => stage.Send(Chair, new OpenRound(Script.Round, Minutes: 10, Without: null), ct));
        for (var i = 0; i < Cast.Participants.Count; i++)
        {
            var (voter, choice) = (Cast.Participants[i], Script.TopIdea(Spread[i % Spread.Length]));
            yield return new(
                At(15, 16 + i / 6),
                async (stage, ct) =>
                {
                    // Some have not come.
                    if ((await stage.Ask(voter.Key, new BallotPaperOf(Script.Round), ct)).MayVote)
                        await stage.Send(voter.Key, new CastBallot(Script.Round, choice), ct);
                }
            );
        }
        yield return new(At(15, 25), (stage, ct) => stage.Send(Chair, new CloseRound(Script.Round), ct));
        yield return new(At(15, 30), (stage, ct) => stage.Send(Chair, new RevealResult(Script.Round), ct));
    }

    private static DateTimeOffset At(int hour, int minute) => London.At(Script.TheDay, new TimeOnly(hour, minute));
}
