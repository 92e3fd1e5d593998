using System.Net;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Features.SigningIn;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using House = InnovationPipeline.Testing.House;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class PersonasTests(SharedHouse house)
{
    private static readonly string[] Asked =
    [
        "Organiser",
        "Facilitator",
        "Participant",
        "Panellist",
        "Assessor",
        "Gate chair",
        "Project owner",
        "Benefit owner",
        "Verifier",
        "Executive",
        "ICS partner",
        "Administrator",
    ];

    [Fact]
    public async Task A_developer_signs_in_as_anybody_enrolled()
    {
        var person = await house.Person("Dev Elopment");
        using var browser = await house.Browse();
        var page = await (await browser.Go("/development/personas")).Submit(("PersonId", person.ToString()));
        Assert.Equal("/", page.Url.AbsolutePath);
        Assert.Contains("Dev Elopment", (await browser.Go("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_signed_in_under_an_id_that_is_not_known()
    {
        using var browser = await house.Browse();
        var page = await (await browser.Go("/development/personas")).Submit(("PersonId", Guid.CreateVersion7().ToString()));
        Assert.Equal(["Nobody with this id may sign in"], page.Errors);
    }

    [Fact]
    public async Task Every_persona_of_the_demonstration_has_a_button()
    {
        await using var own = await House.Open();
        await own.InTransaction(async services =>
        {
            foreach (var member in Cast.Everyone.Where(m => m.Persona is not null))
                await services.GetRequiredService<IPeople>().Enrol(member.Id, member.Name, member.Email, null, CancellationToken.None);
        });
        using var browser = await own.Browse();
        var page = await browser.Go("/development/personas");
        Assert.All(Asked, role => Assert.Contains($", {role}", page.Text, StringComparison.Ordinal));

        var home = await page.Press($"Sign in as {Cast.Member("greta").Name}, Gate chair");
        Assert.Equal("/", home.Url.AbsolutePath);
        Assert.Contains(Cast.Member("greta").Name, (await browser.Go("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_there_is_no_such_page_and_no_such_act()
    {
        await using var production = await House.Open("Production");
        using var browser = await production.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/development/personas")).Status);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("PersonId", Guid.CreateVersion7().ToString())]);
        var posted = await browser.Http.PostAsync("/development/personas", form, TestContext.Current.CancellationToken);
        var postedNowhere = await browser.Http.PostAsync("/no/such/address", form, TestContext.Current.CancellationToken);
        Assert.False(posted.IsSuccessStatusCode);
        Assert.Equal(postedNowhere.StatusCode, posted.StatusCode);

        var routes = production.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        Assert.DoesNotContain(
            routes,
            e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Contains("Persona", StringComparison.Ordinal) == true
        );
        Assert.Contains(
            house.Services.GetRequiredService<EndpointDataSource>().Endpoints,
            e => e.DisplayName == "/SigningIn/SignInAsPersona"
        );

        var person = await production.Person("Some Body");
        await Assert.ThrowsAsync<NotFound>(() =>
            production.Messenger.Send(new SignInAsPersona(person), Callers.Anonymous, CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotFound>(() => production.Messenger.Ask(new Personas(), Callers.Anonymous, CancellationToken.None));
    }
}
