using System.Security.Cryptography;
using System.Text.Json.Nodes;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;

namespace InnovationPipeline.Tests.Domain.Voting;

public sealed class BundleTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 20, 15, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ChooseOne", "CountedOnly", "JointWinners")]
    [InlineData("ChooseOne", "Bound", "Lots")]
    [InlineData("ChooseOne", "CountedOnly", "RunOff")]
    [InlineData("ChooseOne", "CountedOnly", "PanelCasting")]
    [InlineData("Approval", "CountedOnly", "Lots")]
    [InlineData("Dots", "Bound", "JointWinners")]
    [InlineData("Score", "CountedOnly", "HeadToHead")]
    [InlineData("InstantRunOff", "CountedOnly", "HeadToHead")]
    [InlineData("InstantRunOff", "Bound", "MoreFirstChoices")]
    [InlineData("Schulze", "CountedOnly", "HeadToHead")]
    [InlineData("Schulze", "CountedOnly", "MoreFirstChoices")]
    public void A_bundle_as_it_was_written_holds(string method, string receipts, string policy)
    {
        for (var ballots = 0; ballots < 40; ballots++)
        {
            var (bundle, seal) = Bundle(
                ballots,
                Enum.Parse<ReceiptKind>(receipts),
                Enum.Parse<TiePolicy>(policy),
                seed: ballots,
                Enum.Parse<VotingMethod>(method)
            );
            var verdict = BundleCheck.Of(bundle, seal);
            Assert.Empty(verdict.Findings);
            Assert.Equal((ballots, seal), (verdict.Ballots, verdict.Seal));
            if (method == "ChooseOne")
                Assert.Equal(ballots, verdict.Votes.Sum(v => v.Votes));
        }
    }

    /// <summary>More than two thousand of them, each a change that somebody with the file could make, none of them recomputing the digests.</summary>
    [Theory]
    [InlineData("ChooseOne", "CountedOnly")]
    [InlineData("ChooseOne", "Bound")]
    [InlineData("Approval", "CountedOnly")]
    [InlineData("Dots", "CountedOnly")]
    [InlineData("Score", "Bound")]
    [InlineData("InstantRunOff", "CountedOnly")]
    [InlineData("Schulze", "Bound")]
    public void Every_changed_bundle_is_found_out(string method, string receipts)
    {
        var (bundle, _) = Bundle(60, Enum.Parse<ReceiptKind>(receipts), TiePolicy.JointWinners, method: Enum.Parse<VotingMethod>(method));
        var chance = new Random(11);
        for (var i = 0; i < 340; i++)
        {
            var json = JsonNode.Parse(bundle)!.AsObject();
            var what = Change(json, i % Changes.Length, chance);
            Assert.False(JsonNode.DeepEquals(json, JsonNode.Parse(bundle)), what);
            Assert.True(FoundOut(json.ToJsonString()), $"{what} was not noticed");
        }
    }

    [Fact]
    public void A_bundle_that_was_forged_whole_is_found_out_by_the_seal_that_was_noted_down()
    {
        var (_, seal) = Bundle(60, ReceiptKind.CountedOnly, TiePolicy.JointWinners, seed: 1);
        var (forged, _) = Bundle(60, ReceiptKind.CountedOnly, TiePolicy.JointWinners, seed: 2);

        Assert.Empty(BundleCheck.Of(forged).Findings);
        Assert.Equal("The seal is not the one that was noted down", Assert.Single(BundleCheck.Of(forged, seal).Findings));
    }

    [Theory]
    [InlineData("", "This is not JSON: line 1 cannot be read")]
    [InlineData("{\n\"format\": ", "This is not JSON: line 2 cannot be read")]
    [InlineData("[]", "“format” is missing, or is not what it should be")]
    [InlineData("{\"format\": \"other\"}", "The format other is not known")]
    public void What_is_no_bundle_gets_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => BundleCheck.Of(text)).Message);

    [Fact]
    public void A_receipt_is_typed_as_it_is_read()
    {
        var code = Receipt.NewCode();
        Assert.Equal(Receipt.Length, code.Length);
        Assert.Equal(code, CheckCode.Typed(CheckCode.Shown(code).ToLowerInvariant().Replace(' ', '-')));
    }

    private static readonly string[] Changes =
    [
        "added",
        "removed",
        "altered",
        "swapped",
        "reordered",
        "duplicated",
        "nonce",
        "definition",
        "receipt",
        "adjustment",
        "electorate",
        "result",
        "opened",
        "root",
        "place",
        "mark",
        "receipts swapped in",
    ];

    private static string Change(JsonObject json, int kind, Random chance)
    {
        var ballots = json["ballots"]!.AsArray();
        var receipts = json["receipts"]!.AsArray();
        var (one, other) = (chance.Next(ballots.Count), chance.Next(ballots.Count - 1));
        other += other >= one ? 1 : 0;
        switch (Changes[kind])
        {
            case "added":
                ballots.Insert(one, new JsonObject { ["marks"] = "1:1", ["nonce"] = Hex(chance, 16) });
                break;
            case "removed":
                ballots.RemoveAt(one);
                break;
            case "altered":
                ballots[one]!["marks"] = Altered((string)ballots[one]!["marks"]!);
                break;
            case "swapped":
                (ballots[one]!["nonce"], ballots[other]!["nonce"]) = ((string)ballots[other]!["nonce"]!, (string)ballots[one]!["nonce"]!);
                break;
            case "reordered":
                var moved = ballots[one]!.DeepClone();
                ballots.RemoveAt(one);
                ballots.Insert(other, moved);
                break;
            case "duplicated":
                ballots.Insert(one, ballots[one]!.DeepClone());
                break;
            case "nonce":
                ballots[one]!["nonce"] = Hex(chance, 16);
                break;
            case "definition":
                json["definition"] = Edited((string)json["definition"]!, chance);
                break;
            case "receipt":
                receipts[one] = Hex(chance, 6).ToUpperInvariant();
                break;
            case "place":
                json["places"]![one]!["receipt"] = Hex(chance, 32);
                break;
            case "mark":
                json["places"]![one]!["mark"] = Hex(chance, 32);
                break;
            case "adjustment":
                json["adjustments"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["at"] = "x",
                            ["kind"] = "Extended",
                            ["reason"] = Hex(chance, 4),
                        }
                    );
                break;
            case "electorate":
                json["electorate"] = 60 + chance.Next(1, 40) + 40;
                break;
            case "result":
                json["result"] = Edited((string)json["result"]!, chance);
                break;
            case "opened":
                json[chance.Next(2) == 0 ? "openedAt" : "closedAt"] = Hex(chance, 4);
                break;
            case "root":
                string[] digests = ["root", "chain", "definitionHash", "resultHash", "seal"];
                json[digests[chance.Next(digests.Length)]] = Hex(chance, 32);
                break;
            default:
                receipts.RemoveAt(one);
                receipts.Insert(Math.Min(other, receipts.Count), Hex(chance, 6).ToUpperInvariant());
                break;
        }
        return Changes[kind];
    }

    private static bool FoundOut(string text)
    {
        try
        {
            return BundleCheck.Of(text).Findings.Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static string Edited(string text, Random chance)
    {
        var at = chance.Next(text.Length);
        return text[..at] + (char)('a' + chance.Next(26)) + text[at..];
    }

    /// <summary>A ballot that says something else.</summary>
    private static string Altered(string marks) => marks == "1:1" ? "2:1" : "1:1";

    private static string Hex(Random chance, int bytes)
    {
        var made = new byte[bytes];
        chance.NextBytes(made);
        return Convert.ToHexStringLower(made);
    }

    /// <summary>Three ideas, ballots from a seed, one adjustment.</summary>
    private static (string Bundle, string Seal) Bundle(
        int count,
        ReceiptKind receipts,
        TiePolicy policy,
        int seed = 7,
        VotingMethod method = VotingMethod.ChooseOne
    )
    {
        var chance = new Random(seed);
        var ideas = Enumerable.Range(1, 3).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])).ToList();
        var round = new Round(
            new Guid(9, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            new Guid(8, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            new RoundTerms(
                "Which idea?",
                method,
                policy,
                Quorum: null,
                OwnGroupRule.Allow,
                MayChange: true,
                receipts,
                Rule: method == VotingMethod.Dots ? new BallotRule(Dots: 9, DotsPerIdea: 3) : null
            )
        );
        round.Open([.. ideas.Select((id, i) => Paper(id, i + 1))], [], [], without: null, Opened.AddMinutes(10), by: null, Opened);
        round.Extend(Opened.AddMinutes(12), "The queue was long", by: null, Opened.AddMinutes(5));
        round.Close(Opened.AddMinutes(12));
        var ballots = Enumerable
            .Range(0, count)
            .Select(_ => new CountedBallot(Said(method, chance), RandomNumberGenerator.GetBytes(16), Receipt.NewCode()))
            .ToList();
        var outcome = RoundCount.Of(
            new Declared(
                round.Id,
                round.DefinitionHash!,
                method,
                [.. round.Paper.Select(e => new Candidate(e.IdeaId, e.Number, e.Title, e.Group))],
                policy,
                Quorum: null,
                Electorate: count + 5
            ),
            ballots.ConvertAll(b => b.Choice)
        );
        var result = SealedResult.Of(round, outcome, ballots, Opened.AddMinutes(12));
        return (result.Bundle!, result.Seal!);
    }

    private static string Said(VotingMethod method, Random chance)
    {
        int[] options = [1, 2, 3];
        chance.Shuffle(options);
        return Marks.TextOf(
            options
                .Take(method == VotingMethod.ChooseOne ? 1 : chance.Next(1, 4))
                .Select(
                    (option, i) =>
                        new PaperMark(
                            option,
                            method switch
                            {
                                VotingMethod.Dots or VotingMethod.Score => chance.Next(1, 4),
                                VotingMethod.InstantRunOff or VotingMethod.Schulze => i + 1,
                                _ => 1,
                            }
                        )
                )
        );
    }

    private static PaperEntry Paper(Guid idea, int number) =>
        new(
            idea,
            new Guid(number, 1, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            number,
            $"Idea {number}",
            headline: null,
            lines: [],
            "Access",
            "How can we improve access through technology?",
            $"Group {number}",
            ask: null,
            proposition: []
        );
}
