using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Domain.Questions;
using InnovationPipeline.Voting.Features.Commentary;
using InnovationPipeline.Voting.Features.Judging;
using InnovationPipeline.Voting.Features.Pitches;
using InnovationPipeline.Voting.Features.Questions;

namespace InnovationPipeline.Voting.Demonstration;

/// <summary>Headlines before the vote, pitches in full after it, questions with every ending, the panel's views and scores.</summary>
internal sealed class PitchingDemonstration : IDemonstrate
{
    private const string Chair = "olive";
    private const int Groups = 8;
    private static readonly Guid Event = Script.Event;
    private static readonly Guid Headlines = Script.Id("pitches/headlines");
    private static readonly Guid Full = Script.Id("pitches/full");
    private static readonly string[] Judges = ["penny", "ivor", "edith"];

    public IEnumerable<Step> Steps() => [.. Panel(), .. Pitches(), .. Questions(), .. Views()];

    private static IEnumerable<Step> Panel()
    {
        yield return Act(
            At(14, 50),
            new AddCriterion(Script.Id("criterion/1"), Event, "Benefit to patients and staff", "Clear, large and soon", 3)
        );
        yield return Act(
            At(14, 50),
            new AddCriterion(Script.Id("criterion/2"), Event, "Can be done", "People, money and systems are there", 2)
        );
        yield return Act(
            At(14, 50),
            new AddCriterion(Script.Id("criterion/3"), Event, "Works elsewhere", "Others could take it on as it is", 1)
        );
        yield return Act(At(14, 51), new NameJudge(Event, Cast.Member("edith").Email));
        yield return Act(At(15, 1), new OpenScores(Event));
        foreach (var judge in Judges)
            for (var group = 1; group <= Groups; group++)
            {
                var (idea, aside) = (Script.TopIdea(group), judge is "ivor" && group == 7);
                yield return Act(
                    At(15, 2),
                    judge,
                    new DeclareInterest(
                        Event,
                        idea,
                        aside ? InterestKind.Financial : InterestKind.None,
                        aside ? "Shares in a firm that sells such a tool" : null
                    )
                );
                if (!aside)
                    yield return Act(At(15, 27), judge, new ScorePitch(Event, idea, Marks(judge, group)));
            }
        yield return Act(At(15, 29), new CloseScores(Event));
        yield return Act(At(16, 30), new RevealScores(Event));
    }

    private static IReadOnlyList<int> Marks(string judge, int group)
    {
        if (group == Script.WinningGroup)
            return judge is "penny" ? [5, 4, 5] : [5, 3, 4];
        var severe = judge is "edith" ? 1 : 0;
        return [.. Enumerable.Range(1, 3).Select(c => Math.Max(1, 2 + (group * c + judge.Length) % 3 - severe))];
    }

    private static IEnumerable<Step> Pitches()
    {
        yield return Act(At(15, 5), new PrepareHeadlines(Headlines, Event));
        for (var turn = 0; turn < Groups; turn++)
        {
            yield return Floor(At(15, 6 + turn), Headlines);
            yield return Act(At(15, 6 + turn, 55), new EndPitch(Event, Headlines));
        }
        yield return Act(At(15, 35), new PrepareFullPitches(Full, Event, MinutesInAll: 45, PitchMinutes: 10, QuestionMinutes: 5));
        for (var turn = 0; turn < 3; turn++)
        {
            yield return Floor(At(15, 36 + 7 * turn), Full);
            yield return Act(At(15, 40 + 7 * turn), new TakeQuestions(Event, Full));
            yield return Act(At(15, 42 + 7 * turn), new EndPitch(Event, Full));
        }
    }

