using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

/// <param name="Answer">its own, or that of the question it was merged into</param>
internal sealed record Followed(
    string Text,
    string About,
    QuestionState State,
    bool IsShown,
    string? Answer,
    string? Reason,
    DateOnly? DueOn,
    string? MergedInto,
    string? MergedState
)
{
    public string StateInWords => QuestionWords.Of(State, IsShown);
}

[ForEveryone("whoever holds the private link's secret asked the question")]
internal sealed record QuestionWithSecret([property: Sealed] string Secret) : IQuery<Followed>;

internal sealed class QuestionWithSecretHandler(VotingDb db, IInnovationEvents events, IIdeas ideas)
    : IQueryHandler<QuestionWithSecret, Followed>
{
    public async Task<Followed> Handle(QuestionWithSecret query, CancellationToken ct)
    {
        var digest = FollowSecret.DigestOf(query.Secret);
        var question = await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.FollowDigest == digest, ct) ?? throw new NotFound();
        var titles = await TopicTitles.For([question], events, ideas, ct);
        var standing = await db.StandingFor(question, ct);
        return new Followed(
            question.Text,
            titles.Of(question),
            question.State,
            question.IsShown,
            standing.Answer,
            question.Reason,
            question.HasEnded ? null : question.DueOn,
            standing.Id == question.Id ? null : standing.Text,
            standing.Id == question.Id ? null : QuestionWords.Of(standing.State, standing.IsShown)
        );
    }
}
