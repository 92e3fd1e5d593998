using System.Globalization;
using AngleSharp.Dom;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>What people read about an initiative on the pages of the day, to be found again on the page of a past moment.</summary>
internal static class SeenPages
{
    private static readonly string[] Kept =
    [
        "Stage",
        "Stages and criteria",
        "Strategy lead",
        "Senior responsible owner",
        "Project owner",
        "Benefit owner",
        "Clinical owner",
        "Finance owner",
        "Theme",
        "Net present social value",
        "Benefit-cost ratio",
        "Cash-releasing only",
        "Present value of costs",
        "Present value of benefits",
        "Payback",
        "Payback in cash",
    ];

    /// <returns>a line for each thing: what it is called, and what was read of it</returns>
    public static async Task<string> Today(Browser browser, Guid initiative)
    {
        var page = await browser.Go($"/initiatives/{initiative}");
        var seen = Rows(page);
        seen["Needs assessment"] = Words(page.Document.QuerySelector($"a[href='/initiatives/{initiative}/assessment']"));
        Benefits(page, seen);
        foreach (var (key, value) in Rows(await browser.Go($"/initiatives/{initiative}/appraisal")))
            seen[key] = value;
        var delivery = await browser.Go($"/initiatives/{initiative}/delivery");
        var colour = Words(delivery.Document.QuerySelector("h1 ~ p")).Split(" by the rule: ");
        seen["Colour by the rule"] = $"{colour[0]}: {colour[1]}";
        foreach (var task in delivery.Document.QuerySelectorAll(".nhsuk-card__heading"))
            seen[$"Task {Words(task)}"] = "there";
        var risks = await browser.Go($"/initiatives/{initiative}/risks");
        foreach (var risk in risks.Document.QuerySelector("main table")?.QuerySelectorAll("tbody tr") ?? Enumerable.Empty<IElement>())
            seen[$"Risk {Words(risk.QuerySelector("a"))}"] = Owner(Words(risk.Children[3])["Owner ".Length..]);
        return Lines(seen);
    }

    public static async Task<string> Then(Browser browser, Guid initiative, DateTimeOffset at)
    {
        var moment = Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture));
        var page = await browser.Go($"/initiatives/{initiative}/as-at?At={moment}");
        var seen = Rows(page);
        foreach (var key in new[] { "Needs assessment", "Colour by the rule" })
            seen[key] = Words(Row(page, key));
        Benefits(page, seen);
        foreach (var task in Items(page, "Tasks"))
            seen[$"Task {task[..task.LastIndexOf(" (", StringComparison.Ordinal)]}"] = "there";
        foreach (var risk in Items(page, "Risks"))
        {
            var (text, owner) = (risk[(risk.IndexOf(": ", StringComparison.Ordinal) + 2)..], risk.Split("Owner: ")[1]);
            seen[$"Risk {text[..text.IndexOf(". ", StringComparison.Ordinal)]}"] = Owner(owner);
        }
        return Lines(seen);
    }

    private static string Lines(SortedDictionary<string, string> seen) => string.Join('\n', seen.Select(s => $"{s.Key}: {s.Value}"));

    private static string Owner(string words) => words.Split(',')[0].Replace("nobody yet", "Nobody yet", StringComparison.Ordinal);

    private static SortedDictionary<string, string> Rows(BrowserPage page)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Kept)
            if (Row(page, key) is { } value)
                seen[key] = Words(value);
        return seen;
    }

    private static IElement? Row(BrowserPage page, string key) =>
        page
            .Document.QuerySelectorAll("main .nhsuk-summary-list__row")
            .FirstOrDefault(r => Words(r.QuerySelector("dt")) == key)
            ?.QuerySelector("dd");

    /// <summary>From and to, planned, claimed and verified of each benefit in pounds.</summary>
    private static void Benefits(BrowserPage page, SortedDictionary<string, string> seen)
    {
        foreach (var row in page.Document.QuerySelectorAll("main table tbody tr"))
            if (row.Children.Length == 6 && Words(row.Children[1]).Contains("releasing", StringComparison.Ordinal))
                seen[$"Benefit {Words(row.Children[0])}"] = string.Join(", ", row.Children.Skip(2).Select(Words));
    }

    private static IEnumerable<string> Items(BrowserPage page, string heading) =>
        page.Document.QuerySelectorAll("#then h2").FirstOrDefault(h => Words(h) == heading)?.NextElementSibling?.Children.Select(Words)
        ?? [];

    private static string Words(IElement? element) =>
        string.Join(' ', element?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
}
