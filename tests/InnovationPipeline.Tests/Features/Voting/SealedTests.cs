using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Revealing;
using InnovationPipeline.Voting.Features.Turnouts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>Nothing of a count is readable anywhere before the reveal, but for the turnout.</summary>
public sealed partial class SealedTests(LoggedHouse house) : IClassFixture<LoggedHouse>
{
    private const int Secret = 7319;
    private const int Turnout = Secret + 3;

    // Not inside a longer number or an id.
    [GeneratedRegex("(?<![0-9a-fA-F-])7,?319(?![0-9a-fA-F-])", RegexOptions.None, 1000)]
    private static partial Regex Tally();

    /// <summary>How long a request took has digits of its own.</summary>
    [GeneratedRegex("[0-9.]+ ?ms", RegexOptions.None, 1000)]
    private static partial Regex Durations();

    /// <summary>What every drawing of a form has by chance.</summary>
    [GeneratedRegex("<input[^>]*__RequestVerificationToken[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex FormTokens();

    [Fact]
    public async Task Before_the_reveal_no_surface_tells_a_count()
    {
        var day = await house.NewDay();
        var (voter, idle) = (await day.Voter(), await day.Voter("Ida Idle"));
        var round = await day.Opened();
        using var screen = await house.Browse(idle);
        using var live = await screen.Http.GetStreamAsync(
            $"/live?topic=round/{round}&topic=turnout/{round}&topic=event-vote/{day.Event}",
            TestContext.Current.CancellationToken
        );
        var told = Told(live);
        using (var phone = await house.Browse(voter))
            await (await phone.Go($"/events/{day.Event}/vote")).Press("Cast your vote", ("IdeaId", day.Idea(2).ToString()));
        await Stuff(round, day.Idea(1), Secret);
        await Stuff(round, day.Idea(2), 2);
        await house.Send(day.Organiser, new RemindVoters(round));
        await house.Settle();
        var readers = await Readers(day, voter);

        await ReadEverything("open", day, round, readers, Turnout);
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Settle();
        await ReadEverything("closed", day, round, readers, Turnout);
        await ReadTables(round, idle);
        ReadLogs(voter, day.Idea(2));
        await live.DisposeAsync();
        ReadTold(await told, day, round);

        await house.Send(day.Organiser, new RevealResult(round));
        using var browser = await house.Browse(voter);
        Assert.Matches(Tally(), (await browser.Go($"/rounds/{round}/result")).Text);
    }

    /// <summary>A tie is told, and between which ideas once its run-off opens; with how many votes never.</summary>
    [Fact]
    public async Task Neither_while_the_lead_is_tied_nor_in_its_run_off()
    {
        var day = await house.NewDay();
        var (voter, idle) = (await day.Voter(), await day.Voter("Ida Idle"));
        var round = await day.Opened(TiePolicy.RunOff);
        await Stuff(round, day.Idea(1), Secret);
        await Stuff(round, day.Idea(2), Secret);
        await house.Send(day.Organiser, new RemindVoters(round));
        await house.Send(day.Organiser, new CloseRound(round));
        await house.Settle();
        var readers = await Readers(day, voter);
        await ReadEverything("tied", day, round, readers, 2 * Secret);

        var runOff = Guid.CreateVersion7();
        await house.Send(day.Organiser, new HoldRunOff(round, runOff));
        await Stuff(runOff, day.Idea(1), Secret);
        await Stuff(runOff, day.Idea(2), 3);
        await ReadEverything("in its run-off", day, runOff, readers, Turnout);
        await house.Send(day.Organiser, new CloseRound(runOff));
        await house.Settle();
        await ReadEverything("decided", day, round, readers, 2 * Secret);
        await ReadTables(round, idle);
        await ReadTables(runOff, idle);

        var revealed = await Reveal(day, round);
        Assert.Equal(day.Idea(1), Assert.Single(revealed.Winners).IdeaId);
    }

    private async Task<Revealed> Reveal(Day day, Guid round)
    {
        await house.Send(day.Organiser, new RevealResult(round));
        return (await house.Ask(day.Organiser, new ResultOf(round))).Result!;
    }

    private static string Around(string body, string tally)
    {
        var at = tally.Length == 0 ? 0 : body.IndexOf(tally, StringComparison.Ordinal);
        return body[Math.Max(0, at - 60)..Math.Min(body.Length, at + 60)];
    }

    private async Task<Dictionary<string, Guid?>> Readers(Day day, Guid voter)
    {
        var readers = new Dictionary<string, Guid?>(StringComparer.Ordinal)
        {
            ["nobody"] = null,
            [Role.Organiser] = day.Organiser,
            [Role.Voter] = voter,
        };
        foreach (var role in new[] { Role.Participant, Role.Panellist, Role.Facilitator, Role.Executive })
            readers[role] = await house.Person(role, (role, day.Event));
        readers[Role.Administrator] = await house.Person(
            "Ada Admington",
            (Role.Administrator, Scope.System),
            (Role.Executive, day.Organisation)
        );
        return readers;
    }

    private static async Task<IReadOnlyList<string>> Told(Stream live)
    {
        var told = new List<string>();
        using var lines = new StreamReader(live, leaveOpen: true);
        try
        {
            while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    told.Add(line["data: ".Length..]);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException or HttpRequestException)
        { }
        return told;
    }

    /// <summary>A live message says that something changed, and when; the one of a ballot says the turnout, and no other figure is told.</summary>
    private static void ReadTold(IReadOnlyList<string> told, Day day, Guid round)
    {
        Assert.Contains(told, t => t.Contains($"round/{round}", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains($"turnout/{round}", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains($"event-vote/{day.Event}", StringComparison.Ordinal));
        foreach (var message in told)
        {
            using var json = JsonDocument.Parse(message);
            var topic = json.RootElement.GetProperty("topic").GetString();
            Assert.Contains(topic, new[] { $"round/{round}", $"turnout/{round}", $"event-vote/{day.Event}" });
            Assert.Equal(JsonValueKind.String, json.RootElement.GetProperty("at").ValueKind);
            var hasFigures = json.RootElement.TryGetProperty("payload", out var figures);
            Assert.Equal(hasFigures ? ["topic", "at", "payload"] : ["topic", "at"], json.RootElement.EnumerateObject().Select(p => p.Name));
            if (!hasFigures)
                continue;
            Assert.Equal($"turnout/{round}", topic);
            Assert.Equal(["cast", "eligible"], figures.EnumerateObject().Select(p => p.Name));
        }
    }

    private async Task ReadEverything(string state, Day day, Guid round, Dictionary<string, Guid?> readers, int turnout)
    {
        var sealedDigests = await Digests(round);
        var addresses = Addresses(day, round);
        foreach (var (name, person) in readers)
        {
            using var browser = await house.Browse(person);
            var read = 0;
            foreach (var address in addresses)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
                using var response = await browser.Http.GetAsync(address, patience.Token);
                var body = await response.Content.ReadAsStringAsync(patience.Token);
                var match = Tally().Match(FormTokens().Replace(body, ""));
                Assert.False(match.Success, $"While {state}, {name} reads the tally at {address}: {Around(body, match.Value)}");
                foreach (var digest in sealedDigests)
                    Assert.DoesNotContain(digest, body, StringComparison.Ordinal);
                Assert.True(response.StatusCode != HttpStatusCode.InternalServerError, $"{address} answers 500 to {name}");
                read += response.IsSuccessStatusCode ? 1 : 0;
            }
            Assert.True(person is null || read > 5, $"{name} read only {read} addresses");
        }
        using var chair = await house.Browse(day.Organiser);
        foreach (var page in new[] { $"/rounds/{round}/chair", $"/rounds/{round}/screen" })
            Assert.Contains(turnout.ToString(CultureInfo.InvariantCulture), (await chair.Go(page)).Text, StringComparison.Ordinal);
    }

    /// <summary>Every address of the running host that answers GET, with the ids of this round where it wants ids.</summary>
    private IReadOnlyList<string> Addresses(Day day, Guid round)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal) { "/?q=Which+idea", "/search?q=Which+idea", "/search?q=group" };
        foreach (var endpoint in house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern;
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            if (!methods.Contains("GET", StringComparer.Ordinal) || pattern.RawText is not { } raw)
                continue;
            // The stream never ends, and says that something changed, never what; files are the same for everyone.
            if (raw is "/live" || (raw.Contains('.', StringComparison.Ordinal) && !raw.Contains("api/", StringComparison.Ordinal)))
                continue;
            found.Add(
                "/"
                    + string.Join(
                        '/',
                        pattern.PathSegments.Select(segment =>
                            string.Concat(
                                segment.Parts.Select(part =>
                                    part switch
                                    {
                                        RoutePatternLiteralPart literal => literal.Content,
                                        RoutePatternParameterPart parameter => Value(parameter.Name, raw, day, round),
                                        _ => "",
                                    }
                                )
                            )
                        )
                    )
            );
        }
        foreach (
            var path in new[]
            {
                $"/rounds/{round}/result",
                $"/rounds/{round}/chair",
                $"/events/{day.Event}/vote",
                $"/api/v1/rounds/{round}/result",
                $"/api/v1/rounds/{round}/bundle.json",
                $"/rounds/{round}/receipts",
                $"/api/v1/rounds/{round}/snapshot.json",
                $"/rounds/{round}/turnout",
                $"/rounds/{round}/desk",
            }
        )
            Assert.Contains(path, found);
        return [.. found];
    }

    private static string Value(string parameter, string raw, Day day, Guid round) =>
        parameter.Contains("event", StringComparison.OrdinalIgnoreCase) || raw.Contains("events/{id", StringComparison.OrdinalIgnoreCase)
            ? day.Event.ToString()
        : parameter.Contains("group", StringComparison.OrdinalIgnoreCase) ? day.Groups[0].Id.ToString()
        : parameter.Contains("idea", StringComparison.OrdinalIgnoreCase) ? day.Idea(1).ToString()
        : parameter.Contains("organisation", StringComparison.OrdinalIgnoreCase) ? day.Organisation.ToString()
        : round.ToString();

    private async Task ReadTables(Guid round, Guid reminded)
    {
        Assert.True(await house.Scalar<long>("SELECT count(*) FROM notifications.messages WHERE person_id = $1", reminded) > 0);
        var digests = await Digests(round);
        Assert.Equal(4, digests.Count);
        foreach (
            var table in new[]
            {
                "platform.events",
                "platform.deliveries",
                "platform.audit_entries",
                "platform.audit_payloads",
                "platform.search_documents",
                "notifications.messages",
            }
        )
        {
            var all = await house.Scalar<string>($"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} t");
            Assert.DoesNotMatch(Tally(), all!);
            foreach (var digest in digests)
                Assert.DoesNotContain(digest, all!, StringComparison.Ordinal);
        }
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM platform.audit_entries WHERE act LIKE '%CastBallot%'"));
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM platform.events WHERE type ILIKE '%ballot%'"));
    }

    private void ReadLogs(Guid voter, Guid choice)
    {
        Assert.Contains(house.Lines, l => l.Contains("/vote", StringComparison.Ordinal));
        foreach (var line in house.Lines)
        {
            Assert.DoesNotMatch(Tally(), Durations().Replace(line, ""));
            var joined =
                line.Contains(voter.ToString(), StringComparison.Ordinal) && line.Contains(choice.ToString(), StringComparison.Ordinal);
            Assert.False(joined, $"A log line joins voter and choice: {line}");
        }
    }

    private async Task<IReadOnlyList<string>> Digests(Guid round)
    {
        var body = await house.Scalar<string>("SELECT body FROM voting.sealed_results WHERE round_id = $1", round);
        if (body is null)
            return [];
        var outcome = InnovationPipeline.Voting.Domain.Counting.Outcome.FromJson(body);
        var hash = await house.Scalar<string>("SELECT hash FROM voting.sealed_results WHERE round_id = $1", round);
        var seal = await house.Scalar<string>("SELECT seal FROM voting.sealed_results WHERE round_id = $1", round);
        return [outcome.BallotsRoot, hash!, seal!, outcome.Steps[^1]];
    }

    private Task Stuff(Guid round, Guid idea, int count) =>
        house.Execute(
            """
            INSERT INTO voting.ballots (round_id, ballot_key, marks, nonce, "order", code)
            SELECT $1, gen_random_uuid(), (SELECT number || ':1' FROM voting.paper_entries WHERE round_id = $1 AND idea_id = $2), uuid_send(gen_random_uuid()), ARRAY[1, 2, 3], substr(md5(gen_random_uuid()::text), 1, 12)
            FROM generate_series(1, $3)
            """,
            round,
            idea,
            count
        );
}
