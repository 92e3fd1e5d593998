using System.Globalization;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Development.Features.Appraisal;

/// <param name="Refusal">why the file was not appraised</param>
/// <param name="Sentences">the figures, to be read</param>
internal sealed record FileAppraised(string? Refusal, CostBenefitFigures? Figures, IReadOnlyList<string> Sentences);

/// <summary>The appraisal of a file's costs and benefits; nothing is kept.</summary>
[ForEveryone("it reads only the file that it is given")]
internal sealed record AppraisedFile([property: NotFreeText] string Text) : IQuery<FileAppraised>;

internal sealed class AppraisedFileHandler(TimeProvider clock) : IQueryHandler<AppraisedFile, FileAppraised>
{
    public Task<FileAppraised> Handle(AppraisedFile query, CancellationToken ct)
    {
        try
        {
            var read = CaseFile.Read(query.Text, London.DayOf(clock.GetUtcNow()));
            var figures = read.Figures();
            return Task.FromResult(new FileAppraised(null, figures, [.. Sentences(read, figures)]));
        }
        catch (RuleBroken refusal)
        {
            return Task.FromResult(new FileAppraised(refusal.Message, null, []));
        }
    }

    private static IEnumerable<string> Sentences(CostBenefit read, CostBenefitFigures figures)
    {
        yield return $"{read.Edition.Name}, {read.Schedule.ToString().ToLowerInvariant()} schedule: {read.Edition[read.Schedule].InWords}. Year 0 is not discounted.";
        yield return $"Present value of costs      {Money.Show(figures.PvCosts), 18}";
        yield return $"Present value of benefits   {Money.Show(figures.PvBenefits), 18}";
        yield return $"Net present social value    {Money.Show(figures.Npsv), 18}  social value, not cash";
        yield return $"Benefit-cost ratio          {figures.Bcr?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "no costs", 18}  social value, not cash";
        yield return $"Cash-releasing only         {Money.Show(figures.CashReleasingNpv), 18}";
        yield return Payback("All benefits", figures.PaybackYear);
        yield return Payback("Cash-releasing benefits alone", figures.CashPaybackYear);
        var unmonetised = read.Benefits.Count(b => b.Class == ValueClass.Unmonetised);
        if (unmonetised > 0)
            yield return $"{unmonetised} unmonetised {(unmonetised == 1 ? "benefit is" : "benefits are")} in no figure.";
    }

    private static string Payback(string what, int? year) =>
        year is { } known
            ? $"{what} cover the costs by the end of year {known}, not discounted."
            : $"{what} never cover the costs in the years given, not discounted.";
}
