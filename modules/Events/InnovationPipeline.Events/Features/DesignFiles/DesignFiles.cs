using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Features.DesignFiles;

/// <summary>Makes a problem of the two files, or says what in them was not understood.</summary>
internal sealed class DesignFiles
{
    private const int UsualGroup = 8;

    private readonly List<FileError> _errors = [];
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.OrdinalIgnoreCase);

    private DesignFiles() { }

    public DesignProblem? Problem { get; private set; }
    public IReadOnlyList<FileError> Errors => _errors;

    /// <summary>What the files call each person and facilitator.</summary>
    public IReadOnlyDictionary<Guid, string> Keys { get; private set; } = new Dictionary<Guid, string>();

    public static DesignFiles Read(string participants, string areas)
    {
        var files = new DesignFiles();
        var (rows, errors) = ParticipantFile.Read(participants);
        var (file, error) = AreasFile.Read(areas);
        files._errors.AddRange(errors);
        if (error is not null)
            files._errors.Add(error);
        if (files._errors.Count == 0)
            files.Build(rows, file!);
        return files;
    }

    private void Build(IReadOnlyList<ParticipantRow> rows, AreasFile file)
    {
        foreach (var row in rows)
            _ids[row.Key] = row.Person.Id;
        if (file.Areas is not { Count: > 0 })
        {
            Wrong("areas", null, "Enter at least one area");
            return;
        }
        var areas = file.Areas.Select(a => new DesignArea(Guid.CreateVersion7(), a.Title)).ToList();
        var known = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var area in areas)
            if (string.IsNullOrWhiteSpace(area.Title) || !known.TryAdd(area.Title, area.Id))
                Wrong(
                    "areas",
                    null,
                    string.IsNullOrWhiteSpace(area.Title) ? "An area has no title" : $"The area “{area.Title}” is there twice"
                );
        // Groups first: a facilitator may be someone's line manager without taking part.
        var groups = Groups(file, areas, rows.Count);
        var people = rows.Select(row => Person(row, known)).ToList();
        var problem = new DesignProblem(people, areas, groups, Rules(file.Rules ?? new()), file.Weights ?? new(), file.Epsilon ?? 0.01);
        foreach (var row in rows.Where(r => r.Person.PinnedTo is { } pin && groups.TrueForAll(g => g.Number != pin)))
            Wrong("participants", row.Line, $"There is no group {row.Person.PinnedTo} to be pinned to");
        if (_errors.Count > 0)
            return;
        try
        {
            problem.Check();
        }
        catch (Kernel.RuleBroken broken)
        {
            Wrong("areas", null, broken.Message);
            return;
        }
        Keys = _ids.ToDictionary(i => i.Value, i => i.Key);
        Problem = problem;
    }

    private List<DesignGroup> Groups(AreasFile file, List<DesignArea> areas, int people)
    {
        var usual = Math.Max(
            2,
            (int)Math.Round((double)people / (file.PeopleInAGroup is > 0 and var wanted ? wanted : UsualGroup) / areas.Count)
        );
        var entries = new List<(Guid Area, GroupEntry Entry)>();
        foreach (var (area, entry) in areas.Zip(file.Areas!))
        {
            if (entry is { Groups: not null, GroupCount: not null })
                Wrong("areas", null, $"“{area.Title}”: give groups or groupCount, not both");
            var own =
                entry.Groups
                ?? [.. Enumerable.Repeat(new GroupEntry(null, null, null, null), Math.Clamp(entry.GroupCount ?? usual, 0, 1000))];
            entries.AddRange(own.Select(g => (area.Id, g)));
        }
        if (entries.Count == 0)
        {
            Wrong("areas", null, "Enter at least one group");
            return [];
        }
        // Even sizes, unless the file says otherwise.
        var even = file.GroupSize ?? new SizeEntry(people / entries.Count, (people + entries.Count - 1) / entries.Count);
        var taken = entries.Where(e => e.Entry.Number is not null).Select(e => e.Entry.Number!.Value).ToHashSet();
        var next = 1;
        return
        [
            .. entries.Select(e =>
            {
                while (e.Entry.Number is null && taken.Contains(next))
                    next++;
                var size = e.Entry.Size ?? even;
                return new DesignGroup(
                    e.Entry.Number ?? next++,
                    e.Area,
                    size.Min,
                    size.Max,
                    e.Entry.Facilitator is { Length: > 0 } facilitator ? IdOf(facilitator) : null,
                    e.Entry.Table is { } t
                        ? new GroupTable(
                            (t.StepFree ? TableNeeds.StepFree : TableNeeds.None)
                                | (t.HearingLoop ? TableNeeds.HearingLoop : TableNeeds.None),
                            t.Seats
                        )
                        : null
                );
            }),
        ];
    }

    private Participant Person(ParticipantRow row, Dictionary<string, Guid> areas)
    {
        Guid? manager = null;
        if (row.LineManager is { } name)
        {
            if (_ids.TryGetValue(name, out var id))
                manager = id;
            else
                Wrong("participants", row.Line, $"The line manager “{name}” is neither a participant nor a facilitator");
            if (manager == row.Person.Id)
                Wrong("participants", row.Line, "A person cannot be their own line manager");
        }
        foreach (var area in row.Preferred.Where(a => !areas.ContainsKey(a)))
            Wrong("participants", row.Line, $"“{area}” is not one of the areas: {string.Join(", ", areas.Keys)}");
        return row.Person with
        {
            LineManager = manager,
            PreferredAreas = [.. row.Preferred.Where(areas.ContainsKey).Select(a => areas[a])],
        };
    }

    private DesignRules Rules(RulesEntry rules) =>
        new(
            rules.MaxFromOneOrganisation,
            rules.MinDisciplines,
            rules.MinSenior,
            rules.SeniorFrom ?? (int)SeniorityBand.Senior,
            rules.SpreadPrivateSector,
            rules.NoLoneRemote,
            rules.NotWithLineManager,
            MeetTableNeeds: rules.MeetTableNeeds,
            MinGroupsAnArea: rules.MinGroupsAnArea
        )
        {
            Together = Pairs(rules.Together, "together"),
            Apart = Pairs(rules.Apart, "apart"),
            Stages = [.. rules.Stages.Select(s => new Stage(s.Name, s.From, s.To, s.MinPresent))],
        };

    private List<Pair> Pairs(IReadOnlyList<string[]> pairs, string setting)
    {
        var found = new List<Pair>();
        foreach (var pair in pairs)
            if (pair is [var one, var other] && _ids.TryGetValue(one, out var a) && _ids.TryGetValue(other, out var b) && a != b)
                found.Add(new(a, b));
            else
                Wrong("areas", null, $"{setting}: “{string.Join(", ", pair)}” is not the ids of 2 participants");
        return found;
    }

    private Guid IdOf(string key)
    {
        if (!_ids.TryGetValue(key, out var id))
            _ids.Add(key, id = Guid.CreateVersion7());
        return id;
    }

    private void Wrong(string file, int? line, string sentence) => _errors.Add(new(file, line, sentence));
}
