using System.Text.Json;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>The bundle of a round as a pile of ballots. It is counted as it stands: whether it is the true one is asked of the verifier.</summary>
internal static class BundleFile
{
    /// <exception cref="RuleBroken">with the ballot and what is wrong with it</exception>
    public static BallotPile Read(string text)
    {
        try
        {
            using var bundle = JsonDocument.Parse(text);
            using var definition = JsonDocument.Parse(bundle.RootElement.GetProperty("definition").GetString()!);
            var options = definition
                .RootElement.GetProperty("options")
                .EnumerateArray()
                .Select(o => (Number: o.GetProperty("number").GetInt32(), Title: o.GetProperty("title").GetString()!))
                .ToList();
            var places = options.Select((o, i) => (o.Number, i)).ToDictionary(o => o.Number, o => o.i);
            var pile = new BallotPile(
                KindOf(definition.RootElement.GetProperty("method").GetString()!),
                [.. options.Select(o => new BallotOption($"{o.Number}", o.Title))]
            );
            foreach (var (i, ballot) in bundle.RootElement.GetProperty("ballots").EnumerateArray().Index())
            {
                var marks = Marks.Of(ballot.GetProperty("marks").GetString()!);
                if (marks.FirstOrDefault(m => !places.ContainsKey(m.Number)) is { Number: not 0 } unknown)
                    throw new RuleBroken(new($"Ballot {i + 1} names option {unknown.Number}, which is not on the paper"));
                pile.Add([.. marks.Select(m => new Mark(places[m.Number], m.Value))]);
            }
            return pile;
        }
        catch (JsonException broken)
        {
            throw BallotFile.Wrong((int)(broken.LineNumber ?? 0) + 1, "this is not JSON");
        }
        catch (Exception missing)
            when (missing is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new RuleBroken(new("This is JSON, but not a bundle of a round: something in it is missing or not what it should be"));
        }
    }

    private static BallotKind KindOf(string method) =>
        Enum.TryParse<VotingMethod>(method, out var known) ? RoundCount.KindOf(known) : throw new FormatException();
}
