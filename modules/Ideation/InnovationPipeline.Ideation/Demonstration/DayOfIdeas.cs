namespace InnovationPipeline.Ideation.Demonstration;

/// <summary>An idea of the demonstration day: the words, and the seat of who had it.</summary>
internal sealed record ScriptedIdea(string Key, int Seat, string Title, string Text, bool Shortlisted = false, bool IsTaken = false);

/// <summary>What each group has on its long list; the first of a group is its top idea.</summary>
internal static class DayOfIdeas
{
    public static readonly IReadOnlyDictionary<int, IReadOnlyList<ScriptedIdea>> ByGroup = new Dictionary<int, IReadOnlyList<ScriptedIdea>>
    {
        [1] =
        [
            new(
                "rotation",
                1,
                "One rota across neighbouring services",
                "Staff of hospital and community teams share one rota, so that a gap in one is seen and filled by the other before an agency is called.",
                Shortlisted: true
            ),
            new(
                "passport",
                5,
                "A skills passport that travels",
                "Training done in one organisation is accepted in the next. New starters see patients in their first week and not in their fourth.",
                Shortlisted: true
            ),
            new(
                "quiet-hours",
                2,
                "Protected hour for improvement",
                "Each team keeps one hour a week free to mend what slows it down, with a small budget that it may spend without a form."
            ),
            new(
                "buddy",
                6,
                "Patients help to train new staff",
                "People who live with a condition meet each new starter and say what good care feels like."
            ),
        ],
        [2] =
        [
            new(
                "extended-roles",
                1,
                "Therapists see people first",
                "For sore backs, knees and shoulders the first appointment is with a physiotherapist. Doctors see those who need a doctor.",
                Shortlisted: true
            ),
            new(
                "paperless",
                3,
                "Dictate once, file everywhere",
                "Notes are spoken once and land in each record that needs them, checked by the clinician before they are filed.",
                Shortlisted: true
            ),
            new(
                "return",
                4,
                "A way back for people who left",
                "A standing offer to former staff: short shifts, a refresher, and somebody who calls them."
            ),
        ],
        [3] =
        [
            new(
                "8am",
                5,
                "Using technology to improve access to GP services and reduce the 8am burden on practices",
                "People ask for help online or by telephone at any time of the day. Each request is read by the practice team the same morning or afternoon and goes to the right person, so that nobody has to ring at 8am.",
                Shortlisted: true,
                IsTaken: true
            ),
            new(
                "callback",
                1,
                "Keep my place and call me back",
                "Whoever rings keeps the place in the queue and is called back. The line says how long that will take.",
                Shortlisted: true
            ),
            new(
                "kiosk",
                6,
                "Help with the form at the desk and the library",
                "Volunteers help those without a smartphone to fill in the same form, in the practice and in the library.",
                Shortlisted: true
            ),
            new(
                "results",
                3,
                "Results explained in plain words",
                "A normal result is sent with a sentence that says what it means, so that people need not ring to ask."
            ),
        ],
        [4] =
        [
            new(
                "home-readings",
                1,
                "Readings from home that reach the record",
                "Blood pressure and weight measured at home go straight to the practice. Only readings that need somebody are shown to somebody.",
                Shortlisted: true
            ),
            new(
                "triage-words",
                2,
                "Ask in your own words",
                "The request form is free text in any language. It asks at most three questions back.",
                Shortlisted: true
            ),
            new(
                "pharmacy",
                4,
                "Straight to the pharmacy",
                "For seven common complaints the practice books a place at the pharmacy, and the pharmacist writes back.",
                Shortlisted: true
            ),
            new(
                "champions",
                6,
                "Digital champions from the patient group",
                "People who have learnt to use the app show it to others at the practice, one morning a week."
            ),
            new(
                "reminders",
                5,
                "Reminders that can be answered",
                "A reminder can be answered with a word: come, change or cancel. Freed places are offered at once."
            ),
        ],
        [5] =
        [
            new(
                "linked",
                3,
                "Linked data for care navigation",
                "One view of who is known to which service, so that a care navigator can see at once who already helps and who is missing.",
                Shortlisted: true
            ),
            new(
                "one-list",
                1,
                "One waiting list for a pathway",
                "Tests, appointments and procedures of one pathway are seen as one wait, from the person's side.",
                Shortlisted: true
            ),
            new(
                "dictionary",
                2,
                "A dictionary of our own figures",
                "Each figure in a report has one owner and one meaning, written where anybody can look it up."
            ),
        ],
        [6] =
        [
            new(
                "forecast",
                2,
                "Tomorrow's demand on one page",
                "Each service sees each afternoon what tomorrow is likely to bring, and how sure the forecast is.",
                Shortlisted: true
            ),
            new(
                "missed",
                1,
                "Know who is likely to miss an appointment, and offer help",
                "A call, a lift or another time is offered to people who may find it hard to come. Nobody loses the place.",
                Shortlisted: true
            ),
            new(
                "questions",
                5,
                "Analysts at the morning meeting",
                "An analyst spends one morning a week with a team and answers its questions on the spot."
            ),
            new(
                "feedback",
                6,
                "Read every comment",
                "Free-text comments of patients are grouped by subject each week and read out with the figures."
            ),
        ],
        [7] =
        [
            new(
                "invoices",
                2,
                "Invoices that match themselves",
                "Orders, deliveries and invoices are matched by software. People look only at those that do not match.",
                Shortlisted: true
            ),
            new(
                "catalogue",
                3,
                "One catalogue of what we all buy",
                "Neighbouring organisations compare what they pay for the same thing and buy it together.",
                Shortlisted: true
            ),
            new(
                "starter",
                5,
                "Ready on the first day",
                "A new starter's account, badge and equipment are ordered by one form when the offer is accepted."
            ),
        ],
        [8] =
        [
            new(
                "benchmark",
                2,
                "Benchmarks that lead to a call",
                "Where a service costs more than its neighbours', the two managers are put in touch, with both their figures on one page.",
                Shortlisted: true
            ),
            new(
                "desk",
                1,
                "One service desk for five organisations",
                "A problem is reported once, at any hour, and is mended by whoever is nearest.",
                Shortlisted: true
            ),
            new("lease", 4, "Share the vans", "Vans that stand still half of the day are booked by all five organisations."),
            new("forms", 6, "Forms that people can read", "The ten most used forms are rewritten with the people who fill them in."),
        ],
    };

    /// <summary>
    /// Who takes whose idea: another group's, by key, for a new idea of one's own. The winner grows out of one of them.
    /// </summary>
    public static readonly IReadOnlyList<(int Group, int Seat, int FromGroup, string Key, string NewKey, string Note)> Takes =
    [
        (3, 5, 4, "triage-words", "8am", "Their three questions in any language are what our request form was missing."),
        (6, 2, 5, "one-list", "taken/one-wait", "One wait for the whole pathway makes the forecast useful to the person who waits."),
        (8, 2, 7, "catalogue", "taken/shared-prices", "Comparing prices is the first benchmark that pays for itself."),
    ];
}
