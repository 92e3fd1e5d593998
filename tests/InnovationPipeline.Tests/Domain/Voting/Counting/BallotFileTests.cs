using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class BallotFileTests
{
    private const string Pabulib = """
        META
        key;value
        budget;100,5
        vote_type;approval
        num_votes;3
        PROJECTS
        project_id;cost;name
        a;60;"Beds; and ""more""
        beds"
        b;50;Vans
        VOTES
        voter_id;vote
        1;a,b
        2;b
        3;
        """;

    private const string Modern = """
        # FILE NAME: x.toi
        # TITLE: Lunch: where?
        # NUMBER ALTERNATIVES: 3
        # NUMBER VOTERS: 6
        # ALTERNATIVE NAME 1: Soup
        # ALTERNATIVE NAME 2: Salad, green
        # ALTERNATIVE NAME 3: Bread
        3: 2,{1,3}
        2: {1, 2}
        1: 3
        """;

    [Fact]
    public void Pabulib_is_read_with_quotation_marks_and_blank_ballots()
    {
        var pile = BallotFile.Read("x.pb", Pabulib.ReplaceLineEndings("\r\n"));

        Assert.Equal((BallotKind.Approval, 3, 100.5m), (pile.Kind, pile.Ballots, pile.Budget));
        Assert.Equal("Beds; and \"more\"\nbeds", pile.Options[0].Title.ReplaceLineEndings("\n"));
        Assert.Equal((60m, 50m), (pile.Options[0].Cost, pile.Options[1].Cost));
        Assert.Equal(["b"], BallotCount.Of(CountMethod.Approval, pile).Winners);
        Assert.Empty(pile.Notes);
    }

    [Theory]
    [InlineData("choose-1", "2;b|3;a", "ChooseOne")]
    [InlineData("ordinal", "2;b,a|3;a", "Ranking")]
    public void Pabulib_has_other_kinds_of_vote(string type, string votes, string kind) =>
        Assert.Equal(kind, BallotFile.Read("x.pb", With(type, "voter_id;vote", votes)).Kind.ToString());

    [Fact]
    public void Points_and_scores_are_read_and_a_default_score_fills_the_gaps()
    {
        var points = BallotFile.Read("x.pb", With("cumulative", "voter_id;vote;points", "2;b,a;7,3"));
        var scores = BallotFile.Read(
            "x.pb",
            With("scoring", "voter_id;vote;points", "2;b;-2").Replace("num_votes;3", "default_score;1", StringComparison.Ordinal)
        );

        Assert.Equal(7, BallotCount.Of(CountMethod.Dots, points).Totals["b"]);
        Assert.Equal("The file says that it has 3 ballots; it has 1.", Assert.Single(points.Notes));
        Assert.Equal(
            (1m, -2m),
            (BallotCount.Of(CountMethod.Score, scores).Totals["a"], BallotCount.Of(CountMethod.Score, scores).Totals["b"])
        );
    }

    [Theory]
    [InlineData("META", "METTA", "Line 1: META is expected here")]
    [InlineData("vote_type;approval", "", "Line 11: META does not say the vote_type")]
    [InlineData("approval", "guess", "Line 4: the vote_type “guess” is not one of")]
    [InlineData("100,5", "much", "Line 3: the budget is not a sum of money: “much”")]
    [InlineData("num_votes;3", "budget;3", "Line 5: “budget” is on line 3 already")]
    [InlineData("b;50", "b;-50", "Line 10: the cost is not a sum of money: “-50”")]
    [InlineData("b;50", "b;0.0000001", "Line 10: the cost is not a sum of money")]
    [InlineData("b;50", "a;50", "Line 10: the project a is there twice")]
    [InlineData("b;50;Vans", "b;50;Vans;x", "Line 10: there are 4 fields, and 3 columns")]
    [InlineData("b;50", ";50", "Line 10: the project has no id")]
    [InlineData("voter_id;vote", "voter_id;votes", "Line 12: VOTES has no column “vote”")]
    [InlineData("2;b", "2;c", "Line 14: there is no project “c”")]
    [InlineData("2;b", "2;b,", "Line 14: there is no project “”")]
    [InlineData("2;b", "2;b,b", "Line 14: This ballot names “Vans” (b) twice")]
    [InlineData("2;b", "1;b", "Line 14: the voter 1 is there twice")]
    [InlineData("VOTES\nvoter_id;vote\n1;a,b\n2;b\n3;", "", "Line 10: the section VOTES is missing")]
    [InlineData("Vans\nVOTES", "Vans\nMETA", "Line 11: VOTES is expected here")]
    [InlineData("beds\"", "beds", "Line 8: a quotation mark is not closed")]
    [InlineData("beds\"", "beds\"x", "Line 9: a quotation mark is in the wrong place")]
    public void What_is_wrong_with_a_Pabulib_file_is_said_with_its_line(string found, string put, string sentence) =>
        Refused("x.pb", Pabulib.Replace(found, put, StringComparison.Ordinal), sentence);

    [Theory]
    [InlineData("voter_id;vote", "Line 12: VOTES has no column “points”")]
    [InlineData("voter_id;vote;points", "Line 13: 2 projects are named and 1 points are given")]
    public void Points_must_be_there_and_be_as_many_as_projects(string columns, string sentence) =>
        Refused("x.pb", With("cumulative", columns, columns.Length > 13 ? "1;a,b;3" : "1;a,b"), sentence);

    [Fact]
    public void PrefLib_is_read_with_levels_and_unranked_options()
    {
        var pile = BallotFile.Read("x.toi", Modern);

        Assert.Equal((BallotKind.Ranking, 6), (pile.Kind, pile.Ballots));
        Assert.Equal("Salad, green", pile.Options[1].Title);
        Assert.Equal([1, 2, 2], pile[0].ToArray().Select(m => m.Value));
        Assert.Equal("2", BallotCount.Of(CountMethod.Schulze, pile).Winners.Single());
        Assert.Equal(3m * 3 + (2 * 2.5m) + 1.5m, BallotCount.Of(CountMethod.Borda, pile).Totals["2"]);
    }

    [Fact]
    public void The_older_PrefLib_head_is_read_too()
    {
        var pile = BallotFile.Read("x.toc", "3\n1,Soup\n2,Salad, green\n3,Bread\n5,5,2\n3,2,{1,3}\n2,{1,2},3\n");

        Assert.Equal((5, "Salad, green"), (pile.Ballots, pile.Options[1].Title));
        Assert.Empty(pile.Notes);
        var strict = BallotFile.Read("x.soc", "2\n1,a\n2,b\n3,3,2\n2,1,2\n1,2,1");
        Assert.Equal((2, 1), (strict.TimesOf(0), strict.TimesOf(1)));
    }

    [Theory]
    [InlineData("x.toi", "3: 2,{1,3}", "3: 2,{1,3", "Line 8: a “{” is not closed")]
    [InlineData("x.toi", "3: 2,{1,3}", "3: 2,1,3}", "Line 8: a “}” has no “{” before it")]
    [InlineData("x.toi", "3: 2,{1,3}", "3: 2,,1", "Line 8: there is nothing between two commas")]
    [InlineData("x.toi", "3: 2,{1,3}", "3; 2,1", "Line 8: this is not a number of ballots")]
    [InlineData("x.toi", "3: 2,{1,3}", "x: 2,1", "Line 8: the number of ballots is not a whole number: “x”")]
    [InlineData("x.toi", "3: 2,{1,3}", "0: 2,1", "Line 8: At most 1,000,000,000 ballots are counted, each at least once")]
    [InlineData("x.toi", "3: 2,{1,3}", "3: 2,2", "Line 8: This ballot names “Salad, green” (2) twice")]
    [InlineData("x.toi", "1: 3", "1: 4", "Line 10: alternatives are numbered from 1 to 3, and this is 4")]
    [InlineData("x.toi", "ALTERNATIVES: 3", "ALTERNATIVES: many", "Line 3: the number of alternatives is not a whole number")]
    [InlineData("x.toi", "# NUMBER ALTERNATIVES: 3", "#", "Line 8: the head does not say NUMBER ALTERNATIVES")]
    [InlineData("x.toc", "", "", "Line 9: the order ranks 2 of 3 alternatives")]
    [InlineData("x.soi", "", "", "Line 8: in this kind of file no two alternatives share a rank")]
    [InlineData("x.txt", "", "", "This is not a file of ballots that is known here")]
    public void What_is_wrong_with_a_PrefLib_file_is_said_with_its_line(string name, string found, string put, string sentence) =>
        Refused(name, found.Length == 0 ? Modern : Modern.Replace(found, put, StringComparison.Ordinal), sentence);

    [Theory]
    [InlineData("", "Line 1: the file is empty")]
    [InlineData("two", "Line 1: the number of alternatives is not a whole number")]
    [InlineData("2\n1,a", "Line 2: 2 alternatives are announced, and there are 1")]
    [InlineData("2\n1,a\n1,b\n1,1,1\n1,1", "Line 3: alternatives are numbered from 1 to 2, each once")]
    [InlineData("2\n1,a\n2,b\n1,1", "Line 4: voters, the sum of votes and the number of distinct orders are expected here")]
    [InlineData("99999999", "Line 1: there must be between 1 and 2,000 alternatives")]
    public void What_is_wrong_with_an_older_PrefLib_file_is_said_with_its_line(string text, string sentence) =>
        Refused("x.soi", text, sentence);

    private static string With(string type, string columns, string votes) =>
        Pabulib[..Pabulib.IndexOf("voter_id", StringComparison.Ordinal)].Replace("approval", type, StringComparison.Ordinal)
        + columns
        + "\n"
        + votes.Replace('|', '\n');

    private static void Refused(string name, string text, string sentence)
    {
        var refusal = Assert.Throws<RuleBroken>(() => BallotFile.Read(name, text));
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
