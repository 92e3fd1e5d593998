using Microsoft.Playwright;

namespace InnovationPipeline.Journey.Tests.Visiting;

/// <summary>How a visitor works a page.</summary>
internal interface IHands
{
    Task Press(ILocator target);
    Task Tick(ILocator choice);
    Task Select(ILocator list, string value);
    Task Write(ILocator field, string text);
}

internal sealed class MouseHands : IHands
{
    public Task Press(ILocator target) => target.ClickAsync();

    // The label lies over the published component's own control.
    public Task Tick(ILocator choice) => choice.CheckAsync(new() { Force = true });

    public Task Select(ILocator list, string value) => list.SelectOptionAsync(value);

    public Task Write(ILocator field, string text) => field.FillAsync(text);
}
