using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Files;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Development.Features.Summary;

/// <summary>The page in Word, from the same record as the page on screen.</summary>
internal static class SummaryDocument
{
    public static WordDocument Of(SummaryShown shown)
    {
        var facts = shown.Facts;
        List<WordBlock> blocks =
        [
            new WordHeading(1, shown.Title),
            new WordParagraph($"{shown.Organisation}, {London.Moment(shown.At)}"),
            new WordTable(
                ["What", "Now"],
                [
                    ["Stage", facts.Stage],
                    ["Colour", shown.Colour],
                    ["Challenge", shown.Question ?? "From a theme"],
                    ["Offer", shown.Offer ?? "Not written down"],
                    ["Needs assessment", shown.Assessed],
                    ["Objectives of the plan", facts.Objectives.Count == 0 ? "None" : string.Join("; ", facts.Objectives)],
                    .. shown.People.Select(p => (IReadOnlyList<string>)[p.Position, p.Name]),
                ]
            ),
        ];
        Section(
            blocks,
            "Benefits",
            ["Benefit", "Class", "Planned", "Claimed", "Verified"],
            facts.Benefits.Select(b =>
                (IReadOnlyList<string>)
                    [
                        b.IsExcluded ? $"{b.Measure} (counted twice, in no total)" : b.Measure,
                        b.Class,
                        b.PlannedInFull ?? "No pounds",
                        b.ClaimedInWords ?? "No pounds",
                        b.VerifiedInWords ?? "No pounds",
                    ]
            )
        );
        if (facts.Appraisal is { } appraisal)
            Section(
                blocks,
                "Appraisal",
                ["What", "Figure"],
                [
                    ["Net present social value (social value, not cash)", Money.Show(appraisal.Npsv)],
                    ["Benefit-cost ratio (social value, not cash)", appraisal.Bcr is { } bcr ? $"{bcr:0.00}" : "No costs yet"],
                    ["Cash-releasing only", Money.Show(appraisal.CashReleasingNpv)],
                    ["Assumed", appraisal.Assumed],
                ]
            );
        foreach (var kind in shown.Classes)
            Section(
                blocks,
                $"{kind.Class}, added up by quarter",
                ["Quarter from", "First locked plan", "Plan now", "Forecast", "Verified"],
                kind.Quarters.Select(q =>
                    (IReadOnlyList<string>)
                        [London.Day(q.Start), Figure(q.Locked), Money.Show(q.Planned), Money.Show(q.Forecast), Figure(q.Verified)]
                )
            );
        Section(
            blocks,
            "Gate decisions",
            ["Day", "Decision", "Reason"],
            facts.Decisions.Select(d =>
                (IReadOnlyList<string>)
                    [London.Day(d.At), $"{d.Decision}: {d.From} to {d.To}", d.Code is null ? d.Reason : $"{d.Code}. {d.Reason}"]
            )
        );
        Section(blocks, "Conditions", ["Condition"], shown.Conditions.Select(c => (IReadOnlyList<string>)[c]));
        Section(
            blocks,
            "Milestones",
            ["Milestone", "Promised", "Expected or reached"],
            facts.Milestones.Select(m => (IReadOnlyList<string>)[m.Title, London.Day(m.BaselineOn), London.Day(m.ActualOn ?? m.ForecastOn)])
        );
        Section(
            blocks,
            "Funding",
            ["Year", "Kind", "Asked", "Committed", "Spent", "Gap"],
            shown.Years.Select(y =>
                (IReadOnlyList<string>)
                    [
                        FinancialYears.InWords(y.Year),
                        y.IsCapital ? "Capital" : "Revenue",
                        Money.Show(y.Asked),
                        Money.Show(y.Committed),
                        Money.Show(y.Spent),
                        Money.Show(y.Gap),
                    ]
            )
        );
        Section(
            blocks,
            "Adoption",
            ["Organisation", "State"],
            shown.Adoption.Select(a => (IReadOnlyList<string>)[a.Organisation, a.State])
        );
        Section(
            blocks,
            "Risks",
            ["Risk", "Score of 25", "What is done"],
            facts
                .Risks.Where(r => !r.IsClosed)
                .OrderByDescending(r => r.Score)
                .Select(r => (IReadOnlyList<string>)[r.Text, $"{r.Score}", r.Mitigation])
        );
        return new WordDocument(shown.Title, blocks);
    }

    private static void Section(
        List<WordBlock> blocks,
        string heading,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        blocks.Add(new WordHeading(2, heading));
        blocks.Add(new WordTable(columns, all));
    }

    private static string Figure(decimal? pounds) => pounds is { } known ? Money.Show(known) : "None";
}
