using System.Globalization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>A stage model as people write it: one criterion a line ("Must: …", "3: …"), questions under "# Section".</summary>
internal static class StageModelWriting
{
    public static string Write(IEnumerable<CriterionText> criteria) =>
        string.Join('\n', criteria.Select(c => c.Kind == CriterionKind.MustMeet ? $"Must: {c.Text}" : $"{c.Weight}: {c.Text}"));

    public static string Write(IEnumerable<TemplateSection> sections) =>
        string.Join("\n\n", sections.Select(s => $"# {s.Title}\n{string.Join('\n', s.Questions.Select(q => q.Text))}"));

    /// <exception cref="RuleBroken">with a sentence that names the line</exception>
    public static IReadOnlyList<CriterionText> Criteria(string written)
    {
        var criteria = new List<CriterionText>();
        foreach (var (number, line) in Lines(written))
        {
            var (kind, text) = line.Split(':', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : ("", "");
            Require(text.Length is > 0 and <= 200, $"Line {number}: write “Must:” or a weight and a colon, then the criterion");
            if (string.Equals(kind, "Must", StringComparison.OrdinalIgnoreCase))
                criteria.Add(new CriterionText(text, CriterionKind.MustMeet, 0));
            else if (int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is >= 1 and <= 10)
                criteria.Add(new CriterionText(text, CriterionKind.Scored, weight));
            else
                throw new RuleBroken(new Rule($"Line {number}: “{kind}” is neither “Must” nor a weight from 1 to 10"));
        }
        return criteria;
    }

    /// <param name="before">the version it follows: a question with the same words keeps its key and its choices, so that answers compare</param>
    /// <exception cref="RuleBroken">with a sentence that names the line</exception>
    public static IReadOnlyList<TemplateSection> Sections(string written, IReadOnlyList<TemplateSection> before)
    {
        var known = before.SelectMany(s => s.Questions).ToDictionary(q => q.Text, StringComparer.Ordinal);
        var taken = before.SelectMany(s => s.Questions).Select(q => q.Key).ToHashSet(StringComparer.Ordinal);
        var sections = new List<(string Title, List<TemplateQuestion> Questions)>();
        foreach (var (number, line) in Lines(written))
            if (line.StartsWith('#'))
            {
                var title = line.TrimStart('#').Trim();
                Require(title.Length is > 0 and <= 60, $"Line {number}: give the section a title of 60 characters or fewer");
                sections.Add((title, []));
            }
            else
            {
                Require(sections.Count > 0, $"Line {number}: begin with a section, for example “# Evidence”");
                Require(line.Length <= 200, $"Line {number}: keep the question to 200 characters or fewer");
                Require(
                    sections.TrueForAll(s => s.Questions.TrueForAll(q => !string.Equals(q.Text, line, StringComparison.Ordinal))),
                    $"Line {number}: this question is asked twice"
                );
                sections[^1].Questions.Add(known.GetValueOrDefault(line) ?? new TemplateQuestion(Key(line, taken), line));
            }
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. sections.Select(s => new TemplateSection(
                before.FirstOrDefault(b => string.Equals(b.Title, s.Title, StringComparison.Ordinal) && keys.Add(b.Key))?.Key
                    ?? Key(s.Title, keys),
                s.Title,
                s.Questions
            )),
        ];
    }

    /// <summary>Letters and figures of the words; a number behind where they are taken.</summary>
    private static string Key(string words, HashSet<string> taken)
    {
        var plain = new string([.. words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var parts = plain.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', parts) is { Length: > 0 } joined ? joined[..Math.Min(joined.Length, 50)].TrimEnd('-') : "part";
        var key = slug;
        for (var n = 2; !taken.Add(key); n++)
            key = $"{slug}-{n}";
        return key;
    }

    private static IEnumerable<(int Number, string Line)> Lines(string written) =>
        written.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (i + 1, line.Trim())).Where(l => l.Item2.Length > 0);

    private static void Require(bool holds, string sentence) => new Rule(sentence).Require(holds);
}
