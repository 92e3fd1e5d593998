using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Summary;

/// <summary>What fits on one page, on screen, on paper and in Word: the same figures.</summary>
internal sealed record SummaryShown(
    string Title,
    string Organisation,
    string? Question,
    string? Offer,
    DateTimeOffset At,
    InitiativeFacts Facts,
    string Colour,
    IReadOnlyList<(string Position, string Name)> People,
    IReadOnlyList<SummaryClass> Classes,
    IReadOnlyList<FundingYear> Years,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<(string Organisation, string State)> Adoption
)
{
    /// <summary>How far it has been assessed, how mature it is, and why that was late.</summary>
    public string Assessed =>
        string.Concat(
            $"{Facts.Answered} of {Facts.Questions} questions answered",
            Facts.Assessment?.Said.FirstOrDefault(s => s.Question == NeedsAssessment.MaturityQuestion) is { } level
                ? $". Maturity: {level.Answer}"
                : "",
            Facts.Assessment?.WhyLate is { } late ? $". Later than its clock allows: {late}" : ""
        );
}

internal sealed record SummaryClass(string Class, IReadOnlyList<CumulativeQuarter> Quarters);

[Requires(DevelopmentPermission.See)]
internal sealed record InitiativeSummary(Guid InitiativeId) : IQuery<SummaryShown>, IInInitiative;

internal sealed class InitiativeSummaryHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<InitiativeSummary, SummaryShown>
{
    public async Task<SummaryShown> Handle(InitiativeSummary query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var today = London.DayOf(now);
        var facts = (await db.UntoldTo(caller, access, initiative.Id, ct)).In(await db.FactsOf(organisations, initiative.Id, today, ct));
        var benefits = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct);
        var progress = (await db.ProgressOf([initiative.Id], now, ct))[initiative.Id];
        var names = await Names.Ask(people, facts.PeopleNamed, ct);
        var cards = await organisations.Cards([initiative.OrganisationId, .. facts.Adoption.Select(a => a.OrganisationId)], ct);
        return new SummaryShown(
            initiative.Title,
            Organisation(initiative.OrganisationId),
            initiative.Origin.Asks,
            initiative.Origin.Offers,
            now,
            facts,
            Colour(progress),
            [.. facts.People.Select(p => (p.Position, names.Of(p.PersonId)))],
            [
                .. new[] { BenefitClass.CashReleasing, BenefitClass.NonCashReleasing }
                    .Select(c => new SummaryClass(BenefitClasses.InWords(c), CumulativeQuarter.Of(benefits, c, today)))
                    .Where(c => c.Quarters.Count > 0),
            ],
            await db.FundingYearsOf(initiative, ct),
            [.. facts.Decisions.SelectMany(d => d.Conditions).Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {London.Day(c.DueOn)})")],
            [.. facts.Adoption.Select(a => (Organisation(a.OrganisationId), a.State))]
        );

        string Organisation(Guid id) => cards.TryGetValue(id, out var card) ? card.Name : "An organisation that is no longer known";
    }

    private static string Colour(Progress progress) =>
        $"{RagRule.InWords(progress.ByRule)} by the rule: {progress.Because}{(progress.ByHand is { } set ? $". Set by hand to {RagRule.InWords(set.Colour).ToLowerInvariant()}: {set.Reason}" : "")}";
}

/// <summary>The same page as a Word document.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record SummaryInWord(Guid InitiativeId) : IQuery<WordPack>, IInInitiative;

internal sealed record WordPack(string Name, byte[] Bytes);

internal sealed class SummaryInWordHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<SummaryInWord, WordPack>
{
    public async Task<WordPack> Handle(SummaryInWord query, CancellationToken ct)
    {
        var shown = await new InitiativeSummaryHandler(db, caller, access, people, organisations, clock).Handle(
            new InitiativeSummary(query.InitiativeId),
            ct
        );
        return new WordPack("initiative.docx", SummaryDocument.Of(shown).ToBytes());
    }
}
