using System.ComponentModel.DataAnnotations;
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

    public string Person(Guid? id) => id is { } known ? Then.People.GetValueOrDefault(known, "Former participant") : "Nobody yet";

    public string Organisation(Guid id) => Then.Organisations.GetValueOrDefault(id, "An organisation that is no longer known");
}
