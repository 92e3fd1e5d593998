using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

/// <param name="Waiting">predecessors whose split nobody has decided about</param>
internal sealed record ImportReport(int Read, int Added, int Changed, int Unchanged, int Successions, IReadOnlyList<string> Waiting);

/// <summary>All rows or none; a second time with the same files it changes nothing.</summary>
/// <param name="File">organisations as CSV</param>
/// <param name="Successions">who came after whom, as CSV</param>
[Requires(IdentityPermission.ManageOrganisations), SystemMay]
internal sealed record ImportOrganisations(
    [property: Sealed, NotFreeText] string File,
    [property: Sealed, NotFreeText] string? Successions = null
) : ICommand<ImportReport>, IInSystem;

internal sealed class ImportOrganisationsHandler(IdentityDb db, TimeProvider clock) : ICommandHandler<ImportOrganisations, ImportReport>
{
    private const int MostSentences = 50;

    private readonly List<string> _errors = [];
    private readonly Dictionary<OrganisationCode, Organisation> _byCode = [];
    private readonly Dictionary<string, List<Organisation>> _byName = new(StringComparer.OrdinalIgnoreCase);

    public async Task<ImportReport> Handle(ImportOrganisations command, CancellationToken ct)
    {
        var file = new OrganisationFile(_errors);
        var lines = file.Organisations(command.File);
        var successions = command.Successions is { } text ? file.Successions(text) : [];
        Stop();

        // One import at a time: two at once would both find a name missing.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM platform.scopes WHERE id = {Scope.System} FOR UPDATE", ct);
        foreach (var known in await db.Organisations.ToListAsync(ct))
            Remember(known);
        var (added, changed) = (0, 0);
        var placed = new List<(OrganisationLine Line, Organisation Organisation)>();
        foreach (var line in lines)
        {
            var known = Find(line);
            if (known is null)
                added++;
            else if (Correct(known, line))
                changed++;
            placed.Add((line, known ?? Add(line)));
        }
        changed += placed.Count(p =>
            p.Line.Parent is not null && Place(p.Organisation, p.Line) && db.Entry(p.Organisation).State != EntityState.Added
        );
        Stop();
        var recorded = await Record(successions, ct);
        Stop();
        await db.SaveChangesAsync(ct);

        var waiting = await db
            .Successions.Where(s => s.AssignedTo == null)
            .Join(db.Organisations, s => s.PredecessorId, o => o.Id, (s, o) => o.Name)
            .OrderBy(name => name)
            .ToListAsync(ct);
        return new ImportReport(lines.Count, added, changed, lines.Count - added - changed, recorded, waiting);
    }

    private void Remember(Organisation organisation)
    {
        if (organisation.Code is { } code)
            _byCode[code] = organisation;
        if (!_byName.TryGetValue(organisation.Name, out var namesakes))
            _byName[organisation.Name] = namesakes = [];
        namesakes.Add(organisation);
    }

    private Organisation? Find(OrganisationLine line)
    {
        if (line.Code is { } code)
            return _byCode.GetValueOrDefault(code);
        var namesakes = _byName.GetValueOrDefault(line.Name) ?? [];
        if (namesakes.Count > 1)
            _errors.Add($"Line {line.Line}: several organisations are called \"{line.Name}\". Give the code");
        return namesakes.FirstOrDefault();
    }

    private Organisation Add(OrganisationLine line)
    {
        var life = new Period(line.ValidFrom ?? line.ValidTo ?? London.DayOf(clock.GetUtcNow()), line.ValidTo);
        var made = Organisation.Open(Guid.CreateVersion7(), line.Name, line.Kind, line.Code, life, takesChallenges: false);
        db.Organisations.Add(made);
        db.Add(new Scope(made.Id, Entering.ScopeKind, Scope.System));
        db.Add(Entering.Findable(made));
        Remember(made);
        return made;
    }

