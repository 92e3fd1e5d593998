using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Demonstration;

/// <summary>What a group works up for its top idea.</summary>
internal sealed record ScriptedCase(
    PropositionWords Proposition,
    IReadOnlyList<(Angle Angle, bool IsOpportunity, string Text)> Angles,
    IReadOnlyList<BarrierFacts> Barriers,
    AskFacts Ask
);

/// <summary>The cases of the eight top ideas.</summary>
internal static partial class WorkedUp
{
    public static IReadOnlyDictionary<int, ScriptedCase> ByGroup { get; } =
        new Dictionary<int, ScriptedCase>
        {
            [1] = SharedRota,
            [2] = TherapistFirst,
            [3] = EightInTheMorning,
            [4] = HomeReadings,
            [5] = LinkedData,
            [6] = Forecast,
            [7] = Invoices,
            [8] = Benchmarks,
        };

    private static ScriptedCase EightInTheMorning =>
        new(
            new(
                Headline: "Ask your practice at any time of day and hear back the same day, without the 8am scramble",
                Line1: "One request form, online or by telephone, open all day",
                Line2: "People hear back the same day; practices lose the 8am peak",
                Line3: "£60,000 to set up and a lead clinician in each practice",
                Users: "People who need help from their practice, carers who ask for somebody else, receptionists, and the clinicians of the practice.",
                Jobs: "Getting the right help for a new problem. Asking a short question. Arranging what is already planned. For the practice: seeing all of today's need before the day is given away.",
                Pains: "Everybody has to ring at the same minute. People who work, care or cannot hold a telephone line lose out. Receptionists begin each day with complaints. Appointments go to who rings first and not to who needs them most.",
                Gains: "A fair chance at any hour. A reply that says what happens next and when. A calmer front desk. Clinicians who see the people they are trained to see.",
                Offer: "One request form in plain words, filled in online, on the telephone with a receptionist, or at the desk with help. A clinician reads the requests in two sessions a day and sends each to the right person: doctor, nurse, physiotherapist, pharmacist or self-care advice.",
                PainRelievers: "There is no first place in a queue to fight for. The telephone stays open and asks the same questions. Those who keep their place are called back.",
                GainCreators: "The reply comes by message or call within the session. Continuity is asked about and honoured. The practice sees its demand by hour and by kind, and plans for it.",
                MeasureOfSuccess: "Calls between 8am and 9am, from 310 on a Monday to fewer than 120 within 6 months. Requests answered the same day, from 54% to 90%.",
                ValueMaximisers: "A clinician reads every request on the day it comes\nThe telephone stays as good a way in as the screen\nThe request reaches the record without retyping\nPharmacy and physiotherapy can be booked straight from the request\nHelp with the form in the practice and the library",
                Evidence: "Two practices of the network tried a form with two reading sessions for 8 weeks. Calls in the first hour fell by a third and no group of patients asked less than before.",
                Inequalities: "Some have no smartphone, little English or little trust in forms. The receptionist asks the same questions on the telephone, the form is offered in the 6 languages most spoken here, and volunteers help at the desk and in the library. Requests are counted by age and area to see who is missing.",
                Carbon: "Fewer journeys for questions that a message answers. About 40 return trips a week for each practice."
            ),
            [
                (Angle.Clinical, true, "Need is seen before appointments are given away, so the sickest are seen first."),
                (Angle.Clinical, false, "A few words may hide something serious. Red flags must lead to a call at once."),
                (Angle.Finance, true, "Fewer locum sessions on Mondays."),
                (Angle.Finance, false, "The licence is paid now, the saving comes later."),
                (Angle.Digital, true, "The form and the record already have a standard way to talk to each other."),
                (Angle.Digital, false, "Two record systems in one network need two connections."),
                (Angle.Operations, true, "The peak of the morning becomes a steady flow."),
                (Angle.Operations, false, "Both reading sessions must be staffed on every day, also in August."),
                (Angle.Workforce, true, "Receptionists guide people instead of turning them away."),
                (Angle.Workforce, false, "Reading requests is a new skill and tires people who do it all day."),
                (Angle.Patient, true, "Asking in one's own time, in one's own words."),
                (Angle.Patient, false, "Some people fear that a form means not being seen."),
                (Angle.Commercial, true, "Several suppliers offer it: the network can choose and leave."),
                (Angle.Commercial, false, "Prices for each registered patient rise after the first year unless they are fixed."),
            ],
            [
                new(
                    BarrierCategory.Culture,
                    "Doctors fear that an open form brings more work than they can do.",
                    4,
                    4,
                    "Start with one practice, publish its figures each week, and let its doctors tell the others.",
                    "Clinical lead of the network"
                ),
                new(
                    BarrierCategory.Workforce,
                    "Nobody is free to read requests at midday.",
                    3,
                    4,
                    "Move one session of each doctor from appointments to reading, and review after 4 weeks.",
                    "Practice managers"
                ),
                new(
                    BarrierCategory.IGData,
                    "The form holds health details on a supplier's server.",
                    3,
                    5,
                    "Data protection impact assessment before the pilot; servers in the United Kingdom; deletion after filing.",
                    "Data protection officer"
                ),
                new(
                    BarrierCategory.Integration,
                    "Requests have to be copied by hand into one of the two record systems.",
                    3,
                    3,
                    "Choose a supplier whose form files into both; accept copying for at most 8 weeks.",
                    "Digital lead"
                ),
                new(
                    BarrierCategory.Funding,
                    "The licence is promised for one year only.",
                    2,
                    4,
                    "Show the locum saving by month 9 and put it into next year's plan.",
                    "Finance business partner"
                ),
            ],
            new(
                25_000m,
                35_000m,
                48_000m,
                1.5m,
                "A room at the library one morning a week\nTwo receptionists to train the others",
                "Advice on procurement\nInformation governance\nEvaluation by the university",
                new DateOnly(2026, 3, 31)
            )
        );

