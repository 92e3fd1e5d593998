using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Platform.Demonstration;

/// <summary>A demonstration person: plainly fictional, at a plainly fictional organisation.</summary>
public sealed record Member(
    string Key,
    string Name,
    string Organisation,
    string Discipline,
    string Seniority,
    string Sector,
    string? Persona = null
)
{
    public Guid Id { get; } = Script.Id($"person/{Key}");
    public string Email => $"{Key}@example.org";
}

/// <summary>A demonstration organisation. Kinds are Identity's words.</summary>
public sealed record Establishment(string Key, string Name, string Kind, string? BelongsToIcs = null)
{
    public Guid Id { get; } = Script.Id($"organisation/{Key}");
}

/// <summary>The people and organisations of the demonstration day, and its dates.</summary>
public static class Cast
{
    /// <summary>The organisation that runs the day.</summary>
    public const string Host = "larkhill";

    public static readonly IReadOnlyList<Establishment> Organisations =
    [
        new("larkhill", "Larkhill Support Unit", "SupportUnit"),
        new("brackenshire", "Brackenshire Integrated Care Board", "Icb"),
        new("wyremouth", "Wyremouth Integrated Care Board", "Icb"),
        new("brackenshire-general", "Brackenshire General Hospitals Trust", "Trust", "brackenshire"),
        new("wyremouth-community", "Wyremouth Community Trust", "Trust", "wyremouth"),
        new("millbrook", "Millbrook Primary Care Network", "PracticeOrNetwork", "brackenshire"),
        new("saltmarsh", "Saltmarsh Practice", "PracticeOrNetwork", "wyremouth"),
        new("brackenshire-council", "Brackenshire County Council", "LocalAuthority", "brackenshire"),
        new("quillwood", "University of Quillwood", "University"),
        new("lanternway", "Lanternway Digital Limited", "Company"),
        new("hearthside", "Hearthside Carers", "Charity", "wyremouth"),
        new("open-door", "Open Door Patient Voices", "PatientGroup", "brackenshire"),
    ];

    /// <summary>Those who do not sit in a group; each has a persona on the development sign-in page.</summary>
    public static readonly IReadOnlyList<Member> Team =
    [
        new("olive", "Olive Organista", "larkhill", "Consulting and improvement", "Senior", "NHS", "Organiser"),
        new("felix", "Felix Fairweather", "larkhill", "Consulting and improvement", "Experienced", "NHS", "Facilitator"),
        new("fern", "Fern Fallowfield", "larkhill", "Consulting and improvement", "Experienced", "NHS"),
        new("penny", "Penny Panelworth", "brackenshire", "Clinical", "Executive", "NHS", "Panellist"),
        new("asher", "Asher Assessman", "larkhill", "Finance", "Senior", "NHS", "Assessor"),
        new("greta", "Greta Gatesby", "larkhill", "Commissioning", "Executive", "NHS", "Gate chair"),
        new("orson", "Orson Ownerby", "millbrook", "Operations", "Senior", "NHS", "Project owner"),
        new("benita", "Benita Bonnyfield", "millbrook", "Operations", "Senior", "NHS", "Benefit owner"),
        new("verity", "Verity Verifield", "brackenshire", "Finance", "Senior", "NHS", "Verifier"),
        new("edith", "Edith Execford", "larkhill", "Commissioning", "Executive", "NHS", "Executive"),
        new("iris", "Iris Icsworth", "brackenshire", "Commissioning", "Senior", "NHS", "ICS partner"),
        new("ivor", "Ivor Innescombe", "wyremouth", "Commissioning", "Senior", "NHS"),
        new("ada", "Ada Admington", "larkhill", "Digital and data", "Senior", "NHS", "Administrator"),
    ];

    /// <summary>Eight groups of six, in the order of the four challenge areas, two groups each.</summary>
    public static readonly IReadOnlyList<Member> Participants = Seats().ToList();

