using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Chairing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>The demonstration's event with a new open round and many voters, each with a session of their own.</summary>
internal sealed partial class VotingRoom(House house, Guid round, IReadOnlyList<Guid> ideas)
{
    public Guid Round => round;
    public IReadOnlyList<Guid> Ideas => ideas;
    public static Guid Chair => Cast.Member("olive").Id;

    public static async Task<VotingRoom> Open(House house)
    {
        await house.Services.GetRequiredService<Seeder>().Seed(CancellationToken.None);
        await house.Clock.Reset(CancellationToken.None);
        return await NewRound(house);
    }

    /// <summary>The open round closed, where one is, and another opened.</summary>
    public static async Task<VotingRoom> Next(House house)
    {
        if (await house.Scalar<Guid?>("SELECT (SELECT id FROM voting.rounds WHERE state = 'Open')") is { } open)
            await house.Send(Chair, new CloseRound(open));
        return await NewRound(house);
    }

    public static async Task<VotingRoom> NewRound(House house)
    {
        var id = Guid.CreateVersion7();
        await house.Send(
            Chair,
            new PrepareRound(id, Script.Event, "Measured", TiePolicy.Lots, Quorum: null, OwnGroupRule.Allow, MayChange: true)
        );
        await house.Send(Chair, new OpenRound(id, Minutes: null, Without: "Measured as it is"));
        var ideas = await house.Scalar<Guid[]>(
            "SELECT array_agg(idea_id ORDER BY number) FROM voting.paper_entries WHERE round_id = $1",
            id
        );
        return new VotingRoom(house, id, ideas!);
    }

    public static async Task<IReadOnlyList<Guid>> Voters(House house, int count)
    {
        var voters = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await Parallel.ForEachAsync(
            voters,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (voter, ct) =>
            {
                await house.InTransaction(services =>
                    services.GetRequiredService<IPeople>().Enrol(voter, "A voter", $"{voter:N}@example.org", organisationId: null, ct)
                );
                await house.Give(voter, Role.Participant, Script.Event);
                await house.Give(voter, Role.Voter, Script.Event);
            }
        );
        return voters;
    }

    /// <summary>A cookie for each person, through the development sign-in.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> SignIn(Uri address, IEnumerable<Guid> people)
    {
        using var http = Client(address);
        using var page = await http.GetAsync(Browser.Personas);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        var form = CookiesOf(page);
        var cookies = new System.Collections.Concurrent.ConcurrentDictionary<Guid, string>();
        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (person, ct) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Personas)
                {
                    Content = new FormUrlEncodedContent(
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["personId"] = person.ToString(),
                            ["__RequestVerificationToken"] = token,
                        }
                    ),
                };
                request.Headers.Add("Cookie", form);
                using var answer = await http.SendAsync(request, ct);
                cookies[person] =
                    answer.StatusCode == HttpStatusCode.Redirect
                        ? CookiesOf(answer)
                        : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}");
            }
        );
        return cookies;
    }

    public static HttpClient Client(Uri address) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 20_000,
            }
        )
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        };

    /// <param name="key">of this choice: a retry bears the same</param>
    public HttpRequestMessage Ballot(string cookie, Guid idea, Guid key)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rounds/{round}/ballot")
        {
            Content = JsonContent.Create(new { ideaId = idea }),
        };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Idempotency-Key", key.ToString());
        return request;
    }

    /// <summary>Whose ballots are in the box, one by one.</summary>
    public async Task<IReadOnlyList<Guid>> Keys() =>
        (await house.Scalar<Guid[]>("SELECT coalesce(array_agg(ballot_key), '{}') FROM voting.ballots WHERE round_id = $1", round))!;

    public Task<long> Ballots() => house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1", round);

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
