using InnovationPipeline.UiKit;

namespace InnovationPipeline.Tests.UiKit;

public sealed class ProseTests
{
    [Theory]
    [InlineData("It begins small", "It begins small.")]
    [InlineData("It begins small. ", "It begins small.")]
    [InlineData("Who pays?", "Who pays?")]
    [InlineData("", "")]
    public void A_sentence_ends_once(string written, string shown) => Assert.Equal(shown, written.AsSentence());
}
