using System.Text;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class ImportOrganisationsTests(SharedHouse house)
{
    [Fact]
    public async Task The_integrated_care_boards_of_England_are_42_on_one_day_and_36_on_the_next()
    {
        var folder = SharedData();
        Assert.SkipUnless(folder is not null, "../shared/data/organisations is not beside this repository");
        await using var own = await Testing.House.Open();
        var import = new ImportOrganisations(
            await File.ReadAllTextAsync(Path.Combine(folder, "icbs.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, "icb_successions.csv"), TestContext.Current.CancellationToken)
        );
        var report = await own.SendAsSystem(import);
        Assert.Equal((48, 48, 0), (report.Read, report.Added, report.Changed));
        Assert.Equal(3, report.Waiting.Count);
        Assert.Equal(9, await own.Scalar<long>("SELECT count(*) FROM identity.successions WHERE assigned_to IS NOT NULL"));
        Assert.Equal(16, await own.Scalar<long>("SELECT count(*) FROM identity.heirs"));

        using var browser = await own.Browse(await own.Person("Ad Min", (Role.Administrator, Scope.System)));
        var before = await browser.Go("/organisations?on=2026-03-31&Kind=Icb");
        Assert.Contains("42 organisations", before.Text, StringComparison.Ordinal);
        Assert.Contains("36 organisations", (await browser.Go("/organisations?on=2026-04-01")).Text, StringComparison.Ordinal);
        var waiting = await browser.Go("/organisations/successions");
        foreach (var name in new[] { "Frimley", "Hertfordshire and West Essex", "Suffolk and North East Essex" })
            Assert.Contains(name, waiting.Text, StringComparison.Ordinal);

        var again = await own.SendAsSystem(import);
        Assert.Equal((48, 0, 0, 48, 0), (again.Read, again.Added, again.Changed, again.Unchanged, again.Successions));
        Assert.Equal(48, await own.Scalar<long>("SELECT count(*) FROM identity.organisations"));
    }

    [Fact]
    public async Task Any_file_with_a_parent_code_is_imported_and_a_second_time_changes_nothing()
    {
        var (ics, practice) = (Code(), Name("Practice"));
        var file = $"""
            Name,Type,Organisation code,Parent code,Valid from
            "{Name("Board")}, NHS",ICB,{ics},,2022-07-01
            {practice},practice or network,,{ics},2023-01-01
            """;
        var report = await house.SendAsSystem(new ImportOrganisations(file));
        Assert.Equal((2, 2, 0), (report.Read, report.Added, report.Changed));
        Assert.Equal(1, await Links(practice));
        Assert.Equal(1, await Scopes(practice));

        var again = await house.SendAsSystem(new ImportOrganisations("\uFEFF" + file));
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(1, await Links(practice));
    }

    [Fact]
    public async Task Each_row_that_cannot_be_read_is_named_by_its_line_and_nothing_is_imported()
    {
        var good = Name("Good");
        var refusal = await Refused(
            $"""
            name,kind,code,parent code,valid from,valid to
            {good},Trust,,,2022-07-01,
            ,Trust,,,,
            Corner,Bakery,,,,
            Long code,Trust,TOO-LONG-1,,,
            Odd date,Trust,,,31/02/2026,
            Backwards,Trust,,,2026-04-01,2026-03-31
            """
        );
        Assert.Equal(
            [
                "Line 3: the name is missing",
                "Line 4: \"Bakery\" is not a kind of organisation",
                "Line 5: \"TOO-LONG-1\" is not an organisation code of 2 to 8 letters and numbers",
                "Line 6: \"31/02/2026\" is not a date like 2026-04-01",
                "Line 7: the last day is before the first",
            ],
            refusal
        );
        Assert.Equal(0, await Count(good));
    }

    [Fact]
    public async Task A_parent_that_is_not_known_stops_the_import()
    {
        var name = Name("Orphan");
        Assert.Equal(
            ["Line 2: there is no organisation with the parent code ZZ9ZZ9"],
            await Refused($"name,kind,parent code\n{name},Trust,ZZ9ZZ9")
        );
        Assert.Equal(0, await Count(name));
    }

    [Theory]
    [InlineData("", "The file of organisations is empty")]
    [InlineData("name,colour\nLarkhill,blue", "The file of organisations has no column for: kind or type")]
    [InlineData("name,kind\nLark\0hill,Trust", "The file of organisations is not text. Save it as CSV, then try again")]
    public async Task A_file_of_another_shape_is_refused_with_a_sentence(string file, string sentence) =>
        Assert.Equal([sentence], await Refused(file));

    [Fact]
    public async Task Quotation_marks_that_do_not_match_are_named_by_their_line() =>
        Assert.Contains(
            await Refused($"name,kind\n{Name("Fine")},Trust\n\"Lark\"hill,Trust\n"),
            e => e.StartsWith("Line 3: the quotation marks", StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_code_twice_in_a_file_is_refused()
    {
        var code = Code();
        Assert.Equal([$"Line 3: the code {code} is in the file twice"], await Refused($"name,kind,code\nA,Trust,{code}\nB,Trust,{code}"));
    }

    [Fact]
    public async Task A_succession_of_an_unknown_code_stops_the_import()
    {
        var name = Name("Known");
        var refusal = await Assert.ThrowsAsync<Invalid>(() =>
            house.SendAsSystem(
                new ImportOrganisations(
                    $"name,kind,code\n{name},Icb,{Code()}",
                    "predecessor,successor,date,type\nZZ8ZZ8,ZZ7ZZ7,2026-04-01,merger\nQQ1QQ1,QQ2QQ2,soon,swallowed"
                )
            )
        );
        Assert.Contains("Line 3: \"swallowed\" is not merger or split", refusal.Errors["File"]);
        Assert.Equal(0, await Count(name));
    }

    [Fact]
    public async Task Two_imports_at_once_make_each_organisation_once()
    {
        var name = Name("Race");
        var file = $"name,kind\n{name},Trust";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.SendAsSystem(new ImportOrganisations(file))));
        Assert.Equal(1, await Count(name));
    }

    [Fact]
    public async Task An_administrator_uploads_a_file()
    {
        using var browser = await house.Browse(await house.Person("Up Loader", (Role.Administrator, Scope.System)));
        var name = Name("Uploaded");
        var form = await browser.Go("/organisations/import");
        var refused = await form.Upload("main form", "File", "bad.csv", $"name,kind\n{name},Bakery");
        Assert.Equal(["Line 2: \"Bakery\" is not a kind of organisation"], refused.Errors);
        var page = await form.Upload("main form", "File", "good.csv", $"name,kind\n{name},Trust");
        Assert.Contains("1 organisations read: 1 added", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Count(name));
        Assert.Equal(["Select a file of organisations"], (await form.Submit()).Errors);
    }

    [Fact]
    public void A_file_that_is_too_large_or_not_text_is_refused()
    {
        using var large = new MemoryStream(new byte[FileText.MostBytes + 1]);
        Assert.Equal("The file must be smaller than 10 MB", Assert.Throws<Invalid>(() => FileText.Read(large, "File")).Message);
        using var latin = new MemoryStream(Encoding.Latin1.GetBytes("name,kind\nCafé,Trust"));
        Assert.StartsWith(
            "The file is not text in UTF-8",
            Assert.Throws<Invalid>(() => FileText.Read(latin, "File")).Message,
            StringComparison.Ordinal
        );
    }

    private async Task<string[]> Refused(string file) =>
        (await Assert.ThrowsAsync<Invalid>(() => house.SendAsSystem(new ImportOrganisations(file)))).Errors["File"];

    private Task<long> Count(string name) => house.Scalar<long>("SELECT count(*) FROM identity.organisations WHERE name = $1", name);

    private Task<long> Links(string name) =>
        house.Scalar<long>(
            "SELECT count(*) FROM identity.ics_links l JOIN identity.organisations o ON o.id = l.organisation_id WHERE o.name = $1",
            name
        );

    private Task<long> Scopes(string name) =>
        house.Scalar<long>(
            "SELECT count(*) FROM platform.scopes s JOIN identity.organisations o ON o.id = s.id WHERE s.kind = 'organisation' AND o.name = $1",
            name
        );

    private static string Name(string of) => $"{of} {Guid.CreateVersion7().ToString("N")[18..]}";

    private static string Code() => Guid.CreateVersion7().ToString("N")[^8..].ToUpperInvariant();

    private static string? SharedData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InnovationPipeline.sln")))
            {
                var data = Path.Combine(folder.FullName, "..", "shared", "data", "organisations");
                return Directory.Exists(data) ? data : null;
            }
        return null;
    }
}
