using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace InnovationPipeline.Journey.Tests.Visiting;

/// <summary>One person at a screen. Every page that is looked at is checked, and kept as a picture where PIPELINE_PICTURES names a folder.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PIPELINE_PICTURES") is { Length: > 0 } folder
        ? Directory.CreateDirectory(folder).FullName
        : null;

    private const int Desktop = 1000;

    /// <summary>Words and figures in tables, up to so many letters, that stand on more than one line.</summary>
    private const string BrokenWords = """
        longest => [...document.querySelectorAll('td, th')].flatMap(cell => {
          const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const broken = [];
          const short = new RegExp(`(?<!\\S)[\\p{L}\\d£,.]{1,${longest}}(?!\\S)`, 'gu');
          while (texts.nextNode())
            for (const word of texts.currentNode.data.matchAll(short)) {
              range.setStart(texts.currentNode, word.index);
              range.setEnd(texts.currentNode, word.index + word[0].length);
              if (new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top))).size > 1)
                broken.push(word[0]);
            }
          return broken;
        })
        """;

    private readonly int _width;
    private readonly bool _javaScript;
    private readonly IHands _hands;
    private readonly List<string> _complaints = [];

    internal Visitor(IPage page, Uri address, int width, bool javaScript, IHands hands)
    {
        (Page, _width, _javaScript, _hands) = (page, width, javaScript, hands);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != address.Authority)
                _complaints.Add($"{page.Url} asked {asked.Authority}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _complaints.Add($"{page.Url} said: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url} broke: {error}");
    }

    public IPage Page { get; }

    public async Task SignIn(Guid person)
    {
        await Page.GotoAsync("/development/personas");
        await Page.Locator("#PersonId").FillAsync(person.ToString());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with this id" }).ClickAsync();
        // Where that leads to is not looked at, so nothing waits for it to load.
        await Assertions.Expect(Page).Not.ToHaveURLAsync(Personas());
    }

    public async Task Go(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response?.Status < 400, $"{path} answered {response?.Status}");
        await Look();
    }

    public async Task Press(string button)
    {
        await _hands.Press(Page.GetByRole(AriaRole.Button, new() { Name = button }).First);
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Look();
    }

    public async Task Follow(string link)
    {
        await _hands.Press(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Look();
    }

    /// <summary>Fills, chooses or ticks the field of that name, whatever it is.</summary>
    public async Task Set(string name, string value)
    {
        var field = Page.Locator($"main [name=\"{name}\"]:not([type=hidden])");
        var kind = await field.First.EvaluateAsync<string>("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()");
        switch (kind)
        {
            case "radio" or "checkbox":
                await _hands.Tick(Page.Locator($"main [name=\"{name}\"][value=\"{value}\"]"));
                break;
            case "select":
                await _hands.Select(field.First, value);
                break;
            default:
                await _hands.Write(field.First, value);
                break;
        }
    }

    public async Task Set(string name, DateOnly day)
    {
        await Set($"{name}.Day", $"{day.Day}");
        await Set($"{name}.Month", $"{day.Month}");
        await Set($"{name}.Year", $"{day.Year}");
    }

    /// <summary>Ticks the choice of that name.</summary>
    public Task Choose(string label) => _hands.Tick(Page.GetByLabel(label));

    /// <summary>By hand: pressed, moved and let go.</summary>
    public async Task Drag(ILocator what, ILocator onto)
    {
        await what.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await what.BoundingBoxAsync())!, (await onto.BoundingBoxAsync())!);
        await Page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(to.X + 20, to.Y + 10, new() { Steps = 10 });
        await Page.Mouse.UpAsync();
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Opens what is folded away.</summary>
    public Task Unfold(string summary) => Page.Locator("summary", new() { HasText = summary }).First.ClickAsync();

    /// <summary>The id in the address, for example of "/challenges/{id}".</summary>
    public Guid IdAfter(string noun)
    {
        var parts = new Uri(Page.Url).AbsolutePath.Split('/');
        return Guid.Parse(parts[Array.IndexOf(parts, noun) + 1]);
    }

    public async Task Reads(string text) =>
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 10_000 });

    public async Task DoesNotRead(string text) => await Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(text);

    /// <summary>What every page must be: no violation of axe, no request elsewhere, nothing wider than the screen.</summary>
    public async Task Look()
    {
        var html = await Page.ContentAsync();
        Assert.DoesNotContain("<nhs-", html, StringComparison.Ordinal);
        Assert.NotEqual("", await Page.TitleAsync());
        if (Pictures is not null)
            await Keep(Pictures);

        var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{Page.Url} is {wide} pixels wider than a screen of {_width}");
        Assert.Empty(await Page.EvaluateAsync<string[]>(BrokenWords, _width >= Desktop ? 20 : 8));
        if (_javaScript)
        {
            var found = await Page.RunAxe(new AxeRunOptions());
            var violations = found
                .Violations.SelectMany(v => v.Nodes.Where(n => !IsPublishedMarkup(v, n)).Select(n => $"{v.Id}: {v.Help} at {n.Html}"))
                .ToList();
            Assert.True(violations.Count == 0, $"{Page.Url}: {string.Join("; ", violations.Take(5))}");
            foreach (var open in found.Incomplete)
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"axe could not decide on {new Uri(Page.Url).AbsolutePath}: {open.Id} ({open.Nodes.Length})"
                );
        }
        Assert.Empty(_complaints);
    }

    private async Task Keep(string folder)
    {
        var name = $"{NotPlain().Replace(new Uri(Page.Url).AbsolutePath.Trim('/'), "-")}-{_width}{(_javaScript ? "" : "-no-js")}.png";
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name.Length > 120 ? name[^120..] : name), FullPage = true });
    }

    /// <summary>
    /// nhsuk-frontend itself puts aria-expanded on radios and checkboxes that reveal a question; it was tested with
    /// assistive technology there and is listed in docs/accessibility.md.
    /// </summary>
    private static bool IsPublishedMarkup(AxeResultItem violation, AxeResultNode node) =>
        violation.Id is "aria-allowed-attr"
        && node.Html.Contains("aria-expanded", StringComparison.Ordinal)
        && (
            node.Html.Contains("nhsuk-radios__input", StringComparison.Ordinal)
            || node.Html.Contains("nhsuk-checkboxes__input", StringComparison.Ordinal)
        );

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    [GeneratedRegex("/personas", RegexOptions.None, 1000)]
    private static partial Regex Personas();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NotPlain();
}
