using System.Text;

namespace InnovationPipeline.Events.Domain;

/// <summary>CSV as people's spreadsheets write it (RFC 4180), with the line on which each record starts.</summary>
internal static class CsvText
{
    internal sealed record Record(int Line, IReadOnlyList<string> Fields, bool IsBroken);

    /// <summary>The separator is whichever of comma, semicolon and tab the first line has most of.</summary>
    public static IEnumerable<Record> Read(string text)
    {
        var separator = SeparatorOf(text);
        var (line, start, fields, field) = (1, 1, new List<string>(), new StringBuilder());
        var (quoted, wasQuoted, broken) = (false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c == '\n')
                    line++;
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                broken |= wasQuoted || field.ToString().Trim().Length > 0;
                field.Clear();
                quoted = wasQuoted = true;
            }
            else if (c == separator)
            {
                Take();
            }
            else if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                Take();
                yield return new Record(start, fields, broken);
                start = ++line;
                (fields, broken) = ([], false);
            }
            else if (c != '\r')
            {
                broken |= wasQuoted && !char.IsWhiteSpace(c);
                field.Append(c);
            }
        }
        if (field.Length > 0 || fields.Count > 0 || wasQuoted)
        {
            Take();
            yield return new Record(start, fields, broken || quoted);
        }

        void Take()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
            wasQuoted = false;
        }
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(s => first.Count(c => c == s));
    }
}
