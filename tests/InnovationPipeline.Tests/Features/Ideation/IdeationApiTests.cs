using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class IdeationApiTests(SharedHouse house)
{
    [Fact]
    public async Task A_program_adds_and_reads_ideas_under_the_same_rules_and_sentences()
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.First.Member);
        var (address, key) = ($"/api/v1/groups/{day.First.Id}/ideas", Guid.CreateVersion7());

        var added = await Send(browser, HttpMethod.Post, address, new { title = "Same-day scans", text = "" }, key);
        var again = await Send(browser, HttpMethod.Post, address, new { title = "Same-day scans", text = "" }, key);
        var empty = await Send(browser, HttpMethod.Post, address, new { title = "" }, Guid.CreateVersion7());

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.BadRequest],
            [added.StatusCode, again.StatusCode, empty.StatusCode]
        );
        Assert.Contains("Enter a short title for the idea", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var board = await browser.Http.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(1, board.GetProperty("total").GetInt32());

        var top = $"/api/v1/groups/{day.First.Id}/top-idea";
        var refused = await Send(browser, HttpMethod.Put, top, new { ideaId = key }, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Choose an idea from your group", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await house.Send(day.First.Member, new InnovationPipeline.Ideation.Features.Board.ShortlistIdea(day.First.Id, key));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Send(browser, HttpMethod.Put, top, new { ideaId = key }, Guid.CreateVersion7())).StatusCode
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.GetAsync($"/api/v1/groups/{day.Second.Id}/ideas")).StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(Browser browser, HttpMethod method, string address, object body, Guid key)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await browser.Http.SendAsync(request);
    }
}
