using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Board;

internal sealed class BoardListPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public BoardsPage Boards { get; private set; } = null!;
    public int Pages => (Boards.Events + BoardsVisibleHandler.PageSize - 1) / BoardsVisibleHandler.PageSize;

    public async Task OnGet() => Boards = await Ask(new BoardsVisible(PageNumber));
}
