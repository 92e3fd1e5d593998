using System.Globalization;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Features.DesignFiles;

/// <summary>Something in a file that was not understood, and where.</summary>
internal sealed record FileError(string File, int? Line, string Sentence)
{
    public override string ToString() => Line is null ? $"{File}: {Sentence}" : $"{File}, line {Line}: {Sentence}";
}

/// <summary>A row as it was read; people and areas are known by what the files call them.</summary>
internal sealed record ParticipantRow(int Line, string Key, Participant Person, string? LineManager, IReadOnlyList<string> Preferred);

/// <summary>Reads participants from CSV. Needs the column id; docs/group-designer-files.md lists the others.</summary>
internal static class ParticipantFile
{
    private const string File = "participants";
    private const int MostRows = 5000;

    private static readonly string[] Known =
    [
        "id",
        "name",
        "discipline",
        "seniority",
        "organisation",
        "sector",
        "ics",
        "mode",
        "present_from",
        "present_to",
        "line_manager",
        "needs",
        "preferred_areas",
        "pinned_to",
    ];

    public static (IReadOnlyList<ParticipantRow> Rows, IReadOnlyList<FileError> Errors) Read(string text)
    {
        var (rows, errors) = (new List<ParticipantRow>(), new List<FileError>());
        using var records = CsvText.Read(text.TrimStart('\uFEFF')).Where(r => !r.Fields.All(string.IsNullOrWhiteSpace)).GetEnumerator();
        if (!records.MoveNext())
            return ([], [new(File, 1, "The file is empty")]);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, heading) in records.Current.Fields.Index())
            if (heading.ToLowerInvariant().Replace(' ', '_') is var name && !columns.TryAdd(name, i))
                errors.Add(new(File, records.Current.Line, $"The column “{heading}” is there twice"));
            else if (!Known.Contains(name, StringComparer.Ordinal))
                // A misspelt column would be a constraint that is silently not kept.
                errors.Add(new(File, records.Current.Line, $"“{heading}” is not one of the columns: {string.Join(", ", Known)}"));
        if (!columns.ContainsKey("id"))
            errors.Add(new(File, records.Current.Line, "The column “id” is missing"));
        if (errors.Count > 0)
            return ([], errors);

        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (records.MoveNext())
        {
            var record = records.Current;
            if (rows.Count == MostRows)
                return ([], [new(File, record.Line, "The file has more than 5,000 people")]);
            if (record.IsBroken)
                errors.Add(new(File, record.Line, "A quotation mark is in the wrong place"));
            if (record.Fields.Count > columns.Count)
                errors.Add(new(File, record.Line, "There are more fields than columns"));
            var row = Row(record, columns, errors);
            if (row.Key.Length == 0)
                errors.Add(new(File, record.Line, "Enter an id"));
            else if (!lines.TryAdd(row.Key, record.Line))
                errors.Add(new(File, record.Line, $"The id “{row.Key}” is on line {lines[row.Key]} already"));
            rows.Add(row);
        }
        if (rows.Count == 0)
            errors.Add(new(File, 2, "The file has no rows below its heading"));
        return (rows, errors);
    }

    private static ParticipantRow Row(CsvText.Record record, Dictionary<string, int> columns, List<FileError> errors)
    {
        var all = record.Fields;
        string? Field(string name) => columns.TryGetValue(name, out var i) && i < all.Count && all[i].Length > 0 ? all[i] : null;
        void Wrong(string sentence) => errors.Add(new(File, record.Line, sentence));

        var key = Field("id") ?? "";
        var person = new Participant(
            Guid.CreateVersion7(),
            Field("name") ?? key,
            Field("discipline"),
            Seniority(),
            Field("organisation"),
            Choice<Sector>("sector", PlainWords.Of),
            Choice<AttendanceMode>("mode", PlainWords.Of),
            Time("present_from"),
            Time("present_to"),
            LineManager: null,
            Needs(),
            Field("pinned_to") is { } pin ? Number(pin, "a group number") : null
        )
        {
            Ics = List("ics"),
        };
        if (person.PresentFrom >= person.PresentTo)
            Wrong("The time of leaving must be after the time of coming");
        return new(record.Line, key, person, Field("line_manager"), List("preferred_areas"));

        IReadOnlyList<string> List(string column) =>
            Field(column)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

        int? Seniority() =>
            Field("seniority") is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number
            : (int?)Choice<SeniorityBand>("seniority", PlainWords.Of);

        int? Number(string field, string what)
        {
            if (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
            Wrong($"“{field}” is not {what}");
            return null;
        }

        TimeOnly? Time(string column) => FileField.Time(Field(column), Wrong);

        TableNeeds Needs()
        {
            var needs = TableNeeds.None;
            foreach (var need in List("needs"))
                if (need.Replace('-', ' ').Replace('_', ' ').ToLowerInvariant() is "step free" or "stepfree")
                    needs |= TableNeeds.StepFree;
                else if (need.Replace('-', ' ').Replace('_', ' ').ToLowerInvariant() is "hearing loop" or "hearingloop")
                    needs |= TableNeeds.HearingLoop;
                else
                    Wrong($"“{need}” is not one of: step-free, hearing-loop");
            return needs;
        }

        T? Choice<T>(string column, Func<T, string> words)
            where T : struct, Enum => FileField.Choice(Field(column), words, Wrong);
    }
}
