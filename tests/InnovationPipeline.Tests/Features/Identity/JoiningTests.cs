using System.Net;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.SigningIn;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class JoiningTests(SharedHouse house)
{
    [Fact]
    public async Task A_link_shows_whose_it_is_and_one_button_signs_them_in()
    {
        var (_, link, _) = await Invited("Ottoline Dandelion");
        using var browser = await house.Browse();
        var page = await browser.Go(link.Path);
        Assert.Contains("Ottoline Dandelion", page.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.Go("/me")).Url.AbsolutePath);

        await page.Press("Join as Ottoline Dandelion");
        Assert.Contains("Ottoline Dandelion", (await browser.Go("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_its_event_and_nothing_else()
    {
        var (person, link, _) = await Invited("Horatio Limits");
        await house.Give(person, Role.Administrator, Scope.System);
        using var browser = await house.Browse();
        await (await browser.Go(link.Path)).Press("Join as Horatio Limits");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Go("/me/data")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/me/password")).Status);
    }

    [Fact]
    public async Task A_link_and_its_sessions_end_with_the_event()
    {
        var (_, link, innovationEvent) = await Invited("Marigold Ending");
        using var browser = await house.Browse();
        await (await browser.Go(link.Path)).Press("Join as Marigold Ending");
        await house.InTransaction(s => s.GetRequiredService<IPersonalLinks>().End(innovationEvent, CancellationToken.None));

        Assert.Equal("/sign-in", (await browser.Go("/me")).Url.AbsolutePath);
        var ended = await browser.Go(link.Path);
        Assert.Equal(HttpStatusCode.Gone, ended.Status);
        Assert.Contains("This link has ended", ended.Text, StringComparison.Ordinal);
        Assert.Equal([SignInByCode.WrongSentence], (await Type(browser, link.Code)).Errors);
    }

    [Fact]
    public async Task A_link_ends_by_itself_at_its_time()
    {
        var (_, link, _) = await Invited("Percival Past", endsIn: TimeSpan.FromSeconds(-1));
        using var browser = await house.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Go(link.Path)).Status);
        Assert.Equal([SignInByCode.WrongSentence], (await Type(browser, link.Code)).Errors);
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_earlier_one()
    {
        var (person, first, innovationEvent) = await Invited("Tabitha Twice");
        var second = await Issue(person, innovationEvent, TimeSpan.FromHours(8));
        using var browser = await house.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Go(first.Path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Go(second.Path)).Status);
    }

    [Fact]
    public async Task A_link_that_was_never_made_is_not_found()
    {
        using var browser = await house.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/join/00000000000000000000000000000000")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/join/%20")).Status);
    }

    [Fact]
    public async Task A_code_signs_in_however_it_is_typed()
    {
        var (_, link, _) = await Invited("Rosalind Typed");
        using var browser = await house.Browse();
        var page = await Type(browser, $" {link.Code.ToLowerInvariant().Replace('-', ' ')} ");
        Assert.Empty(page.Errors);
        Assert.Contains("Rosalind Typed", (await browser.Go("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_name_signs_no_one_in()
    {
        await Invited("Ulric Named");
        using var browser = await house.Browse();
        Assert.Equal([SignInByCode.WrongSentence], (await Type(browser, "Ulric Named")).Errors);
        Assert.Equal("/sign-in", (await browser.Go("/me")).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_code_belongs_to_one_event()
    {
        var (person, link, innovationEvent) = await Invited("Xanthe One");
        await house.InTransaction(async services =>
        {
            var links = services.GetRequiredService<IPersonalLinks>();
            Assert.Equal(person, await links.PersonWithCode(link.Code, innovationEvent, CancellationToken.None));
            Assert.Null(await links.PersonWithCode(link.Code, Guid.CreateVersion7(), CancellationToken.None));
            Assert.Null(await links.PersonWithCode("Xanthe One", innovationEvent, CancellationToken.None));
        });
    }

    [Fact]
    public async Task One_address_may_guess_only_so_many_codes()
    {
        var (_, link, _) = await Invited("Wilfred Guessed");
        for (var i = 0; i < GuessLimit.PerAddress; i++)
            Assert.Equal(SignInByCode.WrongSentence, (await Guess(PassCode.New(), "192.0.2.1")).Refusal);
        Assert.Equal(SignInByCode.TooManySentence, (await Guess(link.Code, "192.0.2.1")).Refusal);
        Assert.NotNull((await Guess(link.Code, "192.0.2.2")).Arrival);
    }

    [Fact]
    public async Task All_addresses_together_may_guess_only_so_many_codes()
    {
        await using var own = await Testing.House.Open();
        var person = await own.Person("Yorick Everywhere");
        PersonalLink link = null!;
        await own.InTransaction(async s =>
            link = await s.GetRequiredService<IPersonalLinks>()
                .Issue(person, Guid.CreateVersion7(), own.Clock.GetUtcNow().AddHours(8), CancellationToken.None)
        );
        Task<SignInAnswer> Try(string code, string address) =>
            own.Messenger.Send(new SignInByCode(code, address), Callers.Anonymous, CancellationToken.None);

        Assert.Equal(SignInByCode.WrongSentence, (await Try(PassCode.New(), "192.0.2.1")).Refusal);
        await own.Execute(
            "UPDATE identity.guess_counts SET wrong = $1 WHERE key = $2",
            GuessLimit.InWindow(1),
            InnovationPipeline.Identity.Data.Guesses.Key("code")
        );
        Assert.Equal(SignInByCode.TooManySentence, (await Try(link.Code, "192.0.2.3")).Refusal);
    }

    [Fact]
    public async Task Secrets_are_stored_nowhere_as_they_are()
    {
        var (_, link, _) = await Invited("Zelda Secret");
        using var browser = await house.Browse();
        await (await browser.Go(link.Path)).Press("Join as Zelda Secret");
        var token = link.Path.Split('/')[^1];
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM platform.audit_payloads WHERE words LIKE '%' || $1 || '%'", token));
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM identity.passes p WHERE p::text LIKE '%' || $1 || '%'", token));
    }

    private Task<SignInAnswer> Guess(string code, string address) =>
        house.Messenger.Send(new SignInByCode(code, address), Callers.Anonymous, CancellationToken.None);

    private static async Task<BrowserPage> Type(Browser browser, string code) => await (await browser.Go("/join")).Submit(("Code", code));

    private async Task<(Guid Person, PersonalLink Link, Guid InnovationEvent)> Invited(string name, TimeSpan? endsIn = null)
    {
        var person = await house.Person(name);
        var innovationEvent = await house.NewScope("event");
        return (person, await Issue(person, innovationEvent, endsIn ?? TimeSpan.FromHours(8)), innovationEvent);
    }

    private async Task<PersonalLink> Issue(Guid person, Guid innovationEvent, TimeSpan endsIn)
    {
        PersonalLink? link = null;
        await house.InTransaction(async s =>
            link = await s.GetRequiredService<IPersonalLinks>()
                .Issue(person, innovationEvent, house.Clock.GetUtcNow() + endsIn, CancellationToken.None)
        );
        return link!;
    }
}
