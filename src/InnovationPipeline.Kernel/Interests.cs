namespace InnovationPipeline.Kernel;

/// <summary>An interest that somebody who judges or decides declares in what is before them; "none" is an answer.</summary>
public enum InterestKind
{
    None,
    Financial,
    Professional,
    Personal,
    Indirect,
}

/// <summary>Why somebody may not judge or decide.</summary>
public enum RecusalCause
{
    OwnGroup,
    Author,
    ManagesAnAuthor,
    FinancialInterest,
    Supplier,
    SameOrganisation,
}

/// <summary>How one person stands to one case, as the records have it.</summary>
/// <param name="OwnGroup">sat in the group that brings it</param>
/// <param name="Author">wrote it, lent to it or runs it</param>
/// <param name="ManagesAnAuthor">is an author's line manager</param>
/// <param name="Supplier">belongs to an organisation that would supply what is proposed</param>
/// <param name="SameOrganisation">belongs to an author's organisation; always shown</param>
public sealed record Closeness(bool OwnGroup, bool Author, bool ManagesAnAuthor, bool Supplier, bool SameOrganisation)
{
    public static readonly Closeness Unrelated = new(false, false, false, false, false);

    /// <summary>Every cause for which this person stands aside, in the order of <see cref="RecusalCause" />.</summary>
    /// <param name="declared">none while nothing has been declared</param>
    /// <param name="sameOrganisationRecuses">whether the event, or the organisation, says so</param>
    public IReadOnlyList<RecusalCause> Causes(InterestKind? declared, bool sameOrganisationRecuses)
    {
        var causes = new List<RecusalCause>();
        if (OwnGroup)
            causes.Add(RecusalCause.OwnGroup);
        if (Author)
            causes.Add(RecusalCause.Author);
        if (ManagesAnAuthor)
            causes.Add(RecusalCause.ManagesAnAuthor);
        if (declared == InterestKind.Financial)
            causes.Add(RecusalCause.FinancialInterest);
        if (Supplier)
            causes.Add(RecusalCause.Supplier);
        if (SameOrganisation && sameOrganisationRecuses)
            causes.Add(RecusalCause.SameOrganisation);
        return causes;
    }
}
