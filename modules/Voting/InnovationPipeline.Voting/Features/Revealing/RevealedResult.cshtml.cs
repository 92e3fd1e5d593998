using InnovationPipeline.UiKit;
using InnovationPipeline.UiKit.TagHelpers.Content;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed class RevealedResultPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public ResultView View { get; private set; } = null!;

    public async Task OnGet() => View = await Ask(new ResultOf(RoundId));
}

/// <summary>The figures of one result as the table and chart take them, the same on page and big screen.</summary>
internal sealed record ResultFigures(VotingMethod Method, Revealed Result)
{
    public string Heading =>
        Result.Winners.Count switch
        {
            0 => "There is no winner",
            1 => $"{Result.Winners[0].Title} wins",
            _ => $"Joint winners: {string.Join(", ", Result.Winners.Select(w => w.Title))}",
        };

    public string Caption =>
        Result.Standings[0] is { Votes: > 0 } first && Result.Standings.Count(s => s.Rank == 1) == 1
            ? $"{first.Title} {(Method == VotingMethod.Schulze ? "stands" : "leads with")} {Votes(first)}"
        : Method == VotingMethod.Schulze ? "How many ideas each stands above"
        : $"{ValueHeader} for each idea";

    /// <summary>What a room reads: who cast a ballot, and how it ended.</summary>
    public IReadOnlyList<string> LastSteps =>
        Result.Steps.Count <= MostOnScreen ? Result.Steps : [Result.Steps[0], .. Result.Steps.TakeLast(3)];

    public bool HasManySteps => Result.Steps.Count > MostOnScreen;

    private const int MostOnScreen = 14;

    public string ValueHeader =>
        Method switch
        {
            VotingMethod.Dots => "Dots",
            VotingMethod.Score => "Points",
            VotingMethod.InstantRunOff => "First choices",
            VotingMethod.Schulze => "Ideas it stands above",
            _ => "Votes",
        };

    public IReadOnlyList<ChartRow> Rows => [.. Result.Standings.Select(s => new ChartRow(s.Title, s.Votes, Votes(s)))];

    private string Votes(Standing standing) => InWords.Units(Method, standing.Votes);
}
