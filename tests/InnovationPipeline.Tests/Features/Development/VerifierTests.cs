using InnovationPipeline.Development.Features.Programmes;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class VerifierTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task Where_a_verifier_was_ended_already_the_next_is_appointed_all_the_same()
    {
        var place = await house.Place();
        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/programmes/{place.Organisation}/verifiers");
        var before = await Held();
        await house.Send(place.Organiser, new EndVerifier(place.Organisation, before[0].Id));
        var back = await page.SubmitForm($"form:has(input[value='{before[0].Id}'])");
        Assert.Equal(["This appointment has ended already"], back.Errors);
        var appointed = await back.Press("Appoint", ("Email", DevelopmentHouse.Email(place.Owner)), ("Kind", "Analyst"));
        Assert.Empty(appointed.Errors);
        Assert.Equal(before.Skip(1).Select(v => v.Person).Append("Oscar Owner"), (await Held()).Select(v => v.Person));

        async Task<IReadOnlyList<VerifierRow>> Held() => (await house.Ask(place.Organiser, new VerifiersOf(place.Organisation))).Verifiers;
    }
}