    /// <returns>whether anything was different</returns>
    private bool Correct(Organisation known, OrganisationLine line)
    {
        var before = (known.Name, known.Kind, known.ValidFrom, known.ValidTo);
        Try(
            line.Line,
            () =>
            {
                known.Describe(line.Name, line.Kind, known.Code, line.ValidFrom ?? known.ValidFrom, known.TakesChallenges);
                if (line.ValidTo is { } lastDay && known.ValidTo is null)
                    known.Close(lastDay);
            }
        );
        if (line.ValidTo is { } told && known.ValidTo != told)
            _errors.Add($"Line {line.Line}: it is recorded as closed on {London.Day(known.ValidTo ?? told)} already");
        if (before.Name != known.Name || before.Kind != known.Kind)
            db.Update(Entering.Findable(known));
        return before != (known.Name, known.Kind, known.ValidFrom, known.ValidTo);
    }

    /// <returns>whether the link is new</returns>
    private bool Place(Organisation organisation, OrganisationLine line)
    {
        if (!_byCode.TryGetValue(line.Parent!.Value, out var ics))
        {
            _errors.Add($"Line {line.Line}: there is no organisation with the parent code {line.Parent}");
            return false;
        }
        if (organisation.IcsLinks.Any(link => link.IcsId == ics.Id))
            return false;
        var from = organisation.ValidFrom > ics.ValidFrom ? organisation.ValidFrom : ics.ValidFrom;
        return Try(line.Line, () => organisation.PlaceIn(Guid.CreateVersion7(), ics, new Period(from, organisation.ValidTo)));
    }

    private async Task<int> Record(IReadOnlyList<SuccessionLine> lines, CancellationToken ct)
    {
        var known = await db.Successions.ToDictionaryAsync(s => s.PredecessorId, ct);
        var recorded = 0;
        foreach (var group in lines.GroupBy(l => l.Predecessor))
        {
            var rows = group.ToList();
            foreach (var row in rows)
            foreach (var code in new[] { row.Predecessor, row.Successor }.Where(c => !_byCode.ContainsKey(c)))
                _errors.Add($"Successions, line {row.Line}: there is no organisation with the code {code}");
            if (rows.Exists(r => !_byCode.ContainsKey(r.Successor)) || !_byCode.TryGetValue(group.Key, out var predecessor))
                continue;
            var heirs = rows.ConvertAll(r => _byCode[r.Successor].Id);
            if (known.TryGetValue(predecessor.Id, out var stored))
            {
                if (stored.On != rows[0].On || !stored.Heirs.Select(h => h.OrganisationId).ToHashSet().SetEquals(heirs))
                    _errors.Add($"Successions, line {rows[0].Line}: other successors of {group.Key} are recorded already");
                continue;
            }
            if (rows.Exists(r => r.On != rows[0].On))
                _errors.Add($"Successions, line {rows[0].Line}: the rows of {group.Key} have different dates");
            else if (TrySucceed(predecessor, heirs, rows))
                recorded++;
        }
        return recorded;
    }

    private bool TrySucceed(Organisation predecessor, List<Guid> heirs, List<SuccessionLine> rows) =>
        Try(
            rows[0].Line,
            () =>
            {
                if (predecessor.ValidTo is null)
                    predecessor.Close(rows[0].On.AddDays(-1));
                db.Successions.Add(Succession.Record(Guid.CreateVersion7(), predecessor.Id, heirs, rows[0].On, rows.Exists(r => r.Split)));
            },
            "Successions, line"
        );

    private bool Try(long line, Action act, string where = "Line")
    {
        try
        {
            act();
            return true;
        }
        catch (RuleBroken refusal)
        {
            _errors.Add($"{where} {line}: {refusal.Message}");
            return false;
        }
    }

    private void Stop()
    {
        if (_errors.Count == 0)
            return;
        var shown = _errors.Take(MostSentences).ToList();
        if (_errors.Count > MostSentences)
            shown.Add($"And {_errors.Count - MostSentences} more. Nothing has been imported");
        throw new Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["File"] = [.. shown] });
    }
}
