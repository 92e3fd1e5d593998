using InnovationPipeline.Ideation.Features.Board;
using InnovationPipeline.Ideation.Features.Import;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class ImportIdeasTests(SharedHouse house)
{
    [Fact]
    public async Task A_hack_days_projects_fill_the_groups_long_lists_once()
    {
        var day = await IdeationDay.Make(house, groups: 3);
        var import = new ImportIdeas(day.Event, "31-larkhill", [.. Projects("31-larkhill", 9), "{broken"], []);

        var first = await house.SendAsSystem(import);
        var second = await house.Send(day.Organiser, import);

        Assert.Equal((9, 0), (first.Added, first.Known));
        Assert.Equal([3, 3, 3], first.Groups.Select(g => g.Ideas));
        Assert.Equal((1, "No summary given: \"Project 0\" has its title only"), first.Notices.Select(n => (n.Line, n.Sentence)).Single());
        Assert.Equal(10, Assert.Single(first.Malformed).Line);
        Assert.Equal((0, 9), (second.Added, second.Known));
        Assert.Equal(9, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE innovation_event_id = $1", day.Event));
        var board = await house.Ask(day.First.Member, new BoardOf(day.First.Id));
        Assert.Equal(3, board.Total);
        await house.Send(day.First.Member, new ShortlistIdea(day.First.Id, board.Ideas[0].Id));
    }

    [Fact]
    public async Task An_import_that_cannot_fill_long_lists_is_refused_with_a_sentence()
    {
        var day = await IdeationDay.Make(house, groups: 2);
        var none = await IdeationDay.Make(house, groups: 0);
        var lines = Projects("31-larkhill", 7).Concat(Projects("32-larkhill", 8)).ToList();

        await Refused(new(day.Event, "31-larkhill", lines, []), ImportIdeasHandler.Rules.FillsALongList);
        await Refused(new(day.Event, "33-larkhill", lines, []), ImportIdeasHandler.Rules.IsInTheFile);
        await Refused(new(none.Event, "32-larkhill", lines, []), ImportIdeasHandler.Rules.HasGroups);
        await Refused(new(Guid.CreateVersion7(), "32-larkhill", lines, []), ImportIdeasHandler.Rules.HasGroups);
        await Refused(new(day.Event, "32-larkhill", lines, [7]), ImportIdeasHandler.Rules.GroupsExist);
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(day.First.Member, new ImportIdeas(day.Event, "32-larkhill", lines, [])));

        var one = await house.SendAsSystem(new ImportIdeas(day.Event, "32-larkhill", lines, [2]));
        Assert.Equal([(2, 8)], one.Groups.Select(g => (g.Number, g.Ideas)));
    }

    [Fact]
    public async Task Real_projects_that_nobody_here_wrote_become_long_lists()
    {
        var lines = await File.ReadAllLinesAsync(RealFile());
        var found = await house.Ask(Guid.CreateVersion7(), new HackDaysIn(lines));
        Assert.Equal(310, found.HackDays.Sum(d => d.Projects));
        Assert.Empty(found.Malformed);

        var day = await IdeationDay.Make(house, groups: 8);
        var imported = await house.SendAsSystem(new ImportIdeas(day.Event, "23-cardiff", lines, []));

        Assert.Equal(18, imported.Added);
        Assert.All(imported.Groups, g => Assert.InRange(g.Ideas, 2, 3));
        var without = await house.SendAsSystem(new ImportIdeas(day.Event, "05-cambridge", lines, []));
        Assert.Contains(without.Notices, n => n.Sentence.Contains("3D-printed Brachy Moulds", StringComparison.Ordinal));
        foreach (var group in day.Groups)
        {
            using var browser = await house.Browse(group.Member);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Go($"/groups/{group.Id}/board")).Status);
        }
    }

    private async Task Refused(ImportIdeas import, Rule rule) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(() => house.SendAsSystem(import))).Rule);

    private static IEnumerable<string> Projects(string hackDay, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                $$"""{"hackDay": "{{hackDay}}", "title": "Project {{i}}", "summary": "{{(i == 0 ? "" : "What it does")}}", "teamSize": 3}"""
            );

    private static string RealFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InnovationPipeline.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", "ideas", "nhs-hack-day-projects.jsonl");
        if (!File.Exists(file))
            Assert.Skip("The real file is not beside this repository");
        return file;
    }
}