    public static IEnumerable<Member> Everyone => Team.Concat(Participants);

    public static Member Member(string key) => Everyone.Single(m => string.Equals(m.Key, key, StringComparison.Ordinal));

    private static IEnumerable<Member> Seats()
    {
        string[] first =
        [
            "Amber",
            "Barnaby",
            "Clementine",
            "Dorian",
            "Elspeth",
            "Fabian",
            "Ginevra",
            "Horatio",
            "Isolde",
            "Jasper",
            "Kitty",
            "Lorcan",
            "Marigold",
            "Nestor",
            "Ottoline",
            "Percival",
            "Quentin",
            "Rosalind",
            "Septimus",
            "Tabitha",
            "Ulric",
            "Viola",
            "Wilfred",
            "Xanthe",
            "Yorick",
            "Zelda",
            "Ambrose",
            "Beatrix",
            "Caspian",
            "Delphine",
            "Ephraim",
            "Fenella",
            "Gulliver",
            "Hermia",
            "Ignatius",
            "Juniper",
            "Kestrel",
            "Leopold",
            "Maudie",
            "Norbert",
            "Ophelia",
            "Phineas",
            "Questa",
            "Rufus",
            "Saffron",
            "Thaddeus",
            "Una",
            "Valentine",
        ];
        string[] last = ["Applecross", "Birdwhistle", "Cloudesley", "Dandelion", "Evergreen", "Foxglove", "Gooseberry", "Honeydew"];
        string[] disciplines = ["Clinical", "Finance", "Digital and data", "Consulting and improvement", "Operations", "Lived experience"];
        string[] seniority = ["Senior", "Experienced", "Early career", "Executive", "Experienced", "Early career"];
        string[][] houses =
        [
            ["brackenshire-general", "brackenshire", "lanternway", "larkhill", "millbrook", "open-door"],
            ["wyremouth-community", "wyremouth", "quillwood", "larkhill", "saltmarsh", "hearthside"],
        ];
        for (var seat = 0; seat < first.Length; seat++)
        {
            var (group, place) = (seat / 6, seat % 6);
            var house = houses[group % 2][place];
            var sector = house switch
            {
                "lanternway" => "Private",
                "quillwood" => "Academic",
                "hearthside" => "VCSE",
                "open-door" => "PatientOrPublic",
                _ => "NHS",
            };
            yield return new(
                first[seat].ToLowerInvariant(),
                $"{first[seat]} {last[(seat * 5 + group) % last.Length]}",
                house,
                disciplines[place],
                seniority[(place + group) % seniority.Length],
                sector,
                seat == 0 ? "Participant" : null
            );
        }
    }
}

/// <summary>Names of the demonstration: ids made from words, the same in every module without a reference, and dates.</summary>
public static class Script
{
    /// <summary>The day itself, a year before today's quarter was written; acts go on for some months after it.</summary>
    public static readonly DateOnly TheDay = new(2025, 11, 20);

    /// <summary>The event's id; areas are "area/1" to "area/4", groups "group/1" to "group/8", top ideas "idea/1" to "idea/8".</summary>
    public static readonly Guid Event = Id("event/first-day");

    public static Guid Area(int number) => Id($"area/{number}");

    public static Guid Group(int number) => Id($"group/{number}");

    /// <summary>The top idea of a group.</summary>
    public static Guid TopIdea(int group) => Id($"idea/{group}");

    public static Guid Submission(int number) => Id($"submission/{number}");

    public static readonly Guid Round = Id("round/collective-vote");

    /// <summary>The winner: the idea of group 3 (primary care through digital), the 8am burden on practices.</summary>
    public const int WinningGroup = 3;

    public static Member Seat(int group, int place) => Cast.Participants[(group - 1) * 6 + place - 1];

    /// <summary>An id made from words (RFC 9562 version 8: the first bits of a SHA-256).</summary>
    public static Guid Id(string words)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes("demonstration/" + words)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
