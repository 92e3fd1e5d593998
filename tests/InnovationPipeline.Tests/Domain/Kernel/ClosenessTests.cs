using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Kernel;

public class ClosenessTests
{
    [Fact]
    public void Who_is_unrelated_and_declares_no_money_may_judge()
    {
        Assert.Empty(Closeness.Unrelated.Causes(declared: null, sameOrganisationRecuses: true));
        foreach (var declared in Enum.GetValues<InterestKind>().Where(i => i != InterestKind.Financial))
            Assert.Empty(Closeness.Unrelated.Causes(declared, sameOrganisationRecuses: true));
    }

    [Fact]
    public void Every_cause_is_named()
    {
        var close = new Closeness(OwnGroup: true, Author: true, ManagesAnAuthor: true, Supplier: true, SameOrganisation: true);

        Assert.Equal(Enum.GetValues<RecusalCause>(), close.Causes(InterestKind.Financial, sameOrganisationRecuses: true));
    }

    [Fact]
    public void The_same_organisation_is_a_cause_only_where_it_is_said_to_be()
    {
        var colleague = Closeness.Unrelated with { SameOrganisation = true };

        Assert.Empty(colleague.Causes(InterestKind.None, sameOrganisationRecuses: false));
        Assert.Equal([RecusalCause.SameOrganisation], colleague.Causes(InterestKind.None, sameOrganisationRecuses: true));
    }
}
