using CsCheck;
using InnovationPipeline.Ideation.Domain;

namespace InnovationPipeline.Tests.Domain.Ideation;

public sealed class HackDayFileTests
{
    [Fact]
    public void Lines_that_are_not_projects_are_listed_with_their_numbers()
    {
        var file = HackDayFile.Read([
            """{"hackDay": "31-larkhill", "title": "Ward map", "summary": "Where things are", "teamSize": 4}""",
            "",
            "{not json",
            "[1, 2]",
            """{"hackDay": "31-larkhill", "summary": "No title"}""",
            """{"title": "No day"}""",
            """{"hackDay": "31-larkhill", "title": 7}""",
            $$"""{"hackDay": "31-larkhill", "title": "{{new string('x', 200)}}"}""",
            """{"hackDay": "31-larkhill", "title": "About 943 476 5919"}""",
            """{"hackDay": "31-larkhill", "title": "Bed finder", "summary": null}""",
        ]);

        Assert.Equal(["Ward map", "Bed finder"], file.Projects.Select(p => p.Title));
        Assert.Equal(10, file.Projects[1].Line);
        Assert.Equal("", file.Projects[1].Summary);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], file.Malformed.Select(m => m.Line));
        Assert.Equal([("31-larkhill", 2)], file.HackDays());
    }

    [Fact]
    public void A_project_has_the_same_id_each_time_and_another_in_another_event()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(HackDayFile.IdOf(first, "31-larkhill", "Ward map"), HackDayFile.IdOf(first, "31-Larkhill", "ward map"));
        Assert.NotEqual(HackDayFile.IdOf(first, "31-larkhill", "Ward map"), HackDayFile.IdOf(second, "31-larkhill", "Ward map"));
        Assert.Equal(8, HackDayFile.IdOf(first, "31-larkhill", "Ward map").Version);
    }

    [Fact]
    public void Any_text_is_read_or_listed_line_by_line() =>
        Gen
            .String.Array[0, 20]
            .Sample(lines =>
            {
                var file = HackDayFile.Read(lines);
                Assert.Equal(lines.Count(l => !string.IsNullOrWhiteSpace(l)), file.Projects.Count + file.Malformed.Count);
            });
}
