using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Areas;

internal sealed record AreaText(
    [property: Required(ErrorMessage = "Enter a title"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the title")]
        string Title,
    [property: Required(ErrorMessage = "Enter what should get better"), StringLength(400, ErrorMessage = "Use 400 characters or fewer")]
        string Outcome,
    [property: Required(ErrorMessage = "Enter what it should be through"), StringLength(400, ErrorMessage = "Use 400 characters or fewer")]
        string Means,
    [property: StringLength(500, ErrorMessage = "Use 500 characters or fewer")] string? Affects,
    bool IsCrossCutting,
    [property: StringLength(500, ErrorMessage = "Use 500 characters or fewer")] string? CrossCuttingBecause
)
{
    public AreaWords InWords()
    {
        if (IsCrossCutting && string.IsNullOrWhiteSpace(CrossCuttingBecause))
            throw new Invalid(nameof(CrossCuttingBecause), InnovationEvent.Rules.ReasonForCrossCutting.Sentence);
        try
        {
            return new AreaWords(
                Title.Trim(),
                new HowCanWe(Outcome, Means),
                string.IsNullOrWhiteSpace(Affects) ? null : Affects.Trim(),
                IsCrossCutting ? CrossCuttingBecause!.Trim() : null
            );
        }
        catch (RuleBroken refusal)
        {
            throw new Invalid(nameof(Outcome), refusal.Message);
        }
    }
}

internal sealed record AreaRow(
    Guid Id,
    int Number,
    string Title,
    string Question,
    string? Affects,
    string? CrossCuttingBecause,
    string? From
);

internal sealed record AcceptedRow(Guid Id, string Title, string Question, string From);

internal sealed record AreasToManage(string EventName, bool MayChange, IReadOnlyList<AreaRow> Areas, IReadOnlyList<AcceptedRow> Accepted);

/// <summary>The event's challenge areas, and accepted submissions that are not among them yet.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record AreasOf(Guid InnovationEventId) : IQuery<AreasToManage>, IInEvent;

internal sealed class AreasOfHandler(EventsDb db, IChallengeSubmissions submissions, IOrganisations organisations)
    : IQueryHandler<AreasOf, AreasToManage>
{
    public async Task<AreasToManage> Handle(AreasOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var accepted = await submissions.AcceptedBy(e.OrganisationId, ct);
        var from = await organisations.Cards(accepted.Select(s => s.FromOrganisationId).Distinct(), ct);
        string NameOf(SubmissionCard card) => from.GetValueOrDefault(card.FromOrganisationId)?.Name ?? "";
        var cards = accepted.ToDictionary(s => s.Id);
        return new AreasToManage(
            e.Name,
            e.IsInPreparation,
            [
                .. e
                    .Areas.OrderBy(a => a.Number)
                    .Select(a => new AreaRow(
                        a.Id,
                        a.Number,
                        a.Title,
                        a.Question,
                        a.Affects,
                        a.CrossCuttingBecause,
                        a.SubmissionId is { } id && cards.TryGetValue(id, out var card) ? NameOf(card) : null
                    )),
            ],
            [
                .. accepted
                    .Where(s => e.Areas.All(a => a.SubmissionId != s.Id))
                    .Select(s => new AcceptedRow(s.Id, s.Title, $"How can we {s.Outcome} through {s.Means}?", NameOf(s))),
            ]
        );
    }
}

internal sealed record AreaToEdit(uint Version, AreaText Text, string? From);

/// <summary>A new area starts from its submission, where it has one.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record WordsOfArea(Guid InnovationEventId, Guid? AreaId, Guid? SubmissionId) : IQuery<AreaToEdit>, IInEvent;

internal sealed class WordsOfAreaHandler(EventsDb db, IChallengeSubmissions submissions) : IQueryHandler<WordsOfArea, AreaToEdit>
{
    public async Task<AreaToEdit> Handle(WordsOfArea query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        if (query.AreaId is { } id)
        {
            var a = e.Areas.SingleOrDefault(a => a.Id == id) ?? throw new NotFound();
            return new AreaToEdit(
                e.Version,
                new AreaText(a.Title, a.Outcome, a.Means, a.Affects, a.CrossCuttingBecause is not null, a.CrossCuttingBecause),
                From: null
            );
        }
        if (query.SubmissionId is { } submissionId)
        {
            var s = await Accepted.By(submissions, e.OrganisationId, submissionId, ct);
            return new AreaToEdit(e.Version, new AreaText(s.Title, s.Outcome, s.Means, null, IsCrossCutting: false, null), s.Title);
        }
        return new AreaToEdit(e.Version, new AreaText("", "", "", null, IsCrossCutting: false, null), From: null);
    }
}

/// <param name="SubmissionId">accepted by the event's organisation; none for an area of the organiser's own</param>
[Requires(EventsPermission.Manage)]
internal sealed record AddArea(Guid Id, Guid InnovationEventId, Guid? SubmissionId, AreaText Text) : ICommand, ICreates, IInEvent;

internal sealed class AddAreaHandler(EventsDb db, IChallengeSubmissions submissions) : ICommandHandler<AddArea>
{
    public async Task Handle(AddArea command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        if (command.SubmissionId is { } submissionId)
            await Accepted.By(submissions, e.OrganisationId, submissionId, ct);
        if (e.Areas.Any(a => a.Id == command.Id))
            return;
        e.AddArea(command.Id, command.Text.InWords(), command.SubmissionId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record ChangeArea(Guid InnovationEventId, Guid AreaId, uint Version, AreaText Text) : ICommand, IEdits, IInEvent;

internal sealed class ChangeAreaHandler(EventsDb db) : ICommandHandler<ChangeArea>
{
    public async Task Handle(ChangeArea command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, command.Version, ct);
        if (e.Areas.All(a => a.Id != command.AreaId))
            throw new NotFound();
        e.ChangeArea(command.AreaId, command.Text.InWords());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record RemoveArea(Guid InnovationEventId, Guid AreaId) : ICommand, IInEvent;

internal sealed class RemoveAreaHandler(EventsDb db) : ICommandHandler<RemoveArea>
{
    public async Task Handle(RemoveArea command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        if (e.Areas.All(a => a.Id != command.AreaId))
            throw new NotFound();
        e.RemoveArea(command.AreaId, await db.Groups.AnyAsync(g => g.ChallengeAreaId == command.AreaId, ct));
        await db.SaveChangesAsync(ct);
    }
}

internal static class Accepted
{
    /// <exception cref="NotFound">when the organisation has not accepted it</exception>
    public static async Task<SubmissionCard> By(
        IChallengeSubmissions submissions,
        Guid organisationId,
        Guid submissionId,
        CancellationToken ct
    ) => (await submissions.AcceptedBy(organisationId, ct)).SingleOrDefault(s => s.Id == submissionId) ?? throw new NotFound();
}
