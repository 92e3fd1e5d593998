using InnovationPipeline.Tests.Features.Ideation;

namespace InnovationPipeline.Tests.UiKit;

public sealed class MenuTests(SharedHouse house)
{
    [Theory]
    [InlineData("/initiatives", "Initiatives")]
    [InlineData("/initiatives/board", "Stage board")]
    [InlineData("/initiatives/holders", "Initiatives")]
    [InlineData("/initiatives/waiting", "Hand-off")]
    public async Task A_page_is_under_one_entry_of_the_menu(string path, string entry)
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.Organiser);

        var page = await browser.Go(path);

        Assert.Equal(entry, Assert.Single(page.Document.QuerySelectorAll("nav [aria-current]")).TextContent.Trim());
    }
}
