using System.Net;
using InnovationPipeline.Identity.Features.Me;
using InnovationPipeline.Identity.Features.People;
using InnovationPipeline.Identity.Features.SigningIn;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class SigningInTests(SharedHouse house)
{
    private const string Password = "larkhill copper kettle";

    [Fact]
    public async Task A_person_signs_in_sees_their_roles_and_leaves()
    {
        var (id, email) = await WithPassword();
        await house.Give(id, Role.Administrator, Scope.System);
        using var browser = await house.Browse();
        var page = await SignIn(browser, email.ToUpperInvariant(), Password, "/me");
        Assert.Equal("/me", page.Url.AbsolutePath);
        Assert.Contains("Administrator", page.Text, StringComparison.Ordinal);
        Assert.Contains("Everywhere", page.Text, StringComparison.Ordinal);

        var left = await (await browser.Go("/sign-out")).Press("Sign out");
        Assert.Equal("/sign-in", left.Url.AbsolutePath);
        Assert.Equal("/sign-in", (await browser.Go("/me")).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_role_counts_from_the_next_request_and_no_longer_once_it_is_taken_back()
    {
        var person = await house.Person("Ada Administrator");
        using var browser = await house.Browse(person);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/people")).Status);
        await house.Give(person, Role.Administrator, Scope.System);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Go("/people")).Status);
        await house.Execute("DELETE FROM platform.grants WHERE person_id = $1", person);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/people")).Status);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_sentence()
    {
        var (_, email) = await WithPassword();
        using var browser = await house.Browse();
        var wrong = await SignIn(browser, email, "not the password");
        var unknown = await SignIn(browser, $"{Guid.CreateVersion7():N}@example.org", Password);
        Assert.Equal(["The email address or password is not right. Check both, then try again"], wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.DoesNotContain("not the password", wrong.Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing()
    {
        using var browser = await house.Browse();
        var page = await SignIn(browser, "", "");
        Assert.Equal(["Enter your email address", "Enter your password"], page.Errors);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_but_to_this_site(string returnUrl)
    {
        var (_, email) = await WithPassword();
        using var browser = await house.Browse();
        var page = await SignIn(browser, email, Password, returnUrl);
        Assert.Equal(house.Address.Authority, page.Url.Authority);
        Assert.Equal("/", page.Url.AbsolutePath);
    }

    [Fact]
    public async Task Guessing_a_password_is_refused_for_a_while_and_nobody_else_is_kept_out()
    {
        var (_, email) = await WithPassword();
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInWithPassword.WrongSentence, (await Try(email, $"guess {i}", "198.51.100.7")).Refusal);
        Assert.Equal(SignInWithPassword.TooManySentence, (await Try(email, Password, "198.51.100.7")).Refusal);
        Assert.NotNull((await Try(email, Password, "198.51.100.8")).Arrival);
    }

    [Fact]
    public async Task Guesses_made_at_once_are_counted_one_by_one()
    {
        var (_, email) = await WithPassword();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Try(email, $"guess {i}", "198.51.100.9")));
        Assert.Equal(5, answers.Count(a => a.Refusal == SignInWithPassword.WrongSentence));
    }

    [Fact]
    public async Task A_disabled_person_is_signed_out_on_the_next_request_and_cannot_come_back()
    {
        var administrator = await house.Person("Ad Min", (Role.Administrator, Scope.System));
        var (id, email) = await WithPassword();
        using var browser = await house.Browse();
        Assert.Equal("/me", (await SignIn(browser, email, Password, "/me")).Url.AbsolutePath);
        using var admin = await house.Browse(administrator);
        await (await admin.Go($"/people/{id}/access")).Press("Disable signing in");

        Assert.Equal("/sign-in", (await browser.Go("/me")).Url.AbsolutePath);
        Assert.Equal([SignInWithPassword.WrongSentence], (await SignIn(browser, email, Password)).Errors);
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session()
    {
        var (_, email) = await WithPassword();
        using var here = await house.Browse();
        using var elsewhere = await house.Browse();
        await SignIn(here, email, Password);
        await SignIn(elsewhere, email, Password);

        var form = await here.Go("/me/password");
        var refused = await form.Submit(("Current", "something else"), ("Password", "bramble river stone"));
        Assert.Equal([ChangePassword.WrongSentence], refused.Errors);
        var tooShort = await form.Submit(("Current", Password), ("Password", "seven77"));
        Assert.Equal(["A password must be 8 characters or more"], tooShort.Errors);
        var changed = await form.Submit(("Current", Password), ("Password", "bramble river stone"));
        Assert.Equal("/me", changed.Url.AbsolutePath);

        Assert.Equal("/me", (await here.Go("/me")).Url.AbsolutePath);
        Assert.Equal("/sign-in", (await elsewhere.Go("/me")).Url.AbsolutePath);
        Assert.Equal("/me", (await SignIn(elsewhere, email, "bramble river stone", "/me")).Url.AbsolutePath);
    }

    [Fact]
    public async Task Behind_a_proxy_the_cookie_is_for_https_only()
    {
        await using var proxied = await Testing.House.Open(
            "Production",
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Proxies:KnownNetworks:0"] = "127.0.0.0/8" }
        );
        var id = Guid.CreateVersion7();
        await proxied.SendAsSystem(new AddPerson(id, "Prox Ied", "proxied@example.org", null, Password));
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = proxied.Address,
        };
        var answer = await Over(http, HttpMethod.Get, "/sign-in", null, "");
        var form = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("form", StringComparison.Ordinal)).Split(';')[0];
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var fields = new FormUrlEncodedContent([
            KeyValuePair.Create("Email", "proxied@example.org"),
            KeyValuePair.Create("Password", Password),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        var signedIn = await Over(http, HttpMethod.Post, "/sign-in", fields, form);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var cookie = signedIn
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("__Host-pipeline-person=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<HttpResponseMessage> Over(HttpClient http, HttpMethod method, string path, HttpContent? body, string cookie)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.5");
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<SignInAnswer> Try(string email, string password, string address) =>
        house.Messenger.Send(new SignInWithPassword(email, password, address), Callers.Anonymous, TestContext.Current.CancellationToken);

    private async Task<(Guid Id, string Email)> WithPassword()
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@example.org";
        await house.SendAsSystem(new AddPerson(id, "Pass Word", email, OrganisationId: null, Password));
        return (id, email);
    }

    private static async Task<BrowserPage> SignIn(Browser browser, string email, string password, string? returnUrl = null) =>
        await (await browser.Go(returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}")).Submit(
            ("Email", email),
            ("Password", password)
        );
}
