using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace InnovationPipeline.Journey.Tests.Visiting;

/// <summary>The machine's own Chromium, started once for all journeys.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    /// <summary>For whatever a page is waited for, in milliseconds: a slow machine is no fault of the product.</summary>
    public const int Patience = 60_000;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var path =
            Environment.GetEnvironmentVariable("PIPELINE_CHROMIUM")
            ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium on this machine: run build/test.sh, which installs it");
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A person's own browser: cookies of their own, a width, JavaScript or none, a mouse or the keyboard alone.</summary>
    public async Task<Visitor> Visit(Uri address, int width = 1280, bool javaScript = true, bool keyboardOnly = false)
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                JavaScriptEnabled = javaScript,
                IgnoreHTTPSErrors = true,
                ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 640 : 900 },
                Locale = "en-GB",
            }
        );
        context.SetDefaultTimeout(Patience);
        if (javaScript)
            await context.AddInitScriptAsync(Axe);
        var page = await context.NewPageAsync();
        return new Visitor(page, address, width, javaScript, keyboardOnly ? new KeyboardHands(page) : new MouseHands());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
