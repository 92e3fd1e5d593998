using System.Globalization;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class RepairGroupsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public WhoIsThere? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<Guid> Missing { get; set; } = [];

    /// <summary>Moves as <see cref="Write(MoveLine)"/> has them.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public RepairToRead Repair { get; private set; } = null!;

    public async Task OnGet() => Repair = await Ask(new RepairOfGroups(InnovationEventId, Who, Missing));

    public async Task<IActionResult> OnPost()
    {
        var seats = new List<AcceptedMove>();
        var leads = new List<LeadChange>();
        foreach (var text in Chosen)
            if (Seat(text) is { } seat)
                seats.Add(seat);
            else if (Lead(text) is { } lead)
                leads.Add(lead);
            else
                ModelState.AddModelError(nameof(Chosen), "Choose moves from the list");
        if (!await Attempt(() => new AcceptRepair(InnovationEventId, seats, leads)))
            return await Redisplay(OnGet);
        Tell(seats.Count + leads.Count == 1 ? "1 move made" : $"{seats.Count + leads.Count} moves made");
        return Redirect($"/events/{InnovationEventId}/groups/repair?who={Who}");
    }

    /// <summary>All to begin with; after a refusal what was chosen.</summary>
    public bool IsChosen(string move) => !HttpMethods.IsPost(Request.Method) || Chosen.Contains(move, StringComparer.Ordinal);

    public static string Write(MoveLine move) => $"seat/{move.PersonId}/{move.From ?? 0}/{move.To}";

    public static string Write(LeadLine lead) => $"lead/{lead.Group}/{lead.ToId}";

    private static AcceptedMove? Seat(string text) =>
        text.Split('/') is ["seat", var person, var from, var to]
        && Guid.TryParse(person, out var id)
        && Number(from) is { } f
        && Number(to) is { } t
            ? new AcceptedMove(id, f == 0 ? null : f, t)
            : null;

    private static LeadChange? Lead(string text) =>
        text.Split('/') is ["lead", var group, var person] && Number(group) is { } g && Guid.TryParse(person, out var id)
            ? new LeadChange(g, id)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
