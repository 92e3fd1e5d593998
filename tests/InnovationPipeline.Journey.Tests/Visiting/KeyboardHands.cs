using Microsoft.Playwright;
using Xunit;

namespace InnovationPipeline.Journey.Tests.Visiting;

/// <summary>Tab, arrows, Space, Enter and typing; never a click. Whatever has the focus must be seen to have it.</summary>
internal sealed class KeyboardHands(IPage page) : IHands
{
    private const int MostSteps = 250;

    public async Task Press(ILocator target)
    {
        await Reach(target);
        await page.EvaluateAsync("() => { window.before = true; }");
        await page.Keyboard.PressAsync("Enter");
        // A key press, unlike a click, does not wait for the page that it opens.
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    public async Task Tick(ILocator choice)
    {
        if (await choice.GetAttributeAsync("type") == "radio")
            await ReachRadio(choice);
        else
            await Reach(choice);
        if (!await choice.IsCheckedAsync())
            await page.Keyboard.PressAsync("Space");
        Assert.True(await choice.IsCheckedAsync());
    }

    public async Task Select(ILocator list, string value)
    {
        await Reach(list);
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < MostSteps && await list.InputValueAsync() != value; step++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await list.InputValueAsync());
    }

    public async Task Write(ILocator field, string text)
    {
        await Reach(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    private async Task Reach(ILocator target)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (await Has(target))
            {
                await IsSeenToHaveTheFocus(target);
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{page.Url}: {MostSteps} times Tab do not reach {target}");
    }

    /// <summary>A set of radios is one stop; arrows go from one to the next.</summary>
    private async Task ReachRadio(ILocator choice)
    {
        var name = await choice.GetAttributeAsync("name");
        for (var step = 0; step < MostSteps; step++)
        {
            if (
                await page.EvaluateAsync<bool>(
                    "name => document.activeElement.type === 'radio' && document.activeElement.name === name",
                    name
                )
            )
                break;
            await page.Keyboard.PressAsync("Tab");
        }
        for (var step = 0; step < MostSteps && !await Has(choice); step++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await Has(choice), $"{page.Url}: the arrows do not reach {choice}");
    }

    private static Task<bool> Has(ILocator target) => target.EvaluateAsync<bool>("e => e === document.activeElement");

    private async Task IsSeenToHaveTheFocus(ILocator target)
    {
        var seen = await target.EvaluateAsync<bool>(
            """
            e => {
              const style = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
              const middle = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
              return marked && middle !== null && (e === middle || e.contains(middle) || middle.contains(e));
            }
            """
        );
        Assert.True(seen, $"{page.Url}: {target} has the focus and does not show it");
    }
}
