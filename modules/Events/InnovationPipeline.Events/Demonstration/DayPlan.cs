using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Agenda;
using InnovationPipeline.Events.Features.Areas;
using InnovationPipeline.Events.Features.Speakers;
using InnovationPipeline.Platform.Demonstration;

namespace InnovationPipeline.Events.Demonstration;

/// <summary>What the organiser of the first day wrote down.</summary>
internal static class DayPlan
{
    public static readonly IReadOnlyList<(int Number, AreaText Text)> Areas =
    [
        (
            1,
            new(
                "Quality through workforce transformation",
                "improve the quality of care",
                "transforming how our workforce is shaped and supported",
                "Wards, community teams, training",
                IsCrossCutting: false,
                CrossCuttingBecause: null
            )
        ),
        (
            2,
            new(
                "Primary care through digital",
                "make primary care easier to reach and better to work in",
                "digital tools",
                "Practices, pharmacies, urgent care, people at home",
                IsCrossCutting: false,
                CrossCuttingBecause: null
            )
        ),
        (
            3,
            new(
                "Performance through data and intelligence",
                "improve the performance of our services",
                "better use of data and intelligence",
                "Every service that plans or waits",
                IsCrossCutting: true,
                "Each of the other questions needs data that crosses organisations"
            )
        ),
        (
            4,
            new(
                "Value in corporate services",
                "get more value from our corporate services",
                "sharing, automating and simplifying what we do",
                "Finance, workforce, estates and buying teams",
                IsCrossCutting: false,
                CrossCuttingBecause: null
            )
        ),
    ];

    public static readonly IReadOnlyList<(string Key, SpeakerText Text)> Speakers =
    [
        (
            "hesper",
            new(
                "Hesper Honeychurch",
                "Brackenshire General Hospitals Trust",
                "A ward sister for 15 years, Hesper now leads the trust’s programme for new clinical roles.",
                [Script.Area(1)],
                IsPanel: false,
                Email: null
            )
        ),
        (
            "linus",
            new(
                "Linus Larkspur",
                "Lanternway Digital Limited",
                "Linus builds tools with practices, and has sat behind the reception desk at 8am to see what they are for.",
                [Script.Area(2)],
                IsPanel: false,
                Email: null
            )
        ),
        (
            "thea",
            new(
                "Thea Thistlewood",
                "University of Quillwood",
                "Thea studies how figures change what teams decide, and why most of them do not.",
                [Script.Area(3), Script.Area(4)],
                IsPanel: false,
                Email: null
            )
        ),
        (
            "penny",
            new(
                Cast.Member("penny").Name,
                "Brackenshire Integrated Care Board",
                "Penny is a clinical director. She comments on the pitches, and asks what it takes to begin on Monday.",
                [],
                IsPanel: true,
                Cast.Member("penny").Email
            )
        ),
        (
            "ivor",
            new(
                Cast.Member("ivor").Name,
                "Wyremouth Integrated Care Board",
                "Ivor plans services across a rural county, and asks of each pitch whether it works with one telephone line.",
                [],
                IsPanel: true,
                Cast.Member("ivor").Email
            )
        ),
    ];

    public static readonly IReadOnlyList<BlockText> Blocks =
    [
        Standing(BlockType.Buffer, "Arrive, check in, meet each other", 30),
        Seated(BlockType.Talk, "Welcome", 5),
        Seated(BlockType.Talk, "Speaker: new roles on the ward", 15),
        Seated(BlockType.Talk, "Speaker: the practice at 8am", 15),
        Seated(BlockType.Talk, "Speaker: figures that change decisions", 15),
        Standing(BlockType.MovementBreak, "Movement break", 10, new TimeOnly(10, 20)),
        Seated(BlockType.Stage, "Frame the question", 10),
        Seated(BlockType.Stage, "Ideas in silence", 10),
        Seated(BlockType.Stage, "Ideas in pairs, fours and all together", 15),
        Seated(BlockType.Stage, "Exchange: take a good idea from another group", 15),
        Standing(BlockType.MovementBreak, "Movement break", 10),
        Seated(BlockType.Stage, "Merge and shortlist", 40),
        Standing(BlockType.Stage, "Gallery walk", 15),
        Standing(BlockType.Meal, "Lunch", 45, new TimeOnly(12, 25)),
        Seated(BlockType.Stage, "Choose the top idea", 20),
        Seated(BlockType.Stage, "Opportunities and challenges from different angles", 30),
        Standing(BlockType.MovementBreak, "Movement break", 10),
        Seated(BlockType.Stage, "Value proposition", 30),
        Seated(BlockType.Stage, "Barriers and what we ask for", 20),
        Standing(BlockType.Vote, "Top ideas on the walls, then the vote", 30, new TimeOnly(15, 0)),
        Standing(BlockType.Pitch, "The result", 15),
        Seated(BlockType.Pitch, "The winner’s pitch", 5),
        Seated(BlockType.QandA, "Questions, answers and commentary", 20),
        Seated(BlockType.Pitch, "Two more pitches", 20),
        Standing(BlockType.Talk, "Next steps with owners named", 15),
        new(BlockType.Buffer, "Clear up", 5, LockedStart: null, Seated: false, BlockVisibility.Team),
    ];

    private static BlockText Seated(BlockType type, string title, int minutes) =>
        new(type, title, minutes, LockedStart: null, Seated: true, BlockVisibility.Public);

    private static BlockText Standing(BlockType type, string title, int minutes, TimeOnly? at = null) =>
        new(type, title, minutes, at, Seated: false, BlockVisibility.Public);
}