    private static ScriptedCase HomeReadings =>
        new(
            new(
                "Readings taken at home reach the practice by themselves, and only those that matter reach a person",
                "A cuff and a scale at home, read by the practice's own record",
                "Fewer visits for people with high blood pressure",
                "400 cuffs and a nurse for two days a week",
                "People with high blood pressure or heart failure, and the nurses who look after them.",
                "Knowing whether treatment works, without a visit for each reading.",
                "Readings on paper are lost, retyped or taken on a nervous day.",
                "A steady picture, a quicker change of treatment, fewer trips.",
                "Equipment on loan and a message that carries each reading into the record.",
                "No paper and no retyping; the equipment is posted.",
                "Trends are drawn for both sides; the nurse calls when a limit is crossed.",
                "People whose blood pressure is within target, from 61% to 75% in a year.",
                "Limits set by the nurse for each person\nA call on the same day when a limit is crossed\nEquipment for people who cannot buy it",
                "Practices nearby that lend cuffs have seen better control within months.",
                "Equipment is lent free of charge, and a volunteer shows how it works at home.",
                "About two journeys fewer each year for each person."
            ),
            [
                (Angle.Clinical, true, "Treatment follows many readings and not one."),
                (Angle.Patient, true, "No morning off work for a reading."),
                (Angle.Digital, false, "Old telephones do not pair with the cuff."),
                (Angle.Operations, false, "Somebody must post, collect and clean the equipment."),
                (Angle.Finance, false, "The practice pays, the hospital saves."),
            ],
            [
                new(
                    BarrierCategory.Integration,
                    "Readings arrive in a portal beside the record.",
                    4,
                    3,
                    "Only buy what files into the record.",
                    "Digital lead"
                ),
                new(
                    BarrierCategory.Funding,
                    "Saving and cost fall to different budgets.",
                    3,
                    4,
                    "Agree a shared budget for the first two years.",
                    "Finance business partner"
                ),
            ],
            new(32_000m, 8_000m, 21_000m, 0.4m, "Storage for the equipment", "Clinical safety review", new DateOnly(2026, 6, 30))
        );
}
