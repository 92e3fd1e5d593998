using System.Globalization;
using System.Text;

namespace InnovationPipeline.Portfolio.Features.Threads;

/// <summary>A thread as a table: one line for each figure, person or sentence of a step (RFC 4180).</summary>
internal static class ThreadCsv
{
    public static string Of(GoldenThread thread)
    {
        var text = new StringBuilder();
        Line(text, "Step", "Kind", "Date", "Title", "What", "Words or name", "Value", "Unit");
        foreach (var (step, number) in thread.Steps.Select((s, i) => (s, (i + 1).ToString(CultureInfo.InvariantCulture))))
        {
            void Row(string what, string words, decimal? value = null, string unit = "") =>
                Line(
                    text,
                    number,
                    step.Kind,
                    step.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                    step.Title,
                    what,
                    words,
                    value?.ToString(CultureInfo.InvariantCulture) ?? "",
                    unit
                );
            foreach (var words in step.Words.DefaultIfEmpty(""))
                Row("Words", words);
            foreach (var person in step.People)
                Row(person.Capacity, person.Name);
            foreach (var figure in step.Figures)
                Row(figure.Name, "", figure.Value, figure.Unit);
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, params string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers.</summary>
    private static string Cell(string cell)
    {
        if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0]) && !decimal.TryParse(cell, CultureInfo.InvariantCulture, out _))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
