using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace InnovationPipeline.Platform.Files;

/// <summary>A table to download: columns with a heading, and rows of texts, whole numbers and decimals (null is an empty cell).</summary>
/// <param name="Name">of the worksheet, and of the file without its ending</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>RFC 4180 with a byte order mark, without which spreadsheets take it for another encoding; a text that they would run as a formula is escaped.</summary>
    public byte[] ToCsv()
    {
        var lines = Rows.Prepend([.. Columns]).Select(row => string.Join(',', row.Select(Field)) + "\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))];
    }

    /// <summary>One worksheet; numbers are numbers, texts are texts and never formulas.</summary>
    public byte[] ToExcel()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetData([new Row(Columns.Select(Cell)), .. Rows.Select(row => new Row(row.Select(Cell)))])
            );
            book.Workbook = new Workbook(
                new Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = 1,
                        // Excel takes 31 characters at most.
                        Name = Name.Length > 31 ? Name[..31] : Name,
                    }
                )
            );
        }
        return stream.ToArray();
    }

    private static Cell Cell(object? value) =>
        value switch
        {
            null => new Cell(),
            int or long or double or decimal => new Cell
            {
                DataType = CellValues.Number,
                CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            },
            _ => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new Text(value.ToString()!) { Space = SpaceProcessingModeValues.Preserve }),
            },
        };

    private static string Field(object? cell)
    {
        var text = cell is string words ? Harmless(words) : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny("\",;\r\n\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Harmless(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
}
