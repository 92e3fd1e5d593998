using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using InnovationPipeline.Testing;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;
using Xunit;

namespace InnovationPipeline.Journey.Tests.Visiting;

/// <summary>One person at a screen. Every page that is looked at is checked, and kept as a picture where PIPELINE_PICTURES names a folder.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PIPELINE_PICTURES") is { Length: > 0 } folder
        ? Directory.CreateDirectory(folder).FullName
        : null;

    private const int Desktop = 1000;

    /// <summary>
    /// What is wrong with a page, in words: no title, a tag helper left as it was written, wider than the screen, and words
    /// and figures in tables, of at most so many letters, that stand on more than one line.
    /// </summary>
    private const string Faults = """
        longest => {
          const page = document.documentElement;
          const faults = [];
          if (!document.title) faults.push('has no title');
          if (page.outerHTML.includes('<nhs-')) faults.push('holds a tag that no helper made');
          const wider = page.scrollWidth - page.clientWidth;
          if (wider > 0) faults.push(`is ${wider} pixels wider than the screen`);
          const short = new RegExp(`(?<!\\S)[\\p{L}\\d£,.]{1,${longest}}(?!\\S)`, 'gu');
          const range = document.createRange();
          for (const cell of document.querySelectorAll('td, th')) {
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (texts.nextNode())
              for (const word of texts.currentNode.data.matchAll(short)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                const lines = [...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top));
                if (new Set(lines).size > 1) faults.push(`breaks "${word[0]}"`);
              }
          }
          return faults;
        }
        """;

    private readonly Uri _address;
    private readonly int _width;
    private readonly bool _javaScript;
    private readonly IHands _hands;
    private readonly List<string> _complaints = [];

    internal Visitor(IPage page, Uri address, int width, bool javaScript, IHands hands)
    {
        (Page, _address, _width, _javaScript, _hands) = (page, address, width, javaScript, hands);
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

    /// <summary>By the development sign-in page, of which nothing is drawn.</summary>
    public async Task SignIn(Guid person)
    {
        using var browser = new Browser(_address);
        await browser.SignIn(person);
        await Page.Context.AddCookiesAsync(
            browser.Cookies.Select(c => new Microsoft.Playwright.Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = _address.ToString(),
            })
        );
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

    public async Task Reads(string text) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>What must not be there is not waited for: it may not stand there for long either.</summary>
    public async Task DoesNotRead(string text) =>
        await Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(text, new() { Timeout = 5_000 });

    /// <summary>What every page must be: no violation of axe, no request elsewhere, nothing wider than the screen.</summary>
    public async Task Look()
    {
        await IsWhole();
        if (Pictures is not null)
            await Keep(Pictures);
        var faults = await Page.EvaluateAsync<string[]>(Faults, _width >= Desktop ? 20 : 8);
        Assert.True(faults.Length == 0, $"{Page.Url}, {_width} pixels wide, {string.Join("; ", faults)}");
        if (_javaScript)
        {
            // Asked for here, not by a package that opens another page each time for frames, of which there are none.
            var found = new AxeResult(JObject.Parse(await Page.EvaluateAsync<string>("async () => JSON.stringify(await axe.run())")));
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

    /// <summary>A document can be asked from its first line on; Playwright may still speak of the one before it then.</summary>
    private async Task IsWhole()
    {
        using var patience = new CancellationTokenSource(Chromium.Patience);
        while (await Page.EvaluateAsync<string>("() => document.readyState") is not "complete")
            await Task.Delay(20, patience.Token);
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

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NotPlain();
}
