using System.Net;
using System.Security.Cryptography.X509Certificates;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace InnovationPipeline.Testing;

/// <summary>A person's browser without JavaScript: cookies, links and forms as they are on the page.</summary>
public sealed class Browser : IDisposable
{
    /// <summary>Of the development sign-in page; its form posts the field "personId".</summary>
    public const string Personas = "/development/personas";

    private readonly CookieContainer _cookies = new();

    public Browser(Uri address, X509Certificate2? trusted = null)
    {
        var handler = new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = true };
        if (trusted is not null)
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { trusted },
            };
        Http = new HttpClient(handler) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public CookieCollection Cookies => _cookies.GetAllCookies();

    public async Task SignIn(Guid person)
    {
        var page = await Go(Personas);
        var signedIn = await page.Submit(("personId", person.ToString()));
        if (string.Equals(signedIn.Url.AbsolutePath, Personas, StringComparison.Ordinal))
            throw new InvalidOperationException($"Signing in answered {signedIn.Status}: {signedIn.Text}");
    }

    public async Task<BrowserPage> Go(string path) => await Read(await Http.GetAsync(path));

    internal async Task<BrowserPage> Read(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var url = response.RequestMessage!.RequestUri!;
        var document = await BrowsingContext.New(AngleSharp.Configuration.Default).OpenAsync(r => r.Content(html).Address(url));
        return new BrowserPage(this, response.StatusCode, url, document);
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>One page as a person reads it.</summary>
public sealed record BrowserPage(Browser Browser, HttpStatusCode Status, Uri Url, IDocument Document)
{
    public string Title => Document.Title ?? "";

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>All words of the main part, spaces folded.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Document.QuerySelector("main") ?? Document.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []
        );

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".nhsuk-error-summary__list li").Select(li => li.TextContent.Trim())];

    public Task<BrowserPage> Follow(string linkText) =>
        Browser.Go(
            (
                (IHtmlAnchorElement)(
                    Document.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent.Trim().Contains(linkText, StringComparison.Ordinal))
                    ?? throw new InvalidOperationException($"No link \"{linkText}\" on {Url}")
                )
            ).Href
        );

    /// <summary>Posts the only form of the main part.</summary>
    public Task<BrowserPage> Submit(params (string Name, string Value)[] fields) => SubmitForm("main form[method=post]", fields);

    /// <summary>Posts a form with its hidden fields and current values, and these in their place; repeat a name for a list.</summary>
    public async Task<BrowserPage> SubmitForm(string selector, params (string Name, string Value)[] fields)
    {
        var form =
            Document.QuerySelector<IHtmlFormElement>(selector)
            ?? throw new InvalidOperationException($"No form {selector} on {Url}: {Text}");
        var values = Current(form).Where(v => !fields.Any(f => string.Equals(f.Name, v.Key, StringComparison.Ordinal))).ToList();
        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var content = new FormUrlEncodedContent(values);
        return await Browser.Read(await Browser.Http.PostAsync(form.Action, content));
    }

    /// <summary>Posts the form whose button has these words.</summary>
    public Task<BrowserPage> Press(string buttonText, params (string Name, string Value)[] fields)
    {
        var button =
            Document
                .QuerySelectorAll<IHtmlButtonElement>("main button")
                .FirstOrDefault(b => string.Equals(b.TextContent.Trim(), buttonText, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No button \"{buttonText}\" on {Url}: {Text}");
        var form = (IElement?)button.Form ?? throw new InvalidOperationException($"\"{buttonText}\" belongs to no form");
        form.SetAttribute("data-pressed", "true");
        (string, string)[] all = button.Name is { Length: > 0 } name ? [.. fields, (name, button.Value)] : fields;
        return SubmitForm("form[data-pressed]", all);
    }

    /// <summary>Posts a form with a file.</summary>
    public async Task<BrowserPage> Upload(
        string selector,
        string field,
        string fileName,
        string text,
        params (string Name, string Value)[] fields
    )
    {
        var form =
            Document.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} on {Url}");
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in Current(form).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))
            content.Add(new StringContent(value), key);
        content.Add(new StringContent(text), field, fileName);
        return await Browser.Read(await Browser.Http.PostAsync(form.Action, content));
    }

    private static IEnumerable<KeyValuePair<string, string>> Current(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return KeyValuePair.Create(input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return KeyValuePair.Create(area.Name!, area.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select when select.SelectedOptions.Length > 0:
                    yield return KeyValuePair.Create(select.Name!, select.Value ?? "");
                    break;
            }
    }
}
