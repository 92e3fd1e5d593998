using System.Globalization;
using CsvHelper;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed record OrganisationLine(
    long Line,
    string Name,
    OrganisationKind Kind,
    OrganisationCode? Code,
    OrganisationCode? Parent,
    DateOnly? ValidFrom,
    DateOnly? ValidTo
);

internal sealed record SuccessionLine(long Line, OrganisationCode Predecessor, OrganisationCode Successor, DateOnly On, bool Split);

/// <summary>Reads the two kinds of file row by row; every row that cannot be read has its sentence.</summary>
internal sealed class OrganisationFile(List<string> errors)
{
    private const int MostRows = 10_000;

    private static readonly string[] NameColumn = ["name", "organisation", "organisationname"];
    private static readonly string[] KindColumn = ["kind", "type", "organisationkind", "organisationtype"];
    private static readonly string[] CodeColumn = ["code", "odscode", "organisationcode"];
    private static readonly string[] ParentColumn = ["parentcode", "parentodscode", "parent", "belongsto", "icscode", "icbcode"];
    private static readonly string[] FromColumn = ["validfrom", "from", "firstday"];
    private static readonly string[] ToColumn = ["validto", "to", "lastday"];
    private static readonly string[] PredecessorColumn = ["predecessorodscode", "predecessorcode", "predecessor"];
    private static readonly string[] SuccessorColumn = ["successorodscode", "successorcode", "successor"];
    private static readonly string[] DateColumn = ["effectivedate", "date", "on"];

    public IReadOnlyList<OrganisationLine> Organisations(string text)
    {
        var lines = Rows(
            text,
            "organisations",
            [("name", NameColumn), ("kind or type", KindColumn)],
            row =>
            {
                var name = row.Text(NameColumn);
                if (name.Length is 0 or > Organisation.LongestName)
                    row.Refuse(name.Length == 0 ? "the name is missing" : "the name is longer than 200 characters");
                var kind = OrganisationKinds.Read(row.Text(KindColumn));
                if (kind is null)
                    row.Refuse($"\"{row.Text(KindColumn)}\" is not a kind of organisation");
                var (from, to) = (row.Date(FromColumn), row.Date(ToColumn));
                if (to < from)
                    row.Refuse("the last day is before the first");
                return new OrganisationLine(row.Line, name, kind ?? default, row.Code(CodeColumn), row.Code(ParentColumn), from, to);
            }
        );
        foreach (var again in lines.Where(l => l.Code is not null).GroupBy(l => l.Code).SelectMany(g => g.Skip(1)))
            errors.Add($"Line {again.Line}: the code {again.Code} is in the file twice");
        foreach (var again in lines.Where(l => l.Code is null).GroupBy(l => l.Name.ToLowerInvariant()).SelectMany(g => g.Skip(1)))
            errors.Add($"Line {again.Line}: \"{again.Name}\" is in the file twice without a code");
        return lines;
    }

    public IReadOnlyList<SuccessionLine> Successions(string text) =>
        Rows(
            text,
            "successions",
            [("predecessor", PredecessorColumn), ("successor", SuccessorColumn), ("effective date", DateColumn), ("type", KindColumn)],
            row =>
            {
                var (before, after, on) = (row.Code(PredecessorColumn), row.Code(SuccessorColumn), row.Date(DateColumn));
                if (before is null || after is null)
                    row.Refuse("a predecessor and a successor are needed");
                if (on is null)
                    row.Refuse("the effective date is missing");
                var type = row.Text(KindColumn);
                var split = type.StartsWith("split", StringComparison.OrdinalIgnoreCase);
                if (!split && !type.StartsWith("merger", StringComparison.OrdinalIgnoreCase))
                    row.Refuse($"\"{type}\" is not merger or split");
                return new SuccessionLine(row.Line, before ?? default, after ?? default, on ?? default, split);
            }
        );

    private List<T> Rows<T>(string text, string what, (string Name, string[] Column)[] needed, Func<Row, T> read)
        where T : class
    {
        var found = new List<T>();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add($"The file of {what} is not text. Save it as CSV, then try again");
            return found;
        }
        var layout = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            NormalizeHeaderName = Letters,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
            OnMalformedRecord = bad => errors.Add($"Line {bad.LineNumber}: the quotation marks do not match"),
        };
        using var csv = CsvReader.FromText(text, layout);
        csv.ReadHeader();
        var header = csv.Headers.Select(Letters).ToHashSet(StringComparer.Ordinal);
        if (header.Count == 0)
        {
            errors.Add($"The file of {what} is empty");
            return found;
        }
        var missing = needed.Where(n => !n.Column.Any(header.Contains)).Select(n => n.Name).ToList();
        if (missing.Count > 0)
        {
            errors.Add($"The file of {what} has no column for: {string.Join(", ", missing)}");
            return found;
        }
        while (csv.Read())
        {
            if (found.Count == MostRows)
            {
                errors.Add($"The file of {what} has more than {MostRows:N0} rows. Split it, then try again");
                break;
            }
            var row = new Row(csv, csv.LineNumber, header);
            var made = read(row);
            errors.AddRange(row.Refusals.Select(why => $"Line {row.Line}: {why}"));
            if (row.Refusals.Count == 0)
                found.Add(made);
        }
        return found;
    }

    private static string Letters(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();

    private sealed class Row(CsvReader csv, long line, HashSet<string> header)
    {
        public long Line { get; } = line;
        public List<string> Refusals { get; } = [];

        public void Refuse(string why) => Refusals.Add(why);

        public string Text(string[] column) => column.FirstOrDefault(header.Contains) is { } name ? csv.GetString(name).Trim() : "";

        public OrganisationCode? Code(string[] column)
        {
            var text = Text(column);
            if (text.Length == 0)
                return null;
            var code = Organisation.CodeIn(text);
            if (code is null)
                Refuse($"\"{text}\" is not an organisation code of 2 to 8 letters and numbers");
            return code;
        }

        public DateOnly? Date(string[] column)
        {
            var text = Text(column);
            if (text.Length == 0)
                return null;
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            Refuse($"\"{text}\" is not a date like 2026-04-01");
            return null;
        }
    }
}

/// <summary>A file's bytes as text.</summary>
internal static class FileText
{
    public const int MostBytes = 10 * 1024 * 1024;

    private static readonly System.Text.UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="Invalid">too large, or not text</exception>
    public static string Read(Stream file, string field)
    {
        var buffer = new byte[MostBytes + 1];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
            throw new Invalid(field, "The file must be smaller than 10 MB");
        try
        {
            return Strict.GetString(buffer, 0, length);
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new Invalid(field, "The file is not text in UTF-8. Save it as \"CSV UTF-8\", then try again");
        }
    }
}
