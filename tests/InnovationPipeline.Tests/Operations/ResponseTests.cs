using System.Net;
using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Operations;

public sealed class ResponseTests(SharedHouse house)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/no-such-thing")]
    [InlineData("/operations")]
    [InlineData("/accessibility")]
    public async Task Every_response_carries_the_security_headers(string path)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var response = await http.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/startup")]
    [InlineData("/health/ready")]
    public async Task The_host_says_that_it_is_well(string path)
    {
        using var browser = await house.Browse();
        Assert.Equal(HttpStatusCode.OK, (await browser.Go(path)).Status);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_a_page_that_says_so()
    {
        using var browser = await house.Browse();
        var page = await browser.Go("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Heading);
    }

    [Fact]
    public async Task An_address_of_the_API_that_is_not_there_is_a_problem_document()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var response = await http.GetAsync("/api/v1/no-such-thing");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Someone_not_signed_in_is_sent_to_sign_in_and_back()
    {
        using var browser = await house.Browse();
        var page = await browser.Go("/operations");
        Assert.StartsWith("/sign-in", page.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("returnUrl=%2Foperations", page.Url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_and_scripts_are_served_from_here()
    {
        using var browser = await house.Browse();
        var page = await browser.Go("/accessibility");
        var assets = page
            .Document.QuerySelectorAll("link[rel=stylesheet], script[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .ToList();
        Assert.True(assets.Count >= 3);
        foreach (var asset in assets)
        {
            Assert.StartsWith("/", asset, StringComparison.Ordinal);
            using var response = await browser.Http.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True((await response.Content.ReadAsByteArrayAsync()).Length > 50, asset);
        }
    }
}