    private static IEnumerable<Step> Questions()
    {
        var winner = Script.TopIdea(Script.WinningGroup);
        var asked = new (string Key, Guid? Idea, int Group, string Text, bool Named)[]
        {
            ("cost", winner, 1, "Who pays for the call handling in the second year?", true),
            ("language", winner, 5, "What happens to people who do not speak English well?", false),
            ("cost-again", winner, 6, "How is the running cost covered after the first year?", true),
            ("train", null, 2, "Will there be a day like this in our own ICS?", true),
            ("lunch", null, 4, "Why was there no hot food at lunch?", true),
            ("data", Script.TopIdea(5), 7, "Which data does it need that we do not hold yet?", true),
        };
        for (var i = 0; i < asked.Length; i++)
        {
            var (key, idea, group, text, named) = asked[i];
            yield return Act(
                At(15, 37 + i),
                Script.Seat(group, 2).Key,
                new AskQuestion(
                    Question(key),
                    Event,
                    idea is null ? QuestionSubject.Day : QuestionSubject.Idea,
                    idea,
                    text,
                    named ? null : FollowSecret.New()
                )
            );
        }
        for (var seat = 1; seat <= 6; seat++)
        {
            var voter = Script.Seat(8, seat).Key;
            yield return Act(At(15, 45), voter, new UpvoteQuestion(Event, Question("cost")));
            if (seat % 2 == 0)
                yield return Act(At(15, 45), voter, new UpvoteQuestion(Event, Question("train")));
        }
        yield return Act(At(15, 46), "penny", new MergeQuestion(Event, Question("cost-again"), Question("cost")));
        yield return Act(At(15, 47), "penny", new AnswerLive(Event, Question("cost")));
        yield return Act(
            At(15, 48),
            new DeclineQuestion(Event, Question("lunch"), "The caterer has been told. This hour is for the pitches")
        );
        yield return new(At(16, 55), (stage, ct) => stage.SendAsSystem(new HandOverQuestions(Event), ct));
        yield return Written(3, "language", "The practice’s interpreters take part in the call back. Group 3 adds it to its plan.");
        yield return Written(5, "train", "Yes. Both boards have asked for one, and this service helps to run it.");
        yield return Written(8, "data", "Appointments by slot from two practice systems. The request is on its way.");
    }

    private static IEnumerable<Step> Views()
    {
        var winner = Script.TopIdea(Script.WinningGroup);
        yield return Act(
            At(15, 55),
            "penny",
            new WriteCommentary(
                Event,
                winner,
                "It begins with what people ask for at 8am, and it can start in two practices on Monday.",
                "The saving depends on receptionists’ hours that are planned already.",
                "Agree with both practices what is counted before the first call.",
                WouldSponsor: true
            )
        );
        yield return Act(
            At(15, 57),
            "ivor",
            new WriteCommentary(
                Event,
                winner,
                "Others could take it on without buying anything new.",
                "Rural practices have one line and no second person.",
                "Include one of them from the beginning.",
                WouldSponsor: false
            )
        );
        string[] strong = ["The story of one morning at reception.", "That it begins small.", "The figures of last winter."];
        string[] help = ["A cost for each practice.", "What patients without a telephone do.", ""];
        for (var i = 0; i < strong.Length; i++)
            yield return Act(At(15, 44), Script.Seat(6, i + 1).Key, new SayFeedback(Event, winner, strong[i], help[i]));
    }

    /// <summary>Whoever is next in the drawn order; which that is, nobody wrote down.</summary>
    private static Step Floor(DateTimeOffset at, Guid session) =>
        new(
            at,
            async (stage, ct) =>
            {
                var next = (await stage.Ask(Chair, new SessionOf(Event, session), ct)).ToCome.First();
                await stage.Send(Chair, new StartPitch(Event, session, next.IdeaId), ct);
            }
        );

    private static Step Written(int daysLater, string question, string answer) =>
        new(
            London.At(Script.TheDay.AddDays(daysLater), new TimeOnly(10, 0)),
            async (stage, ct) =>
            {
                var shown = await stage.Ask(Chair, new QuestionToRead(Event, Question(question)), ct);
                await stage.Send(Chair, new AnswerInWriting(Event, shown.Id, shown.Version, answer), ct);
            }
        );

    private static Guid Question(string key) => Script.Id($"question/{key}");

    private static Step Act(DateTimeOffset at, ICommand command) => Act(at, Chair, command);

    private static Step Act(DateTimeOffset at, string member, ICommand command) => new(at, (stage, ct) => stage.Send(member, command, ct));

    private static DateTimeOffset At(int hour, int minute, int second = 0) => London.At(Script.TheDay, new TimeOnly(hour, minute, second));
}
