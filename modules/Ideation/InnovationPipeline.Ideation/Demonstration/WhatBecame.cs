using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Dispositions;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Demonstration;

namespace InnovationPipeline.Ideation.Demonstration;

/// <summary>What the organiser decides a week after the day for every idea but the winner.</summary>
internal static class WhatBecame
{
    private static readonly (string Key, string Name) LinkedData = ("linked-data", "Linked data for care navigation");
    private static readonly (string Key, string Name) Technology = (
        "technology-adoption",
        "Technology adoption in primary care and patients' homes"
    );
    private static readonly (string Key, string Name) Intelligence = (
        "intelligence",
        "Intelligence for service redesign and workforce planning"
    );
    private static readonly (string Key, string Name) SharedServices = (
        "shared-services",
        "Automation, process improvement and benchmarking in shared services"
    );

    public static readonly IReadOnlyList<DisposeIdea> OfEach =
    [
        ToTheme(
            Script.TopIdea(1),
            Intelligence,
            "A shared rota needs a shared picture of who is where. The theme's planning group takes it up first."
        ),
        ToTheme(Id("passport"), Intelligence, "What people can do is the other half of workforce planning."),
        Parked(
            Id("quiet-hours"),
            new(2026, 6, 1),
            "Two teams try it on their own. We look again when they have told us how it went.",
            ReasonCode.NotAPriority,
            "Two wards that report fewer interruptions would be enough to take it up for all."
        ),
        Offered(Id("buddy"), "wyremouth", "Wyremouth already works with patients as trainers and has asked for it."),
        ToInitiative(Script.TopIdea(2), "Both community trusts have posts to offer, so it can start without waiting for a theme."),
        ToTheme(Id("paperless"), Technology, "Spoken notes belong with the other tools that practices adopt together."),
        Closed(
            Id("return"),
            "Both trusts run a scheme for people who come back. We have put the group in touch with it.",
            ReasonCode.AlreadyLive,
            "Join the scheme’s next welcome morning in your trust and tell it what your group found."
        ),
        ToTheme(Id("callback"), Technology, "Keeping one's place goes hand in hand with the winning idea and is tried beside it."),
        ToTheme(Id("kiosk"), Technology, "Help with the form is part of what the winning idea must include."),
        Closed(
            Id("results"),
            "The national app will do this next spring. Building it twice helps nobody.",
            ReasonCode.AlreadyLive,
            "Test the app’s first version with your practice: the national team looks for practices until March."
        ),
        ToTheme(Script.TopIdea(4), Technology, "It came close in the vote and leads the part of the theme about patients' homes."),
        ToTheme(Id("triage-words"), Technology, "Taken on by group 3 for its form; the credit stays with group 4."),
        Offered(Id("pharmacy"), "brackenshire", "Brackenshire has pharmacies ready to begin and asked for the idea."),
        Parked(
            Id("champions"),
            new(2026, 4, 15),
            "Good once there is an app to show. We look again when the form is in use.",
            ReasonCode.DevelopFurther,
            "The form in use in five practices, so that champions have something to show."
        ),
        Closed(
            Id("reminders"),
            "The record supplier has had this since the summer. Practices have been told how to turn it on.",
            ReasonCode.AlreadyLive,
            "Ask your record supplier to turn it on: the guide is in the shared folder of the day."
        ),
        ToTheme(Script.TopIdea(5), LinkedData, "It gives the theme its name and its first piece of work."),
        ToTheme(Id("one-list"), LinkedData, "One wait for a pathway needs the same links between services."),
        Parked(
            Id("dictionary"),
            new(2026, 9, 1),
            "Begins when the first linked figures exist, so that there is something to describe.",
            ReasonCode.DevelopFurther,
            "The first linked figures, and one analyst with half a day a week for their names."
        ),
        ToTheme(Script.TopIdea(6), Intelligence, "A silent trial of 6 weeks is agreed as the theme's first step."),
        ToTheme(Id("missed"), Intelligence, "Uses the same data as the forecast and helps the same services."),
        Offered(Id("questions"), "wyremouth", "Wyremouth has an analyst who would like to try it this winter."),
        Closed(
            Id("feedback"),
            "The patient experience team has begun to do it and will report to the group.",
            ReasonCode.HasAllSupport,
            "Offer your questions to the patient experience team. It meets on first Tuesdays."
        ),
        ToTheme(Id("taken/one-wait"), Intelligence, "Built into the forecast page, with credit to group 5."),
        ToInitiative(Script.TopIdea(7), "Three organisations have asked to start together and the framework ends in the summer."),
        ToTheme(Id("catalogue"), SharedServices, "Comparing what we pay is where the theme starts."),
        Parked(
            Id("starter"),
            new(2026, 5, 1),
            "Waits for the new human resources system, which decides what is possible.",
            ReasonCode.NotAPriority,
            "The choice of a human resources system that can tell other systems who begins when."
        ),
        ToTheme(Script.TopIdea(8), SharedServices, "Pairs of managers are the theme's way of working from now on."),
        ToTheme(Id("desk"), SharedServices, "One desk for five organisations is the theme's second step."),
        Offered(Id("lease"), "brackenshire-council", "The council already books its vans by the hour and would let others in."),
        Closed(
            Id("forms"),
            "Each organisation rewrites its own forms this year. The list of the ten worst has been passed on.",
            ReasonCode.HasAllSupport,
            "Send the form that costs you most time to your own organisation’s list."
        ),
        ToTheme(Id("taken/shared-prices"), SharedServices, "Becomes the first benchmark, with credit to group 7."),
    ];

    private static Guid Id(string key) => Script.Id($"idea/{key}");

    private static DisposeIdea ToTheme(Guid idea, (string Key, string Name) theme, string reason) =>
        new(idea, DispositionKind.ToTheme, reason, NewThemeId: Script.Id($"theme/{theme.Key}"), NewThemeName: theme.Name);

    private static DisposeIdea ToInitiative(Guid idea, string reason) => new(idea, DispositionKind.ToInitiative, reason);

    private static DisposeIdea Offered(Guid idea, string organisation, string reason) =>
        new(idea, DispositionKind.OfferedToIcs, reason, OrganisationId: Script.Id($"organisation/{organisation}"));

    private static DisposeIdea Parked(Guid idea, DateOnly reviewOn, string reason, ReasonCode code, string whatNext) =>
        new(idea, DispositionKind.Parked, reason, ReviewOn: reviewOn, Code: code, WhatNext: whatNext);

    private static DisposeIdea Closed(Guid idea, string reason, ReasonCode code, string whatNext) =>
        new(idea, DispositionKind.Closed, reason, Code: code, WhatNext: whatNext);
}
