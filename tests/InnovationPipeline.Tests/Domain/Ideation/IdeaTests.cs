using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Ideation;

public sealed class IdeaTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = Noon.AddHours(4);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid Author = Guid.CreateVersion7();

    [Fact]
    public void Every_change_of_words_is_kept()
    {
        var (_, idea) = New();
        idea.Edit("Same-day scans nearby", "In a van", Author, Noon);
        idea.Edit("Same-day scans nearby", "In a van", Author, Noon);

        Assert.Equal([(1, "Same-day scans"), (2, "Same-day scans nearby")], idea.Revisions.Select(r => (r.Number, r.Title)));
        Assert.Throws<RuleBroken>(() => idea.Edit("Mine now", "", Guid.CreateVersion7(), Noon));
        Assert.Throws<RuleBroken>(() => idea.Edit("   ", "", Author, Noon));
    }

    [Fact]
    public void A_disposition_waits_for_the_close_and_says_why()
    {
        var (board, idea) = New();

        Refused(Idea.Rules.SessionIsOver, () => idea.Dispose(Closed("Done elsewhere"), null, board, Noon, Today));
        Refused(Idea.Rules.HasAReason, () => idea.Dispose(Closed("  "), null, board, After, Today));
        Refused(Idea.Rules.ThemeNamed, () => idea.Dispose(Of(DispositionKind.ToTheme), null, board, After, Today));
        Refused(Idea.Rules.OrganisationNamed, () => idea.Dispose(Of(DispositionKind.OfferedToIcs), null, board, After, Today));
        Refused(Idea.Rules.ReviewAhead, () => idea.Dispose(Of(DispositionKind.Parked, reviewOn: Today), null, board, After, Today));
        Refused(
            Idea.Rules.Coded,
            () => idea.Dispose(new(DispositionKind.Closed, "No", Author, After, whatNext: "Ask again"), null, board, After, Today)
        );
        Refused(
            Idea.Rules.SaysWhatNext,
            () =>
                idea.Dispose(
                    new(DispositionKind.Closed, "No", Author, After, code: ReasonCode.NoFunding, whatNext: " "),
                    null,
                    board,
                    After,
                    Today
                )
        );
        Assert.True(idea.NeedsDisposition);

        var theme = Guid.CreateVersion7();
        idea.Dispose(Of(DispositionKind.ToTheme, theme: theme), null, board, After, Today);
        idea.Dispose(Of(DispositionKind.ToTheme, theme: theme), null, board, After, Today);

        var told = Assert.IsType<IdeaDisposed>(Assert.Single(idea.TakeAnnouncements(After)));
        Assert.Equal(("ToTheme", theme), (told.Disposition, told.Subject));
        Assert.False(idea.NeedsDisposition);
    }

    [Fact]
    public void The_ask_is_told_in_words()
    {
        Assert.Null(AskFacts.None.InWords());
        var ask = new AskFacts(40_000m, 0m, 12_500.50m, 1.5m, "", "", null);
        Assert.Equal("£40,000 capital, £12,500.50 a year and 1.5 whole-time equivalent staff", ask.InWords());
        Assert.Equal("No money asked for", (AskFacts.None with { Capital = 0 }).InWords());
    }

    [Fact]
    public void Lineage_finds_every_source_once()
    {
        var a = New().Idea;
        var b = Link(a);
        var c = Link(b);
        var lineage = new Lineage([.. b.Links, .. c.Links]);

        Assert.Equal([b.Id, a.Id], lineage.AllSourcesOf(c.Id).Select(l => l.SourceIdeaId));
        Assert.Empty(lineage.AllSourcesOf(a.Id));
        Assert.Equal(new HashSet<Guid> { a.GroupId, b.GroupId }, lineage.AncestorGroupsOf(c.Id));
    }

    [Theory]
    [InlineData(0, "no time left")]
    [InlineData(30, "less than a minute left")]
    [InlineData(60, "1 minute left")]
    [InlineData(3600, "1 hour left")]
    [InlineData(7_500, "2 hours 5 minutes left")]
    [InlineData(200_000, "2 days left")]
    public void What_is_left_is_said_in_words(int seconds, string words) =>
        Assert.Equal(words, Remaining.InWords(Noon.AddSeconds(seconds), Noon));

    private static Idea Link(Idea source)
    {
        var (board, _) = New();
        return Idea.TakenFrom(source, Guid.CreateVersion7(), board, LinkKind.InspiredBy, note: null, Author, Noon);
    }

    private static (GroupBoard Board, Idea Idea) New()
    {
        var board = new GroupBoard(Guid.CreateVersion7(), Guid.CreateVersion7());
        board.Seat(1, Guid.CreateVersion7(), Guid.CreateVersion7(), [Author], Noon.AddDays(-1));
        board.CloseAt(Noon.AddHours(3), Noon.AddDays(-1));
        return (board, Idea.Added(Guid.CreateVersion7(), board, "Same-day scans", "", Author, Author, Noon));
    }

    [Fact]
    public void An_answer_is_known_from_the_moment_when_people_are_told_and_can_be_taken_back_before()
    {
        var (board, idea) = New();
        var later = new Disposition(
            DispositionKind.Closed,
            "Not now",
            Author,
            After,
            code: ReasonCode.NoFunding,
            whatNext: "New money in April",
            tellAt: After.AddDays(3)
        );

        idea.Dispose(later, null, board, After, Today);
        Assert.Null(idea.Disposition);
        Assert.Null(idea.FirstAnsweredAt);
        Assert.Empty(idea.TakeAnnouncements(After));
        Assert.False(idea.NeedsDisposition);

        idea.TakeBackAnswer();
        Assert.True(idea.NeedsDisposition);
        Refused(Idea.Rules.NotToldYet, idea.TakeBackAnswer);
        Refused(Idea.Rules.NotToldYet, () => idea.TellAnswer(After));

        idea.Dispose(later, null, board, After, Today);
        idea.TellAnswer(After.AddDays(3));
        Assert.Equal(("Not now", After.AddDays(3)), (idea.Disposition!.Reason, idea.Disposition.ToldAt));
        Assert.Single(idea.TakeAnnouncements(After));

        // The first answer stays the first.
        idea.Dispose(Of(DispositionKind.ToTheme, theme: Guid.CreateVersion7()), idea.Disposition.At, board, After.AddDays(9), Today);
        Assert.Equal(After.AddDays(3), idea.FirstAnsweredAt);
    }

    [Fact]
    public void An_answer_replaces_only_one_that_its_writer_has_seen()
    {
        var (board, idea) = New();
        idea.Dispose(Closed("Theirs"), null, board, After, Today);

        Refused(Idea.Rules.FirstWins, () => idea.Dispose(Closed("Mine"), null, board, After, Today));
        idea.Dispose(Closed("Mine"), idea.Disposition!.At, board, After, Today);

        Assert.Equal("Mine", idea.Disposition!.Reason);
    }

    [Fact]
    public void An_answer_that_nobody_knows_goes_with_a_withdrawn_idea()
    {
        var (board, idea) = New();
        idea.Dispose(Closed("Not now").Told(After.AddDays(2)), null, board, After, Today);
        idea.Withdraw(Author, After);
        Assert.Null(idea.Prepared);
    }

    private static Disposition Closed(string reason) =>
        new(DispositionKind.Closed, reason, Author, After, code: ReasonCode.AlreadyLive, whatNext: "Ask the supplier");

    private static Disposition Of(DispositionKind kind, Guid? theme = null, DateOnly? reviewOn = null) =>
        new(kind, "It fits there", Author, After, theme, organisationId: null, reviewOn, ReasonCode.NotAPriority, "More time");

    private static void Refused(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
