namespace InnovationPipeline.Kernel;

/// <summary>What kind of barrier stands in the way: the same list for a group's barriers and for the risks that they become.</summary>
public enum BarrierCategory
{
    Workforce,
    IGData,
    Funding,
    Integration,
    Regulation,
    Culture,
    Procurement,
    Evidence,
}

/// <summary>The kinds of barrier as people read them.</summary>
public static class BarrierCategories
{
    public static string InWords(BarrierCategory category) =>
        category == BarrierCategory.IGData ? "Information governance and data" : category.ToString();
}
