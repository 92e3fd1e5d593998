using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Import;

internal sealed record HackDaysFound(IReadOnlyList<HackDayCount> HackDays, IReadOnlyList<LineNote> Malformed);

internal sealed record HackDayCount(string HackDay, int Projects);

/// <summary>What a file holds, before anything is imported.</summary>
[ForEveryone("it reads only the lines that it is given")]
internal sealed record HackDaysIn(IReadOnlyList<string> Lines) : IQuery<HackDaysFound>;

internal sealed class HackDaysInHandler : IQueryHandler<HackDaysIn, HackDaysFound>
{
    public Task<HackDaysFound> Handle(HackDaysIn query, CancellationToken ct)
    {
        var file = HackDayFile.Read(query.Lines);
        return Task.FromResult(
            new HackDaysFound([.. file.HackDays().Select(d => new HackDayCount(d.HackDay, d.Projects))], file.Malformed)
        );
    }
}

/// <param name="Added">how many ideas are new</param>
/// <param name="Known">how many this event has from an earlier import</param>
/// <param name="Notices">what to look at in lines that were imported</param>
internal sealed record Imported(
    string HackDay,
    int Added,
    int Known,
    IReadOnlyList<GroupFilled> Groups,
    IReadOnlyList<LineNote> Notices,
    IReadOnlyList<LineNote> Malformed
);

internal sealed record GroupFilled(int Number, int Ideas);

/// <summary>
/// Makes an event's long lists out of one hack day's projects; also after the session has closed, as paper is entered
/// late. A second time adds nothing.
/// </summary>
/// <param name="Lines">of the file; a line with what looks like an NHS number is left out and listed</param>
/// <param name="Groups">numbers of the groups to fill; none for all</param>
[Requires(IdeationPermission.Import), SystemMay]
internal sealed record ImportIdeas(
    Guid InnovationEventId,
    [property:
        Required(ErrorMessage = "Name the hack day"),
        StringLength(100, ErrorMessage = "Use 100 characters or fewer in the hack day")
    ]
        string HackDay,
    [property: Sealed, NotFreeText] IReadOnlyList<string> Lines,
    IReadOnlyList<int> Groups
) : ICommand<Imported>, IInEvent;

internal sealed class ImportIdeasHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<ImportIdeas, Imported>
{
    internal static class Rules
    {
        internal static readonly Rule HasGroups = new("This event has no published groups yet, so there are no long lists to fill");
        internal static readonly Rule GroupsExist = new("This event has no group of that number");
        internal static readonly Rule IsInTheFile = new("The file has no project of that hack day");
        internal static readonly Rule FillsALongList = new(
            $"Choose a hack day with at least {HackDayFile.FewestProjects} projects: fewer do not fill an event's long lists"
        );
    }

    public async Task<Imported> Handle(ImportIdeas command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var boards = await db.Boards.Where(b => b.InnovationEventId == command.InnovationEventId).OrderBy(b => b.Number).ToListAsync(ct);
        Rules.HasGroups.Require(boards.Count > 0);
        Rules.GroupsExist.Require(command.Groups.All(n => boards.Exists(b => b.Number == n)));
        if (command.Groups.Count > 0)
            boards = [.. boards.Where(b => command.Groups.Contains(b.Number))];

        var file = HackDayFile.Read(command.Lines);
        var projects = file.Of(command.HackDay);
        Rules.IsInTheFile.Require(projects.Count > 0);
        Rules.FillsALongList.Require(projects.Count >= HackDayFile.FewestProjects);

        var known = (
            await db.Ideas.Where(i => i.InnovationEventId == command.InnovationEventId).Select(i => i.Id).ToListAsync(ct)
        ).ToHashSet();
        var notices = new List<LineNote>();
        var filled = boards.ToDictionary(b => b.Number, _ => 0);
        var added = 0;
        foreach (var (project, place) in projects.Select((p, i) => (p, i)))
        {
            if (project.Summary.Length == 0)
                notices.Add(new(project.Line, $"No summary given: \"{project.Title}\" has its title only"));
            var id = HackDayFile.IdOf(command.InnovationEventId, project.HackDay, project.Title);
            if (!known.Add(id))
                continue;
            var board = boards[place % boards.Count];
            var idea = Idea.Imported(id, board, project.Title, project.Summary, $"Hack day {project.HackDay}", now);
            await db.AddWhole(idea, board, now, ct);
            filled[board.Number]++;
            added++;
        }
        await db.SaveChangesAsync(ct);
        return new(
            projects[0].HackDay,
            added,
            projects.Count - added,
            [.. filled.Select(f => new GroupFilled(f.Key, f.Value))],
            notices,
            file.Malformed
        );
    }
}
