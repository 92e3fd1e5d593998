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

    private static readonly string[] OfTheClock = ["Working days used", "Due"];

    /// <returns>a line for each thing: what it is called, and what was read of it</returns>
    public static async Task<string> Today(Browser browser, Guid initiative)
    {
        var page = await browser.Go($"/initiatives/{initiative}");
        var seen = Rows(page);
        seen["Needs assessment"] = Words(page.Document.QuerySelector($"a[href='/initiatives/{initiative}/assessment']"));
        Benefits(page, seen);
        foreach (var (key, value) in Rows(await browser.Go($"/initiatives/{initiative}/appraisal")))
            seen[key] = value;
        foreach (var key in OfTheClock)
            seen[key] = Words(Row(await browser.Go($"/initiatives/{initiative}/clock"), key));
        await Funding(browser, page, initiative, seen);
        Decisions(page, seen);
        foreach (var link in page.Document.QuerySelectorAll("main table tbody a[href^='/benefits/']"))
        {
            var benefit = await browser.Go(link.GetAttribute("href")!);
            seen[$"Realised {Words(link)}"] = Words(Row(benefit, "Realised"));
            if (benefit.Document.QuerySelectorAll("main .nhsuk-inset-text").Select(Words).FirstOrDefault(IsOfGaps) is { } gaps)
                seen[$"Gaps {Words(link)}"] = gaps.Replace("Information: ", "", StringComparison.Ordinal);
        }
        foreach (var row in Table(await browser.Go($"/initiatives/{initiative}/adoption"), "Where each organisation stands"))
        {
            var state = row[1].Split(": ");
            seen[$"Adoption {row[0]}"] =
                $"{state[0].ToLowerInvariant()} since {row[2]}, {row[3]} sites, population {row[4]}{(row[5] == "None" ? "" : $", in {row[5]}")}{(state.Length > 1 ? $". {state[1]}" : "")}";
        }
        seen["Objectives of the plan"] = string.Join(
            "; ",
            (await browser.Go($"/initiatives/{initiative}/objectives"))
                .Document.QuerySelectorAll("main input[type=checkbox][checked]")
                .Select(box => Words(box.ParentElement!.QuerySelector("label")))
                .Order(StringComparer.Ordinal)
        );
        var suppliers = await browser.Go($"/initiatives/{initiative}/suppliers");
        foreach (var row in Table(suppliers, "Private organisations whose people took part").Where(r => r[2] != "Not recorded yet"))
            seen[$"Supplier {row[0]}"] = $"saw: {row[2]}. Declared: {row[3]}";
        var evidence = await browser.Go($"/initiatives/{initiative}/assessment/evidence");
        foreach (var said in evidence.Document.QuerySelectorAll("main .nhsuk-summary-list__row"))
            if (Words(said.QuerySelector("dd")) is var answer && answer != "Not answered yet")
                seen[$"Answer {Words(said.QuerySelector("dt"))}"] = answer.Split(' ')[0];
        var delivery = await browser.Go($"/initiatives/{initiative}/delivery");
        var colour = Words(delivery.Document.QuerySelector("h1 ~ p")).Split(" by the rule: ");
        seen["Colour by the rule"] = $"{colour[0]}: {colour[1]}";
        foreach (var row in Table(delivery, "Dates: Promised, expected and reached"))
        {
            var (title, after) = row[0].Split(" (after ") is [var own, var before] ? (own, $", after {before.TrimEnd(')')}") : (row[0], "");
            seen[$"Milestone {title}"] =
                $"promised for {row[1]}, {(row[3] != "Not yet" ? $"reached on {row[3]}" : $"expected on {row[2]}")}{after}";
        }
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
        foreach (var key in OfTheClock)
            seen[key] = Words(Row(page, key));
        foreach (var line in Items(page, "Funding"))
            seen[$"Funding {line}"] = "there";
        foreach (var decision in Elements(page, "Gate decisions"))
        {
            var conditions = decision.QuerySelectorAll("ul li").Select(Words).ToList();
            decision.QuerySelector("ul")?.Remove();
            seen[$"Decision {Words(decision).Split(": ", 2)[1]}"] = string.Join("; ", conditions);
        }
        foreach (var benefit in page.Document.QuerySelectorAll("#then details"))
        {
            var of = Words(benefit.QuerySelector("summary")).Replace(", period by period", "", StringComparison.Ordinal);
            foreach (var line in benefit.QuerySelectorAll("p").Select(Words))
                if (line.StartsWith("Realised: ", StringComparison.Ordinal))
                    seen[$"Realised {of}"] = line["Realised: ".Length..];
                else if (IsOfGaps(line))
                    seen[$"Gaps {of}"] = line;
        }
        foreach (var line in Items(page, "Adoption").Select(l => l.Split(": ", 2)))
            seen[$"Adoption {line[0]}"] = line[1];
        seen["Objectives of the plan"] = Words(Row(page, "Objectives of the plan")).Replace("None", "", StringComparison.Ordinal);
        foreach (var line in Items(page, "Suppliers").Select(l => l.Split(" saw: ", 2)))
            seen[$"Supplier {line[0]}"] = $"saw: {line[1]}";
        foreach (var said in page.Document.QuerySelectorAll("#then details .nhsuk-summary-list__row"))
            if (Words(said.QuerySelector("dt")).StartsWith("Is there evidence", StringComparison.Ordinal))
                seen[$"Answer {Words(said.QuerySelector("dt"))}"] = Words(said.QuerySelector("dd")).Split(' ', '.')[0];
        foreach (var line in Items(page, "Milestones"))
        {
            var (title, rest) = line.Split(": promised for ") is [var own, var dates] ? (own, dates) : (line, "");
            var slip = rest.IndexOf(", slip ", StringComparison.Ordinal);
            var after = rest.IndexOf(", after ", StringComparison.Ordinal);
            var days = rest[
                ..(
                    slip >= 0 ? slip
                    : after >= 0 ? after
                    : rest.Length
                )
            ];
            seen[$"Milestone {title}"] = $"promised for {days}{(after >= 0 ? rest[after..].Split("”. ")[0].TrimEnd('”') + "”" : "")}";
        }
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

    private static async Task Funding(Browser browser, BrowserPage page, Guid initiative, SortedDictionary<string, string> seen)
    {
        var asked = page.Document.QuerySelectorAll("main h2").First(h => Words(h) == "Funding asked for").NextElementSibling!;
        foreach (var row in asked.QuerySelectorAll(".nhsuk-summary-list__row"))
            seen[$"Funding {Words(row.QuerySelector("dt"))}: {Words(row.QuerySelector("dd"))}"] = "there";
        foreach (var row in Table(await browser.Go($"/initiatives/{initiative}/funding"), "What was entered"))
            seen[
                $"Funding {row[0]} in {row[1]}: {row[2]}{(row[3].StartsWith("None", StringComparison.Ordinal) ? row[3]["None".Length..] : $", {row[3]}")}"
            ] = "there";
    }

    private static void Decisions(BrowserPage page, SortedDictionary<string, string> seen)
    {
        foreach (var link in page.Document.QuerySelectorAll("main .nhsuk-card a[href*='/gates/']"))
        {
            var card = link.Closest(".nhsuk-card")!;
            var lines = card.QuerySelectorAll("p").Select(Words).ToList();
            var (way, by) = lines[0].Split(", decided by ") is [var from, var who] ? (from, who.Split(" at ")[0]) : ("", "");
            var change = lines.Find(l => l.StartsWith("What would change this:", StringComparison.Ordinal));
            seen[
                $"Decision {Words(card.QuerySelector("h3"))}, {way}, by {by}. {lines[1]} {change?["What would change this:".Length..].Trim()}".TrimEnd()
            ] = string.Join("; ", card.QuerySelectorAll("ul li").Select(Words));
        }
    }

    private static bool IsOfGaps(string words) => words.Contains("ended without a figure", StringComparison.Ordinal);

    private static IEnumerable<string[]> Table(BrowserPage page, string caption) =>
        page.Document.QuerySelectorAll("main table")
            .FirstOrDefault(t => Words(t.QuerySelector("caption")) == caption)
            ?.QuerySelectorAll("tbody tr")
            .Select(row => row.Children.Select(Cell).ToArray())
        ?? [];

    /// <summary>Without the heading that a phone shows before it.</summary>
    private static string Cell(IElement cell)
    {
        var words = Words(cell);
        var heading = Words(cell.QuerySelector(".nhsuk-table__heading"));
        return heading.Length > 0 && words.StartsWith(heading, StringComparison.Ordinal) ? words[heading.Length..].Trim() : words;
    }

    private static IEnumerable<IElement> Elements(BrowserPage page, string heading) =>
        page.Document.QuerySelectorAll("#then h2").FirstOrDefault(h => Words(h) == heading)?.NextElementSibling?.Children
        ?? Enumerable.Empty<IElement>();

    private static IEnumerable<string> Items(BrowserPage page, string heading) => Elements(page, heading).Select(Words);

    private static string Words(IElement? element) =>
        string.Join(' ', element?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
}
