using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Measures;

/// <summary>What is typed about a measure, on the page that adds one and on the page that changes one.</summary>
internal abstract class MeasureInputs : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MeasureTyped Form { get; set; } = new();

    public static IEnumerable<SelectListItem> Classes =>
        Enum.GetValues<BenefitClass>().Select(c => new SelectListItem(BenefitClasses.InWords(c), c.ToString()));
}

internal sealed class MeasureTyped
{
    public string? Name { get; set; }
    public string? Unit { get; set; }
    public string? Source { get; set; }
    public Aggregation? Aggregation { get; set; }
    public BenefitClass? Class { get; set; }

    public static MeasureTyped Of(MeasureWords words) =>
        new()
        {
            Name = words.Name,
            Unit = words.Unit,
            Source = words.Source,
            Aggregation = words.Aggregation,
            Class = words.Class,
        };

    public MeasureForm ToForm() => new(Name ?? "", Unit ?? "", Source ?? "", Aggregation, Class);
}
