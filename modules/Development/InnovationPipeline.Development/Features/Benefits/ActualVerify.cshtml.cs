using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class ActualVerifyPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ActualId { get; set; }

    [BindProperty]
    public Guid ReversalId { get; set; }

    [BindProperty]
    public decimal? Value { get; set; }

    [BindProperty]
    public decimal? Pounds { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>"verify", "return" or "reverse"</summary>
    [BindProperty]
    public string? Act { get; set; }

    public BenefitInFull Benefit { get; private set; } = null!;
    public ActualShown Actual { get; private set; } = null!;
    public bool MayVerify { get; private set; }
    public bool MayRecord { get; private set; }
    public IReadOnlyList<DocumentShown> Documents { get; private set; } = [];

    [BindProperty]
    public Guid NewDocumentId { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    public async Task OnGet()
    {
        await Load();
        (Value, Pounds) = (Actual.Value, Actual.ClaimedPounds);
    }

    public async Task<IActionResult> OnGetDocument(Guid documentId)
    {
        var file = await Ask(new EvidenceFile(Id, documentId));
        return File(file.Bytes, file.MediaType, file.Name);
    }

    public async Task<IActionResult> OnPostDocument()
    {
        if (Document is null)
            ModelState.AddModelError(nameof(Document), "Choose a document");
        else if (Document.Length > EvidenceDocument.Largest)
            ModelState.AddModelError(nameof(Document), EvidenceDocument.Rules.NotTooLarge.Sentence);
        if (!ModelState.IsValid)
            return await Redisplay(OnGet);
        using var content = new MemoryStream();
        await Document!.CopyToAsync(content, Ct);
        if (!await Attempt(() => new AddEvidence(NewDocumentId, Id, ActualId, Document.FileName, content.ToArray())))
            return await Redisplay(OnGet);
        Tell("Document added");
        return Redirect($"/benefits/{Id}/actuals/{ActualId}");
    }

    public Task<IActionResult> OnPost()
    {
        switch (Act)
        {
            case "return":
                return Judge(() => new ReturnActual(Id, ActualId, Reason ?? ""), "Returned to its owner");
            case "reverse":
                return Judge(() => new ReverseActual(ReversalId, Id, ActualId, Reason ?? ""), "Reversed. The period can be recorded again");
            default:
                if (Value is null && ModelState.IsValid)
                    ModelState.AddModelError(nameof(Value), "Enter the value that you verify");
                return Judge(() => new VerifyActual(Id, ActualId, Value!.Value, Pounds, Reason), "Verified");
        }
    }

    private async Task<IActionResult> Judge(Func<ICommand> act, string told)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell(told);
        return Redirect($"/benefits/{Id}");
    }

    private async Task Load()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        Actual = Benefit.Actuals.FirstOrDefault(a => a.Id == ActualId) ?? throw new NotFound();
        Documents = [.. (await Ask(new EvidenceOf(Id))).Where(d => d.ActualId == ActualId)];
        MayVerify = await May(DevelopmentPermission.Verify, Id);
        MayRecord = await May(DevelopmentPermission.RecordBenefits, Id);
    }
}
