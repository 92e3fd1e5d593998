using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Features.Registrations;

/// <summary>One good row of a file of registrations.</summary>
internal sealed record FileRow(
    int Line,
    string Name,
    string Email,
    string? Organisation,
    string Discipline,
    SeniorityBand? Seniority,
    Sector Sector,
    AttendanceMode Mode,
    TimeOnly? PresentFrom,
    TimeOnly? PresentTo,
    string? AccessNeeds,
    string? Dietary
)
{
    public string? LineManagerEmail { get; init; }

    /// <summary>Titles or numbers of challenge areas, as written.</summary>
    public IReadOnlyList<string> PreferredAreas { get; init; } = [];
    public TableNeeds Table { get; init; }
}

internal sealed record RowError(int Line, string Sentence);

/// <summary>
/// Reads registrations from CSV (with or without a byte order mark). Needs the columns name,
/// email and discipline; knows organisation, seniority, sector, mode, present_from, present_to, access_needs, dietary, line_manager (an email
/// address), preferred_areas (titles or numbers, separated by semicolons), step_free and hearing_loop (yes or no).
/// </summary>
internal static class RegistrationFile
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostRows = 2000;
    private const int LongestField = 1000;

    private static readonly string[] Needed = ["name", "email", "discipline"];

    public static (IReadOnlyList<FileRow> Rows, IReadOnlyList<RowError> Errors) Read(string text)
    {
        var errors = new List<RowError>();
        var rows = new List<FileRow>();
        using var records = CsvText.Read(text.TrimStart('\uFEFF')).Where(r => !r.Fields.All(string.IsNullOrWhiteSpace)).GetEnumerator();
        if (!records.MoveNext())
            return ([], [new(1, "The file is empty")]);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, heading) in records.Current.Fields.Index())
            if (!columns.TryAdd(heading.ToLowerInvariant().Replace(' ', '_'), i))
                errors.Add(new(records.Current.Line, $"The column “{heading}” is there twice"));
        foreach (var missing in Needed.Where(n => !columns.ContainsKey(n)))
            errors.Add(new(records.Current.Line, $"The column “{missing}” is missing"));
        if (errors.Count > 0)
            return ([], errors);

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (count, last) = (0, 1);
        while (records.MoveNext())
        {
            var record = records.Current;
            last = record.Line;
            if (++count > MostRows)
                return ([], [new(last, "The file has more than 2,000 rows. Split it, and import each part")]);
            var before = errors.Count;
            if (record.IsBroken)
                errors.Add(new(last, "A quotation mark is in the wrong place"));
            if (record.Fields.Count > columns.Count)
                errors.Add(new(last, "There are more fields than columns"));
            var row = Row(record, columns, errors);
            if (row.Email.Length > 0 && !seen.TryAdd(row.Email, last))
                errors.Add(new(last, $"The email address is on line {seen[row.Email]} already"));
            if (errors.Count == before)
                rows.Add(row);
        }
        if (count == 0)
            errors.Add(new(last + 1, "The file has no rows below its heading"));
        return (rows, errors);
    }

    private static bool IsEmail(string text) =>
        new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(text)
        && !text.Any(char.IsWhiteSpace)
        && text.Length is > 0 and <= 254;

    private static FileRow Row(CsvText.Record record, Dictionary<string, int> columns, List<RowError> errors)
    {
        var all = record.Fields;
        string? Field(string name) => columns.TryGetValue(name, out var i) && i < all.Count && all[i].Length > 0 ? all[i] : null;
        void Wrong(string sentence) => errors.Add(new(record.Line, sentence));

        if (all.Any(f => f.Length > LongestField))
            Wrong("A field is longer than 1,000 characters");
        if (all.Any(f => f.Contains('\0', StringComparison.Ordinal)))
            Wrong("A field has a character that cannot be stored");
        if (all.Any(NhsNumber.IsIn))
            Wrong("A field contains what looks like an NHS number. Remove it");
        var name = Field("name") ?? "";
        if (name.Length is 0 or > 150)
            Wrong("Enter a name of 150 characters or fewer");
        var email = Field("email") ?? "";
        if (!IsEmail(email))
            Wrong("Enter an email address like name@example.org");
        var discipline = Disciplines.Named(Field("discipline") ?? "");
        if (discipline is null)
            Wrong($"“{Field("discipline")}” is not one of the disciplines: {string.Join(", ", Disciplines.All)}");
        var from = Time("present_from");
        var to = Time("present_to");
        if (from >= to)
            Wrong("The time of leaving must be after the time of coming");
        return new FileRow(
            record.Line,
            name,
            email,
            Field("organisation"),
            discipline ?? "",
            Choice<SeniorityBand>("seniority", PlainWords.Of),
            Choice<Sector>("sector", PlainWords.Of) ?? Sector.NHS,
            Choice<AttendanceMode>("mode", PlainWords.Of) ?? AttendanceMode.InRoom,
            from,
            to,
            Field("access_needs"),
            Field("dietary")
        )
        {
            LineManagerEmail = LineManager(),
            PreferredAreas =
                Field("preferred_areas")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Table =
                (Yes("step_free") ? TableNeeds.StepFree : TableNeeds.None)
                | (Yes("hearing_loop") ? TableNeeds.HearingLoop : TableNeeds.None),
        };

        string? LineManager()
        {
            if (Field("line_manager") is not { } address)
                return null;
            if (IsEmail(address))
                return address;
            Wrong($"“{address}” is not an email address of a line manager");
            return null;
        }

        bool Yes(string column)
        {
            switch (Field(column)?.ToLowerInvariant())
            {
                case "yes" or "y" or "true" or "1":
                    return true;
                case null or "no" or "n" or "false" or "0":
                    return false;
                default:
                    Wrong($"“{Field(column)}” is neither yes nor no");
                    return false;
            }
        }

        TimeOnly? Time(string column) => FileField.Time(Field(column), Wrong);

        T? Choice<T>(string column, Func<T, string> words)
            where T : struct, Enum => FileField.Choice(Field(column), words, Wrong);
    }
}
