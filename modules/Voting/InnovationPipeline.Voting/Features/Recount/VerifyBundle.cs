using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain.Recount;

namespace InnovationPipeline.Voting.Features.Recount;

/// <param name="Problem">why it is not a bundle; then there is no verdict</param>
internal sealed record VerifiedBundle(string? Problem, BundleVerdict? Verdict);

/// <summary>Counts a bundle again and checks it; nothing of this installation is looked at.</summary>
[ForEveryone("whoever has a bundle may count it again, with this program or any other")]
internal sealed record BundleVerified(string Text, string? Seal) : IQuery<VerifiedBundle>;

internal sealed class BundleVerifiedHandler : IQueryHandler<BundleVerified, VerifiedBundle>
{
    public Task<VerifiedBundle> Handle(BundleVerified query, CancellationToken ct)
    {
        try
        {
            return Task.FromResult(new VerifiedBundle(Problem: null, BundleCheck.Of(query.Text, query.Seal)));
        }
        catch (FormatException problem)
        {
            return Task.FromResult(new VerifiedBundle(problem.Message, Verdict: null));
        }
    }
}
