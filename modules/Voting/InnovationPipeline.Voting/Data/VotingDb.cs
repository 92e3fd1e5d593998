using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Judging;
using InnovationPipeline.Voting.Domain.Pitching;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal sealed class VotingDb(ModuleDbServices services) : ModuleDb(services, "voting")
{
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<Ballot> Ballots => Set<Ballot>();
    public DbSet<Dealing> Dealings => Set<Dealing>();
    public DbSet<Elector> Electors => Set<Elector>();
    public DbSet<PaperBallot> PaperBallots => Set<PaperBallot>();
    public DbSet<SealedResult> SealedResults => Set<SealedResult>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<QuestionVote> QuestionVotes => Set<QuestionVote>();
    public DbSet<QuestionDesk> Desks => Set<QuestionDesk>();
    public DbSet<PitchSession> PitchSessions => Set<PitchSession>();
    public DbSet<Deck> Decks => Set<Deck>();
    public DbSet<DeckFile> DeckFiles => Set<DeckFile>();
    public DbSet<PitchFeedback> Feedback => Set<PitchFeedback>();
    public DbSet<PanelCommentary> Commentaries => Set<PanelCommentary>();
    public DbSet<Panel> Panels => Set<Panel>();
    public DbSet<InterestDeclaration> Interests => Set<InterestDeclaration>();
    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();

    /// <summary>Those checked in at the event.</summary>
    public IQueryable<Guid> VotersOf(Guid innovationEventId) =>
        Set<Grant>().Where(g => g.Role == Role.Voter && g.ScopeId == innovationEventId).Select(g => g.PersonId);

    /// <summary>Says to every screen that watches the round or its event that the round changed.</summary>
    public void Changed(Round round)
    {
        Changed(VotingTopic.Round, round.Id);
        Changed(VotingTopic.EventVote, round.InnovationEventId);
    }
}
