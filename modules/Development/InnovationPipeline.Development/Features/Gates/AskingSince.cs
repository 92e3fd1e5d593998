using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal static class AskingSince
{
    /// <summary>
    /// What was asked of people of the day, and asked for in money, between the pack and the decision: the pack stays as it was, and nobody
    /// decides without these.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AskedSince(
        this DevelopmentDb db,
        GateReview review,
        IPeople people,
        CancellationToken ct
    )
    {
        var until = review.Decision?.At ?? DateTimeOffset.MaxValue;
        var money = await db
            .FundingEntries.AsNoTracking()
            .Where(e => e.InitiativeId == review.InitiativeId && e.Step == FundingStep.Asked && e.At > review.OpenedAt && e.At <= until)
            .OrderBy(e => e.At)
            .ToListAsync(ct);
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.InitiativeId == review.InitiativeId && q.AskedAt > review.OpenedAt && q.AskedAt <= until)
            .OrderBy(q => q.AskedAt)
            .ToListAsync(ct);
        var names = await Names.Ask(people, questions.SelectMany(q => q.Answers).Select(a => (Guid?)a.PersonId), ct);
        return
        [
            .. money.Select(e =>
                $"{Money.Show(e.Pounds.Pounds)} of {(e.IsCapital ? "capital" : "revenue")} for {FinancialYears.InWords(e.Year)}"
            ),
            .. questions.Select(q =>
            {
                var answers = q.Answers.Where(a => a.AnsweredAt <= until).ToList();
                return answers.Count == 0
                    ? $"{q.Text} Not answered"
                    : $"{q.Text} {string.Join("; ", answers.Select(a => $"{names.Of(a.PersonId)}: {a.Text}"))}";
            }),
        ];
    }
}
