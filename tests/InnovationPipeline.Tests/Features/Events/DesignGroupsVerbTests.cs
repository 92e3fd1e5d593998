using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Events;

public sealed class DesignGroupsVerbTests : IDisposable
{
    private const string People = """
        id,discipline,seniority,organisation,sector,mode,line_manager,needs,preferred_areas,pinned_to
        ann,Clinical,Senior,Trust A,NHS,In the room,,step-free,Flow,
        bob,Finance,Executive,Trust A,NHS,Remote,,,Flow|Discharge,
        cat,Clinical,2,Trust B,NHS,Remote,ann,,,
        dan,Operations,Early career,Maker,Private sector,In the room,,,,1
        eve,Finance,Senior,Trust B,NHS,In the room,,,Discharge,
        fay,Workforce,Experienced,Council,Local government,In the room,fiona,,,
        guy,Clinical,Senior,Maker,Private sector,In the room,,,,
        hal,"Digital and data",,Trust C,NHS,In the room,,hearing-loop,,
        """;

    private const string Areas = """
        {
          "areas": [
            { "title": "Flow", "groups": [{ "facilitator": "fiona", "table": { "stepFree": true } }, { "table": { "hearingLoop": true, "seats": 2 } }] },
            { "title": "Discharge", "groupCount": 2 }
          ],
          "groupSize": { "min": 2, "max": 2 },
          "rules": { "maxFromOneOrganisation": 1, "minDisciplines": 2, "minSenior": 1, "apart": [["bob", "eve"]] }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("groups-design-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_files_make_groups_that_keep_every_constraint_and_the_same_ones_again()
    {
        var (exit, output, error) = await Design(People, Areas, "--iterations", "5000", "--seed", "7", "--json");
        var again = await Design(People, Areas, "--iterations", "5000", "--seed", "7", "--json");

        Assert.True(exit == 0, error);
        var design = JsonDocument.Parse(output).RootElement.GetProperty("design");
        var groups = design.GetProperty("groups").EnumerateArray().ToDictionary(g => g.GetProperty("number").GetInt32(), Members);
        Assert.Equal(
            ["ann", "bob", "cat", "dan", "eve", "fay", "guy", "hal"],
            groups.Values.SelectMany(m => m).Order(StringComparer.Ordinal)
        );
        Assert.Contains("ann", groups[1]);
        Assert.Contains("hal", groups[2]);
        Assert.Contains("dan", groups[1]);
        Assert.DoesNotContain("fay", groups[1]);
        Assert.Contains(groups.Values, m => m.Order(StringComparer.Ordinal).SequenceEqual(["bob", "cat"], StringComparer.Ordinal));
        Assert.Empty(design.GetProperty("violations").EnumerateArray());
        Assert.True(design.GetProperty("check").GetProperty("isKept").GetBoolean());
        Assert.Equal(Seats(output), Seats(again.Output));

        static List<string> Members(JsonElement group) => [.. group.GetProperty("members").EnumerateArray().Select(m => m.GetString()!)];
        static string Seats(string json) => JsonDocument.Parse(json).RootElement.GetProperty("design").GetProperty("groups").GetRawText();
    }

    [Fact]
    public async Task Where_there_is_no_plan_it_names_the_constraints_in_conflict()
    {
        var (exit, output, _) = await Design(People, Areas.Replace("\"minSenior\": 1", "\"minSenior\": 2", StringComparison.Ordinal));

        Assert.Equal(1, exit);
        Assert.Contains("4 groups need 8 senior people, and there are 5", output, StringComparison.Ordinal);
        Assert.Contains("A group has at least 2 senior people", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_files_is_said_with_its_line()
    {
        var people = People
            .Replace("hal,\"Digital and data\",,", "ann,\"Digital and data\",Boss,", StringComparison.Ordinal)
            .Replace("hearing-loop", "quiet", StringComparison.Ordinal);
        var (exit, output, _) = await Design(people, Areas);
        var misspelt = await Design(People, Areas.Replace("minSenior", "minSeniors", StringComparison.Ordinal));
        var missing = await Design(People, areas: null);

        Assert.Equal(2, exit);
        Assert.Contains("participants, line 9: The id “ann” is on line 2 already", output, StringComparison.Ordinal);
        Assert.Contains(
            "participants, line 9: “Boss” is not one of: Early career, Experienced, Senior, Executive",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("participants, line 9: “quiet” is not one of: step-free, hearing-loop", output, StringComparison.Ordinal);
        Assert.Equal(2, misspelt.Exit);
        Assert.Contains("areas: There is no such setting at $.rules.minSeniors", misspelt.Output, StringComparison.Ordinal);
        Assert.Equal(2, missing.Exit);
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> Design(string people, string? areas, params string[] options)
    {
        var (csv, json) = (Path.Combine(_folder.FullName, "people.csv"), Path.Combine(_folder.FullName, $"{Guid.CreateVersion7()}.json"));
        await File.WriteAllTextAsync(csv, people);
        if (areas is not null)
            await File.WriteAllTextAsync(json, areas);
        return await HostProcess.Verb(
            connectionString: null,
            ["groups", "design", "--participants", csv, "--areas", json, .. options.Length > 0 ? options : ["--seconds", "0.2"]]
        );
    }
}
