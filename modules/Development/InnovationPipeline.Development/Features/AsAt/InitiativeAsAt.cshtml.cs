using System.ComponentModel.DataAnnotations;
using System.Globalization;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.AsAt;

internal sealed class InitiativeAsAtPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Date")]
    public DateOnly? On { get; set; }

    /// <summary>A moment instead of a day, for links that must be exact.</summary>
    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? At { get; set; }

    public InitiativeShownThen Then { get; private set; } = null!;

    public async Task OnGet() => Then = await Ask(new InitiativeThen(Id, On, At));

    /// <summary>The colour set by hand, while it held.</summary>
    public FactColour? ByHand =>
        Then is { Facts.Colour: { } set, Colour: not { Colour: Rag.NotReported } }
        && Then.At - set.At <= TimeSpan.FromDays(RagRule.SilentAfterDays)
            ? set
            : null;

    public DateOnly Day => London.DayOf(Then.At);

    public string Person(Guid? id) => id is { } known ? Then.People.GetValueOrDefault(known, "Former participant") : "Nobody yet";

    /// <summary>Every period that was planned or measured, in order.</summary>
    public static IReadOnlyList<PeriodThen> Periods(FactBenefit benefit) =>
        [
            .. from start in benefit.Plan!.Profile.Select(p => p.Start).Union(benefit.Actuals.Select(a => a.Period)).Order()
            let planned = benefit.Plan.Profile.FirstOrDefault(p => p.Start == start)
            select new PeriodThen(
                planned?.InWords ?? London.Day(start),
                planned is null ? "Not planned" : Amount(planned.Value, planned.Pounds),
                string.Join("; ", benefit.Actuals.Where(a => a.Period == start).Select(InWords)) is { Length: > 0 } measured
                    ? measured
                    : "Nothing"
            ),
        ];

    private static string InWords(FactActual actual) =>
        $"{Amount(actual.Value, actual.Pounds)} {actual.State.ToLowerInvariant()}{(actual.VerifiedValue is { } value ? $" as {Amount(value, actual.VerifiedPounds)}" : "")}{(actual.Evidence is null ? "" : $" ({actual.Evidence})")}";

    private static string Amount(decimal value, decimal? pounds) =>
        $"{value.ToString("#,0.####", CultureInfo.InvariantCulture)}{(pounds is { } money ? $", {Money.Show(money)}" : "")}";

    public string Organisation(Guid id) => Then.Organisations.GetValueOrDefault(id, "An organisation that is no longer known");
}

internal sealed record PeriodThen(string InWords, string Planned, string Measured);
