using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Data;

/// <summary>The one place where the answer to an idea is put into words: for its preview, its message and every page.</summary>
internal static class AnswerWords
{
    /// <param name="subject">the name of the theme or organisation that the idea goes to</param>
    public static ToldAnswer Of(string title, Disposition answer, string? subject) =>
        new(
            answer.Kind.ToString(),
            answer.GoesOn,
            answer.ToldAt ?? answer.At,
            Heading(title, answer.Kind),
            [
                "You contributed to this idea, or it builds on one of yours.",
                .. subject is null ? Array.Empty<string>() : [$"{answer.Kind.Words()}: {subject}."],
                .. answer.Code is { } code ? new[] { $"{Reasons.InWords(code)}." } : [],
                $"Reason: {answer.Reason}",
                .. answer.WhatNext is { } next
                    ? new[] { $"{(answer.GoesOn ? "What you can do next" : "What would change this, or what you can do next")}: {next}" }
                    : [],
                .. answer.ReviewOn is { } review ? new[] { $"It is looked at again on {London.Day(review)}." } : [],
            ]
        );

    /// <summary>The name of the theme or organisation that the idea goes to.</summary>
    public static async Task<string?> SubjectOf(
        this IdeationDb db,
        Disposition answer,
        IOrganisations organisations,
        CancellationToken ct
    ) =>
        answer switch
        {
            { ThemeId: { } theme } => await db.ThemeSuggestions.Where(t => t.Id == theme).Select(t => t.Name).SingleOrDefaultAsync(ct),
            { OrganisationId: { } organisation } => (await organisations.Find(organisation, ct))?.Name,
            _ => null,
        };

    private static string Heading(string title, DispositionKind kind) =>
        kind switch
        {
            DispositionKind.ToTheme => $"“{title}” becomes part of a theme",
            DispositionKind.ToInitiative => $"“{title}” is to become an initiative",
            DispositionKind.OfferedToIcs => $"“{title}” is offered to another organisation",
            DispositionKind.Parked => $"“{title}” is parked for now",
            _ => $"“{title}” is not taken forward",
        };
}
