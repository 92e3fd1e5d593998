using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class AskQuestionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>"day", "area/…" or "idea/…"</summary>
    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your question")]
    public string? Text { get; set; }

    [BindProperty, Required(ErrorMessage = "Select whether your name is shown")]
    public bool? Named { get; set; }

    [BindProperty]
    public string? Secret { get; set; }

    public WhatToAskAbout Topics { get; private set; } = null!;

    public IEnumerable<SelectListItem> Choices =>
        Topics
            .Pitches.Select(t => new SelectListItem($"The pitch: {t.Title}", t.Value))
            .Concat(Topics.Areas.Select(t => new SelectListItem($"The area: {t.Title}", t.Value)))
            .Prepend(new SelectListItem("The day itself", "day"));

    public async Task OnGet()
    {
        Secret = FollowSecret.New();
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var (about, subject) = Chosen();
        var secret = Named == false ? Secret ?? "" : null;
        if (!await Attempt(() => new AskQuestion(Id, EventId, about, subject, Text!, secret)))
            return await Redisplay(Load);
        if (secret is not null)
            return RedirectToPage("/Questions/FollowedQuestion", new { secret, asked = true });
        Tell("Your question has been asked");
        return RedirectToPage("/Questions/QuestionDetail", new { EventId, QuestionId = Id });
    }

    private (QuestionSubject About, Guid? Subject) Chosen()
    {
        var parts = (About ?? "").Split('/');
        if (parts is ["day"])
            return (QuestionSubject.Day, null);
        if (parts is ["area", var area] && Guid.TryParse(area, out var areaId))
            return (QuestionSubject.Area, areaId);
        if (parts is ["idea", var idea] && Guid.TryParse(idea, out var ideaId))
            return (QuestionSubject.Idea, ideaId);
        ModelState.AddModelError(nameof(About), "Select what your question is about");
        return default;
    }

    private async Task Load() => Topics = await Ask(new TopicsOf(EventId));
}
