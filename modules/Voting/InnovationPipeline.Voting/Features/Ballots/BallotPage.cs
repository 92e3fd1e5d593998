using System.Globalization;
using InnovationPipeline.Platform.Web;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>A page with a ballot paper to fill in: what the form brings, and what it says.</summary>
internal abstract class BallotPage : SlicePage
{
    [BindProperty]
    public Guid RoundId { get; set; }

    /// <summary>How the form that came asks, so that its own sentence answers an empty one.</summary>
    [BindProperty]
    public VotingMethod Method { get; set; }

    /// <summary>The one idea that is chosen.</summary>
    [BindProperty]
    public Guid? IdeaId { get; set; }

    /// <summary>The ideas that are ticked.</summary>
    [BindProperty]
    public List<Guid> Ticked { get; set; } = [];

    /// <summary>What is typed for each idea: dots, scores or places, in fields "Values[id]".</summary>
    private readonly Dictionary<Guid, string> _values = [];

    public abstract BallotPaper Paper { get; }

    public abstract string FormAction { get; }

    /// <summary>A code that the form brings along, where the page has one.</summary>
    public virtual string? Code => null;

    /// <summary>Whether the form asks for the number on a paper, as field "Serial".</summary>
    public virtual bool AsksForSerial => false;

    /// <summary>Every mark of the form; what is no number is one that no ballot can have.</summary>
    public IReadOnlyList<IdeaMark> Marked =>
        [
            .. IdeaId is { } one ? (IEnumerable<IdeaMark>)[new IdeaMark(one)] : [],
            .. Ticked.Select(idea => new IdeaMark(idea)),
            .. Typed()
                .Where(v => !string.IsNullOrWhiteSpace(v.Value))
                .Select(v => new IdeaMark(
                    v.Key,
                    int.TryParse(v.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1
                )),
        ];

    public string? ValueOf(PaperLine idea) => Typed().GetValueOrDefault(idea.IdeaId);

    public IEnumerable<SelectListItem> ValuesFor(PaperLine idea)
    {
        var isScore = Paper.Method == VotingMethod.Score;
        var last = isScore ? BallotRule.BestScore : Paper.Ideas.Count;
        yield return new SelectListItem(isScore ? "No score" : "Not ranked", "");
        for (var value = 1; value <= last; value++)
        {
            var text = value.ToString(CultureInfo.InvariantCulture);
            yield return new SelectListItem(isScore ? text : InWords.Place(value), text, ValueOf(idea) == text);
        }
    }

    /// <summary>Shows the ballot that is in, to be changed.</summary>
    protected void FillIn(BallotPaper paper)
    {
        IdeaId = paper.Method == VotingMethod.ChooseOne ? paper.Marked.FirstOrDefault()?.IdeaId : null;
        Ticked = paper.Method == VotingMethod.Approval ? [.. paper.Marked.Select(m => m.IdeaId)] : [];
        foreach (var mark in paper.Marked)
            _values[mark.IdeaId] = mark.Value.ToString(CultureInfo.InvariantCulture);
    }

    protected void NeedsAMark()
    {
        if (Marked.Count > 0)
            return;
        var (field, sentence) = Method switch
        {
            VotingMethod.ChooseOne => (nameof(IdeaId), "Select the idea you vote for"),
            VotingMethod.Approval => (nameof(Ticked), "Select at least 1 idea"),
            VotingMethod.Dots => ("", "Give at least 1 dot"),
            VotingMethod.Score => ("", "Score at least 1 idea"),
            _ => ("", "Rank at least 1 idea"),
        };
        ModelState.AddModelError(field, sentence);
    }

    /// <summary>The credential of this round that this browser was given; kept nowhere else.</summary>
    protected string? CredentialOf(Guid roundId) => Request.Cookies[CookieOf(roundId)];

    protected void Keep(Guid roundId, string credential) =>
        Response.Cookies.Append(
            CookieOf(roundId),
            credential,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(1),
                IsEssential = true,
            }
        );

    /// <summary>Where the request comes from: wrong codes are counted for it.</summary>
    protected string Address => HttpContext.Address();

    protected void Drop(Guid roundId) => Response.Cookies.Delete(CookieOf(roundId));

    private Dictionary<Guid, string> Typed()
    {
        if (_values.Count == 0 && Request.HasFormContentType)
            foreach (var (name, value) in Request.Form)
                if (name.StartsWith("Values[", StringComparison.Ordinal) && Guid.TryParse(name.AsSpan(7, name.Length - 8), out var idea))
                    _values[idea] = value.ToString();
        return _values;
    }

    private static string CookieOf(Guid roundId) => $"pipeline-ballot-{roundId:N}";
}
