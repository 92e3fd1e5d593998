using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Demonstration;

/// <summary>The cases of workforce, data and corporate services.</summary>
internal static partial class WorkedUp
{
    private static ScriptedCase SharedRota =>
        new(
            new(
                "One rota for neighbouring teams, so that a gap is filled by a colleague before an agency is called",
                "Hospital and community teams see each other's gaps",
                "Fewer agency shifts, and more choice for staff",
                "A shared rota tool and one agreement on pay",
                "Ward and community nurses, therapists, and those who plan their shifts.",
                "Covering every shift safely, with people who know the place.",
                "Each team fills its gaps alone and late, at the highest price.",
                "Shifts that suit people's lives; safe numbers on each day.",
                "One view of open shifts across five teams, with one pay agreement and one induction.",
                "Gaps are visible 3 weeks ahead to everybody who could fill them.",
                "Staff see other services and stay in the area.",
                "Agency hours, from 1,900 a month to fewer than 1,200 within a year.",
                "One pay rate for shared shifts\nOne induction accepted by all five teams\nA say for staff in where they go",
                "Shared banks elsewhere fill more of their shifts, and earlier.",
                "Shifts near home are offered first to those who care for somebody.",
                "Shorter journeys to work for shared shifts."
            ),
            [
                (Angle.Workforce, true, "Variety without changing employer."),
                (Angle.Workforce, false, "Some fear being moved against their will."),
                (Angle.Finance, true, "Bank rates instead of agency rates."),
                (Angle.Operations, false, "Five ways of writing a rota must become one."),
                (Angle.Clinical, true, "People who know the patients cover the gaps."),
            ],
            [
                new(
                    BarrierCategory.Culture,
                    "Teams keep their best people to themselves.",
                    4,
                    3,
                    "Begin with two teams whose leads asked for it.",
                    "Heads of nursing"
                ),
                new(
                    BarrierCategory.Regulation,
                    "Mandatory training is not accepted across employers.",
                    3,
                    4,
                    "Sign one agreement that accepts it.",
                    "Workforce director"
                ),
            ],
            new(
                0m,
                45_000m,
                30_000m,
                1m,
                "Rota leads of five teams for half a day a week",
                "Employment law advice",
                new DateOnly(2026, 4, 30)
            )
        );

    private static ScriptedCase TherapistFirst =>
        new(
            new(
                "For sore backs and knees the first person you see is the one who can treat them",
                "A physiotherapist as first contact in every practice",
                "Quicker recovery, and doctors free for others",
                "Four therapists and a shared booking link",
                "Adults with a new problem of joints or back, and the doctors who see them now.",
                "Getting back to work and sleep.",
                "Two appointments and weeks of waiting before treatment begins.",
                "Advice and exercises on the first visit.",
                "A physiotherapist's session in each practice, bookable from the front desk.",
                "The step through the doctor falls away.",
                "Fewer scans and fewer sick notes.",
                "Days from asking to treatment, from 31 to 7.",
                "Direct booking by the receptionist\nThe right to order a scan\nSupervision once a month",
                "Practices with a first-contact therapist report fewer referrals.",
                "Evening sessions for people who are paid by the hour.",
                "One visit in place of two."
            ),
            [
                (Angle.Clinical, true, "Treatment starts on the first day."),
                (Angle.Clinical, false, "Rare serious causes must not be missed."),
                (Angle.Workforce, false, "Therapists are as scarce as doctors."),
                (Angle.Patient, true, "One visit and no retelling."),
            ],
            [
                new(
                    BarrierCategory.Workforce,
                    "There are too few experienced therapists.",
                    4,
                    4,
                    "Joint posts with the community trust.",
                    "Therapy lead"
                ),
            ],
            new(6_000m, 12_000m, 190_000m, 4m, "Rooms in each practice", "Recruitment", new DateOnly(2026, 9, 1))
        );

    private static ScriptedCase LinkedData =>
        new(
            new(
                "A care navigator sees at once who already helps a person, and who is missing",
                "Six services, one view of who is involved",
                "Less retelling, fewer people who fall between services",
                "A data agreement and a small team for a year",
                "Care navigators, social workers, and people who are known to several services.",
                "Finding out who does what for somebody, today.",
                "Hours on the telephone; the same story told six times.",
                "One look, then the right call.",
                "A view that shows which services know a person and how to reach them, and nothing of what they know.",
                "No searching and no duplicate referrals.",
                "Gaps are seen: who should be involved and is not.",
                "Minutes to find all services involved, from 95 to 5.",
                "Consent asked in plain words\nContact details that are kept current\nThe council as an equal partner",
                "A small trial with 40 people found an unknown helper for half of them.",
                "People without a fixed address are included by name and date of birth, with their agreement.",
                "No measurable change."
            ),
            [
                (Angle.Digital, true, "The data stays where it is; only the pointer is shared."),
                (Angle.Digital, false, "Six systems, six identifiers."),
                (Angle.Patient, true, "Telling one's story once."),
                (Angle.Patient, false, "Some do not want every service to know of the others."),
                (Angle.Operations, true, "Fewer referrals that bounce."),
            ],
            [
                new(
                    BarrierCategory.IGData,
                    "There is no agreement between the six services.",
                    5,
                    5,
                    "One agreement for this one purpose, signed by all before anything is built.",
                    "Data protection officers"
                ),
                new(
                    BarrierCategory.Culture,
                    "Services fear to be asked for more than they can do.",
                    3,
                    3,
                    "Begin with contact details only.",
                    "Navigator lead"
                ),
            ],
            new(
                40_000m,
                60_000m,
                35_000m,
                2m,
                "A navigator's time for testing",
                "Information governance\nData engineering",
                new DateOnly(2026, 5, 31)
            )
        );

