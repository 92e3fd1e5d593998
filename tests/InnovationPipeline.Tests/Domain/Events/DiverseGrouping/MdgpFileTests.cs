using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Events.DiverseGrouping;

public sealed class MdgpFileTests
{
    [Fact]
    public void People_bounds_and_distances_are_read()
    {
        var file = MdgpFile.Read(["3 2 ds 1 2 0 2 ", "0 1 2.5", "", "\t0  2 1e1", "1 2 0"]);

        Assert.Equal(3, file.People);
        Assert.Equal([new(1, 2), new(0, 2)], file.Bounds);
        Assert.Equal([2.5, 10, 0, 2.5, 0], [file[0, 1], file[2, 0], file[1, 2], file[1, 0], file[1, 1]]);
        Assert.Equal(10, file.Objective([0, 1, 0]));
        Assert.Equal(10 * file.Problem().Distances.Scale, file.Problem().Distances[0, 2]);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("3 1", "Line 1: this is not")]
    [InlineData("3 1 xx 3 3", "Line 1: this is not")]
    [InlineData("three 1 ss 3 3", "Line 1: this is not")]
    [InlineData("3 2 ss 3 3", "Line 1: this is not")]
    [InlineData("3 1 ss 3 3 3 3", "Line 1: this is not")]
    [InlineData("1 1 ss 1 1", "at least 2 people")]
    [InlineData("3 0 ss", "at least 1 group")]
    [InlineData("9999999 1 ss 3 3", "at most 5000 people")]
    [InlineData("3 2 ds 2 1 1 2", "fewest people")]
    [InlineData("3 2 ds -1 1 1 2", "fewest people")]
    [InlineData("3 2 ss 1 2 0 2", "with \"ss\" all groups have one size")]
    [InlineData("3 2 ds 2 2 2 2", "hold between 4 and 4 people, and there are 3")]
    [InlineData("3 2 ds 1 1 1 1", "hold between 2 and 2 people, and there are 3")]
    [InlineData("3 1 ss 3 3|0 1", "Line 2: this is not two people")]
    [InlineData("3 1 ss 3 3|0 1 2 3", "Line 2: this is not two people")]
    [InlineData("3 1 ss 3 3|0 1 1|0 x 2", "Line 3: this is not two people")]
    [InlineData("3 1 ss 3 3|0 1 far", "Line 2: this is not two people")]
    [InlineData("3 1 ss 3 3|0 1 1,5", "Line 2: this is not two people")]
    [InlineData("3 1 ss 3 3|0 3 1", "Line 2: people are numbered from 0 to 2")]
    [InlineData("3 1 ss 3 3|-1 2 1", "Line 2: people are numbered from 0 to 2")]
    [InlineData("3 1 ss 3 3|1 1 1", "Line 2: people are numbered from 0 to 2")]
    [InlineData("3 1 ss 3 3|0 1 -1", "Line 2: a distance")]
    [InlineData("3 1 ss 3 3|0 1 NaN", "Line 2: a distance")]
    [InlineData("3 1 ss 3 3|0 1 1e999", "Line 2: a distance")]
    [InlineData("3 1 ss 3 3|0 1 1|1 0 1", "Line 3: the pair 1 0 was there before")]
    [InlineData("3 1 ss 3 3|0 1 1|0 2 1", "The pair 1 2 is missing, one of 1")]
    public void What_is_wrong_is_said_with_its_line(string text, string sentence)
    {
        var refusal = Assert.Throws<RuleBroken>(() => MdgpFile.Read(text.Split('|')));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_lines_are_an_empty_file() =>
        Assert.Equal("The file is empty", Assert.Throws<RuleBroken>(() => MdgpFile.Read([])).Message);
}
