using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Board;

internal sealed class GroupBoardPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Guid NewIdeaId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid? ForPersonId { get; set; }

    [BindProperty]
    public Guid IdeaId { get; set; }

    public BoardView Board { get; private set; } = null!;
    public bool MayTakePart { get; private set; }
    public bool MayAddForSomeone { get; private set; }
    public bool MayOversee { get; private set; }
    public int Pages => (Board.Total + BoardOfHandler.PageSize - 1) / BoardOfHandler.PageSize;

    public async Task OnGet()
    {
        Board = await Ask(new BoardOf(GroupId, PageNumber));
        MayTakePart = Board.IsOpen && await May(IdeationPermission.TakePart, GroupId);
        MayAddForSomeone = MayTakePart && await May(IdeationPermission.AddForSomeone, GroupId);
        MayOversee = await May(IdeationPermission.Oversee, GroupId);
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (!await Attempt(() => new AddIdea(GroupId, NewIdeaId, Title ?? "", Text ?? "", ForPersonId)))
            return await Redisplay(OnGet);
        Tell("Idea added to the long list");
        return RedirectToPage("GroupBoard", new { GroupId });
    }

    public async Task<IActionResult> OnPostShortlist()
    {
        if (!await Attempt(() => new ShortlistIdea(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Idea put on the shortlist");
        return BackToBoard();
    }

    public async Task<IActionResult> OnPostTakeOff()
    {
        if (!await Attempt(() => new TakeOffShortlist(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Idea taken off the shortlist");
        return BackToBoard();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (!await Attempt(() => new WithdrawIdea(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Idea withdrawn. You can put it back: see the end of this page");
        return BackToBoard();
    }

    public async Task<IActionResult> OnPostPutBack()
    {
        if (!await Attempt(() => new PutIdeaBack(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Idea put back on the long list");
        return BackToBoard();
    }

    private RedirectToPageResult BackToBoard() =>
        RedirectToPage("GroupBoard", new { GroupId, p = PageNumber > 1 ? PageNumber : (int?)null });
}