    private static ScriptedCase Forecast =>
        new(
            new(
                "Each service sees each afternoon what tomorrow will bring, and how sure that is",
                "Tomorrow's demand on one page, for twelve services",
                "Staff where they are needed, fewer cancelled clinics",
                "Two analysts and one person in each service",
                "Those who decide on staff and beds for the next day.",
                "Being ready without keeping everybody waiting in reserve.",
                "Yesterday's figures arrive tomorrow; every service guesses alone.",
                "A forecast at 3pm that is right often enough to act on.",
                "A page for each service with the likely number, the range, and what drives it.",
                "Last-minute calls for staff become rare.",
                "Services help each other, because all see the same page.",
                "Days on which demand was within the forecast range, from not known to 80%.",
                "The range is shown and not only the middle\nEach service can say why a day will differ\nForecasts are kept and compared with what came",
                "Forecasts for the emergency department have been within range on four days out of five.",
                "Demand that never arrives is part of the picture: areas with few requests are looked at.",
                "Fewer taxis and agency journeys at short notice."
            ),
            [
                (Angle.Operations, true, "Plans change at 3pm and not at 7am."),
                (Angle.Digital, false, "Four data feeds must arrive by 2pm."),
                (Angle.Workforce, true, "Shifts are changed with notice."),
                (Angle.Finance, true, "Fewer last-minute agency shifts."),
            ],
            [
                new(
                    BarrierCategory.Evidence,
                    "Nobody knows yet how good a forecast would be.",
                    3,
                    3,
                    "Run it silently for 6 weeks and publish how it did.",
                    "Head of analytics"
                ),
            ],
            new(0m, 20_000m, 95_000m, 2m, "One person of each service for an hour a week", "Evaluation", new DateOnly(2026, 7, 1))
        );

    private static ScriptedCase Invoices =>
        new(
            new(
                "Invoices that fit their order are paid by themselves, and people look at the rest",
                "Orders, deliveries and invoices are matched by software",
                "Small suppliers are paid in days, people mend causes",
                "One tool for five organisations",
                "Finance teams of five organisations and their suppliers.",
                "Paying what was ordered and delivered, once and in time.",
                "Eleven people compare papers; small suppliers wait for 40 days.",
                "Payment in a week; queries about the few that differ.",
                "Automatic matching with rules that finance sets, and a list of what does not match.",
                "No retyping and no double payments.",
                "The list shows which orders go wrong, and why.",
                "Invoices paid within 10 days, from 58% to 95%.",
                "Orders for everything before it is bought\nOne supplier list\nTime for staff to learn other work",
                "Shared services that match by software pay most invoices untouched.",
                "Small local suppliers and charities gain most from being paid sooner.",
                "No paper invoices."
            ),
            [
                (Angle.Finance, true, "Discounts for early payment."),
                (Angle.Workforce, false, "People fear for their posts."),
                (Angle.Commercial, true, "Suppliers quote less when they are paid in time."),
                (Angle.Digital, false, "Three ledgers have three formats."),
            ],
            [
                new(
                    BarrierCategory.Procurement,
                    "Five organisations must buy one tool together.",
                    3,
                    4,
                    "Use an existing framework and one lead buyer.",
                    "Head of procurement"
                ),
            ],
            new(0m, 70_000m, 40_000m, 1m, "Two finance leads for six months", "Procurement\nTraining", new DateOnly(2026, 10, 1))
        );

    private static ScriptedCase Benchmarks =>
        new(
            new(
                "A benchmark that ends in a call between two managers, and not in a report",
                "Costs of twenty corporate services beside their neighbours'",
                "Those who cost more learn from those who cost less",
                "An analyst and four meetings a year",
                "Managers of corporate services in five organisations.",
                "Knowing whether a service costs too much, and what to do about it.",
                "Reports that nobody trusts, because each counts in another way.",
                "Figures that both sides agree on, and a person to ask.",
                "One page for each service, figures agreed by both, and an introduction to the manager who does it for less.",
                "No argument about whose figure is right.",
                "Good practice moves by talking.",
                "Services within a tenth of the best neighbour, from 6 of 20 to 14 of 20 in two years.",
                "One way of counting, signed by finance\nA call within a month\nTelling what changed",
                "Procurement benchmarks in two organisations paid for themselves within a year.",
                "Savings are not taken from services that reach people whom others do not reach.",
                "Shared buildings and vans use less energy."
            ),
            [
                (Angle.Finance, true, "Savings that are found by those who make them."),
                (Angle.Operations, false, "Managers have no time for another meeting."),
                (Angle.Commercial, true, "Shared prices with suppliers."),
            ],
            [
                new(
                    BarrierCategory.Culture,
                    "Nobody likes to come last in a table.",
                    4,
                    3,
                    "Show pairs and not rankings.",
                    "Chief finance officers"
                ),
            ],
            new(0m, 15_000m, 52_000m, 1m, "Finance business partners for a day a month", "Facilitation", new DateOnly(2026, 4, 1))
        );
}
