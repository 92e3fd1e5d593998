using System.Text;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>Rows of fields between semicolons or commas, with quotation marks as in CSV, one at a time and with their lines.</summary>
internal sealed class SeparatedRows(string text, char separator)
{
    private int _at;
    private int _nextLine = 1;

    /// <summary>The line on which the row starts.</summary>
    public int Line { get; private set; }

    /// <summary>Fields of the row, without the spaces around them.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Read()
    {
        while (_at < text.Length)
        {
            Line = _nextLine;
            Fields.Clear();
            while (Field()) { }
            if (Fields.Exists(f => f.Length > 0))
                return true;
        }
        return false;
    }

    /// <returns>whether the row goes on</returns>
    private bool Field()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
            _at++;
        var value = _at < text.Length && text[_at] == '"' ? Quoted() : null;
        var end = text.AsSpan(_at).IndexOfAny(separator, '\n');
        end = end < 0 ? text.Length : _at + end;
        var plain = text.AsSpan(_at, end - _at).Trim();
        if (value is not null && plain.Length > 0)
            throw BallotFile.Wrong(_nextLine, "a quotation mark is in the wrong place");
        Fields.Add(value ?? plain.ToString());
        _at = end + 1;
        if (end < text.Length && text[end] == separator)
            return true;
        _nextLine++;
        return false;
    }

    private string Quoted()
    {
        var (value, opened) = (new StringBuilder(), _nextLine);
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                if (_at + 1 == text.Length || text[_at + 1] != '"')
                {
                    _at++;
                    return value.ToString().Trim();
                }
                _at++;
            }
            else if (text[_at] == '\n')
            {
                _nextLine++;
            }
            value.Append(text[_at]);
        }
        throw BallotFile.Wrong(opened, "a quotation mark is not closed");
    }
}
