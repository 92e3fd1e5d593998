using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Challenges.Features.Submissions;
using InnovationPipeline.Challenges.Features.Triage;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Challenges.Demonstration;

/// <summary>September 2025: five challenges from two partners; four are accepted, one is declined.</summary>
internal sealed class ChallengesOfTheDay : IDemonstrate
{
    private static readonly Guid Host = Script.Id($"organisation/{Cast.Host}");

    public IEnumerable<Step> Steps() =>
        [
            .. Story(
                Script.Submission(1),
                day: 10,
                by: "iris",
                triage: "olive",
                new(
                    "Safe staffing on community wards",
                    "keep wards safely staffed and improve the quality of care",
                    "new roles and ways of working across our workforce",
                    "One shift in nine on our community wards is filled by agency staff. Patients tell us that they meet a new face every day, and "
                        + "ward managers spend two hours a day finding cover.",
                    "About 640 patients a month on 11 wards, and the 380 people who work there",
                    "Share of shifts filled by our own staff; reported harm; how staff rate their week",
                    Urgency.WithinSixMonths,
                    MayBeShared: true
                ),
                accepted: true,
                "Several partners have the same problem, and people from all disciplines can help with it"
            ),
            .. Story(
                Script.Submission(2),
                day: 12,
                by: "iris",
                triage: "asher",
                new(
                    "The 8am rush for a GP appointment",
                    "make primary care easier to reach for everyone",
                    "digital tools that patients and practices choose to use",
                    "In 14 of our 17 practices half of all calls of a day come between 8am and 8.40am. People who cannot wait on the telephone give up, "
                        + "and many of them come to urgent care later.",
                    "About 142,000 registered patients, most of all people who work fixed shifts and people who do not use the internet",
                    "Calls between 8am and 9am; share answered within 10 minutes; appointments booked in other ways; visits to urgent care",
                    Urgency.Now,
                    MayBeShared: true
                ),
                accepted: true,
                "It matters to every patient, and both integrated care boards asked for it"
            ),
            .. Story(
                Script.Submission(3),
                day: 15,
                by: "ivor",
                triage: "asher",
                new(
                    "Data that arrives too late to act on",
                    "improve the performance of our services",
                    "better use of data and intelligence",
                    "Our planning meetings look at figures that are six weeks old and come from four systems that do not agree. Community and hospital "
                        + "records of the same patient are joined by hand.",
                    "Service managers in 9 organisations, and the patients who wait between two services",
                    "Days from event to figure; number of figures that disagree; decisions taken on the day of the figure",
                    Urgency.WithinSixMonths,
                    MayBeShared: true
                ),
                accepted: true,
                "It cuts across all our services, and some of the data can be linked this year"
            ),
            .. Story(
                Script.Submission(4),
                day: 18,
                by: "ivor",
                triage: "olive",
                new(
                    "Nine ways to order a chair",
                    "get more value from our corporate services",
                    "shared, automated and simpler processes",
                    "Nine organisations buy, hire and pay in nine ways. A new starter waits 31 days on average for a contract, and the same supplier "
                        + "sends us four different prices.",
                    "Corporate teams of about 420 people, and everyone who waits for them",
                    "Cost and days for each process, compared between organisations; hours given back to services",
                    Urgency.WithinAYear,
                    MayBeShared: false
                ),
                accepted: true,
                "There is money to be saved here that can go to patients"
            ),
            .. Story(
                Script.Submission(5),
                day: 19,
                by: "ivor",
                triage: "olive",
                new(
                    "A new car park at the coast site",
                    "let visitors park within five minutes",
                    "a second car park",
                    "Visitors drive around for 20 minutes on market days.",
                    "Visitors of one site on two days a week",
                    "Minutes to find a space",
                    Urgency.WithinAYear,
                    MayBeShared: false
                ),
                accepted: false,
                "This asks for one solution at one site. The estates group can decide it, and we have given them your figures"
            ),
        ];

    private static IEnumerable<Step> Story(Guid id, int day, string by, string triage, ChallengeText text, bool accepted, string reason)
    {
        var from = Script.Id($"organisation/{Cast.Member(by).Organisation}");
        var written = At(day, new TimeOnly(10, 0));
        yield return new Step(written, (stage, ct) => stage.Send(by, new DraftChallenge(id, from, ToOrganisationId: Host, text), ct));
        yield return new Step(written.AddMinutes(12), (stage, ct) => stage.Send(by, new SubmitChallenge(id), ct));
        yield return new Step(At(day + 1, new TimeOnly(9, 30)), (stage, ct) => stage.Send(triage, new TakeOnSubmission(id), ct));
        yield return new Step(
            At(day + 6, new TimeOnly(14, 0)),
            (stage, ct) =>
                accepted
                    ? stage.Send(triage, new AcceptSubmission(id, reason), ct)
                    : stage.Send(triage, new DeclineSubmission(id, reason), ct)
        );
    }

    private static DateTimeOffset At(int day, TimeOnly time) => London.At(new DateOnly(2025, 9, day), time);
}
