using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class FindingInput
{
    public int Number { get; set; }
    public Finding? Met { get; set; }
    public int? Score { get; set; }
    public string? Note { get; set; }
}

internal sealed class ConditionInput
{
    public string? Text { get; set; }
    public string? OwnerEmail { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }
}
